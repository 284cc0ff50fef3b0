package org.mmlatch.data.tuples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * {@code dev.pkl} and its like: a list of {@code ((words, visual, acoustic, texts), label, id)}.
 * {@code words} is (T) numbers of words, which mean nothing without the vocabulary, or (T, D)
 * features; {@code texts}, the T words themselves, may be left out.
 */
public final class TuplesPickle {
  private TuplesPickle() {}

  /** Returns whether a pickle is of this layout. */
  public static boolean matches(PickleValue pickle) {
    return pickle
        .asList()
        .filter(list -> list.size() > 0)
        .flatMap(list -> list.get(0).asList())
        .filter(tuple -> tuple.size() == 3 && tuple.get(0).asList().isPresent())
        .isPresent();
  }

  /**
   * Returns the file's segments, all of one split.
   *
   * @param split which one, if known
   * @throws BadDataException if a tuple is not of this layout; the message says which
   */
  public static SegmentSource read(Path file, PickleList tuples, Optional<SplitName> split) {
    Dims dims = new Dims(file);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < tuples.size(); i++) {
      TupleSegment tuple = TupleSegment.of(file + ", tuple " + i, tuples.get(i));
      String where = "tuple " + i;
      tuple.features().forEach((m, array) -> dims.add(where, m, (int) array.size(1)));
      segments.add(tuple.segment(split));
    }
    return SegmentSource.of("tuples", List.of(file), dims.known(), segments);
  }
}
