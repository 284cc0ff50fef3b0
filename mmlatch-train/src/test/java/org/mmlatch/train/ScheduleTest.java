package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/** Rates beside those of torch.optim.lr_scheduler, which were calculated with PyTorch 2.11. */
class ScheduleTest {
  private static final List<Double> SIX_LOSSES = Collections.nCopies(6, 1.0);

  private static Schedule schedule(String settings) {
    return Schedule.of(settings(settings));
  }

  private static Settings settings(String settings) {
    Map<String, String> all =
        new HashMap<>(Map.of("train.learning-rate", "0.4", "train.epochs", "6"));
    for (String setting : settings.split(" ", -1)) {
      all.put("schedule." + setting.split("=", -1)[0], setting.split("=", -1)[1]);
    }
    return SettingsLoader.load(Optional.empty(), all);
  }

  /** Returns the rate of as many epochs as there are losses. */
  private static List<Double> rates(Schedule schedule, List<Double> losses) {
    List<Double> rates = new ArrayList<>();
    Schedule.State state = schedule.start();
    for (int epoch = 1; epoch <= losses.size(); epoch++) {
      rates.add(state.rate());
      state = schedule.after(state, epoch, Double.NaN, losses.get(epoch - 1));
    }
    return rates;
  }

  private static void assertRates(List<Double> expected, List<Double> rates) {
    assertEquals(expected.size(), rates.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), rates.get(i), 1e-15, "epoch " + (i + 1) + " of " + rates);
    }
  }

  /** CosineAnnealingLR(T_max = 6, eta_min = 0.02): floor + (0.4 - floor) (1 + cos πt/6) / 2. */
  @Test
  void theCosineIsTorchs() {
    List<Double> torchs = List.of(0.4, 0.3745448267190434, 0.305, 0.21, 0.115, 0.04545517328095665);
    assertRates(torchs, rates(schedule("type=cosine floor=0.05"), SIX_LOSSES));
  }

  /** LinearLR(start_factor = 1, end_factor = 0.05, total_iters = 6): 0.4 (1 - 0.95 t/6). */
  @Test
  void theLineIsTorchs() {
    List<Double> torchs =
        List.of(0.4, 0.33666666666666667, 0.2733333333333334, 0.21, 0.14666666666666672, 0.25 / 3);
    assertRates(torchs, rates(schedule("type=linear floor=0.05"), SIX_LOSSES));
  }

  @Test
  void aConstantRateStaysExactly() {
    assertEquals(
        Collections.nCopies(6, 0.4), rates(schedule("type=constant floor=0.3"), SIX_LOSSES));
  }

  /** SequentialLR of LinearLR(1/3, 1, total_iters = 2) and the others with T_max = 4. */
  @Test
  void theWarmUpIsTorchsLinearOneBeforeEverySchedule() {
    List<Double> start = List.of(0.4 / 3, 0.8 / 3, 0.4);
    List<Double> cosine = new ArrayList<>(start);
    cosine.addAll(List.of(0.344350288425444, 0.21, 0.07564971157455598));
    assertRates(cosine, rates(schedule("type=cosine floor=0.05 warmup=2"), SIX_LOSSES));
    List<Double> linear = new ArrayList<>(start);
    linear.addAll(List.of(0.305, 0.21, 0.115));
    assertRates(linear, rates(schedule("type=linear floor=0.05 warmup=2"), SIX_LOSSES));
    List<Double> constant = new ArrayList<>(start);
    constant.addAll(List.of(0.4, 0.4, 0.4));
    assertRates(constant, rates(schedule("type=constant warmup=2"), SIX_LOSSES));
  }

  /** ReduceLROnPlateau(patience = 1, cooldown = 1, threshold = 0.001, min_lr = 0.06). */
  @Test
  void thePlateauIsTorchsWithOneLessOfPatience() {
    List<Double> losses =
        List.of(1.0, 0.9, 0.95, 0.92, 0.9, 0.89, 0.91, 0.8995, 0.93, 0.92, 0.99, 0.95, 0.9, 0.94);
    List<Double> torchs =
        List.of(0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.06, 0.06, 0.06);
    assertRates(
        torchs, rates(schedule("patience=2 cooldown=1 threshold=0.001 floor=0.15"), losses));
  }

  @ParameterizedTest
  @CsvSource({
    "improving, patience=2, 3 2 1 0, 0.4 0.4 0.4 0.4",
    "cut after the second bad loss, patience=2, 1 1 1 1, 0.4 0.4 0.4 0.2",
    "counted anew after a cut, patience=2, 1 2 2 2 2 2, 0.4 0.4 0.4 0.2 0.2 0.1",
    "an improvement forgives, patience=2, 1 2 0.9 2 2 2, 0.4 0.4 0.4 0.4 0.4 0.2",
    "the cooldown does not count, patience=1 cooldown=2, 1 2 2 2 2 2, 0.4 0.4 0.2 0.2 0.2 0.1",
    "within the threshold, patience=1 threshold=0.1, 1 0.95 0.89 0, 0.4 0.4 0.2 0.2",
    "above the floor, patience=1 floor=0.4, 1 1 1 1, 0.4 0.4 0.2 0.16",
    "a warm-up's losses do not count, patience=1 warmup=2, 0 1 2 2 2, 0.13333 0.26667 0.4 0.4 0.2",
  })
  void thePlateauGoesByTheLosses(String what, String settings, String losses, String expected) {
    List<Double> rates = rates(schedule(settings), numbers(losses));
    List<Double> rounded = rates.stream().map(rate -> Math.round(rate * 1e5) / 1e5).toList();
    assertEquals(numbers(expected), rounded, what);
  }

  private static List<Double> numbers(String text) {
    return List.of(text.split(" ", -1)).stream().map(Double::valueOf).toList();
  }

  @Test
  void theReleasedPlateauSeesTheTrainingLossFirst() {
    Schedule released = schedule("patience=2 step-on=train-and-validation");
    Schedule.State state = released.after(released.start(), 1, 1, 2);
    assertEquals(1, state.memory().get("bad"));
    assertEquals(1.0, state.memory().get("best"));
    assertEquals(0.2, released.after(state, 2, 1, 0.5).rate());
  }

  @Test
  void aWarmUpThatNeverEndsIsRefused() {
    Settings settings = settings("warmup=6");
    SettingsException error = assertThrows(SettingsException.class, () -> Schedule.of(settings));
    assertEquals(
        "schedule.warmup is 6, but train.epochs is 6: the warm-up must be shorter than the training",
        error.getMessage());
  }
}
