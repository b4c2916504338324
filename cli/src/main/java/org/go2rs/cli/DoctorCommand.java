package org.go2rs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.go2rs.driver.MachineCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code go2rs doctor}: what this machine has and lacks. */
@Command(
    name = "doctor",
    description = "Says what of the needed tools is installed, what is missing, and how to get it.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 34;

  @Spec private CommandSpec spec;
  @Mixin private final JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<MachineCheck.Finding> findings = MachineCheck.run(System.getenv(), CommonOptions.home());
    boolean healthy = findings.stream().allMatch(f -> f.ok() || !f.needed());
    PrintWriter out = spec.commandLine().getOut();
    if (json.json) {
      JsonReport report = healthy ? JsonReport.success("doctor") : JsonReport.error("doctor", ExitCode.FAILED, "something is missing");
      out.println(report.with("findings", findings));
    } else {
      findings.forEach(finding -> print(finding, out));
      out.println(healthy ? "All that go2rs needs is there." : "Something is missing; see above.");
    }
    out.flush();
    return healthy ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void print(MachineCheck.Finding finding, PrintWriter out) {
    String mark = finding.ok() ? "ok" : finding.needed() ? "MISSING" : "-";
    out.printf("%-8s%-" + NAME_WIDTH + "s%s%n", mark, finding.name(), finding.detail());
    if (!finding.advice().isEmpty()) {
      out.printf("%-8s%s%n", "", finding.advice());
    }
  }
}
