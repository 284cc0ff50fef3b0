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
 * The contents of a corpus and its defects.
 *
 * @param fingerprint the manifest's SHA-256
 * @param splits the three splits
 * @param defects all defects that the checks found; empty for an intact corpus
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
   * Reads a whole corpus, even if it is damaged. Features are read in blocks and may exceed the
   * memory; ids, words and labels must fit into it.
   *
   * @param progress called with the number of MiB read so far
   * @throws org.mmlatch.BadDataException if the folder has no manifest, or a manifest of another
   *     format
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

  /** Returns all segments as a single split, without features. */
  public SplitInspection all() {
    return splits.values().stream().reduce(SplitInspection.NONE, SplitInspection::plus);
  }

  /** Returns the outcome of a check. */
  public Outcome outcome(Check check) {
    return Outcome.of(check, this);
  }

  /** Returns the defects that a check found. */
  public List<Defect> defects(Check check) {
    return defects.stream().filter(defect -> defect.check() == check).toList();
  }
}
