package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;

/**
 * An observer that replaces reported matrix products by others and forwards everything to another
 * observer: for a layer that is applied to something other than the steps it is written for.
 *
 * @param observer receives the reports
 * @param translation returns the products to report in place of one
 */
public record TranslatedProducts(
    Pass.Observer observer, Function<Product, List<Product>> translation) implements Pass.Observer {
  @Override
  public void calculated(Layer layer, NDArray output) {
    observer.calculated(layer, output);
  }

  @Override
  public void weighted(Layer layer, NDArray weights) {
    observer.weighted(layer, weights);
  }

  @Override
  public void noted(String name, NDArray value) {
    observer.noted(name, value);
  }

  @Override
  public void multiplied(Product product, NDArray left, NDArray result) {
    translation.apply(product).forEach(each -> observer.multiplied(each, left, result));
  }

  @Override
  public void finished(Pass.Phase phase) {
    observer.finished(phase);
  }
}
