package org.mmlatch.data.pickle;

/**
 * A memory limit for the objects of one pickle: a quarter of the heap. A few bytes in the file can
 * expand to many objects in memory, and references can multiply them.
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

  /**
   * Accounts for an allocation of {@code bytes}; beyond the limit it is an error at the position of
   * {@code input}.
   */
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
