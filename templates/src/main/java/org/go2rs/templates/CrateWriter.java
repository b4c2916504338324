package org.go2rs.templates;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RustCrate;
import org.go2rs.transpile.rust.RustFile;

/**
 * Renders crates: the entrance of this module. Thread-safe.
 *
 * <pre>{@code
 * var rendered = new CrateWriter().render(List.of(crate));
 * rendered.get(0).files().forEach(f -> write(f.path(), f.text()));
 * }</pre>
 */
public final class CrateWriter {
  private final RustWriter writer = new RustWriter();

  /** A crate's files as text, with the table of places last. Its manifest is {@link ManifestWriter}'s. */
  public record RenderedCrate(RustCrate crate, List<RenderedFile> files, String messages) {}

  /**
   * One file.
   *
   * @param path the file's place in its crate
   * @param lines where its lines come from
   */
  public record RenderedFile(String path, String text, LineMap lines) {}

  /** Renders all files of {@code crates} with one run of rustfmt. What rustfmt could not read stays unformatted, with its message. */
  public List<RenderedCrate> render(List<RustCrate> crates) {
    var drafts = crates.stream().flatMap(c -> c.files().stream()).map(writer::draft).toList();
    // rustfmt would follow module declarations to files that are not there.
    var toFormat = drafts.stream().filter(d -> !declaresModules(d.file())).map(RustWriter.Draft::text).toList();
    var formatted = Rustfmt.format(toFormat);
    var texts = formatted.texts().iterator();
    var finished = new ArrayList<RenderedFile>();
    for (RustWriter.Draft draft : drafts) {
      var text = declaresModules(draft.file()) ? draft.text() : texts.next();
      finished.add(new RenderedFile(draft.file().path(), Disguise.undo(text), draft.located().lines(text)));
    }
    var out = new ArrayList<RenderedCrate>();
    int at = 0;
    for (RustCrate crate : crates) {
      int end = at + crate.files().size();
      var files = new ArrayList<>(finished.subList(at, end));
      files.add(places(crate, files));
      out.add(new RenderedCrate(crate, List.copyOf(files), formatted.messages()));
      at = end;
    }
    return out;
  }

  private static RenderedFile places(RustCrate crate, List<RenderedFile> rendered) {
    var table = new PlaceTable();
    for (int i = 0; i < rendered.size(); i++) {
      table.add(crate.files().get(i), rendered.get(i).lines());
    }
    return new RenderedFile(PlaceTable.PATH, table.text(), new LineMap(List.of()));
  }

  private static boolean declaresModules(RustFile file) {
    return file.items().stream().anyMatch(i -> i instanceof RsItem.ModDecl);
  }
}
