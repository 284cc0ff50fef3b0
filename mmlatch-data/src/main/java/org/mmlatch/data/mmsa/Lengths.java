package org.mmlatch.data.mmsa;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.pickle.Fields;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;

/** Numbers of steps, which MMSA's files hold as an array or as a list. */
final class Lengths {
  private Lengths() {}

  static Optional<NdArray> find(Fields fields, List<String> keys) {
    Optional<PickleValue> stored = fields.find(keys);
    return stored
        .flatMap(PickleValue::asArray)
        .or(() -> stored.flatMap(PickleValue::asList).map(list -> array(fields, keys, list)));
  }

  private static NdArray array(Fields fields, List<String> keys, PickleList list) {
    ByteBuffer doubles =
        ByteBuffer.allocate(Double.BYTES * list.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (PickleValue item : list.items()) {
      doubles.putDouble(
          item.asNumber()
              .orElseThrow(() -> fields.error(keys.get(0), "numbers", item.description())));
    }
    return new NdArray(
        fields.file() + ": " + keys.get(0),
        ElementType.parse(keys.get(0), "<f8"),
        List.of((long) list.size()),
        Bytes.of(doubles.array()));
  }
}
