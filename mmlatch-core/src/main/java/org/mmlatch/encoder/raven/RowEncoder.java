package org.mmlatch.encoder.raven;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig.Cell;
import org.mmlatch.nn.RecurrentLayer;
import org.mmlatch.nn.TranslatedProducts;

/**
 * RAVEN's nonverbal sub-network: an LSTM reads the projected rows of audio or visual features
 * inside a word, and its last state represents the word; a word without rows is represented by
 * zeros. Features averaged over words have one row each; the recurrent weights and the forget gate
 * then have no effect.
 */
final class RowEncoder extends Layer {
  private final String name;
  private final Dropout dropout;
  private final Linear projection;
  private final RecurrentLayer lstm;

  /**
   * Creates the sub-network.
   *
   * @param name name of the rows in reported matrix products
   * @param features number of features D of each row
   */
  RowEncoder(RavenConfig config, String name, long features) {
    this.name = name;
    dropout = new Dropout(config.dropout().nonverbal());
    projection = part("projection", new Linear(features, config.projection()));
    lstm = part("lstm", new RecurrentLayer(Cell.LSTM, config.projection(), config.cell()));
  }

  /**
   * Returns the state of each word, (B, T, C).
   *
   * @param x one row per word, (B, T, D), or up to S rows per word, (B, T, S, D), with {@code rows}
   * @param rows number of rows of each word, (B, T) int64
   */
  NDArray forward(Pass pass, NDArray x, Optional<NDArray> rows) {
    Pass ofRows = rows.isPresent() ? within(pass) : pass;
    NDArray projected = projection.forward(ofRows, dropout.apply(pass, x));
    Shape shape = projected.getShape();
    long words = shape.get(0) * shape.get(1);
    NDArray within = projected.reshape(words, -1, shape.getLastDimension()); // (B·T, S, N)
    NDArray states = lstm.forward(ofRows, within); // (B·T, S, C)
    NDArray ofWords = rows.map(counts -> last(states, counts)).orElse(states); // (B·T, 1, C)
    return ofWords.reshape(shape.get(0), shape.get(1), -1);
  }

  /** Returns a pass whose reported matrix products are over rows within words. */
  private Pass within(Pass pass) {
    return pass.withObserver(
        new TranslatedProducts(pass.observer(), product -> List.of(product.within(name))));
  }

  private static NDArray last(NDArray states, NDArray rows) {
    NDManager manager = states.getManager();
    NDArray counts = rows.reshape(-1, 1, 1);
    NDArray zero = manager.zeros(new Shape(1), DataType.INT64);
    NDArray index = counts.sub(manager.ones(new Shape(1), DataType.INT64)).maximum(zero);
    Shape one = new Shape(states.getShape().get(0), 1, states.getShape().get(2));
    NDArray hasRows = counts.gt(zero).toType(DataType.FLOAT32, false);
    return states.gather(index.broadcast(one), 1).mul(hasRows);
  }
}
