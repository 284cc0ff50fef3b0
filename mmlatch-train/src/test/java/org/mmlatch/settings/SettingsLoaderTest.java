package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.EncoderType;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.model.FeedbackType;

class SettingsLoaderTest {
  private static final Settings DEFAULTS = SettingsLoader.load(Optional.empty(), Map.of());

  @TempDir Path folder;

  @Test
  void theDefaultsFollowThePaper() {
    assertEquals(FeedbackType.LSTM, DEFAULTS.feedback().type());
    assertEquals(Pooling.LAST, lateFusion(DEFAULTS).pooling());
    assertEquals(PaddingRule.MASKED, DEFAULTS.model().padding());
    assertEquals(DropoutRates.DEFAULT, lateFusion(DEFAULTS).dropout());
    assertEquals(
        new TrainSettings(32, 100, 5e-4, LossChoice.AUTO, 0, 0, 0, 1, ValidLoss.TASK, 10, false),
        DEFAULTS.train());
    assertEquals(
        new ScheduleSettings(ScheduleType.PLATEAU, 0, 0.5, 2, 0, 0, 0, StepOn.VALIDATION),
        DEFAULTS.schedule());
  }

  @Test
  void theUsersFileWinsOverThePresetAndTheCommandLineOverBoth() throws IOException {
    Settings settings =
        load(
            "preset = released\nmodel.pooling = last\nschedule.patience = 7\n",
            Map.of("schedule.patience", "8"));
    assertEquals(Pooling.LAST, lateFusion(settings).pooling());
    assertEquals(8, settings.schedule().patience());
    assertEquals(2, settings.schedule().cooldown());
  }

  @Test
  void aPresetOnTheCommandLineLiesUnderTheUsersFile() throws IOException {
    Settings settings = load("schedule.cooldown = 5\n", Map.of("preset", "released"));
    assertEquals(5, settings.schedule().cooldown());
    assertEquals(Pooling.ATTENTION, lateFusion(settings).pooling());
  }

  @Test
  void theReleasedPresetSetsEveryDepartureOfTheReleasedCode() {
    Settings released = override("preset", "released");
    assertEquals(
        List.of(
            "data.bucket-window = 1",
            "feedback.mask-dropout-at-evaluation = true",
            "feedback.stage1-gradients = true",
            "model.padding = released",
            "model.pooling = attention",
            "preset = released",
            "schedule.cooldown = 2",
            "schedule.floor = 0.05",
            "schedule.patience = 3",
            "schedule.step-on = train-and-validation",
            "schedule.threshold = 0.0001"),
        DEFAULTS.differences(released).stream()
            .map(pair -> pair.key() + " = " + pair.right())
            .toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyPresetLoads(Preset preset) {
    assertEquals(preset, override("preset", SettingText.of(preset)).preset());
  }

  @Test
  void threadsAreAutomaticOrCounted() {
    assertEquals(OptionalInt.empty(), DEFAULTS.threads());
    assertEquals(OptionalInt.of(4), override("threads", "4").threads());
  }

  @ParameterizedTest
  @CsvSource({"auto,auto", "cpu,cpu", "gpu,gpu:0", "gpu:3,gpu:3"})
  void aDeviceIsNamedByItsText(String text, String canonical) {
    assertEquals(canonical, override("device", text).device().toString());
  }

  @Test
  void modalitiesAreWrittenAsAListOrByCommas() throws IOException {
    ModalitySelection expected =
        new ModalitySelection.Listed(List.of(Modality.TEXT, Modality.AUDIO));
    assertEquals(expected, load("model.modalities = [audio, text]", Map.of()).model().modalities());
    assertEquals(expected, override("model.modalities", "text,audio").model().modalities());
    assertEquals(expected, override("model.modalities", "[text, audio]").model().modalities());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"c,d\", a-b]", "\"c,d\",a-b", "[ \"c,d\" , \"a-b\" ]"})
  void aCommaInTheQuotesOfATargetBelongsToItsName(String text) throws IOException {
    assertEquals(
        List.of("c,d", "a-b"), load("", Map.of("task.targets", text)).task().targets().names());
  }

  @Test
  void settingsThatOnlyAnotherEncoderReadsAreUnread() throws IOException {
    Settings mult =
        load(
            "model { encoder = mult, modalities = [text], hidden = 7, dropout.input = 0.1 }",
            Map.of());
    assertEquals(
        List.of("late-fusion"), mult.unread().keySet().stream().map(EncoderType::name).toList());
    assertEquals(
        List.of(List.of("model.dropout.input", "model.hidden")),
        List.copyOf(mult.unread().values()));
    assertEquals(Map.of(), load("mult.width = 8", Map.of("model.encoder", "mult")).unread());
    assertEquals(Map.of(), load("model.hidden = 7", Map.of()).unread());
  }

  @Test
  void allModalitiesAreThoseOfTheCorpus() {
    ModalitySelection all = override("model.modalities", "all").model().modalities();
    assertEquals(
        List.of(Modality.TEXT, Modality.VISUAL),
        all.among(List.of(Modality.VISUAL, Modality.TEXT)));
  }

  @Test
  void wholeNumbersMayBeWrittenInScientificNotation() {
    assertEquals(1000, override("train.epochs", "1e3").train().epochs());
  }

  @Test
  void aFileMayReferToTheDefaults() throws IOException {
    Settings settings = load("feedback.mask-dropout = ${model.dropout.fusion}", Map.of());
    assertEquals(0.1, settings.feedback().maskDropout());
  }

  @Test
  void aFileMayIncludeOthersThatLieBesideIt() throws IOException {
    Files.createDirectory(folder.resolve("shared"));
    Files.writeString(folder.resolve("shared/base.conf"), "include \"more.conf\"\n");
    Files.writeString(folder.resolve("shared/more.conf"), "train.epochs = 7\n");
    assertEquals(7, load("include \"shared/base.conf\"\n", Map.of()).train().epochs());
    assertEquals(7, load("include \"shared/base\"\n", Map.of()).train().epochs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"other.conf\"", "file(\"other.conf\")", "classpath(\"other.conf\")"})
  void anIncludeThatIsNotThereIsAnError(String include) {
    SettingsException error =
        assertThrows(SettingsException.class, () -> load("include " + include + "\n", Map.of()));
    assertTrue(
        error
            .getMessage()
            .startsWith(folder.resolve("my.conf") + ": include \"other.conf\": expected a file"),
        error.getMessage());
  }

  @Test
  void anIncludeThatIsMissingInAnIncludeNamesThat() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "include \"gone.conf\"\n");
    SettingsException error =
        assertThrows(SettingsException.class, () -> load("include \"base.conf\"\n", Map.of()));
    assertTrue(
        error.getMessage().startsWith("base.conf: include \"gone.conf\":"), error.getMessage());
  }

  @Test
  void theDefaultFileAtTheRootChangesNothing() {
    Path root = Path.of("../application.conf");
    assertTrue(Files.exists(root));
    assertEquals(DEFAULTS, SettingsLoader.load(Optional.of(root), Map.of()));
  }

  private Settings load(String text, Map<String, String> overrides) throws IOException {
    Path file = folder.resolve("my.conf");
    Files.writeString(file, text);
    return SettingsLoader.load(Optional.of(file), overrides);
  }

  private static Settings override(String key, String value) {
    return SettingsLoader.load(Optional.empty(), Map.of(key, value));
  }

  private static LateFusionConfig lateFusion(Settings settings) {
    return (LateFusionConfig) settings.encoder();
  }
}
