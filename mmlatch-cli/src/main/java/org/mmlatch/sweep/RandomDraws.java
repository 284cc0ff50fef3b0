package org.mmlatch.sweep;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slf4j.LoggerFactory;

/** Reads the section {@code random} of a sweep file, which draws settings from ranges. */
final class RandomDraws {
  private final long seed;
  private final Map<String, DrawRange> ranges;

  private RandomDraws(long seed, Map<String, DrawRange> ranges) {
    this.seed = seed;
    this.ranges = ranges;
  }

  /** Reads the section and returns the draws as an axis. */
  static Axis read(ConfigObject random) {
    SweepValues.requireKeys(random, List.of("seed", "draws", "ranges"), "random");
    Map<String, DrawRange> ranges = new LinkedHashMap<>();
    ConfigObject section =
        SweepValues.object(SweepValues.require(random, "ranges"), "random.ranges");
    collect("", section, ranges);
    if (ranges.isEmpty()) {
      throw SweepValues.wrong(section, "random.ranges: expected at least one range");
    }
    long seed = SweepValues.whole(SweepValues.require(random, "seed"), "random.seed");
    RandomDraws draws = new RandomDraws(seed, ranges);
    List<String> columns = new ArrayList<>(List.of("Draw"));
    columns.addAll(ranges.keySet());
    return new Axis(
        columns,
        distinct(numbers(SweepValues.require(random, "draws")).mapToObj(draws::draw).toList()));
  }

  /** Leaves out draws that have the values of an earlier one, as happens where few are possible. */
  private static List<Variation> distinct(List<Variation> draws) {
    Map<List<String>, Variation> byValues = new LinkedHashMap<>();
    List<String> repeated = new ArrayList<>();
    for (Variation draw : draws) {
      List<String> label = draw.label();
      if (byValues.putIfAbsent(label.subList(1, label.size()), draw) != null) {
        repeated.add(label.get(0));
      }
    }
    if (!repeated.isEmpty()) {
      LoggerFactory.getLogger(RandomDraws.class)
          .warn(
              "{} of {} draws have the values of earlier ones and are left out: {}",
              repeated.size(),
              draws.size(),
              Labels.join(repeated));
    }
    return List.copyOf(byValues.values());
  }

  /**
   * Returns the numbers of the draws: {@code draws} is either their count or a list of numbers, to
   * repeat particular draws.
   */
  private static LongStream numbers(ConfigValue draws) {
    if (draws instanceof ConfigList list && !list.isEmpty()) {
      return list.stream().mapToLong(value -> SweepValues.whole(value, "random.draws"));
    }
    long count = SweepValues.whole(draws, "random.draws");
    if (count < 1) {
      throw SweepValues.wrong(draws, "random.draws: expected at least 1, found " + count);
    }
    return LongStream.range(0, count);
  }

  private static void collect(String path, ConfigObject section, Map<String, DrawRange> ranges) {
    section.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              String key = SweepValues.below(path, entry.getKey());
              if (entry.getValue() instanceof ConfigObject inner && !DrawRange.isOne(inner)) {
                collect(key, inner, ranges);
              } else {
                ranges.put(key, DrawRange.read(key, entry.getValue()));
              }
            });
  }

  /**
   * Returns a draw, which depends only on its number, the seed, and the key and range of each
   * setting.
   */
  private Variation draw(long number) {
    List<String> label = new ArrayList<>(List.of(Long.toString(number)));
    Config settings = ConfigFactory.empty();
    for (Map.Entry<String, DrawRange> range : ranges.entrySet()) {
      ConfigValue value = range.getValue().at(Uniform.of(seed, number, range.getKey()));
      label.add(SweepValues.cell(value));
      settings = settings.withValue(range.getKey(), value);
    }
    return new Variation(label, Optional.empty(), settings);
  }
}
