package org.go2rs.frontend.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the caller of {@link PackageLoader} knows from loading the same packages before. */
public interface EarlierLoads {
  /** Nothing is known, and nothing kept. */
  EarlierLoads NONE =
      new EarlierLoads() {
        @Override
        public Set<String> unchanged(List<ScannedPackage> packages) {
          return Set.of();
        }

        @Override
        public Optional<List<String>> imports(List<byte[]> originals, List<byte[]> ours) {
          return Optional.empty();
        }

        @Override
        public void keepImports(List<byte[]> originals, List<byte[]> ours, List<String> paths) {}
      };

  /**
   * Tells which packages need not be parsed: they come out without files.
   *
   * @param packages all packages, in dependency order
   * @return import paths
   */
  Set<String> unchanged(List<ScannedPackage> packages);

  /**
   * The paths that a package under an overlay imports, which only parsing tells. Called by several threads.
   *
   * @param originals the contents of the package's own files
   * @param ours the contents of the files that override parts of them
   */
  Optional<List<String>> imports(List<byte[]> originals, List<byte[]> ours);

  /** Keeps what {@link #imports} will give the next time. Called by several threads. */
  void keepImports(List<byte[]> originals, List<byte[]> ours, List<String> paths);
}
