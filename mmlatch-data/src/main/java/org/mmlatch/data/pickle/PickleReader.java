package org.mmlatch.data.pickle;

import org.mmlatch.BadDataException;
import org.mmlatch.data.array.ByteFile;

/** Reads a pickle as data. */
public final class PickleReader {
  private static final int PROTOCOL = 0x80; // how every pickle of protocol 2 or later begins

  private PickleReader() {}

  /** Returns whether a file begins as a pickle of protocol 2 or later does. */
  public static boolean matches(ByteFile file) {
    return file.size() >= 2
        && Byte.toUnsignedInt(file.read(0, 1).get()) == PROTOCOL
        && file.read(1, 1).get() <= 5;
  }

  /**
   * Reads what the file holds. Arrays stay in the file, which must be open as long as they are
   * used.
   *
   * @throws BadDataException if the file is damaged or holds anything but data; the message says
   *     what and at which byte
   */
  public static PickleValue read(ByteFile file) {
    return new PickleMachine(new PickleInput(file)).run();
  }
}
