package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mmlatch.data.export.Pickled.counting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickled.Floats;
import org.mmlatch.data.export.Pickled.Texts;
import org.mmlatch.data.export.Pickles;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.CsvColumns;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;

class SegmentStreamTest {
  @TempDir private Path folder;
  private final SegmentStream stream =
      new SegmentStream(Map.of(Modality.AUDIO, 2), Set.of(), Preparation.STANDARD, List.of());

  private static ImportOptions sources(String... names) {
    return ImportOptions.of(Stream.of(names).map(FormatFiles::path).toArray(Path[]::new));
  }

  private List<Segment> read(String... names) {
    List<Segment> segments = new ArrayList<>();
    stream.read(sources(names), targets -> {}, Progress.SILENT, segments::add);
    return segments;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mult.pkl", "mmsa.pkl", "tuples.pkl", "arrays"})
  void segmentsNeedNoLabels(String name) {
    List<Segment> segments = read("unlabelled/" + name);
    assertEquals(List.of("a[0]", "a[1]"), segments.stream().map(s -> s.id().toString()).toList());
    assertTrue(Float.isNaN(segments.get(0).label()));
    assertArrayEquals(
        new float[] {100, 101, 102, 103}, segments.get(0).features().get(Modality.AUDIO).values());
  }

  @Test
  void labelsThatAreThereAreKeptWhateverTheSplit() {
    assertEquals(
        List.of(1f, -2f, 0.5f, 3f), read("mult.pkl").stream().map(Segment::label).toList());
  }

  @Test
  void targetsAreToldOnceBeforeTheFirstSegmentIfThereAreLabels() {
    List<Object> told = new ArrayList<>();
    stream.read(sources("mult.pkl"), told::add, Progress.SILENT, segment -> told.add(segment.id()));
    assertEquals(List.of(Target.SENTIMENT), told.get(0));
    assertEquals(1 + 4, told.size());
    told.clear();
    stream.read(
        sources("unlabelled/mult.pkl"), told::add, Progress.SILENT, segment -> told.add("segment"));
    assertEquals(List.of("segment", "segment"), told);
  }

  @Test
  void optionsThatApplyToNoSourceAreErrors() {
    Reading reading = Reading.STANDARD;
    Map<String, Reading> options =
        Map.of(
            "--columns", reading.withCsv(CsvColumns.parse(List.of("id=a", "text=b"))),
            "--context", reading.withContext(Context.INCLUDE),
            "--labels", reading.withLabels(List.of(TargetColumn.named("mood"))));
    ImportOptions plain = sources("unlabelled/mult.pkl");
    options.forEach(
        (option, given) -> {
          ImportOptions wrong = plain.withReading(given);
          for (Executable use :
              List.<Executable>of(
                  () -> stream.read(wrong, targets -> {}, Progress.SILENT, segment -> {}),
                  () ->
                      stream.readLabelled(
                          wrong, SplitName.TEST, targets -> {}, Progress.SILENT, segment -> {}))) {
            String message = assertThrows(BadDataException.class, use).getMessage();
            assertTrue(message.startsWith(option + " "), message);
          }
        });
  }

  @Test
  void theOptionsOfTheTrainingNeedNotApply() {
    Preparation context = Preparation.of(Reading.STANDARD.withContext(Context.INCLUDE));
    List<Segment> segments = new ArrayList<>();
    new SegmentStream(Map.of(Modality.AUDIO, 2), Set.of(), context, List.of())
        .read(sources("mult.pkl"), targets -> {}, Progress.SILENT, segments::add);
    assertEquals(4, segments.size());
  }

  @Test
  void segmentsThatAreNotInAllSourcesAreCounted() {
    assertEquals(2, read("train.pkl", "mult.pkl").size());
    assertEquals(Map.of(DropReason.NOT_IN_ALL_SOURCES, 2L), stream.dropped());
  }

  @Test
  void otherFeaturesThanTheModelReadsAreAnError() {
    SegmentStream wider =
        new SegmentStream(Map.of(Modality.AUDIO, 3), Set.of(), Preparation.STANDARD, List.of());
    ImportOptions mult = sources("mult.pkl");
    String message =
        assertThrows(
                BadDataException.class,
                () -> wider.read(mult, targets -> {}, Progress.SILENT, segment -> {}))
            .getMessage();
    assertTrue(message.contains("2 audio features, but the model reads 3"), message);
  }

  @Test
  void ofLabelledSegmentsThoseOfOtherSplitsAreLeftAside() {
    List<Segment> segments = new ArrayList<>();
    stream.readLabelled(
        sources("mult.pkl"), SplitName.VALID, targets -> {}, Progress.SILENT, segments::add);
    assertEquals(List.of(0.5f), segments.stream().map(Segment::label).toList());
    String message =
        assertThrows(
                BadDataException.class,
                () ->
                    stream.readLabelled(
                        sources("train.pkl"),
                        SplitName.TEST,
                        targets -> {},
                        Progress.SILENT,
                        segments::add))
            .getMessage();
    assertTrue(message.endsWith("has no segment of this split; its first is of train"), message);
  }

  private static final SegmentStream OF_AUDIO =
      new SegmentStream(Map.of(Modality.AUDIO, 1), Set.of(), Preparation.STANDARD, List.of());

  private ImportOptions labelled(float... labels) {
    List<String> keys = List.of("text", "audio", "vision", "labels", "id");
    return ImportOptions.of(Pickles.write(folder.resolve("p.pkl"), keys, labels, labels.length));
  }

  private static String refusal(ImportOptions options) {
    return assertThrows(
            BadDataException.class,
            () ->
                OF_AUDIO.readLabelled(
                    options, SplitName.TRAIN, targets -> {}, Progress.SILENT, segment -> {}))
        .getMessage();
  }

  @Test
  void labelsThatAnImportRefusesAreNotEvaluated() {
    String message = refusal(labelled(0, 1, 2, 3, 4, 5, 6, 0, 1, 2));
    assertTrue(message.contains("classes, not sentiment"), message);
  }

  @Test
  void labelsThatTheirTargetDoesNotAllowAreNotEvaluatedAndThoseThatAreMissingAreKept() {
    ImportOptions options = labelled(-3, 1, 9, Float.NaN);
    String message = refusal(options);
    assertTrue(message.contains("has the label 9.0; labels must lie in [-3, 3]"), message);
    List<Segment> predicted = new ArrayList<>();
    OF_AUDIO.read(options, targets -> {}, Progress.SILENT, predicted::add);
    assertEquals(4, predicted.size(), "a prediction needs no label");
  }

  private Labels firstLabels(Object labels, TargetColumn asked, TargetColumn learnt) {
    Path file =
        Pickled.write(
            folder.resolve("labelled.pkl"),
            Map.of(
                "train",
                Map.of(
                    "audio", counting(1, 2, 1, 2),
                    "labels", labels,
                    "id", List.of("a[0]", "a[1]"))));
    List<Segment> segments = new ArrayList<>();
    new SegmentStream(Map.of(Modality.AUDIO, 2), Set.of(), Preparation.STANDARD, List.of(learnt))
        .read(
            ImportOptions.of(file).withReading(Reading.STANDARD.withLabels(List.of(asked))),
            targets -> {},
            Progress.SILENT,
            segments::add);
    return segments.get(0).labels();
  }

  @Test
  void classesHaveTheNumbersThatTheModelKnowsThemBy() {
    Target mood = Target.classes("mood", List.of("low", "even", "high"));
    TargetColumn learnt = TargetColumn.known(mood);
    Labels texts = new Labels(List.of(mood), List.of(2f));
    for (TargetColumn open :
        List.of(TargetColumn.named("mood"), TargetColumn.ofKind("mood", Target.Kind.CLASS))) {
      assertEquals(texts, firstLabels(new Texts(List.of("high", "low")), open, learnt));
      assertEquals(texts, firstLabels(new Texts(List.of("high", "high")), open, learnt));
    }
    Target other = Target.classes("mood", List.of("glad", "high"));
    assertEquals(
        new Labels(List.of(other), List.of(1f)),
        firstLabels(new Texts(List.of("high", "glad")), TargetColumn.named("mood"), learnt),
        "a class that the model does not know");
    Target told = Target.classes("mood", List.of("high", "low"));
    assertEquals(
        new Labels(List.of(told), List.of(0f)),
        firstLabels(new Texts(List.of("high", "low")), TargetColumn.known(told), learnt),
        "classes that are told");
  }

  @Test
  void numbersOfClassesAreThoseOfTheModelOnlyIfItsClassesAreNumbers() {
    Target numbered = Target.classes("mood", List.of("0", "1", "2", "3"));
    Floats labels = new Floats(new float[] {2, 0}, 2, 1);
    TargetColumn open = TargetColumn.ofKind("mood", Target.Kind.CLASS);
    assertEquals(
        new Labels(List.of(numbered), List.of(2f)),
        firstLabels(labels, open, TargetColumn.known(numbered)));
    TargetColumn named = TargetColumn.known(Target.classes("mood", List.of("low", "even", "high")));
    assertEquals(
        List.of("0", "1", "2"), firstLabels(labels, open, named).targets().get(0).classes());
  }

  @Test
  void wholeNumbersAreNumbersForAModelThatHasLearntNumbers() {
    Path file =
        Pickled.write(
            folder.resolve("whole.pkl"),
            Map.of(
                "train",
                Map.of(
                    "audio", counting(1, 3, 1, 2),
                    "labels", new Floats(new float[] {1, 2, 4}, 3, 1),
                    "id", List.of("a[0]", "a[1]", "a[2]"))));
    ImportOptions arousal =
        ImportOptions.of(file)
            .withReading(Reading.STANDARD.withLabels(List.of(TargetColumn.named("arousal"))));
    List<Segment> segments = new ArrayList<>();
    for (TargetColumn learnt :
        List.of(
            TargetColumn.ofKind("arousal", Target.Kind.REAL),
            TargetColumn.ofKind("valence", Target.Kind.REAL))) {
      new SegmentStream(Map.of(Modality.AUDIO, 2), Set.of(), Preparation.STANDARD, List.of(learnt))
          .read(arousal, targets -> {}, Progress.SILENT, segments::add);
    }
    assertEquals(
        List.of(Target.Kind.REAL, Target.Kind.CLASS),
        List.of(
            segments.get(0).labels().targets().get(0).kind(),
            segments.get(3).labels().targets().get(0).kind()));
    assertEquals(List.of(1f), segments.get(0).labels().values());
  }

  @Test
  void infinitiesAreReplacedAsAnImportReplacesThem() {
    Path file =
        Pickled.write(
            folder.resolve("infinite.pkl"),
            Map.of(
                "train",
                Map.of(
                    "audio",
                    new Pickled.Floats(new float[] {Float.NEGATIVE_INFINITY, Float.NaN}, 1, 1, 2),
                    "id",
                    List.of("a[0]"))));
    ImportOptions zero = ImportOptions.of(file);
    List<Segment> segments = new ArrayList<>();
    stream.read(zero, targets -> {}, Progress.SILENT, segments::add);
    stream.read(
        zero.withInfinities(Infinities.LARGEST), targets -> {}, Progress.SILENT, segments::add);
    assertArrayEquals(new float[] {0, 0}, segments.get(0).features().get(Modality.AUDIO).values());
    assertArrayEquals(
        new float[] {-Float.MAX_VALUE, 0}, segments.get(1).features().get(Modality.AUDIO).values());
  }

  @Test
  void modalitiesAreAlignedAsAnImportAlignsThem() {
    Path file =
        Pickled.write(
            folder.resolve("averages.pkl"),
            Map.of(
                "train",
                Map.of(
                    "text", counting(1, 1, 3, 1),
                    "audio", counting(1, 1, 2),
                    "id", List.of("a[0]"))));
    SegmentStream both =
        new SegmentStream(
            Map.of(Modality.TEXT, 1, Modality.AUDIO, 2), Set.of(), Preparation.STANDARD, List.of());
    List<Segment> segments = new ArrayList<>();
    ImportOptions plain = ImportOptions.of(file);
    assertThrows(
        BadDataException.class,
        () -> both.read(plain, targets -> {}, Progress.SILENT, segments::add));
    both.read(
        plain.withReading(Reading.STANDARD.withAlignment(Alignment.AVERAGE)),
        targets -> {},
        Progress.SILENT,
        segments::add);
    assertArrayEquals(
        new float[] {1, 2, 1, 2, 1, 2}, segments.get(0).features().get(Modality.AUDIO).values());
  }
}
