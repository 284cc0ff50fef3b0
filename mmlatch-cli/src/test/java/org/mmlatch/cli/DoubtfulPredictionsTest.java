package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.eval.Columns;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;

class DoubtfulPredictionsTest {
  @TempDir private Path folder;

  private List<String> doubts(String lines, TaskDescription task) throws IOException {
    Path file = Files.writeString(folder.resolve("p.csv"), "id,target,prediction\n" + lines);
    return DoubtfulPredictions.of(file, Predictions.read(file, Columns.usual()), task).stream()
        .map(doubt -> doubt.substring(file.toString().length() + 2))
        .toList();
  }

  @Test
  void targetsOfAnotherRangeAreDoubted() throws IOException {
    assertEquals(
        List.of(
            "2 of 3 targets are outside [-3, 3], first 6; metrics over classes clip them to this range. Do the targets have another range?"),
        doubts("a,6,5\nb,0,1\nc,4,4\n", TaskDescription.SENTIMENT));
  }

  @Test
  void idsThatComeTwiceAreDoubted() throws IOException {
    assertEquals(
        List.of("1 of 3 rows repeat the id of an earlier row, first 'a'; all rows are counted"),
        doubts("a,1,1\nb,0,1\na,-1,-2\n", TaskDescription.SENTIMENT));
  }

  @Test
  void logitsThatLookLikeProbabilitiesAreDoubted() throws IOException {
    TaskDescription yesOrNo = TaskDescription.binary(Label.at("humour", 0.4));
    assertEquals(
        List.of(
            "all predictions are between 0 and 1. Are they probabilities? Expected logits, log(p / (1 - p)): 0 stands for a probability of one half"),
        doubts("a,1,0.9\nb,0,0\nc,1,1\n", yesOrNo));
    assertEquals(List.of(), doubts("a,1,0.9\nb,0,-0.1\nc,1,1\n", yesOrNo));
    assertEquals(List.of(), doubts("a,1,0.9\n", TaskDescription.SENTIMENT));
  }

  @Test
  void whatIsUsualIsNot() throws IOException {
    assertEquals(List.of(), doubts("a,-3,5\nb,3,1\n", TaskDescription.SENTIMENT));
  }
}
