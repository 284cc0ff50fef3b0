package org.mmlatch.cli.data;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mmlatch.data.imports.Policy;
import org.mmlatch.data.imports.SourceDefect;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Option;

/** The option --on: how an import handles defects; use as a picocli {@code @Mixin}. */
public final class DefectPolicies {
  @Option(
      names = "--on",
      paramLabel = "DEFECT=POLICY",
      description =
          "How to handle a defect of a segment. not-finite: a feature is NaN or infinite (zero, drop "
              + "or fail; default: zero). unaligned: modalities differ in their number of steps; "
              + "label: the label is missing or invalid; interval: a row of a .csd file has an "
              + "invalid interval (drop or fail; default: fail). May be repeated.")
  private Map<String, Policy> policies = new TreeMap<>();

  /**
   * Returns the chosen policies.
   *
   * @throws SettingsException if a defect is unknown or does not allow the policy
   */
  public Map<SourceDefect, Policy> chosen() {
    Map<SourceDefect, Policy> chosen = new EnumMap<>(SourceDefect.class);
    policies.forEach((name, policy) -> chosen.put(defect(name, policy), policy));
    return chosen;
  }

  private static SourceDefect defect(String name, Policy policy) {
    return Stream.of(SourceDefect.values())
        .filter(defect -> defect.key().equals(name) && defect.allows(policy))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "--on %s=%s: expected not-finite=zero|drop|fail, unaligned=drop|fail,"
                            .formatted(name, policy.key())
                        + " label=drop|fail or interval=drop|fail"));
  }
}
