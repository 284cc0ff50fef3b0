package org.mmlatch.encoder.misa;

import java.util.Collections;
import java.util.List;
import org.mmlatch.nn.Product;

/**
 * Matrix products of layers over tokens. A segment has a fixed number of tokens, regardless of its
 * steps.
 */
final class TokenProducts {
  private TokenProducts() {}

  /**
   * Returns the products that replace a product over steps, if the steps are {@code tokens} tokens.
   */
  static List<Product> of(Product product, int tokens) {
    Product ofAToken =
        switch (product.rows()) {
          case STEPS, STEP, SEGMENTS, INPUTS ->
              new Product(Product.Rows.SEGMENTS, product.inner(), product.columns());
          case QUERIES -> new Product(Product.Rows.SEGMENTS, product.inner(), tokens);
          case WEIGHTED -> new Product(Product.Rows.SEGMENTS, tokens, product.columns());
        };
    return Collections.nCopies(tokens, ofAToken);
  }
}
