package org.go2rs.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The Rust sources that every translated program is built on. They travel in the plugin's jar; cargo needs them as files. */
final class RustRuntime {
  private static final String ROOT = "rust-runtime/";

  private final Path home;
  private final PluginDescriptor plugin;

  RustRuntime(Path home, PluginDescriptor plugin) {
    this.home = home;
    this.plugin = plugin;
  }

  /** The directory that holds the sources; they are written only if the plugin's jar is another than last time. */
  Path unpacked() throws MojoExecutionException {
    Path jar = plugin.getPluginArtifact().getFile().toPath();
    Path stamp = home.resolve(".from");
    try {
      String from = jar + " " + Files.getLastModifiedTime(jar);
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(from)) {
        Files.deleteIfExists(stamp);
        unpack(jar);
        Files.writeString(stamp, from);
      }
      return home;
    } catch (IOException e) {
      throw new MojoExecutionException("go2rs: cannot unpack the Rust runtime to " + home, e);
    }
  }

  private void unpack(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry each = entries.nextElement();
        if (each.getName().startsWith(ROOT) && !each.isDirectory()) {
          copy(file, each);
        }
      }
    }
  }

  private void copy(JarFile file, JarEntry entry) throws IOException {
    Path target = home.resolve(entry.getName()).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("an entry of the plugin's jar leaves the directory: " + entry.getName());
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = file.getInputStream(entry)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
