package org.mmlatch.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A NumPy text array: UTF-32, each text padded to the longest. */
record TextArray(List<String> texts, int characters) {
  static TextArray of(List<String> texts) {
    int longest =
        texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0);
    return new TextArray(List.copyOf(texts), Math.max(1, longest));
  }

  String type() {
    return "<U" + characters;
  }

  long bytes() {
    return (long) texts.size() * characters * Integer.BYTES;
  }

  void writeTo(OutputStream out) throws IOException {
    for (String text : texts) {
      ByteBuffer row =
          ByteBuffer.allocate(characters * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      text.codePoints().forEach(row::putInt);
      out.write(row.array());
    }
  }
}
