package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.data.Target;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.task.Classification;
import org.mmlatch.task.Presence;
import org.mmlatch.task.Regression;
import org.mmlatch.task.TargetRule;

class TaskChoiceTest {
  private static final Target HAPPY = Target.presence("happy", 3);
  private static final Target SAD = Target.presence("sad", 3);
  private static final Target EMOTION =
      Target.classes("emotion", List.of("neutral", "joy", "anger"));
  private static final List<Target> ONLY_SENTIMENT = List.of(Target.SENTIMENT);
  private static final List<Target> MOSEI = List.of(Target.SENTIMENT, HAPPY, SAD);
  private static final List<Target> IEMOCAP = List.of(HAPPY, SAD);
  private static final List<Target> MELD = List.of(EMOTION, HAPPY);

  private static Settings settings(String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return SettingsLoader.load(Optional.empty(), values);
  }

  private static LearntTask learnt(List<Target> targets, String... keysAndValues) {
    return TaskChoice.of(settings(keysAndValues), targets);
  }

  @Test
  void aCorpusOfSentimentIsThePapersTask() {
    assertEquals(LearntTask.SENTIMENT, learnt(ONLY_SENTIMENT));
    assertEquals(LearntTask.SENTIMENT, learnt(MOSEI));
    assertEquals(Regression.SENTIMENT, learnt(MOSEI).task(settings()));
  }

  @Test
  void presencesAloneAreLabels() {
    LearntTask task = learnt(IEMOCAP);
    assertEquals(TaskDescription.Type.MULTILABEL, task.description().type());
    assertEquals(List.of("happy", "sad"), task.description().outputs());
    assertEquals(List.of(0.0, 0.0), task.description().thresholds());
  }

  @Test
  void aClassWithoutANumberIsAClassification() {
    LearntTask task = learnt(MELD);
    assertEquals(TaskDescription.classification(EMOTION.classes()), task.description());
    assertEquals(TargetRule.CLASS, task.targets().rule());
    assertEquals(new Classification(task.description(), List.of()), task.task(settings()));
  }

  @Test
  void namesDecideWhatTheCorpusIsTakenFor() {
    LearntTask task = learnt(MOSEI, "task.targets", "[sad, happy]");
    assertEquals(TaskDescription.Type.MULTILABEL, task.description().type());
    assertEquals(List.of("sad", "happy"), task.targets().labels());
  }

  @Test
  void anIntensityIsANumber() {
    LearntTask task =
        learnt(
            MOSEI,
            "task.type",
            "regression",
            "task.targets",
            "happy",
            "task.range",
            "[0, 3]",
            "train.loss",
            "mse");
    assertEquals(TargetRule.VALUE, task.targets().rule());
    assertEquals(
        TaskDescription.regression("happy", TaskDescription.Convention.MOSEI, 0, 3),
        task.description());
    assertEquals(
        Regression.Distance.SQUARED,
        ((Regression) task.task(settings("train.loss", "mse"))).distance());
  }

  @Test
  void simsIsOfItsRange() {
    LearntTask task = learnt(ONLY_SENTIMENT, "task.range", "[-1, 1]", "task.convention", "sims");
    assertEquals(TaskDescription.Convention.SIMS, task.description().convention());
    assertEquals("acc_2", task.description().metrics().headline().get(2).key());
  }

  @Test
  void aNumberIsPresentAboveItsLimit() {
    LearntTask task =
        learnt(
            ONLY_SENTIMENT,
            "task.type",
            "binary",
            "task.positive-above",
            "0.5",
            "task.threshold",
            "0.75");
    assertEquals(TargetRule.ABOVE, task.targets().rule());
    assertEquals(0.5, task.targets().limit());
    assertEquals(Math.log(3), task.description().thresholds().get(0), 1e-12);
  }

  @Test
  void wholeNumbersOfTheRangeAreClasses() {
    assertEquals(
        List.of("-3", "-2", "-1", "0", "1", "2", "3"),
        learnt(MOSEI, "task.type", "classification").description().outputs());
    assertEquals(
        List.of("-1", "0", "1"),
        learnt(MOSEI, "task.type", "classification", "task.range", "[-1.5, 1]")
            .description()
            .outputs());
  }

  @Test
  void severalPresencesAreClasses() {
    LearntTask task = learnt(IEMOCAP, "task.type", "classification");
    assertEquals(TargetRule.ONE_ABOVE, task.targets().rule());
    assertEquals(List.of("happy", "sad"), task.description().outputs());
  }

  @Test
  void tunedThresholdsBeginAtOneHalf() {
    LearntTask task = learnt(IEMOCAP, "task.threshold", "tuned");
    assertEquals(List.of(0.0, 0.0), task.description().thresholds());
    assertEquals(
        List.of(1.0, -1.0), task.withThresholds(List.of(1.0, -1.0)).description().thresholds());
  }

