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
 * @param rule how padded steps are treated
 */
public record BatchSegments(PaddingRule rule) {
  /** Returns the model's input; the batch's manager owns it. */
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
