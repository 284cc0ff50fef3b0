package org.mmlatch.data.pickle;

import java.util.Optional;

/** All names that a pickle may mention; each stands for data and for no code of Python's. */
enum KnownName {
  RECONSTRUCT("numpy.core.multiarray _reconstruct", "numpy._core.multiarray _reconstruct"),
  FROM_BUFFER("numpy.core.numeric _frombuffer", "numpy._core.numeric _frombuffer"),
  SCALAR("numpy.core.multiarray scalar", "numpy._core.multiarray scalar"),
  NDARRAY("numpy ndarray", "numpy ndarray"),
  DTYPE("numpy dtype", "numpy dtype"),
  /** How protocols 0 to 2 write bytes: as text, to be encoded as Latin-1. */
  ENCODE("_codecs encode", "_codecs encode"),
  /** How protocols 0 to 2 write no bytes at all. */
  NO_BYTES("__builtin__ bytes", "builtins bytes"),
  ORDERED_DICTIONARY("collections OrderedDict", "collections OrderedDict"),
  DEFAULT_DICTIONARY("collections defaultdict", "collections defaultdict"),
  SET("__builtin__ set", "builtins set"),
  FROZEN_SET("__builtin__ frozenset", "builtins frozenset"),
  /** What a default dictionary would call for a missing key, which is never done here. */
  LIST("__builtin__ list", "builtins list"),
  DICTIONARY("__builtin__ dict", "builtins dict"),
  INTEGER("__builtin__ int", "builtins int"),
  REAL("__builtin__ float", "builtins float");

  private final String name; // of NumPy 1 and Python 2
  private final String newerName; // of NumPy 2 and Python 3

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
