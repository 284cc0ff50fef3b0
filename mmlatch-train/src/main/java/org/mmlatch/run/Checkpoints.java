package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a run. Each lies in a folder named after its place in the training, such as
 * {@code epoch-0003-batch-00012}; {@code last} and {@code best} are links to two of them. Older
 * ones are removed, and nothing else ever is.
 */
public final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{4,})-batch-(\\d{5,})");
  private static final int COPIES = 3; // weights and both of Adam's moments
  private static final long MEGABYTE = 1_000_000;
  private static final String LAST = "last";
  private static final String BEST = "best";

  private final Path folder;
  private final int keep;

  /**
   * Describes the checkpoints of a run.
   *
   * @param keep how many of the newest are kept besides the best, and one more in reserve, in case
   *     the newest is damaged
   */
  public Checkpoints(RunFolder run, int keep) {
    this.folder = run.checkpoints();
    this.keep = keep;
  }

  /** Saves a checkpoint, makes it the last, and the best too if it is. */
  void save(
      TrainingState state, Map<String, NDArray> weights, Optimizer optimizer, boolean isBest) {
    Checkpoint checkpoint = new Checkpoint(folder.resolve(name(state)));
    try {
      Files.createDirectories(folder);
      if (!Files.isDirectory(checkpoint.folder())) {
        checkpoint.write(state, weights, optimizer);
      }
      if (isBest) {
        link(BEST, checkpoint.folder());
      }
      link(LAST, checkpoint.folder());
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
        "%s%nA checkpoint takes %d MB, %d MB are free. Earlier checkpoints are as they were: make room"
                .formatted(cause.getMessage(), bytes / MEGABYTE + 1, free / MEGABYTE)
            + ", and the same command goes on from the last.",
        new IOException(checkpoint.folder().toString(), cause));
  }

  private static String name(TrainingState state) {
    return "epoch-%04d-batch-%05d".formatted(state.epoch(), state.batches());
  }

  private void link(String name, Path target) throws IOException {
    Path aside = folder.resolve("." + name + ".partial");
    Files.deleteIfExists(aside);
    Files.createSymbolicLink(aside, target.getFileName());
    Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void rotate() throws IOException {
    Optional<Path> best = linked(BEST);
    List<Path> newestFirst = newestFirst();
    for (Path old :
        newestFirst.subList(Math.min(keep + 1, newestFirst.size()), newestFirst.size())) {
      if (!best.equals(Optional.of(old))) {
        AtomicFolder.remove(old);
      }
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

  private Optional<Path> linked(String name) throws IOException {
    Path link = folder.resolve(name);
    return Files.isSymbolicLink(link)
        ? Optional.of(folder.resolve(Files.readSymbolicLink(link)))
        : Optional.empty();
  }

  /**
   * Returns the newest checkpoint that is whole. Damaged ones are reported and put aside under
   * another name, so that the training can save its own in their place.
   *
   * @return empty if there is none
   */
  public Optional<Checkpoint> newest() {
    try {
      for (Path path : newestFirst()) {
        Checkpoint checkpoint = new Checkpoint(path);
        if (isWhole(checkpoint)) {
          return Optional.of(checkpoint);
        }
        Files.move(path, AtomicFile.aside(folder.resolve("damaged-" + path.getFileName())));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isWhole(Checkpoint checkpoint) {
    try {
      checkpoint.verify();
      return true;
    } catch (BadDataException damaged) {
      LOG.warn("{}; using the one before", damaged.getMessage());
      return false;
    }
  }

  /**
   * Returns the checkpoint with the lowest validation loss.
   *
   * @throws BadDataException if there is none, or it is damaged
   */
  public Checkpoint best() {
    return whole(BEST);
  }

  /**
   * Returns the checkpoint saved last.
   *
   * @throws BadDataException if there is none, or it is damaged
   */
  public Checkpoint last() {
    return whole(LAST);
  }

  private Checkpoint whole(String name) {
    try {
      Checkpoint checkpoint =
          linked(name)
              .map(Checkpoint::new)
              .orElseThrow(
                  () ->
                      new BadDataException(
                          "%s has no %s checkpoint: no epoch is over yet".formatted(folder, name)));
      checkpoint.verify();
      return checkpoint;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }
}
