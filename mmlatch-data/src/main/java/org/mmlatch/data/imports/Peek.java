package org.mmlatch.data.imports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.labels.CsvLayout;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.pickle.PickleReader;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.CsvColumns;
import org.mmlatch.data.source.FileSplit;

/**
 * A source whose format is to be recognised. Content read to check one format is cached for the
 * other formats.
 */
final class Peek {
  private static final int LONGEST_LINE = 1 << 16;

  private final Path path;
  private final FileSplit split;
  private final Optional<CsvColumns> columns;
  private final OpenFiles files;
  private boolean lookedForPickle;
  private Optional<PickleValue> pickle = Optional.empty();
  private Optional<List<SplitDictionary>> splits = Optional.empty();
  private Optional<String> firstLine = Optional.empty();

  /**
   * Creates a view of a file or folder.
   *
   * @param split the split of the file, if given by the user
   * @param columns the columns of CSV files, if given by the user
   * @param files keeps files open whose arrays are read later
   */
  Peek(Path path, Optional<SplitName> split, Optional<CsvColumns> columns, OpenFiles files) {
    this.path = path;
    this.split = FileSplit.of(path, split);
    this.columns = columns;
    this.files = files;
  }

  Path path() {
    return path;
  }

  FileSplit split() {
    return split;
  }

  Optional<CsvColumns> columns() {
    return columns;
  }

  OpenFiles files() {
    return files;
  }

  boolean isFolder() {
    return Files.isDirectory(path);
  }

  /** Returns whether this is a folder with a file that satisfies a condition. */
  boolean hasFile(Predicate<Path> condition) {
    if (!isFolder()) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(Files::isRegularFile).anyMatch(condition);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Returns the sorted names of a folder's entries. */
  List<String> entries() {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Returns the content of a pickle; empty if the source is not a pickle. */
  Optional<PickleValue> pickle() {
    if (!lookedForPickle && !isFolder()) {
      lookedForPickle = true;
      ByteFile file = files.open(path);
      pickle = PickleReader.matches(file) ? Optional.of(read(file)) : Optional.empty();
    }
    return pickle;
  }

  private static PickleValue read(ByteFile file) {
    try {
      return PickleReader.read(file);
    } catch (BadDataException e) {
      if (FileKind.isTextTransfer(file)) {
        throw new BadDataException(
            file.path()
                + " was changed in transfer: each line feed has a carriage return before it, as"
                + " after a copy in text mode; copy it again in binary mode",
            e);
      }
      throw e;
    }
  }

  /** Returns the splits of a pickle; empty if it is not a dictionary of dictionaries. */
  List<SplitDictionary> splits() {
    if (splits.isEmpty()) {
      splits = Optional.of(pickle().map(all -> SplitDictionary.of(path, all)).orElse(List.of()));
    }
    return splits.get();
  }

  /**
   * Returns the first line of a file of any format, decompressed if it is gzip; of a CSV file the
   * header.
   */
  String firstLine() {
    if (firstLine.isEmpty()) {
      firstLine = Optional.of(isFolder() ? "" : readFirstLine());
    }
    return firstLine.get();
  }

  private String readFirstLine() {
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = FileKind.of(path) == FileKind.GZIP ? new GZIPInputStream(in) : in) {
      String start = new String(plain.readNBytes(LONGEST_LINE), StandardCharsets.UTF_8);
      return CsvLayout.header(start.replace("\uFEFF", ""));
    } catch (ZipException | EOFException e) {
      throw new BadDataException(path + " is cut off or damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException("Cannot read " + path + ": " + e.getMessage(), e);
  }
}
