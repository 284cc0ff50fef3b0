package org.mmlatch.engine;

import com.sun.jna.Function;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/**
 * Calls native functions that return a 16-byte structure without floats, which the C calling
 * convention returns in two registers.
 */
final class TwoWords {
  private TwoWords() {}

  /** The structure. Public because JNA instantiates it. */
  @FieldOrder({"first", "second"})
  public static final class Value extends Structure implements Structure.ByValue {
    /** The first eight bytes. */
    public long first;

    /** The second eight bytes. */
    public long second;
  }

  /** Calls a function and returns its result. */
  static Value returned(Function function, Object... arguments) {
    return (Value) function.invoke(Value.class, arguments);
  }
}
