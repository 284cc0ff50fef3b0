package org.mmlatch.data.pickle;

import java.nio.ByteBuffer;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.ByteFile;

/** Reads a Python pickle as plain data. */
public final class PickleReader {
  private static final int PROTOCOL = 0x80; // first byte of every pickle of protocol 2 or later
  private static final byte[]
      TORCH = { // start of files written by PyTorch before 1.6: protocol and magic number
    (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9
  };

  private PickleReader() {}

  /**
   * Returns whether a file starts like a pickle of protocol 2 to 5, and not like the multi-pickle
   * files of PyTorch before 1.6.
   */
  public static boolean matches(ByteFile file) {
    return file.size() >= 2
        && Byte.toUnsignedInt(file.read(0, 1).get()) == PROTOCOL
        && file.read(1, 1).get() <= 5
        && !file.read(0, (int) Math.min(TORCH.length, file.size())).equals(ByteBuffer.wrap(TORCH));
  }

  /**
   * Reads the object in a pickle. Array elements stay in the file, which must remain open while
   * they are used.
   *
   * @throws BadDataException if the file is damaged or contains anything but data; the message says
   *     what and at which byte
   */
  public static PickleValue read(ByteFile file) {
    return new PickleMachine(new PickleInput(file)).run();
  }
}
