package org.mmlatch.eval.masks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.Heatmap;

/** Heatmaps of masks, as in Fig. 2: a row per class, a column per feature. */
public final class MaskPictures {
  private MaskPictures() {}

  /** Returns the heatmap of one modality's masks. */
  public static Heatmap of(FeatureMasks masks) {
    int features = masks.features().size();
    List<String> rows = new ArrayList<>();
    List<List<OptionalDouble>> values = new ArrayList<>();
    SegmentGroups groups = masks.groups();
    boolean haveOrder = !groups.values().isEmpty();
    for (int i = 0; i < groups.names().size(); i++) {
      int group = haveOrder ? groups.names().size() - 1 - i : i; // the highest on top
      rows.add(groups.shown().get(group));
      values.add(IntStream.range(0, features).mapToObj(f -> masks.ofGroup(f, group)).toList());
    }
    String by =
        masks.source().equals(FeatureMasks.MERGED) ? "" : ", as " + masks.source() + " masks them";
    return new Heatmap(
        "Average mask of %s features by %s%s".formatted(masks.modality(), groups.what(), by),
        rows,
        masks.features(),
        values,
        haveOrder ? IntStream.range(0, features).mapToObj(masks::correlation).toList() : List.of(),
        "Spearman");
  }

  /** Returns one chart with the heatmaps of all merged masks, stacked vertically. */
  public static Drawing merged(List<FeatureMasks> masks) {
    List<Heatmap> maps =
        masks.stream()
            .filter(of -> of.source().equals(FeatureMasks.MERGED))
            .map(MaskPictures::of)
            .toList();
    double width = maps.stream().mapToDouble(Heatmap::width).max().orElse(0);
    double height = maps.stream().mapToDouble(Heatmap::height).sum();
    Drawing svg = new Drawing(width, height, "Average masks by " + masks.get(0).groups().what());
    double y = 0;
    for (Heatmap map : maps) {
      map.drawOn(svg, y);
      y += map.height();
    }
    return svg;
  }
}
