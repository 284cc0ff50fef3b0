package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Function;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmlatch.settings.SettingsException;

class TensorFloat32Test {
  /** As libraries in the same process read it. */
  private static String variable(String name) {
    return Function.getFunction("c", "getenv").invokeString(new Object[] {name}, false);
  }

  @AfterEach
  void forbidAgain() {
    TensorFloat32.set(false, Map.of());
  }

  @Test
  void forbiddenNativeLibrariesReadThatItIs() {
    TensorFloat32.set(false, Map.of());
    assertEquals("0", variable("NVIDIA_TF32_OVERRIDE"));
    assertEquals("0", variable("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE"));
    assertFalse(TensorFloat32.isAllowed());
  }

  @Test
  void allowedNothingForbidsItAndPyTorchAsksForItEverywhere() {
    TensorFloat32.set(false, Map.of());
    TensorFloat32.set(true, Map.of());
    assertNull(variable("NVIDIA_TF32_OVERRIDE"));
    assertEquals("1", variable("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE"));
    assertTrue(TensorFloat32.isAllowed());
  }

  @Test
  void anEnvironmentThatAgreesIsKept() {
    TensorFloat32.set(true, Map.of("NVIDIA_TF32_OVERRIDE", "1"));
    assertEquals("1", variable("NVIDIA_TF32_OVERRIDE"));
    TensorFloat32.set(false, Map.of("NVIDIA_TF32_OVERRIDE", "0"));
    assertEquals("0", variable("NVIDIA_TF32_OVERRIDE"));
  }

  @Test
  void anEnvironmentThatSaysTheOppositeIsAnErrorThatNamesBoth() {
    for (boolean allowed : new boolean[] {true, false}) {
      Map<String, String> opposite = Map.of("NVIDIA_TF32_OVERRIDE", allowed ? "0" : "1");
      SettingsException error =
          assertThrows(SettingsException.class, () -> TensorFloat32.set(allowed, opposite));
      assertTrue(error.getMessage().startsWith("tf32 is " + allowed), error.getMessage());
      assertTrue(
          error.getMessage().contains("NVIDIA_TF32_OVERRIDE=" + (allowed ? "0" : "1")),
          error.getMessage());
    }
  }
}
