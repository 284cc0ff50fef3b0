package org.mmlatch.cli;

import org.mmlatch.run.BuildInfo;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "MMLatch " + BuildInfo.version(),
      "DJL " + BuildInfo.property("djl"),
      "PyTorch " + BuildInfo.property("pytorch") + " (" + BuildInfo.property("native") + ")",
      "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
