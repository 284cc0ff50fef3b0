package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.engine.RecordedOperators;
import org.mmlatch.model.ParameterGroup;

class AdamTest {
  static Stream<Arguments> whatTorchMakesOfIt() throws IOException {
    try (InputStream file = AdamTest.class.getResourceAsStream("/torch/optimizer.json")) {
      JsonArray cases =
          JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8))
              .getAsJsonObject()
              .getAsJsonArray("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(json -> json.getAsJsonObject())
          .map(json -> Named.of(json.get("name").getAsString(), json))
          .flatMap(json -> Stream.of(Arguments.of(json, false), Arguments.of(json, true)));
    }
  }

  @ParameterizedTest
  @MethodSource("whatTorchMakesOfIt")
  void updatesAreTorchs(JsonObject reference, boolean together) {
    try (NDManager manager = NDManager.newBaseManager()) {
      JsonArray shapes = reference.getAsJsonArray("shapes");
      Map<String, NDArray> weights = arrays(reference.getAsJsonArray("start"), shapes, manager);
      double weightDecay = reference.get("weight_decay").getAsDouble();
      Adam adam = new Adam(weights, weightDecay, List.of(), manager, together);
      double maxNorm = reference.get("max_norm").getAsDouble();
      int owned = manager.getManagedArrays().size();
      for (var element : reference.getAsJsonArray("steps")) {
        JsonObject step = element.getAsJsonObject();
        try (NDManager stepManager = NDManager.newBaseManager()) {
          Map<String, NDArray> gradients =
              arrays(step.getAsJsonArray("gradients"), shapes, stepManager);
          if (maxNorm > 0) {
            new GradientClipping(maxNorm).apply(gradients.values(), stepManager);
          }
          adam.next(step.get("rate").getAsDouble()).apply(gradients);
          gradients.values().forEach(gradient -> assertEquals(0, gradient.abs().sum().getFloat()));
        }
        assertWeights(step.getAsJsonArray("weights"), weights);
        assertEquals(owned, manager.getManagedArrays().size(), "arrays left behind");
      }
    }
  }

  private static void assertWeights(JsonArray expected, Map<String, NDArray> weights) {
    weights.forEach(
        (name, weight) ->
            assertArrayEquals(
                floats(expected.get(Integer.parseInt(name)).getAsJsonArray()),
                weight.toFloatArray(),
                2e-6f));
  }

  private static Map<String, NDArray> arrays(JsonArray values, JsonArray shapes, NDManager owner) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      long[] shape =
          StreamSupport.stream(shapes.get(i).getAsJsonArray().spliterator(), false)
              .mapToLong(element -> element.getAsLong())
              .toArray();
      float[] floats = floats(values.get(i).getAsJsonArray());
      arrays.put(Integer.toString(i), owner.create(floats).reshape(new Shape(shape)).duplicate());
    }
    return arrays;
  }

  private static float[] floats(JsonArray values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).getAsFloat();
    }
    return floats;
  }

  @Test
  void aGroupOfWeightsHasARateAndADecayOfItsOwn() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> weights = new LinkedHashMap<>();
      List.of("usual", "fast", "still")
          .forEach(n -> weights.put(n, manager.create(new float[] {1})));
      List<ParameterGroup> groups =
          List.of(
              new ParameterGroup("fast"::equals, 10, OptionalDouble.empty()),
              new ParameterGroup("still"::equals, 1, OptionalDouble.of(0)));
      Adam adam = new Adam(weights, 0.5, groups, manager);
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      weights.forEach((name, weight) -> gradients.put(name, manager.create(new float[] {0})));
      adam.next(0.001).apply(gradients);
      // the first step has the length of the rate, whatever the gradient; without one, none
      assertEquals(0.999f, weights.get("usual").getFloat(0), 1e-6f);
      assertEquals(0.99f, weights.get("fast").getFloat(0), 1e-6f);
      assertEquals(1, weights.get("still").getFloat(0));
    }
  }

  @Test
  void onAGpuItTakesAsManyCallsForManyWeightsAsForFew() {
    List<String> ofFew = callsOfUpdate(3);
    assertEquals(ofFew, callsOfUpdate(60));
    assertTrue(ofFew.contains("aten::_foreach_addcdiv_"), ofFew.toString());
  }

  private static List<String> callsOfUpdate(int count) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, NDArray> weights = new LinkedHashMap<>();
      Map<String, NDArray> gradients = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        weights.put("w" + i, manager.ones(new Shape(5)));
        gradients.put("w" + i, manager.ones(new Shape(5)));
      }
      Optimizer.Update update = new Adam(weights, 0.1, List.of(), manager, true).next(1e-3);
      return RecordedOperators.outermost(() -> update.apply(gradients));
    }
  }
}
