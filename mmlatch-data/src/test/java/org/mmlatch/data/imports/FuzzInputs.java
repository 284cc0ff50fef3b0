package org.mmlatch.data.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;

/**
 * Imports damaged files until there were enough of them and the time is over: every import must end
 * within a second, at the second attempt at the latest, with a corpus or a {@link
 * BadDataException}.
 *
 * <p>Arguments: folder of seeds, folder to work in, minutes, mutants, seed of the draws. The status
 * is 1 if anything else happened; what did it is left in the working folder.
 */
final class FuzzInputs {
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final long HANG_MILLIS = 20_000;

  private final Path work;
  private final long seed;
  private long mutants;
  private long corpora;
  private long refused;
  private long failures;
  private long slow;
  private long slowest;
  private volatile long started = System.currentTimeMillis();

  private FuzzInputs(Path work, long seed) {
    this.work = work;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws IOException {
    List<InputSeed> seeds = seeds(Path.of(arguments[0]));
    long end = System.nanoTime() + Long.parseLong(arguments[2]) * 60_000_000_000L;
    long least = Long.parseLong(arguments[3]);
    FuzzInputs fuzz = new FuzzInputs(Path.of(arguments[1]), Long.parseLong(arguments[4]));
    fuzz.watch();
    while (fuzz.mutants < least || System.nanoTime() < end) {
      fuzz.next(seeds.get((int) (fuzz.mutants % seeds.size())));
    }
    fuzz.report(seeds.size());
    System.exit(fuzz.failures == 0 ? 0 : 1);
  }

  /** A seed is a folder: all that lies in {@code FOLDER/NAME} is imported together. */
  private static List<InputSeed> seeds(Path folder) throws IOException {
    List<InputSeed> seeds = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        try (Stream<Path> sources = Files.list(entry)) {
          String[] names =
              sources.map(p -> p.getFileName().toString()).sorted().toArray(String[]::new);
          seeds.add(InputSeed.of(entry, names));
        }
      }
    }
    return seeds;
  }

  private void next(InputSeed sound) throws IOException {
    Path folder = work.resolve("mutant");
    Path target = work.resolve("corpus");
    Path[] sources = sound.write(folder, new Mutator(seed + mutants));
    started = System.currentTimeMillis();
    long start = System.nanoTime();
    Optional<Throwable> problem = run(sources, target);
    long nanos = System.nanoTime() - start;
    if (nanos > LONGEST_NANOS) { // again, since other programs may have held this one up
      InputSeed.delete(target);
      slow++;
      started = System.currentTimeMillis();
      start = System.nanoTime();
      problem = run(sources, target);
      nanos = System.nanoTime() - start;
    }
    slowest = Math.max(slowest, nanos);
    if (problem.isPresent() || nanos > LONGEST_NANOS) {
      failures++;
      Path kept = work.resolve("failure-" + mutants);
      Files.move(folder, kept);
      System.out.printf("FAILED %s after %d ms%n", kept, nanos / 1_000_000);
      problem.ifPresent(Throwable::printStackTrace);
    }
    InputSeed.delete(folder);
    InputSeed.delete(target);
    mutants++;
    if (mutants % 20_000 == 0) {
      report(0);
    }
  }

  private Optional<Throwable> run(Path[] sources, Path target) {
    try {
      ImportOptions options = ImportOptions.of(sources);
      Path folds = sources[0].resolveSibling("folds.json");
      if (Files.exists(folds)) {
        List<Path> others = Stream.of(sources).filter(s -> !s.equals(folds)).toList();
        options = ImportOptions.of(others.toArray(Path[]::new)).withFolds(folds);
      }
      SourceImporter.run(options, target, ImportProgress.SILENT);
      corpora++;
    } catch (BadDataException e) {
      refused++;
    } catch (RuntimeException | Error e) {
      return Optional.of(e);
    }
    return Optional.empty();
  }

  /** Ends the program if one import hangs. */
  private void watch() {
    Thread main = Thread.currentThread();
    Thread watch =
        new Thread(
            () -> {
              while (System.currentTimeMillis() - started < HANG_MILLIS) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
              }
              System.out.println("HANGS: mutant " + mutants + " in " + work.resolve("mutant"));
              Stream.of(main.getStackTrace()).limit(15).forEach(System.out::println);
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private void report(int seeds) {
    System.out.printf(
        "%d mutants%s: %d corpora, %d refused with an error, %d failures, slowest %d ms, %d repeated%n",
        mutants,
        seeds > 0 ? " of " + seeds + " seeds" : "",
        corpora,
        refused,
        failures,
        slowest / 1_000_000,
        slow);
  }
}
