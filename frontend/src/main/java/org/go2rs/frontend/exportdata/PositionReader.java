package org.go2rs.frontend.exportdata;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;

/** Gives the positions of objects in the order in which {@link PositionWriter} took them. Files are entered in the file set; their text is read when asked for. */
final class PositionReader {
  private final ByteSource in;
  private final List<SourceFile> files = new ArrayList<>();
  private int lastOffset;

  PositionReader(byte[] positions, FileSet fileSet, SourceText text) {
    in = new ByteSource(positions);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      String name = in.text();
      files.add(fileSet.addFile(name, in.count(), () -> text.read(name)));
    }
  }

  int next() {
    int file = in.count();
    if (file == 0) {
      return 0;
    }
    if (file > files.size()) {
      throw new ExportFormatException("no such file: " + file);
    }
    lastOffset += (int) in.signed();
    return files.get(file - 1).pos(lastOffset);
  }
}
