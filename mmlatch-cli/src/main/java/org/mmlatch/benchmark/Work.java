package org.mmlatch.benchmark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.nn.Product;

/** Numbers of floating-point operations, by the shape of their matrix product. */
final class Work {
  private final Map<Product, Double> operations = new LinkedHashMap<>();

  void add(Product product, double count) {
    operations.merge(product, count, Double::sum);
  }

  void add(Work other) {
    other.operations.forEach(this::add);
  }

  /** Returns the number of operations of each shape. */
  Map<Product, Double> byProduct() {
    return Collections.unmodifiableMap(operations);
  }

  /** Returns the total number of operations. */
  double operations() {
    return operations.values().stream().mapToDouble(count -> count).sum();
  }
}
