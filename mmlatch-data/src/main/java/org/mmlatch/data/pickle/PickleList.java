package org.mmlatch.data.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The items of a list, a tuple, a set or an array of objects. */
public final class PickleList {
  private final List<PickleValue> items;

  PickleList(List<PickleValue> items) {
    this.items = new ArrayList<>(items);
  }

  /** Returns the number of items. */
  public int size() {
    return items.size();
  }

  /** Returns an item. */
  public PickleValue get(int index) {
    return items.get(index);
  }

  /** Returns all items. */
  public List<PickleValue> items() {
    return Collections.unmodifiableList(items);
  }

  void addAll(List<PickleValue> more) {
    items.addAll(more);
  }
}
