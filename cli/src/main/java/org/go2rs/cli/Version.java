package org.go2rs.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as built into the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Main.class.getPackage().getImplementationVersion();
    return new String[] {"go2rs " + (version == null ? "development" : version)};
  }
}
