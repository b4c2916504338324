package org.go2rs.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.go2rs.driver.DriverException;
import org.go2rs.driver.Processes;

/**
 * Starts the program that was built. The launcher, if it can, replaces itself with the program: then signals, the terminal and the exit status are the program's without
 * anybody in between, and no JVM waits for its end.
 */
final class ProgramStart {
  /** The launcher's file: if we write a directory and a command into it, each part ended by a zero byte, the launcher runs that. */
  private static final String HANDOVER = "go2rs.handover";

  private ProgramStart() {}

  static int run(Path directory, List<String> command) {
    String handover = System.getProperty(HANDOVER, "");
    if (handover.isEmpty()) {
      return Processes.inherit(directory, command);
    }
    StringBuilder text = new StringBuilder(directory.toString()).append('\0');
    command.forEach(part -> text.append(part).append('\0'));
    try {
      Files.write(Path.of(handover), text.toString().getBytes(Charset.forName(System.getProperty("sun.jnu.encoding"))));
    } catch (IOException e) {
      throw new DriverException("cannot write " + handover + ": " + e.getMessage(), e);
    }
    return ExitCode.OK;
  }
}
