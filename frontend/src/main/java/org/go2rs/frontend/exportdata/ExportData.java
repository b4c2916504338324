package org.go2rs.frontend.exportdata;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The export data of one package.
 *
 * @param api types, constants and signatures
 * @param positions where the objects of {@code api} are declared, in its order
 * @param summary what the translation of importers needs to know beyond types: opaque here
 */
public record ExportData(byte[] api, byte[] positions, byte[] summary) {
  /** Changes with the format: data of another version is not read but made anew. */
  static final int VERSION = 1;

  private static final int MAGIC = 0x67327278;

  /** Identifies what importers can depend on: positions are left out. In hexadecimal digits. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) VERSION);
      digest.update(api);
      digest.update(summary);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same with another summary. */
  public ExportData withSummary(byte[] newSummary) {
    return new ExportData(api, positions, newSummary);
  }

  /** All in one, for a file. */
  public byte[] toBytes() {
    ByteSink out = new ByteSink();
    out.fixed(MAGIC);
    out.number(VERSION);
    out.bytes(api);
    out.bytes(positions);
    out.bytes(summary);
    return out.toBytes();
  }

  /**
   * Export data from a file.
   *
   * @throws ExportFormatException if the bytes are no export data or of another version
   */
  public static ExportData of(byte[] file) {
    ByteSource in = new ByteSource(file);
    if (in.fixed() != MAGIC || in.number() != VERSION) {
      throw new ExportFormatException("no export data of this version");
    }
    return new ExportData(in.bytes(), in.bytes(), in.bytes());
  }
}
