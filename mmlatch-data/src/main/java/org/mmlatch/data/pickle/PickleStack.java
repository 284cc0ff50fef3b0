package org.mmlatch.data.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stack, marks and memo of the pickle machine. */
final class PickleStack {
  // Estimated sizes in bytes.
  static final int REFERENCE = 8;
  static final int OBJECT = 24;
  static final int LIST = 64;
  static final int DICTIONARY = 120;
  static final int ENTRY = 80;

  private final PickleInput input;
  private final List<PickleValue> values = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();

  PickleStack(PickleInput input) {
    this.input = input;
  }

  void push(PickleValue value) {
    input.spend(OBJECT);
    values.add(value);
  }

  PickleValue pop() {
    PickleValue top = top();
    values.remove(values.size() - 1);
    return top;
  }

  PickleValue top() {
    if (values.size() <= Optional.ofNullable(marks.peek()).orElse(0)) {
      throw input.error("an operation lacks an operand; the pickle is damaged");
    }
    return values.get(values.size() - 1);
  }

  void mark() {
    input.spend(OBJECT);
    marks.push(values.size());
  }

  /** Removes and returns the values above the last mark. */
  List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw input.error("an operation lacks its mark; the pickle is damaged");
    }
    List<PickleValue> above = values.subList(marks.pop(), values.size());
    input.spend((long) REFERENCE * above.size());
    List<PickleValue> copy = List.copyOf(above);
    above.clear();
    return copy;
  }

  void pushTuple(int size) {
    List<PickleValue> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(0, pop());
    }
    input.spend(LIST + (long) REFERENCE * size);
    push(new PickleValue.Items(new PickleList(items)));
  }

  void memoize() {
    store(memo.size());
  }

  void store(long key) {
    input.spend(ENTRY);
    memo.put(key, top());
  }

  void recall(long key) {
    push(
        Optional.ofNullable(memo.get(key))
            .orElseThrow(() -> input.error("refers to object " + key + ", which is not there")));
  }
}
