package org.mmlatch.data.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.CsdSource;
import org.mmlatch.data.glove.GloveFile;
import org.mmlatch.data.labels.LabelCsv;
import org.mmlatch.data.mmsa.MmsaPickle;
import org.mmlatch.data.mult.MultPickle;
import org.mmlatch.data.npy.ArraysFolder;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.pickle.PickleReader;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SplitText;
import org.mmlatch.data.source.TextFile;
import org.mmlatch.data.tuples.TuplesPickle;

/** Recognises what a source is by what it holds; names and extensions do not matter. */
final class SourceDetector {
  private static final String KNOWN =
      "a folder of .csd files, of train.npz, valid.npz and test.npz or of a corpus, a pickle of"
          + " MulT, MMSA or MISA, MMSA's label.csv, or word vectors as text";
  private static final int LONGEST_LINE = 1 << 16;

  private SourceDetector() {}

  /**
   * Opens a folder.
   *
   * @param csd how one of {@code .csd} files is read
   * @param files keeps those open whose arrays are read later
   * @throws BadDataException if it holds nothing that is known
   */
  static OpenedSource folder(Path folder, CsdOptions csd, OpenFiles files) {
    if (Files.isRegularFile(folder.resolve(Manifest.FILE_NAME))) {
      return new OpenedSource.Segments(CorpusSource.read(folder));
    }
    if (ArraysFolder.matches(folder)) {
      return new OpenedSource.Segments(ArraysFolder.read(folder, files));
    }
    if (anyFile(folder, Hdf5::matches)) {
      return new OpenedSource.Segments(CsdSource.read(folder, csd, files));
    }
    throw unknown(folder);
  }

  /**
   * Opens a file, which must stay open as long as its segments are read.
   *
   * @param split which split it holds, if the user says so
   * @throws BadDataException if it is damaged or of no format that is known
   */
  static OpenedSource file(ByteFile file, Optional<SplitName> split) {
    if (PickleReader.matches(file)) {
      return new OpenedSource.Segments(pickle(file, split));
    }
    if (Hdf5.matches(file.path())) {
      throw new BadDataException(
          file.path() + " is one file of a set; name the folder that holds all .csd files");
    }
    String line = firstLine(file.path());
    if (LabelCsv.matches(line)) {
      return new OpenedSource.Segments(LabelCsv.read(file.path()));
    }
    if (GloveFile.matches(line.stripTrailing())) {
      return new OpenedSource.Vectors(file.path());
    }
    throw unknown(file.path());
  }

  private static SegmentSource pickle(ByteFile file, Optional<SplitName> split) {
    Path path = file.path();
    PickleValue pickle = PickleReader.read(file);
    List<SplitDictionary> splits = SplitDictionary.of(path, pickle);
    if (MmsaPickle.matches(splits)) {
      return MmsaPickle.read(path, splits);
    }
    if (MultPickle.matches(splits)) {
      return MultPickle.read(path, splits);
    }
    if (TuplesPickle.matches(pickle)) {
      Optional<SplitName> named = split.or(() -> SplitText.parse(stem(path)));
      return TuplesPickle.read(path, pickle.asList().orElseThrow(), named);
    }
    throw new BadDataException(
        "%s is a pickle of %s; expected splits with labels (MulT), splits with regression_labels"
                .formatted(path, pickle.description())
            + " (MMSA) or a list of ((words, visual, acoustic, …), label, id) (MISA)");
  }

  private static String stem(Path path) {
    return String.valueOf(path.getFileName()).replaceFirst("\\..*", "");
  }

  private static String firstLine(Path file) {
    try (BufferedReader reader = TextFile.reader(file)) {
      char[] start = new char[LONGEST_LINE];
      int length = Math.max(0, reader.read(start));
      return new String(start, 0, length).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new BadDataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean anyFile(Path folder, Predicate<Path> condition) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).anyMatch(condition);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static BadDataException unknown(Path path) {
    return new BadDataException(path + " is of no known format; expected " + KNOWN);
  }
}
