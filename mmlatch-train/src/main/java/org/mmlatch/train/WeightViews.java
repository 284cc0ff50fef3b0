package org.mmlatch.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * One worker's views of a model's weights: they share the weights' memory, but have their own
 * gradients.
 */
final class WeightViews extends ParameterStore {
  private final Map<Parameter, NDArray> views = new HashMap<>();

  /**
   * Creates the views.
   *
   * @param manager owns the views
   */
  WeightViews(Collection<Parameter> weights, NDManager manager) {
    super(manager, false);
    for (Parameter weight : weights) {
      NDArray view = weight.getArray().stopGradient(); // shares its memory
      view.attach(manager);
      view.setRequiresGradient(true);
      views.put(weight, view);
    }
  }

  NDArray of(Parameter weight) {
    return views.get(weight);
  }

  @Override
  public NDArray getValue(Parameter weight, Device device, boolean training) {
    return of(weight);
  }
}
