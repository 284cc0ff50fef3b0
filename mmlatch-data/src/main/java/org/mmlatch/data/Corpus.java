package org.mmlatch.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;

/** A corpus folder opened for reading and checked against its manifest. */
public final class Corpus {
  private final Path folder;
  private final Manifest manifest;
  private final String fingerprint;
  private final Map<SplitName, SplitReader> splits = new EnumMap<>(SplitName.class);

  private Corpus(Path folder, Manifest manifest, String fingerprint) {
    this.folder = folder;
    this.manifest = manifest;
    this.fingerprint = fingerprint;
    for (SplitName name : SplitName.values()) {
      splits.put(name, new SplitReader(folder, name, manifest));
    }
  }

  /**
   * Opens a corpus: reads the manifest and compares file sizes and tensor shapes with it. Does not
   * read features.
   *
   * @throws BadDataException if the folder is not a corpus, is incomplete or contradicts its
   *     manifest
   */
  public static Corpus open(Path folder) {
    Manifest manifest = Manifest.read(folder);
    return new Corpus(folder, manifest, Sha256.of(folder.resolve(Manifest.FILE_NAME)));
  }

  /**
   * Opens a corpus and verifies every file against the SHA-256 digests in the manifest.
   *
   * @throws BadDataException as for {@link #open}, and if a file was changed; the message names it
   */
  public static Corpus openVerified(Path folder) {
    Corpus corpus = open(folder);
    corpus.verify();
    return corpus;
  }

  /**
   * Requires the training and validation splits to have segments, and returns this corpus.
   *
   * @throws BadDataException if one of the two splits is empty
   */
  public Corpus requireTrainable() {
    for (SplitName split : List.of(SplitName.TRAIN, SplitName.VALID)) {
      if (manifest.split(split).segments() == 0) {
        throw new BadDataException(
            "%s has no segment in %s; import a corpus with segments there, or use other --folds"
                .formatted(folder, split.key()));
      }
    }
    return this;
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns the manifest. */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Returns the SHA-256 of the manifest. The manifest holds the digests of all other files, so
   * verified corpora with equal fingerprints have equal contents.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Reads a split's offsets, labels, ids and words. Features stay in the memory-mapped file.
   *
   * @throws BadDataException if they contradict the manifest or each other
   */
  public SplitData split(SplitName name) {
    return splits.get(name).read();
  }

  /**
   * Reads all files and compares them with the digests in the manifest, the three splits in
   * parallel. 1 GB takes about a second from the page cache.
   *
   * @throws BadDataException if a file was changed; the message names it
   */
  public void verify() {
    Arrays.stream(SplitName.values()).parallel().forEach(this::verify);
  }

  private void verify(SplitName name) {
    FileChecks.checkContents(SplitFiles.tensors(folder, name), manifest.split(name).tensors());
    FileChecks.checkContents(SplitFiles.lines(folder, name), manifest.split(name).lines());
  }

  /** Returns the manifest and the files that {@link #verify} reads. */
  List<Path> files() {
    List<Path> files = new ArrayList<>(List.of(folder.resolve(Manifest.FILE_NAME)));
    for (SplitName name : SplitName.values()) {
      files.add(SplitFiles.tensors(folder, name));
      files.add(SplitFiles.lines(folder, name));
    }
    return files;
  }
}
