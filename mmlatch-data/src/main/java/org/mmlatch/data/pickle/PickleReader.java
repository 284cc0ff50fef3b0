package org.mmlatch.data.pickle;

import java.nio.ByteBuffer;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.ByteFile;

/** Reads a pickle as data. */
public final class PickleReader {
  private static final int PROTOCOL = 0x80; // how every pickle of protocol 2 or later begins
  private static final byte[] TORCH = { // how files of PyTorch before 1.6 begin: a number
    (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9
  };

  private PickleReader() {}

  /**
   * Returns whether a file begins as a pickle of protocol 2 or later does, and not as PyTorch's
   * files that are several pickles do.
   */
  public static boolean matches(ByteFile file) {
    return file.size() >= 2
        && Byte.toUnsignedInt(file.read(0, 1).get()) == PROTOCOL
        && file.read(1, 1).get() <= 5
        && !file.read(0, (int) Math.min(TORCH.length, file.size())).equals(ByteBuffer.wrap(TORCH));
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
