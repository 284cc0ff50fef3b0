package org.mmlatch.script;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Compiles TorchScript procedures by loading them from an archive in PyTorch's format. */
final class TorchScript {
  private static final String FOLDER = "script/";

  /** The version of the archive format; PyTorch reads this and later ones. */
  private static final String VERSION = "3\n";

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

  private TorchScript() {}

  /**
   * Compiles a procedure.
   *
   * @param parameters parameters with their types
   * @param body statements, unindented
   * @param type return type
   * @param result returned expression
   * @param manager owns the compiled procedure
   */
  static PtSymbolBlock compiled(
      List<String> parameters, String body, String type, String result, NDManager manager) {
    String head = HEAD.formatted(String.join(", ", parameters), type);
    String source = head + body.indent(4) + "    return " + result + "\n";
    try {
      return JniUtils.loadModule(
          (PtNDManager) manager, new ByteArrayInputStream(archive(source)), true, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot happen: the stream is in memory
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
}
