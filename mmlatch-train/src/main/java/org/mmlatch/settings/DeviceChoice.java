package org.mmlatch.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The device that the model computes on. */
public sealed interface DeviceChoice {
  /** The texts that {@link #parse} accepts in words, for error messages. */
  String EXPECTED =
      "auto | cpu | gpu | gpu:N, N the GPU's number from 0;"
          + " one training uses one device, a sweep several";

  /** The first GPU if the engine sees one, else the CPU. */
  record Auto() implements DeviceChoice {
    @Override
    public String toString() {
      return "auto";
    }
  }

  /** The CPU, even where there is a GPU. */
  record Cpu() implements DeviceChoice {
    @Override
    public String toString() {
      return "cpu";
    }
  }

  /**
   * One GPU; an error if it is not available.
   *
   * @param index its number among the GPUs that the engine sees, from 0
   */
  record Gpu(int index) implements DeviceChoice {
    @Override
    public String toString() {
      return "gpu:" + index;
    }
  }

  /** Returns the device that a settings text names; {@code gpu} is {@code gpu:0}. */
  static Optional<DeviceChoice> parse(String text) {
    return switch (text) {
      case "auto" -> Optional.of(new Auto());
      case "cpu" -> Optional.of(new Cpu());
      case "gpu" -> Optional.of(new Gpu(0));
      default -> {
        Matcher numbered = Pattern.compile("gpu:([0-9]{1,4})").matcher(text);
        yield numbered.matches()
            ? Optional.of(new Gpu(Integer.parseInt(numbered.group(1))))
            : Optional.empty();
      }
    };
  }
}
