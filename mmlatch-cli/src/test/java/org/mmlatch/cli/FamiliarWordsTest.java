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
        "train --resume | repeat its command without --resume",
        "train --gpus 1 | Did you mean the setting -Ddevice=gpu?",
        "train --device cuda:1 | Did you mean the setting -Ddevice=gpu:1?",
        "train -b 8 | Did you mean the setting -Dtrain.batch-size=8?",
        "train trainer.max_epochs=3 | Did you mean --epochs 3?",
        "benchmark train --num-epochs 3 | Did you mean --epochs 3?",
        "train --cfg my.yaml | Did you mean --config my.yaml?",
        "train --output_dir=x | Did you mean --run x?",
        "train --log-dir x | Did you mean --run x?",
        "train --data-dir x | Did you mean --corpus x?",
        "train --run-name x | Did you mean the setting -Dname=x?",
        "train --num_workers 4 | -Dthreads=N",
        "train --wandb | history.csv",
        "train --ckpt_path x | --weights RUN",
        "train --model mult | Did you mean the setting -Dmodel.encoder=mult?",
        "train --no-feedback | Did you mean the setting -Dfeedback.type=none?",
        "train --dropout 0.1 | Each part of the model has its own",
        "train --patience 3 | -Dtrain.early-stop=N",
        "train -m seed=1,2 | mmlatch sweep plan",
        "train --fp16 | Did you mean the setting -Dprecision=bf16?",
        "train --overwrite | A run is never overwritten",
        "train --text-only | Did you mean the setting -Dmodel.modalities=[text]?",
        "train -v | --debug",
        "sweep run x --resume | A sweep resumes by itself",
        "evaluate --run x | RUN is an argument, not an option: mmlatch evaluate RUN",
        "evaluate x --format=json | Did you mean --json?",
        "report x --output r.html | Did you mean --out FILE?",
        "data import --input x.csv | SOURCE is an argument, not an option",
        "predict x --glove g.txt --sentence good | Did you mean --text good?",
        "fit | Did you mean 'mmlatch train'?",
        "sweep start | Did you mean 'mmlatch sweep run'?",
        "data convert | Did you mean 'mmlatch data import'?",
        "data download | downloads no data",
        "version | Did you mean 'mmlatch --version'?",
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
    assertTrue(option.contains("--out: Folder to create for the sweep"), option);
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
