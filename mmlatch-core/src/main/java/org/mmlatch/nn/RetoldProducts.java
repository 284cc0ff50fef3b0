package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/**
 * An observer that replaces reported matrix products by others and forwards everything to another
 * observer: for a layer that is applied to something other than the steps it is written for.
 *
 * @param told receives the reports
 * @param retold returns the products to report in place of one
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
