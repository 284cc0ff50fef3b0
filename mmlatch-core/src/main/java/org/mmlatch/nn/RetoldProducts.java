package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/**
 * Tells another observer of products by other shapes, where a layer does not read steps as it
 * believes to; of everything else as it is.
 *
 * @param told is told
 * @param retold what it is told of instead of a product
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
