package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.mmlatch.batch.Batch;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Steps;
import org.mmlatch.settings.PaddingRule;

/**
 * Converts a batch to a model's input.
 *
 * @param rule what padded steps do
 */
public record BatchSegments(PaddingRule rule) {
  /** Returns the batch as the model reads it, owned as the batch is. */
  public Segments of(Batch batch) {
    NDArray lengths =
        switch (rule) {
          case MASKED -> batch.lengths();
          case RELEASED ->
              batch
                  .lengths()
                  .getManager()
                  .full(batch.lengths().getShape(), batch.longest(), DataType.INT64);
        };
    return new Segments(batch.features(), Steps.of(lengths, batch.longest()))
        .withRows(batch.rows());
  }
}
