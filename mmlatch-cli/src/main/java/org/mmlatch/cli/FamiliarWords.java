package org.mmlatch.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Suggestions for options, settings and command names that users know from other tools. They are
 * one table: of the rows that contain a word, the first one that applies to the command is used.
 */
final class FamiliarWords {
  private static final String SETTINGS = "-D";

  /** What a word stands for in this program. */
  private sealed interface Meaning {
    /**
     * Returns the suggestion, or empty if this meaning does not apply to the command.
     *
     * @param typed the word as the user typed it
     * @param value the value that the user gave for it, if any
     */
    Optional<String> in(CommandSpec command, String typed, Optional<String> value);
  }

  /** An option of the command. */
  private record OptionCalled(String option) implements Meaning {
    @Override
    public Optional<String> in(CommandSpec command, String typed, Optional<String> value) {
      return Optional.ofNullable(command.findOption(option))
          .map(
              found ->
                  found.arity().max() == 0
                      ? "Did you mean %s?".formatted(option)
                      : "Did you mean %s %s?".formatted(option, value.orElse(found.paramLabel())));
    }
  }

  /**
   * A setting, with a fixed value; if {@code value} is empty, with the value that the user gave.
   */
  private record Setting(String key, String value) implements Meaning {
    @Override
    public Optional<String> in(CommandSpec command, String typed, Optional<String> given) {
      String meant =
          value.isEmpty() ? given.map(v -> v.replaceFirst("^cuda", "gpu")).orElse("VALUE") : value;
      return Optional.of(settingMeant(key, meant))
          .filter(hint -> command.findOption(SETTINGS) != null);
    }
  }

  /** A positional argument, by its label in the help. */
  private record Argument(String label) implements Meaning {
    @Override
    public Optional<String> in(CommandSpec command, String typed, Optional<String> value) {
      return command.positionalParameters().stream().anyMatch(p -> p.paramLabel().equals(label))
          ? Optional.of(
              "%s is an argument, not an option: %s %s"
                  .formatted(label, command.qualifiedName(), label))
          : Optional.empty();
    }
  }

  /**
   * A subcommand.
   *
   * @param above the name of the command on which the user typed the word
   * @param call what to type after that command; may be several words
   */
  private record CommandCalled(String above, String call) implements Meaning {
    @Override
    public Optional<String> in(CommandSpec command, String typed, Optional<String> value) {
      return command.name().equals(above) && !typed.startsWith("-")
          ? Optional.of("Did you mean '%s %s'?".formatted(command.qualifiedName(), call))
          : Optional.empty();
    }
  }

  /**
   * An explanation, for words without an equivalent or with several.
   *
   * @param option an option, or the name of a command: the row applies to commands that have this
   *     option or this name
   * @param said the explanation; {@code %s} is replaced by the word that the user typed
   */
  private record Said(String option, String said) implements Meaning {
    @Override
    public Optional<String> in(CommandSpec command, String typed, Optional<String> value) {
      return command.findOption(option) != null || command.name().equals(option)
          ? Optional.of(said.replace("%s", typed))
          : Optional.empty();
    }
  }

  /**
   * Words with the same meaning.
   *
   * @param words the words without leading dashes, separated by spaces
   */
  private record Row(String words, Meaning meaning) {
    boolean has(String word) {
      return Arrays.asList(words.split(" ", -1)).contains(word);
    }
  }

