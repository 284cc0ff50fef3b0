package org.mmlatch.engine;

import com.sun.jna.Function;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** What a function of C returns in two registers: a structure of 16 bytes without floats. */
final class TwoWords {
  private TwoWords() {}

  /** The structure. Public, since JNA makes it. */
  @FieldOrder({"first", "second"})
  public static final class Value extends Structure implements Structure.ByValue {
    /** The first eight bytes. */
    public long first;

    /** The second eight bytes. */
    public long second;
  }

  /** Returns what a function returns for some arguments. */
  static Value returned(Function function, Object... arguments) {
    return (Value) function.invoke(Value.class, arguments);
  }
}
