package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.Reading;

/**
 * The import options that affect the features of a corpus. Other sources must be read with the same
 * options before they are given to a model trained on the corpus.
 *
 * @param infinities the replacement for infinite features
 * @param alignment how modalities of different lengths are aligned
 * @param context whether context sentences are kept
 * @param pauses whether the pauses of {@code .csd} files are steps
 * @param rows maximum number of rows kept inside a word of {@code .csd} files; 0 to keep none
 */
public record Preparation(
    Infinities infinities, Alignment alignment, Context context, Pauses pauses, int rows) {

  /** The defaults of an import. */
  public static final Preparation STANDARD =
      new Preparation(Infinities.ZERO, Alignment.NONE, Context.LEAVE_OUT, Pauses.KEEP, 0);

  /** Returns the preparation that reading options imply for any format. */
  static Preparation of(Reading reading) {
    return new Preparation(
        STANDARD.infinities,
        reading.alignment(),
        reading.context(),
        STANDARD.pauses,
        STANDARD.rows);
  }

  /**
   * Reads the parameters that {@link #parameters} writes. Other parameters are ignored, missing
   * ones have the defaults.
   *
   * @param file the file that contains the parameters, for errors
   * @throws BadDataException if a parameter has an invalid value
   */
  public static Preparation read(Path file, Map<String, String> parameters) {
    Parameters read = new Parameters(file, parameters);
    return new Preparation(
        read.choice(Manifest.INFINITIES, Infinities.values(), Infinities::key, STANDARD.infinities),
        read.choice(Manifest.ALIGN, Alignment.values(), Alignment::key, STANDARD.alignment),
        read.choice(Manifest.CONTEXT, Context.values(), Context::key, STANDARD.context),
        read.choice(Manifest.REMOVE_PAUSES, Pauses.values(), Preparation::removed, STANDARD.pauses),
        read.number(Manifest.ROWS));
  }

  /** Returns the options that differ from the defaults, by their manifest keys. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    if (infinities != STANDARD.infinities) {
      parameters.put(Manifest.INFINITIES, infinities.key());
    }
    if (alignment != STANDARD.alignment) {
      parameters.put(Manifest.ALIGN, alignment.key());
    }
    if (context != STANDARD.context) {
      parameters.put(Manifest.CONTEXT, context.key());
    }
    if (pauses != STANDARD.pauses) {
      parameters.put(Manifest.REMOVE_PAUSES, removed(pauses));
    }
    if (rows != STANDARD.rows) {
      parameters.put(Manifest.ROWS, String.valueOf(rows));
    }
    return parameters;
  }

  /**
   * Returns import options with the non-default options of this preparation applied. Other options
   * are unchanged.
   */
  public ImportOptions appliedTo(ImportOptions sources) {
    ImportOptions applied = sources;
    if (infinities != STANDARD.infinities) {
      applied = applied.withInfinities(infinities);
    }
    if (alignment != STANDARD.alignment) {
      applied = applied.withReading(applied.reading().withAlignment(alignment));
    }
    if (context != STANDARD.context) {
      applied = applied.withReading(applied.reading().withContext(context));
    }
    CsdOptions csd = applied.csd();
    if (pauses != STANDARD.pauses) {
      csd = csd.withPauses(pauses);
    }
    return applied.withCsd(rows == STANDARD.rows ? csd : csd.withRows(rows));
  }

  private static String removed(Pauses pauses) {
    return String.valueOf(pauses == Pauses.REMOVE);
  }

  private record Parameters(Path file, Map<String, String> byKey) {
    <T> T choice(String key, T[] choices, Function<T, String> name, T otherwise) {
      String found = byKey.getOrDefault(key, name.apply(otherwise));
      for (T choice : choices) {
        if (name.apply(choice).equals(found)) {
          return choice;
        }
      }
      throw error(key, Arrays.stream(choices).map(name).collect(Collectors.joining(" or ")));
    }

    int number(String key) {
      try {
        return Integer.parseUnsignedInt(byKey.getOrDefault(key, "0"));
      } catch (NumberFormatException notANumber) {
        throw error(key, "a number");
      }
    }

    private BadDataException error(String key, String expected) {
      return new BadDataException(
          "%s: expected %s as '%s', found '%s'".formatted(file, expected, key, byKey.get(key)));
    }
  }
}
