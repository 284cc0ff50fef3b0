package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Staging;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a run. Each is a folder named after its position in the training, such as
 * {@code epoch-0003-batch-00012}; the state in the newest one says which is the best. {@code last}
 * and {@code best} are symbolic links for people. The program does not depend on them: they may be
 * missing, or be folders if the run was copied by a program that follows links. Only old
 * checkpoints are ever removed.
 */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,9})-batch-(\\d{5,9})");
  private static final int COPIES = 3; // weights and both of Adam's moments
  private static final long MEGABYTE = 1_000_000;
  private static final String LAST = "last";
  private static final String BEST = "best";

  private final RunFolder run;
  private final Path folder;
  private final int keep;

  /**
   * Creates an object for a run's checkpoints; nothing is read or written yet.
   *
   * @param keep number of newest checkpoints that are kept. One more is kept in reserve, in case
   *     the newest is damaged, and for each of these the best checkpoint at its time
   */
  public Checkpoints(RunFolder run, int keep) {
    this.run = run;
    this.folder = run.checkpoints();
    this.keep = keep;
  }

  /**
   * Saves a checkpoint, updates the links and removes old checkpoints.
   *
   * @throws UncheckedIOException if it cannot be written; earlier checkpoints are unchanged
   */
  void save(
      Staging staging, TrainingState state, Map<String, NDArray> weights, Optimizer optimizer) {
    Checkpoint checkpoint = new Checkpoint(folder.resolve(name(state)));
    try {
      Files.createDirectories(folder);
      if (!Files.isDirectory(checkpoint.folder())) {
        checkpoint.write(staging, RunIdentity.of(run), state, weights, optimizer);
      }
      staging.requireAllowed();
      link(staging, state);
      rotate();
    } catch (IOException | UncheckedIOException e) {
      throw notSaved(checkpoint, weights, e);
    }
  }

  private UncheckedIOException notSaved(
      Checkpoint checkpoint, Map<String, NDArray> weights, Exception cause) {
    long bytes = weights.values().stream().mapToLong(w -> w.size() * COPIES * Float.BYTES).sum();
    long free = folder.toFile().getUsableSpace();
    return new UncheckedIOException(
        "%s%nA checkpoint takes %d MB, but %d MB are free. Earlier checkpoints are unchanged: free some"
                .formatted(cause.getMessage(), bytes / MEGABYTE + 1, free / MEGABYTE)
            + " space, and repeat the command to continue from the last one.",
        new IOException(checkpoint.folder().toString(), cause));
  }

  private static String name(TrainingState state) {
    return name(state.epoch(), state.batches());
  }

  private static String name(int epoch, int batches) {
    return String.format(Locale.ROOT, "epoch-%04d-batch-%05d", epoch, batches);
  }

  /**
   * Returns the name of the best checkpoint according to a state: that at the end of the best
   * epoch.
   */
  private static String bestName(TrainingState state) {
    return name(state.earlyStopping().bestEpoch() + 1, 0);
  }

  /**
   * Updates the links {@code best} and {@code last} to a state; logs a warning if the file system
   * does not support links.
   */
  void link(Staging staging, TrainingState state) {
    link(staging, BEST, bestName(state));
    link(staging, LAST, name(state));
  }

  private void link(Staging staging, String name, String target) {
    Path link = folder.resolve(name);
    try {
      if (!Files.isDirectory(folder.resolve(target))) {
        Files.deleteIfExists(link); // remove a link to another checkpoint
        return;
      }
      if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(link, folder.resolve("copied-" + AtomicFile.asideName(link).substring(1)));
      }
      Path aside = staging.aside(link);
      Files.createSymbolicLink(aside, Path.of(target));
      Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.warn(
          "{} could not be made a link to {}, which affects nothing else: {}",
          link,
          target,
          e.toString());
    }
  }

  /** Removes old checkpoints; keeps the newest and, according to each of their states, the best. */
  private void rotate() throws IOException {
    List<Path> newestFirst = newestFirst();
    int kept = (int) Math.min(keep + 1L, newestFirst.size());
    Set<String> best = new HashSet<>();
    for (Path path : newestFirst.subList(0, kept)) {
      state(path).map(Checkpoints::bestName).ifPresent(best::add);
    }
    for (Path old : newestFirst.subList(kept, newestFirst.size())) {
      if (!best.contains(old.getFileName().toString())) {
        AtomicFolder.remove(old);
      }
    }
  }

  private static Optional<TrainingState> state(Path checkpoint) {
    try {
      return Optional.of(new Checkpoint(checkpoint).state());
    } catch (BadDataException damaged) {
      return Optional.empty();
    }
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(Checkpoints::place).reversed())
          .toList();
    }
  }

  private static long place(Path checkpoint) {
    Matcher name = NAME.matcher(checkpoint.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException("not a checkpoint: " + checkpoint);
    }
    return Long.parseLong(name.group(1)) * 1_000_000_000L + Long.parseLong(name.group(2));
  }

  /**
   * Returns the newest undamaged checkpoint. Damaged ones are logged and renamed, so that the
   * training can save new ones in their place. If a copy of the run has only the folders {@code
   * last} and {@code best}, they are renamed to their positions.
   *
   * @return empty if there is none
   * @throws BadDataException if the checkpoint belongs to another run
   */
  Optional<Checkpoint> newest() {
    try {
      giveNamesBack();
      for (Path path : newestFirst()) {
        Checkpoint checkpoint = new Checkpoint(path);
        if (isWhole(checkpoint)) {
          checkpoint.requireOf(RunIdentity.of(run));
          return Optional.of(checkpoint);
        }
        Files.move(path, folder.resolve("damaged-" + AtomicFile.asideName(path).substring(1)));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private void giveNamesBack() throws IOException {
    for (String name : List.of(LAST, BEST)) {
      Path copy = folder.resolve(name);
      if (Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)) {
        Optional<TrainingState> state = state(copy);
        if (state.isPresent() && !Files.exists(folder.resolve(name(state.get())))) {
          Files.move(copy, folder.resolve(name(state.get())));
        }
      }
    }
  }

  private static boolean isWhole(Checkpoint checkpoint) {
    try {
      checkpoint.verify();
      String shown = checkpoint.folder().getFileName().toString();
      String actual = name(checkpoint.state());
      if (!shown.equals(actual)) {
        throw new BadDataException(checkpoint.folder() + " holds " + actual);
      }
      return true;
    } catch (BadDataException damaged) {
      LOG.warn("{}; using the previous one", damaged.getMessage());
      return false;
    }
  }

  /**
   * Returns the checkpoint with the lowest validation loss so far.
   *
   * @throws BadDataException if there is none, or it is damaged or belongs to another run
   */
  public Checkpoint best() {
    TrainingState newest = state();
    return whole(bestName(newest), BEST);
  }

  /**
   * Returns the checkpoint with the lowest validation loss according to a state.
   *
   * @throws BadDataException if there is none, or it is damaged or belongs to another run
   */
  Checkpoint best(TrainingState state) {
    return whole(bestName(state), BEST);
  }

  /**
   * Returns the state in the newest checkpoint whose state can be read.
   *
   * @throws BadDataException if there is none
   */
  TrainingState state() {
    try {
      for (Path path : newestFirst()) {
        Optional<TrainingState> state = state(path);
        if (state.isPresent()) {
          return state.get();
        }
        LOG.warn("{} is damaged; using the previous one", path);
      }
      return Stream.of(LAST, BEST)
          .map(folder::resolve)
          .filter(Files::isDirectory)
          .flatMap(copy -> state(copy).stream())
          .findFirst()
          .orElseThrow(
              () -> new BadDataException(folder + " has no checkpoint: no epoch is finished yet"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Returns the folder of the best checkpoint; its files may be damaged.
   *
   * @throws BadDataException if there is none
   */
  Path bestFolder() {
    return find(bestName(state()), BEST).folder();
  }

  /**
   * Returns the folder of the newest checkpoint whose state can be read; its other files may be
   * damaged.
   *
   * @throws BadDataException if there is none
   */
  Path lastFolder() {
    return find(name(state()), LAST).folder();
  }

  private Checkpoint whole(String name, String copy) {
    Checkpoint checkpoint = find(name, copy);
    checkpoint.verify();
    checkpoint.requireOf(RunIdentity.of(run));
    return checkpoint;
  }

  private Checkpoint find(String name, String copy) {
    return Stream.of(name, copy)
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .filter(path -> state(path).map(s -> name(s).equals(name)).orElse(true))
        .findFirst()
        .map(Checkpoint::new)
        .orElseThrow(() -> missing(name));
  }

  private BadDataException missing(String name) {
    return new BadDataException(
        name.equals(name(1, 0))
            ? folder + " has no best checkpoint: no epoch is finished yet"
            : "%s lacks %s, the best checkpoint according to its newest state: was the folder copied only in part?"
                .formatted(folder, name));
  }
}
