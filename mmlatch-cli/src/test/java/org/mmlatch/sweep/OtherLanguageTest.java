package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.run.Reproduction;

/** Somebody whose language has digits and cases of its own embeds the program. */
class OtherLanguageTest {
  @TempDir private Path folder;
  private Locale before;
  private TinySweep tiny;

  @BeforeEach
  void remember() {
    before = Locale.getDefault();
    tiny = new TinySweep(folder);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private SweepFolder run(Locale locale, String name) {
    Locale.setDefault(locale);
    SweepFolder sweep = tiny.plan(name, "seeds = [0, 1]");
    new TrialRun(sweep, 1, Optional.empty(), failure -> 1).run(Duration.ZERO, () -> false);
    return sweep;
  }

  private static List<String> names(SweepFolder sweep) throws IOException {
    try (Stream<Path> files = Files.walk(sweep.path())) {
      return files.map(file -> sweep.path().relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void hasTheSameFilesByNameAndContent() throws IOException {
    SweepFolder plain = run(Locale.ROOT, "plain");
    for (String language : List.of("ar-EG", "fa-IR", "ne-NP", "my-MM", "tr-TR")) {
      SweepFolder other = run(Locale.forLanguageTag(language), language);
      assertEquals(names(plain), names(other), language);
      assertTrue(Reproduction.compare(plain.trial(1).run(), other.trial(1).run()).isExact());
      assertEquals(
          Files.readString(plain.trial(1).result()), Files.readString(other.trial(1).result()));
      assertEquals(
          new SlurmJob(Path.of("/p"), 1, Map.of()).script(plain).replace("plain", "-"),
          new SlurmJob(Path.of("/p"), 1, Map.of()).script(other).replace(language, "-"));
    }
  }

  @Test
  void drawsTheSame() {
    Locale.setDefault(Locale.ROOT);
    double plain = Uniform.of(3, 4, "train.learning-rate");
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    assertEquals(plain, Uniform.of(3, 4, "train.learning-rate"));
  }
}
