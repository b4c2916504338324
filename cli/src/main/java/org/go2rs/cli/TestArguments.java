package org.go2rs.cli;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes what is for the test programs from the command line of {@code go2rs test}: all that stands behind {@code -args}. */
final class TestArguments implements IParameterPreprocessor {
  private static final List<String> MARKS = List.of("-args", "--args", "--");

  @Override
  public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec none, Map<String, Object> info) {
    // The first argument is on top.
    List<String> inOrder = args.reversed();
    int mark = inOrder.indexOf(inOrder.stream().filter(MARKS::contains).findFirst().orElse(""));
    if (mark >= 0) {
      ((TestCommand) command.userObject()).arguments.addAll(inOrder.subList(mark + 1, inOrder.size()));
      args.subList(0, args.size() - mark).clear();
    }
    return false;
  }
}
