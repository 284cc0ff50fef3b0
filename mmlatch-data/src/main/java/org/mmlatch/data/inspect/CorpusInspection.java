package org.mmlatch.data.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.io.Sha256;

/**
 * What a corpus holds and what is wrong with it.
 *
 * @param fingerprint the manifest's SHA-256
 * @param splits all three
 * @param defects everything that a {@link Check} found; empty for a sound corpus
 */
public record CorpusInspection(
    Path folder,
    String fingerprint,
    Manifest manifest,
    Map<SplitName, SplitInspection> splits,
    List<Defect> defects) {
  /** Creates an inspection. */
  public CorpusInspection {
    splits = Collections.unmodifiableMap(new EnumMap<>(splits));
    defects = List.copyOf(defects);
  }

  /**
   * Reads all of a corpus, however damaged. Features are read in parts, so they may exceed the
   * memory; ids, words and labels must fit.
   *
   * @param progress is told how many MiB are read
   * @throws org.mmlatch.BadDataException if the folder is no corpus: it has no manifest, or not one
   *     of this format
   */
  public static CorpusInspection of(Path folder, Progress progress) {
    Manifest manifest = Manifest.read(folder);
    ReadingProgress reading = new ReadingProgress(progress, manifest.splits());
    Map<SplitName, SplitInspection> splits = new EnumMap<>(SplitName.class);
    List<Defect> defects = new ArrayList<>();
    for (SplitName name : SplitName.values()) {
      SplitInspector inspector = new SplitInspector(folder, name, manifest, reading);
      splits.put(name, inspector.inspect());
      defects.addAll(inspector.defects());
    }
    reading.finish();
    defects.addAll(IdChecks.check(splits));
    defects.addAll(ValueChecks.check(manifest, splits));
    String fingerprint = Sha256.of(folder.resolve(Manifest.FILE_NAME));
    return new CorpusInspection(folder, fingerprint, manifest, splits, defects);
  }

  /** Returns all segments as if they were one split, without their features. */
  public SplitInspection all() {
    return splits.values().stream().reduce(SplitInspection.NONE, SplitInspection::plus);
  }

  /** Returns how a check ended. */
  public Outcome outcome(Check check) {
    return Outcome.of(check, this);
  }

  /** Returns what one check found. */
  public List<Defect> defects(Check check) {
    return defects.stream().filter(defect -> defect.check() == check).toList();
  }
}
