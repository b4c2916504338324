package org.go2rs.frontend.load;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Turns the {@code file:line:col} of a go list error into a position. */
final class ImportPlaces {
  private static final Pattern PLACE = Pattern.compile("(.*):(\\d+):(\\d+)");

  private ImportPlaces() {}

  /** The position, or 0 if the file is not loaded. */
  static int find(FileSet files, Path directory, String place) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      return 0;
    }
    @Nullable SourceFile file = files.named(directory.resolve(matcher.group(1)).normalize().toString());
    int line = Integer.parseInt(matcher.group(2));
    if (file == null || line > file.lineCount()) {
      return 0;
    }
    return file.pos(file.lineStart(line) + Integer.parseInt(matcher.group(3)) - 1);
  }
}
