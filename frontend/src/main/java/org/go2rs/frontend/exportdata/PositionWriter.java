package org.go2rs.frontend.exportdata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.source.SourceFile;

/** Positions as byte offsets in files, each relative to the one before. */
final class PositionWriter {
  private final FileSet files;
  private final Map<SourceFile, Integer> numbers = new LinkedHashMap<>();
  private final ByteSink out = new ByteSink();
  private int lastOffset;

  PositionWriter(FileSet files) {
    this.files = files;
  }

  void add(int pos) {
    SourceFile file = pos == 0 ? null : files.file(pos);
    if (file == null) {
      out.number(0);
      return;
    }
    Integer number = numbers.get(file);
    if (number == null) {
      number = numbers.size() + 1;
      numbers.put(file, number);
    }
    out.number(number);
    out.signed(file.offset(pos) - lastOffset);
    lastOffset = file.offset(pos);
  }

  byte[] toBytes() {
    ByteSink all = new ByteSink();
    all.number(numbers.size());
    for (SourceFile file : numbers.keySet()) {
      all.text(file.name());
      all.number(file.size());
    }
    all.append(out);
    return all.toBytes();
  }
}