  private static final List<Row> TABLE =
      List.of(
          // resuming a run, and starting from a run's weights
          said(
              "resume continue auto-resume autoresume resume-from resume-from-checkpoint restart",
              "train",
              "To resume a stopped run, repeat its command without %s."),
          said(
              "resume continue restart",
              "run",
              "A sweep resumes by itself: repeat its command without %s."),
          said(
              "checkpoint ckpt ckpt-path checkpoint-path load load-from load-checkpoint model-path",
              "train",
              "To resume a stopped run, repeat its command. To start a new run from another run's"
                  + " weights, use --weights RUN."),
          option("pretrained pretrained-model init-from init finetune-from", "--weights"),
          argument(
              "run run-dir run-path model model-path model-dir checkpoint ckpt ckpt-path"
                  + " checkpoint-path weights load",
              "RUN"),
          argument("runs run-dirs", "RUN"),
          // inputs, outputs and run folders
          option("o out output output-file output-path save save-to", "--out"),
          option(
              "o out output output-dir output-path out-dir save-dir savedir save-path run-dir exp-dir"
                  + " experiment-dir results-dir result-dir work-dir default-root-dir checkpoint-dir"
                  + " ckpt-dir log-dir logdir logging-dir tensorboard-dir",
              "--run"),
          option(
              "output-dir out-dir save-dir dest destination target-dir run-dir run folder",
              "--out"),
          option(
              "d data dataset data-dir data-path dataset-path dataset-dir data-root datadir root"
                  + " input input-file input-dir i corpus-dir corpus-path",
              "--corpus"),
          argument(
              "i input input-file input-dir data dataset data-dir source sources file", "SOURCE"),
          argument("i input input-file predictions pred preds file", "FILE"),
          option("c cfg conf config-file config-path config-name hparams hparams-file", "--config"),
          setting("exp-name experiment experiment-name run-name job-name exp tag", "name"),
          // importing and predicting
          said(
              "label-col target-column target-col y score-column",
              "--label-column",
              "Did you mean --label-column NAME? --labels NAME:KIND takes several columns."),
          said(
              "text-column text-col id-column id-col split-column split-col fold-column sep",
              "--columns",
              "Name the columns with --columns id=ID,text=TEXT,split=SPLIT; the separator is"
                  + " recognised."),
          option("fold split-file splits-file splits split-json", "--folds"),
          said(
              "folds fold splits val-split valid-split test-split train-split validation-split",
              "train",
              "The corpus defines the splits; 'mmlatch data import --folds' sets them."),
          option("sentence sentences texts prompt", "--text"),
          option("glove embeddings embedding word-vectors word2vec emb", "--vectors"),
          said(
              "glove embeddings embedding word-vectors word2vec vectors emb bert tokenizer",
              "train",
              "Word vectors are imported into a corpus: mmlatch data import SOURCE glove.txt.gz --out"
                  + " CORPUS"),
          // duration and speed
          option("e epoch max-epochs num-epochs n-epochs nepochs num-train-epochs", "--epochs"),
          setting(
              "e epoch max-epochs num-epochs n-epochs nepochs num-train-epochs", "train.epochs"),
          said(
              "max-steps num-steps steps max-iters iterations",
              "train",
              "The length of training is set in epochs: --epochs N."),
          option("lrate base-lr init-lr", "--lr"),
          setting(
              "b bs bsz batch batch-size batchsize train-batch-size per-device-train-batch-size",
              "train.batch-size"),
          option("random-seed manual-seed random-state", "--seed"),
          said(
              "seeds n-seeds num-seeds n-trials num-runs repeats repeat multirun m sweep grid search",
              "train",
              "A training has one seed and one value of each setting. For several, plan a sweep:"
                  + " mmlatch sweep plan --help"),
          setting(
              "gpus gpu devices accelerator cuda n-gpu num-gpus ngpus use-cuda use-gpu gpu-id gpu-ids"
                  + " local-rank",
              "device",
              "gpu"),
          setting("device", "device"),
          said(
              "ddp strategy distributed nodes num-nodes world-size nproc-per-node fsdp deepspeed",
              "train",
              "A training uses one device of one machine. For many trainings, use a sweep: mmlatch"
                  + " sweep --help"),
          said(
              "workers num-workers dataloader-num-workers data-workers j n-jobs jobs nproc num-threads"
                  + " n-threads nthreads cpus",
              SETTINGS,
              "Data loading needs no workers. -Dthreads=N sets the number of CPU threads, -Dworkers=N"
                  + " the number of parts of a batch that are computed in parallel."),
          setting("amp fp16 bf16 mixed-precision half use-amp", "precision", "bf16"),
          // the model
          setting(
              "encoder arch architecture net network backbone model model-name model-type system m",
              "model.encoder"),
          setting("feedback feedback-type", "feedback.type"),
          setting("no-feedback nofeedback baseline no-mask no-mmlatch", "feedback.type", "none"),
          setting(
              "hidden hidden-size hidden-dim hidden-units d-model dim model-dim hid h-dim width",
              "model.hidden"),
          setting("num-layers n-layers nlayers depth layers", "model.layers"),
          said(
              "dropout p drop dropout-rate",
              SETTINGS,
              "Each part of the model has its own dropout, such as -Dmodel.dropout.encoder=P; 'mmlatch"
                  + " settings' lists them."),
          setting("modality modes inputs views", "model.modalities"),
          setting("text-only only-text unimodal", "model.modalities", "[text]"),
          // the training
          said(
              "patience early-stopping-patience early-stopping",
              SETTINGS,
              "Did you mean -Dtrain.early-stop=N (epochs without improvement that end training) or"
                  + " -Dschedule.patience=N (bad steps that cut the learning rate)?"),
          said("optimizer optim opt", SETTINGS, "The optimizer is Adam, as in the paper."),
          setting("wd l2 decay weight-decay", "train.weight-decay"),
          setting("scheduler lr-scheduler lr-schedule lr-scheduler-type sched", "schedule.type"),
          setting("warmup-epochs num-warmup-epochs warmup-steps", "schedule.warmup"),
          setting(
              "clip clip-norm grad-clip gradient-clip gradient-clip-val max-grad-norm clip-grad-norm"
                  + " clip-grad",
              "train.clip-norm"),
          setting(
              "accumulate accum gradient-accumulation-steps accumulate-grad-batches grad-accum"
                  + " accum-steps update-freq",
              "train.accumulation"),
          setting("criterion loss-fn objective", "train.loss"),
          setting("task-name problem-type", "task.type"),
          setting("class-weight pos-weight balanced", "task.class-weights", "balanced"),
          setting(
              "max-len max-seq-len max-seq-length seq-len sequence-length max-words",
              "data.max-length"),
          setting(
              "normalize normalise standardize z-score zscore", "data.normalise.audio", "z-score"),
          setting(
              "save-every save-steps save-freq save-interval checkpoint-every every-n-train-steps",
              "checkpoint.every-steps"),
          setting("save-total-limit save-top-k keep-last", "checkpoint.keep"),
          setting(
              "fast-dev-run overfit-batches limit-train-batches overfit sanity-check debug-run smoke",
              "train.overfit-one-batch",
              "true"),
          option("dryrun print-config show-config cfg-only", "--dry-run"),
          said(
              "wandb use-wandb wandb-project wandb-name mlflow comet neptune logger tracker report-to"
                  + " log tensorboard use-tensorboard",
              "train",
              "Every run writes history.csv, validation.csv and an event file for TensorBoard to its"
                  + " folder; -Dtracking.json-lines=true adds metrics.jsonl."),
          said(
              "test eval evaluate do-train do-eval do-test do-predict mode train",
              "train",
              "Training ends with the metrics of the validation and test splits; 'mmlatch evaluate RUN'"
                  + " evaluates a run again."),
          said(
              "overwrite force f override exist-ok clean force-restart",
              "train",
              "A run is never overwritten: choose another --run, or remove the folder yourself."),
          said(
              "deterministic reproducible cudnn-benchmark",
              "train",
              "Not needed: the same seed gives the same bytes."),
          // output
          option("format f output-format as-json", "--json"),
          option("silent no-progress no-progress-bar disable-tqdm s", "--quiet"),
          said(
              "v verbose verbosity log-level loglevel",
              "--quiet",
              "There is no more detailed output; --debug shows where an error comes from."),
          // commands
          command("fit run start resume finetune fine-tune learn", "mmlatch", "train"),
          command("eval test validate score val", "mmlatch", "evaluate"),
          command("infer inference classify prediction pred", "mmlatch", "predict"),
          command("list ls ps history status show", "mmlatch", "runs"),
          command(
              "plot tensorboard ui visualize visualise viz compare dashboard", "mmlatch", "report"),
          command("tune search hpo multirun optimize grid agent", "mmlatch", "sweep plan"),
          command("export save convert", "mmlatch", "weights export"),
          command("serve deploy torchserve archive", "mmlatch", "package"),
          command("version about", "mmlatch", "--version"),
          command("config options hparams params presets", "mmlatch", "settings"),
          command("import prepare preprocess dataset", "mmlatch", "data import"),
          command("inspect stats describe", "mmlatch", "data inspect"),
          command("info check env", "mmlatch", "doctor"),
          said(
              "download fetch",
              "data",
              "The program downloads no data; 'mmlatch data import' reads what you have."),
          command("convert prepare preprocess load create add", "data", "import"),
          command("stats show info describe check validate list ls head", "data", "inspect"),
          command("save dump", "data", "export"),
          command("make generate toy synthetic demo", "data", "sample"),
          command("list ls show progress", "sweep", "status"),
          command("start launch agent resume", "sweep", "run"),
          command("create init new make", "sweep", "plan"),
          command("table report summary compare best", "sweep", "results"),
          command("k8s kube", "sweep", "kubernetes"),
          command("sbatch submit", "sweep", "slurm"));

