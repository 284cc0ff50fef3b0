package org.mmlatch.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A model's weights as one worker sees them: the same numbers, with gradients of its own. */
final class WeightViews extends ParameterStore {
  private final Map<Parameter, NDArray> views = new HashMap<>();

  /**
   * Makes the views.
   *
   * @param manager owns them
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
