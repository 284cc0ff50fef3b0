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
 * Opens corpora with verification and caches in a folder which ones were verified. As long as the
 * paths, sizes and times of a corpus's files are unchanged, they are not read again. The cache only
 * saves time: if an entry is lost, or the corpus was copied, the corpus is verified again.
 *
 * @param memory the cache folder, which must exist
 */
public record VerifiedCorpora(Path memory) {
  /**
   * Opens a corpus, verifying its files unless they are unchanged since the last verification.
   *
   * @throws BadDataException if the folder is not a corpus or a file was changed; the message names
   *     it
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
