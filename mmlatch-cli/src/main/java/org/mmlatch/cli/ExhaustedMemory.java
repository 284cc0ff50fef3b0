package org.mmlatch.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises failures caused by a lack of memory and says what to do about them. */
final class ExhaustedMemory {
  /** Out-of-memory messages of PyTorch's allocators, C++ and the operating system. */
  private static final Pattern ENGINE =
      Pattern.compile(
          "can't allocate memory|cannot allocate memory|not enough memory|out of memory"
              + "|bad_alloc|alloc_failed|enomem|failed to allocate|can not allocate memory");

  private ExhaustedMemory() {}

  /** Returns the message for the user, or empty if the failure has another cause. */
  static Optional<String> explain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> one(cause).stream())
        .reduce((outer, inner) -> inner); // the innermost cause has the clearest message
  }

  private static Optional<String> one(Throwable cause) {
    String message = Optional.ofNullable(cause.getMessage()).orElse("");
    String first = message.lines().findFirst().orElse("");
    if (cause instanceof OutOfMemoryError) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      return Optional.of(
          "memory ran out in Java (%s), whose heap is limited to %d MB; if the machine has more memory, allow more with MMLATCH_JAVA_OPTS=-Xmx8g"
              .formatted(first, megabytes));
    }
    if (message.contains("failed to map segment")) {
      return Optional.of(
          "the engine's libraries cannot be mapped into memory (%s)\neither the process's memory is limited (ulimit -v, a container's limit; about 8 GB of address space are needed), or the folder's file system forbids programs (noexec): set DJL_CACHE_DIR to another folder"
              .formatted(first));
    }
    if (!ENGINE.matcher(message.toLowerCase(Locale.ROOT)).find()) {
      return Optional.empty();
    }
    boolean gpu = message.contains("CUDA");
    return Optional.of(
        "memory ran out %s (%s)\nto use less, reduce train.batch-size (train.accumulation keeps the size of an update), data.max-length or model.hidden, or set workers = 1; %s"
            .formatted(
                gpu ? "on the GPU" : "in the engine",
                first,
                gpu
                    ? "nvidia-smi shows what else uses the GPU"
                    : "or raise the process's memory limit (ulimit -v, a container's or job's limit)"));
  }
}
