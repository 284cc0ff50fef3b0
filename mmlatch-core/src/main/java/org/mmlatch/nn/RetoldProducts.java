package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/**
 * Forwards everything to another observer, with other shapes of products, for a layer whose input
 * are not the steps that it takes them for.
 *
 * @param told the observer that is notified
 * @param retold the product that is reported instead of another
 */
public record RetoldProducts(Pass.Observer told, Function<Product, List<Product>> retold)
    implements Pass.Observer {
  @Override
  public void calculated(Layer layer, NDArray output) {
    told.calculated(layer, output);
  }

  @Override
  public void weighted(Layer layer, NDArray weights) {
    told.weighted(layer, weights);
  }

  @Override
  public void noted(String name, NDArray value) {
    told.noted(name, value);
  }

  @Override
  public void multiplied(Product product, NDArray left, NDArray result) {
    retold.apply(product).forEach(each -> told.multiplied(each, left, result));
  }

  @Override
  public void finished(Pass.Phase phase) {
    told.finished(phase);
  }
}
