package org.mmlatch.data.pickle;

import java.util.Optional;

/** The names that a pickle may refer to. Each is interpreted as data; no Python code is run. */
enum KnownName {
  RECONSTRUCT("numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct"),
  FROM_BUFFER("numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer"),
  SCALAR("numpy.core.multiarray scalar", "numpy._core.multiarray scalar"),
  NDARRAY("numpy ndarray", "numpy ndarray"),
  DTYPE("numpy dtype", "numpy dtype"),
  /** Bytes in protocols 0 to 2, written as text to be encoded as Latin-1. */
  ENCODE("_codecs encode", "_codecs encode"),
  /** Empty bytes in protocols 0 to 2. */
  NO_BYTES("__builtin__ bytes", "builtins bytes"),
  ORDERED_DICTIONARY("collections OrderedDict", "collections OrderedDict"),
  DEFAULT_DICTIONARY("collections defaultdict", "collections defaultdict"),
  SET("__builtin__ set", "builtins set"),
  FROZEN_SET("__builtin__ frozenset", "builtins frozenset"),
  /**
   * The factories of default dictionaries, this one and those that follow. They are never called.
   */
  LIST("__builtin__ list", "builtins list"),
  DICTIONARY("__builtin__ dict", "builtins dict"),
  INTEGER("__builtin__ int", "builtins int"),
  REAL("__builtin__ float", "builtins float");

  private final String name; // in NumPy 1 and Python 2
  private final String newerName; // in NumPy 2 and Python 3

  KnownName(String name, String newerName) {
    this.name = name;
    this.newerName = newerName;
  }

  static Optional<KnownName> of(String wanted) {
    for (KnownName known : values()) {
      if (known.name.equals(wanted) || known.newerName.equals(wanted)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
