package org.mmlatch.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A procedure in TorchScript: it calls operators of the engine that DJL has no method for, as many
 * as it likes in one call from Java. Nothing of it is differentiated. Several threads may call it
 * at the same time.
 */
public final class Script {
  private static final String FOLDER = "script/";
  private static final String VERSION = "3\n"; // of the archive; PyTorch reads this one and later

  /** A pickled object of the class below, without attributes. */
  private static final String OBJECT = "\u0080\u0002c__torch__\nScript\n)\u0081}b.";

  /** A pickled empty tuple. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private static final String HEAD =
      """
      class Script(Module):
        __parameters__ = []
        __buffers__ = []
        def forward(self: __torch__.Script,
          %s) -> %s:
      """;

  private final PtSymbolBlock module;

  private Script(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * Compiles a procedure without a result.
   *
   * @param parameters each with its type, as in {@code a: float}, in the order of {@link #run}
   * @param body its statements, without indentation, in the form in which TorchScript is stored
   * @param manager closes it
   * @throws ai.djl.engine.EngineException if TorchScript cannot compile it
   */
  public static Script of(List<String> parameters, String body, NDManager manager) {
    return compiled(parameters, body, "NoneType", "None", manager);
  }

  /**
   * As {@link #of}, with a tensor as its result.
   *
   * @param result its name in {@code body}
   */
  public static Script returning(
      String result, List<String> parameters, String body, NDManager manager) {
    return compiled(parameters, body, "Tensor", result, manager);
  }

  private static Script compiled(
      List<String> parameters, String body, String type, String result, NDManager manager) {
    String head = HEAD.formatted(String.join(", ", parameters), type);
    String source = head + body.indent(4) + "    return " + result + "\n";
    try {
      return new Script(
          JniUtils.loadModule(
              (PtNDManager) manager, new ByteArrayInputStream(archive(source)), true, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array in memory can be read
    }
  }

  private static byte[] archive(String source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "data.pkl", OBJECT);
      add(zip, "code/__torch__.py", source);
      add(zip, "constants.pkl", NO_CONSTANTS);
      add(zip, "version", VERSION);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(FOLDER + name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }

  /**
   * Runs the procedure.
   *
   * @param tensors the first arguments, each a list of tensors
   * @param numbers the arguments after them, each a float
   */
  public void run(List<NDList> tensors, double... numbers) {
    result(tensors, numbers).close();
  }

  /**
   * Runs a procedure that returns a tensor.
   *
   * @param tensors as of {@link #run}
   * @param owner closes the result
   */
  public NDArray call(NDManager owner, List<NDList> tensors, double... numbers) {
    try (IValue result = result(tensors, numbers)) {
      return result.toTensor((PtNDManager) owner);
    }
  }

  private IValue result(List<NDList> tensors, double... numbers) {
    List<IValue> arguments = new ArrayList<>();
    try {
      for (NDList list : tensors) {
        arguments.add(IValue.listFrom(list.stream().toArray(PtNDArray[]::new)));
      }
      for (double number : numbers) {
        arguments.add(IValue.from(number));
      }
      return Autograd.unrecorded(() -> module.forward(arguments.toArray(IValue[]::new)));
    } finally {
      arguments.forEach(IValue::close);
    }
  }
}
