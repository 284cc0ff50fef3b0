package org.mmlatch.data.pickle;

/**
 * How much memory the objects of one pickle may take: a quarter of the heap. An object of some
 * bytes in the file may take many in memory, and by reference as often as one likes.
 */
final class Budget {
  private static final int SHARE = 4;
  private static final long MEGABYTE = 1 << 20;

  private final long limit;
  private long spent;

  private Budget(long limit) {
    this.limit = limit;
  }

  static Budget ofHeap() {
    return new Budget(Runtime.getRuntime().maxMemory() / SHARE);
  }

  /** Notes memory about to be taken; {@code input} says where the file is then read. */
  void spend(PickleInput input, long bytes) {
    spent += bytes;
    if (bytes < 0 || spent > limit) {
      throw input.error(
          "its objects take more than %s MiB, a quarter of the memory; either it is not what it seems,"
                  .formatted(limit / MEGABYTE)
              + " or start with more memory (-Xmx)");
    }
  }
}
