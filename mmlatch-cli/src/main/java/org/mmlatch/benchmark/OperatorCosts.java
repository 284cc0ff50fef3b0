package org.mmlatch.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.engine.OperatorTrace;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * What the operators of PyTorch cost in training steps.
 *
 * @param steps number of steps recorded
 * @param operators the operators, by falling time
 * @param trace the recording in Chrome's trace format
 */
public record OperatorCosts(int steps, List<Operator> operators, String trace) {
  private static final int STEPS = 3;

  /**
   * An operator.
   *
   * @param calls number of calls in all steps, also those by other operators
   * @param millis time in all steps, without that of operators it called
   */
  public record Operator(String name, long calls, double millis) {}

  /**
   * Trains on the first batches and records all but the first of them.
   *
   * @param trainer has one worker and at least two batches
   */
  static OperatorCosts of(Trainer trainer, Settings settings) {
    try (Recording recording = new Recording()) {
      var unused =
          trainer.train(TrainingState.start(Schedule.of(settings)), recording, recording::isOver);
      return of(recording.trace, recording.steps);
    }
  }

  /** Returns the costs that a trace of some steps tells. */
  static OperatorCosts of(String trace, int steps) {
    Map<String, Operator> operators = new HashMap<>();
    for (Event event : events(trace)) {
      operators.merge(
          event.name,
          new Operator(event.name, 1, (event.micros - event.microsOfCalled) / 1000),
          (a, b) -> new Operator(a.name, a.calls + b.calls, a.millis + b.millis));
    }
    List<Operator> sorted =
        operators.values().stream()
            .sorted(
                Comparator.comparingDouble(Operator::millis)
                    .reversed()
                    .thenComparing(Operator::name))
            .toList();
    return new OperatorCosts(steps, sorted, trace);
  }

  /** Returns the events, with the time of those within each. */
  private static List<Event> events(String trace) {
    List<Event> events = new ArrayList<>();
    for (JsonElement element : JsonParser.parseString(trace).getAsJsonArray()) {
      JsonObject event = element.getAsJsonObject();
      if (event.has("dur")) {
        events.add(new Event(event));
      }
    }
    events.sort(
        Comparator.comparingInt((Event e) -> e.thread)
            .thenComparingDouble(e -> e.start)
            .thenComparingDouble(e -> -e.micros));
    Deque<Event> open = new ArrayDeque<>();
    for (Event event : events) {
      while (!open.isEmpty() && !open.peek().contains(event)) {
        open.pop();
      }
      if (!open.isEmpty()) {
        open.peek().microsOfCalled += event.micros;
      }
      open.push(event);
    }
    return events;
  }

  /** Returns the number of calls in all steps. */
  public long calls() {
    return operators.stream().mapToLong(Operator::calls).sum();
  }

  /** Returns the time in all steps, in milliseconds. */
  public double millis() {
    return operators.stream().mapToDouble(Operator::millis).sum();
  }

  /** Returns calls and milliseconds per step, by operator. */
  JsonArray toJson() {
    JsonArray all = new JsonArray();
    for (Operator operator : operators) {
      JsonObject json = new JsonObject();
      json.addProperty("operator", operator.name);
      json.addProperty("calls_per_step", (double) operator.calls / steps);
      json.addProperty("milliseconds_per_step", operator.millis / steps);
      all.add(json);
    }
    return all;
  }

  private static final class Event {
    private final String name;
    private final int thread;
    private final double start;
    private final double micros;
    private double microsOfCalled;

    Event(JsonObject json) {
      name = json.get("name").getAsString();
      thread = json.get("tid").getAsInt();
      start = json.get("ts").getAsDouble();
      micros = json.get("dur").getAsDouble();
    }

    boolean contains(Event other) {
      return thread == other.thread && other.start < start + micros;
    }
  }

  /** Records from the first call until enough steps have followed, or the epoch ends. */
  private static final class Recording implements TrainingListener, AutoCloseable {
    private boolean started;
    private int before;
    private int steps;
    private String trace = "";

    @Override
    public void afterUpdate(TrainingState state, int batchesInEpoch) {
      if (!started) {
        before = state.batches();
        started = before < batchesInEpoch;
        if (started) {
          OperatorTrace.start();
        }
      } else if (state.batches() >= Math.min(before + STEPS, batchesInEpoch)) {
        steps = state.batches() - before;
        close();
      }
    }

    boolean isOver() {
      return !started || !trace.isEmpty();
    }

    @Override
    public void close() {
      if (started && trace.isEmpty()) {
        try {
          trace = OperatorTrace.stop();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
