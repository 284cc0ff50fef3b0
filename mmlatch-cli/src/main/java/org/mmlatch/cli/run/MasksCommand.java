package org.mmlatch.cli.run;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.RunOptions;
import org.mmlatch.cli.common.SplitOptions;
import org.mmlatch.eval.Auc;
import org.mmlatch.eval.chart.PictureFormat;
import org.mmlatch.eval.masks.FeatureMasks;
import org.mmlatch.eval.masks.MaskFiles;
import org.mmlatch.eval.masks.MaskTables;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch masks}. */
@Command(
    name = "masks",
    description = {
      "Show a run's feedback masks, averaged by feature and class (Fig. 2 of the paper).",
      "",
      "Spearman's rho measures how consistently a feature's mask rises or falls with the class "
          + "of its segments. A feature is monotone if its average mask only rises or only falls "
          + "from class to class. If the corpus names features signal-…, as the sample corpus "
          + "does, the area under the ROC curve (AUC) measures how well the average mask "
          + "separates them from all other features; 0.5 is chance level."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch masks runs/mmlatch-0",
      "  mmlatch masks runs/mmlatch-0 --split valid --out masks       # heatmaps and CSV",
      "  mmlatch masks runs/mmlatch-0 --out fig2.pdf                  # one picture",
      "  mmlatch masks runs/mmlatch-0 --json > masks.json"
    })
public final class MasksCommand implements Callable<Integer> {
  private static final String SIGNAL = "signal-";

  @Mixin private Output output;
  @Mixin private RunOptions run;
  @Mixin private SplitOptions options;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = {
        "Write to a file or folder. A name that ends in .svg, .png or .pdf gets one picture of the "
            + "merged masks, .csv all numbers. Any other name becomes a folder with the numbers "
            + "and all pictures, including one for each source modality."
      })
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    out.ifPresent(MasksCommand::requireKnown);
    FinishedRun finished = run.open();
    List<FeatureMasks> masks =
        finished.masks(
            options.corpus(finished), options.split(), ProgressLine.of("masking", "segments"));
    out.ifPresent(path -> write(MaskFiles.of(masks, path), path));
    output.print(() -> MaskTables.summary(masks), () -> json(masks));
    merged(masks)
        .forEach(
            of ->
                aucOfSignal(of)
                    .ifPresent(
                        auc ->
                            output.remark(
                                "AUC of signal, %s: %s"
                                    .formatted(of.modality(), Numbers.significant(auc)))));
    out.ifPresent(path -> output.remark("Written: " + path));
    return ExitCode.DONE.status();
  }

  /** Writes files to {@code path}. A new folder is created atomically, with all of its files. */
  private static void write(Map<Path, byte[]> files, Path path) {
    if (files.containsKey(path) || Files.exists(path)) {
      files.forEach(OutFile::write);
      return;
    }
    try (AtomicFolder building = new AtomicFolder(path)) {
      files.forEach((file, all) -> OutFile.write(building.path().resolve(file.getFileName()), all));
      building.publish();
    }
  }

  /**
   * Checks the path given by {@code --out}. A folder need not exist, so a name with an unknown
   * ending is more likely a mistake than a new folder.
   */
  private static void requireKnown(Path path) {
    boolean known = MaskFiles.isFile(path) || Files.isDirectory(path);
    if (!known && path.getFileName().toString().contains(".")) {
      throw new SettingsException(
          "--out: expected a name that ends in %s (a picture) or .csv (all numbers), or a folder (an existing one, or a name without a dot); found '%s'"
              .formatted(OutFile.oneOf(PictureFormat.endings()), path));
    }
    if (MaskFiles.isFile(path)) {
      OutFile.requireWritable(path);
    } else {
      OutFile.requireFolder(path);
    }
  }

  private static List<FeatureMasks> merged(List<FeatureMasks> masks) {
    return masks.stream().filter(of -> of.source().equals(FeatureMasks.MERGED)).toList();
  }

  private static JsonObject json(List<FeatureMasks> masks) {
    JsonObject json = MaskTables.json(masks);
    merged(masks)
        .forEach(
            of ->
                aucOfSignal(of)
                    .ifPresent(
                        auc ->
                            json.getAsJsonObject(of.modality()).addProperty("auc_of_signal", auc)));
    return json;
  }

  private static OptionalDouble aucOfSignal(FeatureMasks masks) {
    return Auc.of(select(masks, true), select(masks, false));
  }

  private static double[] select(FeatureMasks masks, boolean signal) {
    return IntStream.range(0, masks.features().size())
        .filter(feature -> masks.features().get(feature).startsWith(SIGNAL) == signal)
        .mapToDouble(masks::average)
        .toArray();
  }
}
