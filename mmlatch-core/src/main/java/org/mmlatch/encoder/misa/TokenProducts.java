package org.mmlatch.encoder.misa;

import java.util.Collections;
import java.util.List;
import org.mmlatch.nn.Product;

/** Products of layers over tokens, of which a segment has as many whatever its steps. */
final class TokenProducts {
  private TokenProducts() {}

  /** Returns the products that one over steps is, where its steps are {@code tokens} tokens. */
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
