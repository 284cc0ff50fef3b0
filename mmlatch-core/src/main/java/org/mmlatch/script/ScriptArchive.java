package org.mmlatch.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The form in which PyTorch reads a procedure in TorchScript: a module without attributes. */
public final class ScriptArchive {
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

  private ScriptArchive() {}

  /**
   * Returns the archive of a procedure.
   *
   * @param parameters each with its type, as in {@code a: float}
   * @param body its statements, without indentation, in the form in which TorchScript is stored
   * @param type of the result
   * @param result an expression of names in {@code body}
   */
  public static byte[] of(List<String> parameters, String body, String type, String result) {
    String head = HEAD.formatted(String.join(", ", parameters), type);
    String source = head + body.indent(4) + "    return " + result + "\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "data.pkl", OBJECT);
      add(zip, "code/__torch__.py", source);
      add(zip, "constants.pkl", NO_CONSTANTS);
      add(zip, "version", VERSION);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array in memory can be written
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(FOLDER + name));
    zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
    zip.closeEntry();
  }
}
