package org.mmlatch.cli.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Numbers as people write many of them: {@code 0-1499, 1502}. */
final class Ranges {
  private Ranges() {}

  static String of(Collection<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    TreeSet<Integer> left = new TreeSet<>(numbers);
    while (!left.isEmpty()) {
      int first = left.pollFirst();
      int last = first;
      while (left.remove(last + 1)) {
        last++;
      }
      ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
    }
    return String.join(", ", ranges);
  }
}