  @Test
  void balancedTasksWeighByTheTrainingSplit() {
    Settings balanced = settings("task.class-weights", "balanced");
    float[][] targets = {{1, 0}, {0, 0}, {0, 1}, {1, 0}};
    LearntTask labels = TaskChoice.of(balanced, IEMOCAP);
    assertEquals(
        new Presence(labels.description(), List.of(1.0, 3.0)), labels.trained(balanced, targets));
    assertEquals(new Presence(labels.description(), List.of()), labels.task(balanced));
    assertEquals(
        "task.class-weights is balanced, but no segment of the training split is sad, so there is nothing to weight; leave it out with task.targets, or set task.class-weights = none",
        assertThrows(
                SettingsException.class,
                () -> labels.trained(balanced, new float[][] {{1, 0}, {0, 0}}))
            .getMessage());
    assertThrows(
        SettingsException.class, () -> labels.trained(balanced, new float[][] {{1, 0}, {1, 1}}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "train.loss=bce | train.loss is bce, but task.type = regression is trained on auto or mae or mse",
        "task.type=multilabel train.loss=mae | train.loss is mae, but task.type = multilabel is"
            + " trained on auto or bce",
        "task.type=binary task.targets=happy train.loss=cross-entropy | train.loss is"
            + " cross-entropy, but task.type = binary is trained on auto or bce",
        "task.type=classification train.loss=bce | train.loss is bce, but task.type = classification is"
            + " trained on auto or cross-entropy",
        "task.class-weights=balanced | task.class-weights is balanced, but a regression has no"
            + " classes to weight",
        "task.type=multilabel task.convention=sims task.range=[-1,1] | task.convention is sims, but only a regression has a convention, and task.type is multilabel",
        "task.convention=sims | task.convention is sims, which needs task.range = [-1, 1], found [-3, 3]",
        "task.threshold=0.3 | task.threshold is 0.3, but task.type = regression has no labels that are"
            + " present or not",
        "task.type=classification task.threshold=tuned | task.threshold is tuned, but task.type ="
            + " classification has no labels that are present or not",
        "task.targets=[happy,anger] | task.targets is [happy, anger], but the corpus has no"
            + " 'anger', only sentiment (real), happy (presence), sad (presence), emotion (class)",
        "task.type=regression task.targets=[happy,sad] | a regression has one target, but"
            + " task.targets is [happy, sad]; the corpus has sentiment (real), happy (presence),"
            + " sad (presence), emotion (class). Name one.",
        "task.type=regression task.targets=emotion | task.targets is [emotion], which is a target of classes; set task.type = classification",
        "task.type=binary | binary needs one target; the corpus has sentiment (real), happy"
            + " (presence), sad (presence), emotion (class). Name one with task.targets.",
        "task.type=binary task.targets=emotion | emotion is a target of classes, not a label;"
            + " set task.type = classification",
        "task.type=multilabel task.targets=[happy,emotion] | emotion is a target of classes,"
            + " not a label; set task.type = classification",
        "task.type=classification task.targets=happy | classification needs one target of classes,"
            + " one number, or several presences of which every segment has exactly one; the corpus has sentiment (real), happy (presence), sad (presence), emotion (class). Name them with"
            + " task.targets.",
        "task.type=classification task.targets=sentiment task.range=[0.1,1.5] | task.range is [0.1, 1.5], which has no two whole numbers to be the classes of sentiment",
      })
  void saysWhatDoesNotFit(String settings, String message) {
    String[] keysAndValues = settings.split("[ =]", -1);
    List<Target> all = List.of(Target.SENTIMENT, HAPPY, SAD, EMOTION);
    assertEquals(
        message,
        assertThrows(SettingsException.class, () -> learnt(all, keysAndValues)).getMessage());
  }

  @Test
  void aCorpusWithoutWhatTheTypeNeedsIsAnError() {
    assertEquals(
        "multilabel needs targets that are present or absent; the corpus has sentiment (real). To learn numbers as labels (present above task.positive-above), name them with task.targets.",
        assertThrows(
                SettingsException.class, () -> learnt(ONLY_SENTIMENT, "task.type", "multilabel"))
            .getMessage());
    assertEquals(
        "a regression has one target, but task.targets is []; the corpus has happy (presence), sad"
            + " (presence). Name one.",
        assertThrows(SettingsException.class, () -> learnt(IEMOCAP, "task.type", "regression"))
            .getMessage());
  }

  @Test
  void routingLearnsNumbersOnly() {
    Settings routing = settings("model.encoder", "routing");
    TaskDescription labels = learnt(IEMOCAP).description();
    assertEquals(
        "model.encoder = routing predicts a number, the sentiment of its concepts, and cannot learn task.type = multilabel",
        assertThrows(
                SettingsException.class,
                () -> Models.of(routing, Map.of(Modality.TEXT, 4, Modality.AUDIO, 3), labels))
            .getMessage());
  }
}
