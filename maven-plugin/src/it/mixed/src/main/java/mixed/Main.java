package mixed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Asks the Go program of this project for a greeting. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("target/go2rs/bin/hello"));
    command.addAll(List.of(args));
    System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
