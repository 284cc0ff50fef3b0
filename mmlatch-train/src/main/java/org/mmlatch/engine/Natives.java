package org.mmlatch.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The native libraries that the engine computes with.
 *
 * @param version PyTorch's version, for example 2.0.1-20230709
 * @param flavor the platform they are built for: cpu, cu118, cu124
 * @param origin the jar or folder that they come from
 */
public record Natives(String version, String flavor, String origin) {
  private static final String DESCRIPTION = "native/lib/pytorch.properties";
  private static final String UNKNOWN = "unknown";

  /**
   * Returns the libraries that the engine loads: from the folder that MMLATCH_TORCH or DJL's own
   * environment variables name, otherwise from a jar.
   *
   * @throws org.mmlatch.settings.SettingsException if the folder in MMLATCH_TORCH has no PyTorch
   */
  public static Natives installed() {
    return installed(System.getenv());
  }

  static Natives installed(Map<String, String> environment) {
    return TorchFolder.named(environment)
        .map(torch -> new Natives(torch.version(), torch.flavor(), torch.libraries().toString()))
        .orElseGet(() -> ofDjl(environment));
  }

  private static Natives ofDjl(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PYTORCH_LIBRARY_PATH"))
        .map(
            folder ->
                new Natives(
                    environment.getOrDefault("PYTORCH_VERSION", UNKNOWN),
                    environment.getOrDefault("PYTORCH_FLAVOR", UNKNOWN),
                    folder))
        .orElseGet(Natives::packaged);
  }

  private static Natives packaged() {
    return Optional.ofNullable(Natives.class.getClassLoader().getResource(DESCRIPTION))
        .map(Natives::described)
        .orElseGet(() -> new Natives(UNKNOWN, UNKNOWN, "none on the class path"));
  }

  private static Natives described(URL description) {
    Properties properties = new Properties();
    try (InputStream in = description.openStream()) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + description, e);
    }
    return new Natives(
        properties.getProperty("version", UNKNOWN),
        properties.getProperty("flavor", UNKNOWN),
        description.toString().replaceFirst("^jar:file:", "").replaceFirst("!.*", ""));
  }

  /** Returns whether the libraries are built for NVIDIA GPUs. */
  public boolean haveCuda() {
    return flavor.startsWith("cu");
  }

  /**
   * Returns the cuDNN file that must be installed separately: the libraries for CUDA 11 do not
   * include cuDNN 8.
   */
  Optional<String> missingCudnn() {
    return flavor.startsWith("cu11") ? Optional.of("libcudnn.so.8") : Optional.empty();
  }

  @Override
  public String toString() {
    return "PyTorch %s for %s".formatted(version, flavor);
  }
}
