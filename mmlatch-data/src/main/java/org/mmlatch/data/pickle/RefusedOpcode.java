package org.mmlatch.data.pickle;

import java.util.Locale;
import java.util.Map;

/** Describes unsupported opcodes for errors. */
final class RefusedOpcode {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry((int) 'i', "INST"),
          Map.entry((int) 'o', "OBJ"),
          Map.entry(0x81, "NEWOBJ"),
          Map.entry(0x92, "NEWOBJ_EX"),
          Map.entry(0x82, "EXT1"),
          Map.entry(0x83, "EXT2"),
          Map.entry(0x84, "EXT4"),
          Map.entry((int) 'P', "PERSID"),
          Map.entry((int) 'Q', "BINPERSID"),
          Map.entry(0x97, "NEXT_BUFFER"));

  private static final String TEXT_PROTOCOL = "SVIFLgpd2";

  private RefusedOpcode() {}

  static String describe(int code) {
    if (NAMES.containsKey(code)) {
      return "operation " + NAMES.get(code) + " makes objects that are not data; refused";
    }
    if (TEXT_PROTOCOL.indexOf(code) >= 0) {
      return "operation '%c' of the pickle protocols 0 and 1; save with protocol 2 or later"
          .formatted(code);
    }
    return String.format(
        Locale.ROOT, "0x%02x is not a pickle operation; the file is damaged", code);
  }
}
