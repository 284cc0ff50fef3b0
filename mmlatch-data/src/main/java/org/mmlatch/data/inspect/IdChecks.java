package org.mmlatch.data.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;

/** Finds segments that occur more than once and videos with segments in more than one split. */
final class IdChecks {
  private IdChecks() {}

  static List<Defect> check(Map<SplitName, SplitInspection> splits) {
    Map<SegmentId, List<SplitName>> ofSegment = new LinkedHashMap<>();
    Map<String, Set<SplitName>> ofVideo = new LinkedHashMap<>();
    splits.forEach(
        (name, split) ->
            split
                .ids()
                .forEach(
                    id -> {
                      ofSegment.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
                      ofVideo.computeIfAbsent(id.video(), key -> new TreeSet<>()).add(name);
                    }));
    List<Defect> defects = new ArrayList<>();
    ofSegment.forEach(
        (id, found) -> {
          if (found.size() > 1) {
            defects.add(
                new Defect(
                    Check.IDS,
                    "%s occurs %s times: in %s".formatted(id, found.size(), list(found))));
          }
        });
    ofVideo.forEach(
        (video, found) -> {
          if (found.size() > 1) {
            defects.add(
                new Defect(Check.VIDEOS, "%s has segments in %s".formatted(video, list(found))));
          }
        });
    return defects;
  }

  private static String list(Iterable<SplitName> splits) {
    List<String> keys = new ArrayList<>();
    splits.forEach(split -> keys.add(split.key()));
    return keys.stream().collect(Collectors.joining(" and in "));
  }
}
