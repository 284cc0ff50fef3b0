package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Bfloat16ProductsTest {
  private static final float HALF_A_UNIT = 1f / 512; // of the last of 8 bits, behind 1

  /** A kind of product over arrays of fixed shapes, in the order of its arguments. */
  private enum Kind {
    LINEAR,
    LINEAR_WITHOUT_BIAS,
    MATMUL,
    LSTM;

    NDArray calculate(Products products, NDList a) {
      return switch (this) {
        case LINEAR -> products.linear(a.get(0), a.get(1), a.get(2));
        case LINEAR_WITHOUT_BIAS -> products.linear(a.get(0), a.get(1));
        case MATMUL -> products.matMul(a.get(0), a.get(1));
        case LSTM -> products.lstm(a.get(0), a.get(1), a.get(2), a.subNDList(3), true);
      };
    }

    private List<Shape> shapes() {
      return switch (this) {
        case LINEAR -> List.of(new Shape(4, 5, 7), new Shape(6, 7), new Shape(6));
        case LINEAR_WITHOUT_BIAS -> List.of(new Shape(4, 5, 7), new Shape(6, 7));
        case MATMUL -> List.of(new Shape(3, 4, 5), new Shape(3, 5, 2));
        case LSTM ->
            List.of(
                new Shape(3, 5, 7),
                new Shape(1, 3, 4),
                new Shape(1, 3, 4),
                new Shape(16, 7),
                new Shape(16, 4),
                new Shape(16),
                new Shape(16));
      };
    }

    NDList arguments(NDManager manager) {
      NDList arguments = new NDList();
      for (Shape shape : shapes()) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) Math.sin(3.7 * i + arguments.size());
        }
        arguments.add(manager.create(values, shape));
      }
      return arguments;
    }
  }

  /** The result, then the gradient of the sum of its squares by each argument. */
  private static List<float[]> results(Kind kind, NDManager manager, Products products) {
    NDList arguments = kind.arguments(manager);
    arguments.forEach(argument -> argument.setRequiresGradient(true));
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray result = kind.calculate(products, arguments);
      assertEquals(DataType.FLOAT32, result.getDataType());
      collector.backward(result.square().sum());
      List<float[]> all = new ArrayList<>(List.of(result.toFloatArray()));
      arguments.forEach(argument -> all.add(argument.getGradient().toFloatArray()));
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource
  void resultsAndGradientsAreThoseOfFloat32ButRounded(Kind kind) {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<float[]> exact = results(kind, manager, Products.FLOAT32);
      List<float[]> rounded = results(kind, manager, new Bfloat16Products(manager));
      assertEquals(exact.size(), rounded.size());
      for (int i = 0; i < exact.size(); i++) {
        assertArrayEquals(exact.get(i), rounded.get(i), 0.03f * largest(exact.get(i)));
        assertFalse(Arrays.equals(exact.get(i), rounded.get(i)), "nothing was rounded in " + i);
      }
    }
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** 1 and half a unit behind it is 1 in bfloat16; 256 such products are summed without loss. */
  @Test
  void factorsAreRoundedAndSumsAreNot() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray ones = manager.ones(new Shape(1, 256));
      NDArray more = ones.add(manager.full(ones.getShape(), HALF_A_UNIT));
      NDArray none = manager.zeros(new Shape(1));
      Products products = new Bfloat16Products(manager);
      assertEquals(256f, products.linear(more, ones, none).getFloat());
      assertEquals(256.5f, Products.FLOAT32.linear(more, ones, none).getFloat());
    }
  }
}
