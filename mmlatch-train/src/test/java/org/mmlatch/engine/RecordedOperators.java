package org.mmlatch.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The operators of PyTorch that are called while something runs. */
public final class RecordedOperators {
  private RecordedOperators() {}

  /** Returns the names of ATen's operators that are not called by others of them, in order. */
  public static List<String> outermost(Runnable work) {
    OperatorTrace.start();
    String trace;
    try {
      work.run();
    } finally {
      trace = stopped();
    }
    List<JsonObject> events = new ArrayList<>();
    for (JsonElement event : JsonParser.parseString(trace).getAsJsonArray()) {
      events.add(event.getAsJsonObject());
    }
    events.sort(Comparator.comparingDouble(event -> event.get("ts").getAsDouble()));
    List<String> names = new ArrayList<>();
    double end = 0;
    for (JsonObject event : events) {
      double start = event.get("ts").getAsDouble();
      String name = event.get("name").getAsString();
      if (name.startsWith("aten::") && start >= end) {
        names.add(name);
        end = start + event.get("dur").getAsDouble();
      }
    }
    return names;
  }

  private static String stopped() {
    try {
      return OperatorTrace.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
