package org.go2rs.transpile;

import org.go2rs.transpile.decl.BodyLowering;
import org.go2rs.transpile.decl.PackageInput;
import org.go2rs.transpile.decl.PackageLowering;
import org.go2rs.transpile.decl.Translation;

/**
 * Turns checked Go packages into Rust crates. Pure: what it gives depends on its input alone, and packages may be translated in parallel.
 *
 * <pre>{@code
 * var translation = new Transpiler(new Bodies()).translate(new PackageInput(pkg, info, fileSet, files, dir, summaries, Set.of(), Set.of(), Map.of(), true, List.of(), "", false, false));
 * }</pre>
 */
public final class Transpiler {
  private final BodyLowering bodies;

  public Transpiler(BodyLowering bodies) {
    this.bodies = bodies;
  }

  /** Translates one package. */
  public Translation translate(PackageInput input) {
    return PackageLowering.lower(input, bodies);
  }
}
