package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Rust source file.
 *
 * @param path the file's place in its crate, with forward slashes: {@code src/sort.rs}
 * @param comments comment lines at the file's top (a licence), without slashes
 * @param docs inner doc comment lines ({@code //!}), without slashes
 * @param attrs inner attributes ({@code #![..]})
 * @param source the path of the file it is translated from, null for generated files
 * @param provenance where its expressions come from
 */
public record RustFile(String path, List<String> comments, List<String> docs, List<RsAttr> attrs, List<RsItem> items, @Nullable String source, Provenance provenance) {
  /** A file whose expressions come from nowhere. */
  public RustFile(String path, List<String> comments, List<String> docs, List<RsAttr> attrs, List<RsItem> items, @Nullable String source) {
    this(path, comments, docs, attrs, items, source, Provenance.NONE);
  }

  public RustFile {
    comments = List.copyOf(comments);
    docs = List.copyOf(docs);
    attrs = List.copyOf(attrs);
    items = List.copyOf(items);
  }
}
