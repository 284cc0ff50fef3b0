package org.mmlatch.data.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Text files that may be compressed; which they are is seen from their first bytes. */
public final class TextFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private TextFile() {}

  /** Opens a file of UTF-8 text, decompressing it if it is gzip. */
  public static BufferedReader reader(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream plain = gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), BUFFER_BYTES);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
