package org.mmlatch.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Formats whole numbers as ranges: {@code 0-1499, 1502}. */
final class Ranges {
  private Ranges() {}

  static String of(Stream<? extends Number> numbers) {
    List<String> ranges = new ArrayList<>();
    TreeSet<Long> left = new TreeSet<>(numbers.map(Number::longValue).toList());
    while (!left.isEmpty()) {
      long first = left.pollFirst();
      long last = first;
      while (left.remove(last + 1)) {
        last++;
      }
      ranges.add(first == last ? Long.toString(first) : first + "-" + last);
    }
    return String.join(", ", ranges);
  }
}
