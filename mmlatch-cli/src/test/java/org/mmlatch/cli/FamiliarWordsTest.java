package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.settings.SettingsReference;

class FamiliarWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train --resume | the same command, without --resume",
        "train --gpus 1 | -Ddevice=gpu meant?",
        "train --device cuda:1 | -Ddevice=gpu:1 meant?",
        "train -b 8 | -Dtrain.batch-size=8 meant?",
        "train trainer.max_epochs=3 | Is --epochs 3 meant?",
        "benchmark train --num-epochs 3 | Is --epochs 3 meant?",
        "train --cfg my.yaml | Is --config my.yaml meant?",
        "train --output_dir=x | Is --run x meant?",
        "train --log-dir x | Is --run x meant?",
        "train --data-dir x | Is --corpus x meant?",
        "train --run-name x | -Dname=x meant?",
        "train --num_workers 4 | -Dthreads=N",
        "train --wandb | history.csv",
        "train --ckpt_path x | --weights RUN",
        "train --model mult | -Dmodel.encoder=mult meant?",
        "train --no-feedback | -Dfeedback.type=none meant?",
        "train --dropout 0.1 | Each part has its own",
        "train --patience 3 | -Dtrain.early-stop=N",
        "train -m seed=1,2 | mmlatch sweep plan",
        "train --fp16 | -Dprecision=bf16 meant?",
        "train --overwrite | Nothing is overwritten",
        "train --text-only | -Dmodel.modalities=[text] meant?",
        "train -v | --debug",
        "sweep run x --resume | A sweep goes on by itself",
        "evaluate --run x | RUN stands without an option before it: mmlatch evaluate RUN",
        "evaluate x --format=json | Is --json meant?",
        "report x --output r.html | Is --out FILE meant?",
        "data import --input x.csv | SOURCE stands without an option before it",
        "predict x --glove g.txt --sentence good | Is --text good meant?",
        "fit | Is 'mmlatch train' meant?",
        "sweep start | Is 'mmlatch sweep run' meant?",
        "data convert | Is 'mmlatch data import' meant?",
        "data download | downloads no data",
        "version | Is 'mmlatch --version' meant?",
      })
  void whatOtherToolsCallOtherwiseIsToldAsItIsCalledHere(String typed, String hint) {
    String said = said(typed.split(" ", -1));
    assertTrue(said.startsWith("error: Un"), said);
    assertTrue(said.contains(hint), said);
  }

  @Test
  void everyWordIsAnsweredOnce() {
    String said = said("train", "--gpus", "2", "--batch_size", "8", "--resume");
    assertEquals(3, said.lines().filter(line -> !line.matches("(error:|Try ).*")).count(), said);
  }

  @Test
  void aWordLikeNothingHereHasNoHint() {
    assertEquals(
        List.of("error: Unknown option: '--qwertz'", "Try 'mmlatch train --help'."),
        said("train", "--qwertz").lines().toList());
  }

  @Test
  void everySettingIsOne() {
    List<String> known =
        SettingsReference.entries().stream().map(SettingsReference.Entry::key).toList();
    assertTrue(known.containsAll(FamiliarWords.settings()), FamiliarWords.settings().toString());
  }

  @Test
  void whatIsMissingIsDescribed() {
    String said = said("explain", "runs/x");
    assertTrue(said.contains("ID: The segment's id, video[index]"), said);
    String option = said("sweep", "plan", "my.conf");
    assertTrue(option.contains("--out: The sweep's folder"), option);
  }

  @Test
  void anIdMayBeginWithADash() {
    String said = said("explain", "runs/nowhere", "-hX[10]", "--out", "w.svg");
    assertTrue(said.contains("runs/nowhere"), said);
    assertEquals(said, said("explain", "--out", "w.svg", "--", "runs/nowhere", "-hX[10]"));
  }

  private static String said(String... arguments) {
    StringWriter err = new StringWriter();
    Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    return err.toString();
  }
}