  private FamiliarWords() {}

  /**
   * Returns a suggestion for a word that a command does not know.
   *
   * @param typed an option with its dashes, a setting such as {@code trainer.max_epochs}, or the
   *     name of a command
   * @param value the value that the user gave for it, if known
   */
  static Optional<String> hint(CommandSpec command, String typed, Optional<String> value) {
    return spellings(typed).flatMap(word -> hints(command, word, typed, value)).findFirst();
  }

  private static Stream<String> hints(
      CommandSpec command, String word, String typed, Optional<String> value) {
    return TABLE.stream()
        .filter(row -> row.has(word))
        .flatMap(row -> row.meaning().in(command, typed, value).stream());
  }

  /** Returns the normalised word and, if it contains dots, the part after the last one. */
  private static Stream<String> spellings(String typed) {
    String word = typed.replaceFirst("^-+", "").replace('_', '-').toLowerCase(Locale.ROOT);
    return Stream.of(word, word.substring(word.lastIndexOf('.') + 1)).distinct();
  }

  /** Returns the suggestion of a setting, as a question. */
  static String settingMeant(String key, String value) {
    return "Did you mean the setting -D%s=%s?".formatted(key, value);
  }

  /** Returns the keys of all settings in the table; for tests. */
  static List<String> settings() {
    return TABLE.stream()
        .flatMap(row -> row.meaning() instanceof Setting of ? Stream.of(of.key()) : Stream.of())
        .toList();
  }

  private static Row option(String words, String option) {
    return new Row(words, new OptionCalled(option));
  }

  private static Row setting(String words, String key) {
    return setting(words, key, "");
  }

  private static Row setting(String words, String key, String value) {
    return new Row(words, new Setting(key, value));
  }

  private static Row argument(String words, String label) {
    return new Row(words, new Argument(label));
  }

  private static Row command(String words, String above, String call) {
    return new Row(words, new CommandCalled(above, call));
  }

  private static Row said(String words, String option, String said) {
    return new Row(words, new Said(option, said));
  }
}
