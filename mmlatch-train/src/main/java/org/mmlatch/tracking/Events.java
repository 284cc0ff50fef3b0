package org.mmlatch.tracking;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds TensorBoard's events: Protocol Buffers messages as defined in {@code event.proto} and
 * {@code summary.proto}.
 */
final class Events {
  private static final int BUCKETS = 30;
  private static final int STRING = 7; // DT_STRING of types.proto
  private static final int SUCCESS = 1; // STATUS_SUCCESS of hparams/api.proto

  private Events() {}

  /** Returns the first event of a file, the version. */
  static ProtoBytes version(double wallTime) {
    return new ProtoBytes().real(1, wallTime).text(3, "brain.Event:2");
  }

  static ProtoBytes scalar(double wallTime, long step, String name, double value) {
    return event(wallTime, step, new ProtoBytes().text(1, name).single(2, (float) value));
  }

  static ProtoBytes histogram(double wallTime, long step, String name, float[] values) {
    return event(wallTime, step, new ProtoBytes().text(1, name).message(5, buckets(values)));
  }

  /** Returns an event with all settings, which TensorBoard shows as a table on its text page. */
  static ProtoBytes settings(double wallTime, Map<String, String> values) {
    String rows =
        values.entrySet().stream()
            .map(entry -> "| %s | %s |\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("", "| setting | value |\n|---|---|\n", ""));
    ProtoBytes plugin = new ProtoBytes().message(1, new ProtoBytes().text(1, "text"));
    ProtoBytes tensor = new ProtoBytes().number(1, STRING).message(2, new ProtoBytes());
    tensor.text(8, rows);
    ProtoBytes value = new ProtoBytes().text(1, "settings").message(8, tensor).message(9, plugin);
    return event(wallTime, 0, value);
  }

  /**
   * Returns an event that adds a row for the run to TensorBoard's hyperparameter page, as defined
   * in {@code hparams/plugin_data.proto}.
   *
   * @param values texts of the settings that are the columns, by key
   */
  static ProtoBytes sessionStart(double wallTime, Map<String, String> values) {
    ProtoBytes session = new ProtoBytes();
    values.forEach(
        (key, text) ->
            session.message(1, new ProtoBytes().text(1, key).message(2, hyperparameter(text))));
    return session("_hparams_/session_start_info", wallTime, 3, session.real(5, wallTime));
  }

  /** Returns an event that marks the run as finished on the hyperparameter page. */
  static ProtoBytes sessionEnd(double wallTime) {
    ProtoBytes session = new ProtoBytes().number(1, SUCCESS).real(2, wallTime);
    return session("_hparams_/session_end_info", wallTime, 4, session);
  }

  private static ProtoBytes session(String tag, double wallTime, int field, ProtoBytes session) {
    ProtoBytes plugin =
        new ProtoBytes().text(1, "hparams").message(2, new ProtoBytes().message(field, session));
    ProtoBytes value =
        new ProtoBytes().text(1, tag).message(9, new ProtoBytes().message(1, plugin));
    return event(wallTime, 0, value);
  }

  /** Returns a {@code google.protobuf.Value}: a number, a boolean or a string. */
  private static ProtoBytes hyperparameter(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new ProtoBytes().number(4, text.equals("true") ? 1 : 0);
    }
    try {
      return new ProtoBytes().real(2, Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      return new ProtoBytes().text(3, text);
    }
  }

  private static ProtoBytes event(double wallTime, long step, ProtoBytes value) {
    return new ProtoBytes()
        .real(1, wallTime)
        .number(2, step)
        .message(5, new ProtoBytes().message(1, value));
  }

  /**
   * Returns the step of an event, 0 if it has none. In these events the step, field 2, is always
   * the second field.
   */
  static long step(byte[] event) {
    int at = 1 + Double.BYTES;
    if (event.length <= at || event[at] != (2 << 3)) {
      return 0;
    }
    long step = 0;
    int shift = 0;
    do {
      at++;
      step |= (event[at] & 0x7FL) << shift;
      shift += 7;
    } while (event[at] < 0);
    return step;
  }

  private static ProtoBytes buckets(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      sum += value;
      squares += (double) value * value;
    }
    double width = greatest > least ? (greatest - least) / BUCKETS : 1;
    double first = least;
    double[] limits = new double[BUCKETS];
    Arrays.setAll(limits, i -> first + (i + 1) * width);
    limits[BUCKETS - 1] = Math.max(limits[BUCKETS - 1], greatest);
    double[] counts = new double[BUCKETS];
    for (float value : values) {
      counts[Math.min(BUCKETS - 1, (int) ((value - least) / width))]++;
    }
    return new ProtoBytes()
        .real(1, least)
        .real(2, greatest)
        .real(3, values.length)
        .real(4, sum)
        .real(5, squares)
        .reals(6, limits)
        .reals(7, counts);
  }
}
