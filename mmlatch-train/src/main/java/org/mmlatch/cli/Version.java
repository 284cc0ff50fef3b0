package org.mmlatch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this installation was built from, written down by the build. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      build.load(file);
    }
    return new String[] {
      "MMLatch " + build.getProperty("version"),
      "DJL " + build.getProperty("djl"),
      "PyTorch " + build.getProperty("pytorch") + " (" + build.getProperty("native") + ")",
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
