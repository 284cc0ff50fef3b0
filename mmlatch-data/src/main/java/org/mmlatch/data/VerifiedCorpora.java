package org.mmlatch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.mmlatch.BadDataException;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Sha256;

/**
 * Opens verified corpora, and remembers in a folder which ones were verified: as long as size and
 * times of their files are the same, they are not read again. What is remembered saves time only; a
 * memory that is lost or damaged makes the corpus be read anew, as a copy of the corpus is.
 *
 * @param memory the folder, which exists
 */
public record VerifiedCorpora(Path memory) {
  /**
   * Opens a corpus.
   *
   * @throws BadDataException if it is none or was changed; the message names the file
   */
  public Corpus open(Path folder) {
    Corpus corpus = Corpus.open(folder);
    String marks = marks(corpus);
    Path remembered =
        memory.resolve(".verified-" + Sha256.of(marks.getBytes(StandardCharsets.UTF_8)));
    if (!Files.exists(remembered)) {
      corpus.verify();
      AtomicFile.writeText(remembered, marks);
    }
    return corpus;
  }

  private static String marks(Corpus corpus) {
    StringBuilder marks = new StringBuilder(corpus.fingerprint() + "\n");
    corpus
        .files()
        .forEach(file -> marks.append(file.toAbsolutePath()).append(mark(file)).append('\n'));
    return marks.toString();
  }

  private static String mark(Path file) {
    try {
      boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
      Map<String, Object> found =
          Files.readAttributes(file, (unix ? "unix:ctime,ino," : "") + "size,lastModifiedTime");
      return new TreeMap<>(found).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
