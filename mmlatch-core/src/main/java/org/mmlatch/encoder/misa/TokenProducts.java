package org.mmlatch.encoder.misa;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;

/**
 * Tells another observer of the products of layers over tokens, of which a segment has as many
 * whatever its steps.
 *
 * @param tokens of a segment
 */
record TokenProducts(Pass.Observer told, long tokens) implements Pass.Observer {
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
    Product ofAToken =
        switch (product.rows()) {
          case STEPS, STEP, SEGMENTS, INPUTS ->
              new Product(Product.Rows.SEGMENTS, product.inner(), product.columns());
          case QUERIES -> new Product(Product.Rows.SEGMENTS, product.inner(), tokens);
          case WEIGHTED -> new Product(Product.Rows.SEGMENTS, tokens, product.columns());
        };
    for (long token = 0; token < tokens; token++) {
      told.multiplied(ofAToken, left, result);
    }
  }

  @Override
  public void finished(Pass.Phase phase) {
    told.finished(phase);
  }
}
