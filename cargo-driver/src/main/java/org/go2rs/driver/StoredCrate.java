package org.go2rs.driver;

import java.nio.file.Path;

/**
 * A crate that stands on disk.
 *
 * @param name the crate's name
 * @param key hash of its text and of the keys of all it depends on
 * @param dir its directory, which holds {@code Cargo.toml}
 */
public record StoredCrate(String name, String key, Path dir) {}
