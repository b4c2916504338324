package org.go2rs.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as built into the jar. */
final class Version implements IVersionProvider {
  static String number() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"go2rs " + number()};
  }
}
