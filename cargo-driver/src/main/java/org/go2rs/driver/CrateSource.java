package org.go2rs.driver;

import java.util.List;
import java.util.SortedMap;

/**
 * The text of one translated crate, before it has a place on disk.
 *
 * @param name the crate's name, {@code go_fmt}
 * @param importPath the Go package it came from
 * @param files path inside the crate (with forward slashes) to content; without {@code Cargo.toml}
 * @param dependencies names of the translated crates it uses directly
 * @param binary whether the crate has a {@code main.rs}
 */
public record CrateSource(
    String name, String importPath, SortedMap<String, byte[]> files, List<String> dependencies, boolean binary) {}
