package org.mmlatch.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;

/** A corpus in its folder, checked against its manifest when opened; read-only. */
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
   * Opens a corpus: reads the manifest and compares the files' sizes and the tensors' shapes with
   * it. Features are not read.
   *
   * @throws BadDataException if the folder is no corpus, is incomplete or contradicts its manifest
   */
  public static Corpus open(Path folder) {
    Manifest manifest = Manifest.read(folder);
    return new Corpus(folder, manifest, Sha256.of(folder.resolve(Manifest.FILE_NAME)));
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns what the corpus says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /**
   * Returns the manifest's SHA-256. As the manifest holds those of all other files, corpora of the
   * same fingerprint have the same contents.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Reads a split's offsets, labels, ids and words; its features stay on the disk, mapped.
   *
   * @throws BadDataException if they contradict the manifest or each other
   */
  public SplitData split(SplitName name) {
    return splits.get(name).read();
  }

  /**
   * Reads everything and compares it with the digests in the manifest.
   *
   * @throws BadDataException if a file was changed; the message names it
   */
  public void verify() {
    for (SplitName name : SplitName.values()) {
      FileChecks.checkContents(SplitFiles.tensors(folder, name), manifest.split(name).tensors());
      FileChecks.checkContents(SplitFiles.lines(folder, name), manifest.split(name).lines());
      split(name);
    }
  }
}
