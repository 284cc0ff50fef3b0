package org.mmlatch.data.mult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Notes;

/**
 * The segment ids of a split. MulT's files have three columns. Usually the first is the video and
 * the second is the number of the segment within the video or its start in seconds, from which the
 * number is derived. In some files the first column is the id of the segment.
 *
 * @param ids the ids, N
 * @param single whether the file has one text per id instead of several columns
 */
record MultIds(List<SegmentId> ids, boolean single) {
  private static final List<String> KEYS = List.of("id", "ids");
  private static final String NUMBER = "\\d{1,9}";

  /**
   * Returns the ids of a split.
   *
   * @param notes receives a note if segments are numbered by their start times
   */
  static MultIds of(SplitDictionary split, int count, Ids form, Notes notes) {
    Optional<PickleValue> stored = split.fields().find(KEYS);
    if (stored.isEmpty()) { // early files have no ids: each split counts as one video
      return new MultIds(
          IntStream.range(0, count).mapToObj(i -> new SegmentId(split.split().key(), i)).toList(),
          false);
    }
    List<List<String>> rows = rows(split, stored.get());
    if (rows.size() != count || rows.stream().anyMatch(List::isEmpty)) {
      throw split.fields().error("id", count + " ids, as many as labels", rows.size() + " ids");
    }
    boolean single = !rows.isEmpty() && rows.get(0).size() == 1;
    return new MultIds(
        single || areOfSegments(rows, form)
            ? joined(split, rows, form)
            : numbered(split, rows, notes),
        single);
  }

  /**
   * Returns whether the first column identifies segments rather than videos, as in MulT's MOSI
   * files: all values have a form such as {@code video_3}, they are distinct, and several belong to
   * the same video.
   */
  private static boolean areOfSegments(List<List<String>> rows, Ids form) {
    List<SegmentId> ids = rows.stream().flatMap(row -> form.parse(row.get(0)).stream()).toList();
    long videos = ids.stream().map(SegmentId::video).distinct().count();
    return form == Ids.PARTS
        && ids.stream().distinct().count() == rows.size()
        && videos < rows.size();
  }

  private static List<List<String>> rows(SplitDictionary split, PickleValue stored) {
    List<List<String>> rows = new ArrayList<>();
    stored
        .asArray()
        .filter(array -> !array.shape().isEmpty())
        .ifPresent(
            array -> {
              int columns = (int) (array.elements() / Math.max(1, array.size(0)));
              for (long i = 0; i < array.elements(); i += columns) {
                long start = i;
                rows.add(
                    IntStream.range(0, Math.min(columns, 3))
                        .mapToObj(column -> array.text(start + column))
                        .toList());
              }
            });
    stored
        .asList()
        .map(PickleList::items)
        .orElse(List.of())
        .forEach(item -> rows.add(row(split, item)));
    return rows;
  }

  private static List<String> row(SplitDictionary split, PickleValue item) {
    return Texts.whole(item)
        .map(List::of)
        .or(() -> Texts.of(item))
        .orElseThrow(() -> split.fields().error("id", "texts", item.description()));
  }

  private static List<SegmentId> joined(SplitDictionary split, List<List<String>> rows, Ids form) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> joined(split, i, rows.get(i).get(0), form))
        .toList();
  }

  private static SegmentId joined(SplitDictionary split, int index, String text, Ids form) {
    return form.parse(text)
        .orElseThrow(
            () ->
                split
                    .fields()
                    .error(
                        "id", form.rule("video[3]"), "'%s' as number %s".formatted(text, index)));
  }

  private static List<SegmentId> numbered(
      SplitDictionary split, List<List<String>> rows, Notes notes) {
    if (rows.stream().anyMatch(row -> row.size() < 2)) {
      throw split.fields().error("id", "a video and a number each", "fewer columns");
    }
    List<SegmentId> ids = new ArrayList<>();
    if (rows.stream().allMatch(row -> row.get(1).matches(NUMBER))) {
      rows.forEach(row -> ids.add(new SegmentId(row.get(0), Integer.parseInt(row.get(1)))));
    }
    if (new HashSet<>(ids).size() == rows.size()) {
      return ids;
    }
    notes.tell(
        "ids-by-start",
        "segments are numbered by their start times within their video, from 0: another source must"
            + " have the same segments of a video to be joined");
    return byStart(split, rows);
  }

  /** Numbers the segments of each video in the order of their start times. */
  private static List<SegmentId> byStart(SplitDictionary split, List<List<String>> rows) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
    double[] starts = rows.stream().mapToDouble(row -> seconds(split, row.get(1))).toArray();
    order.sort(Comparator.comparingDouble(i -> starts[i]));
    Map<String, Integer> seen = new HashMap<>();
    SegmentId[] ids = new SegmentId[rows.size()];
    for (int i : order) {
      String video = rows.get(i).get(0);
      ids[i] = new SegmentId(video, seen.merge(video, 1, Integer::sum) - 1);
    }
    return List.of(ids);
  }

  private static double seconds(SplitDictionary split, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw split.fields().error("id", "a number or a start in seconds", "'" + text + "'");
    }
  }
}
