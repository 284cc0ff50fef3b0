package org.mmlatch.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.data.Corpus;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Logs a training to an MLflow server through its REST API: settings as parameters, the losses of
 * every epoch, and at the end the metrics of the validation and test splits.
 */
public final class TrackInMlflow implements TrainingListener {
  private static final int MOST_PARAMETERS = 100; // MLflow's limit per request

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final String run;

  private TrackInMlflow(URI server, String name) {
    this.server = server;
    JsonObject create = new JsonObject();
    create.addProperty("experiment_id", "0"); // the default experiment
    create.addProperty("run_name", name);
    create.addProperty("start_time", System.currentTimeMillis());
    run =
        post("runs/create", create)
            .getAsJsonObject("run")
            .getAsJsonObject("info")
            .get("run_id")
            .getAsString();
  }

  /**
   * Trains for three epochs; arguments: the server, such as http://127.0.0.1:5000, the corpus
   * folder and the run folder.
   */
  public static void main(String[] arguments) {
    train(
        URI.create(arguments[0]),
        Path.of(arguments[1]),
        Path.of(arguments[2]),
        Map.of("train.epochs", "3"));
  }

  static void train(URI server, Path corpus, Path folder, Map<String, String> overrides) {
    Settings settings = SettingsLoader.load(Optional.empty(), overrides);
    TrackInMlflow tracker = new TrackInMlflow(server, settings.name());
    tracker.settings(settings.values());
    TrainingRun training = new TrainingRun(settings, new RunFolder(folder), Corpus.open(corpus));
    RunOutcome outcome = training.train(() -> false, tracker);
    if (outcome instanceof RunOutcome.Completed completed) {
      long epochs = completed.result().epochs();
      completed
          .result()
          .metrics()
          .forEach(
              (split, metrics) ->
                  metrics
                      .values()
                      .forEach(
                          (metric, value) ->
                              tracker.metric(split.key() + "/" + metric.key(), value, epochs)));
    }
    tracker.end();
  }

  private void settings(Map<String, String> values) {
    JsonArray parameters = new JsonArray();
    values.forEach(
        (key, value) -> {
          parameters.add(pair(key, value));
          if (parameters.size() == MOST_PARAMETERS) {
            logged("params", parameters);
          }
        });
    logged("params", parameters);
  }

  @Override
  public void afterEpoch(TrainingState state) {
    EpochRecord epoch = state.history().get(state.history().size() - 1);
    metric("loss/train", epoch.trainLoss(), epoch.epoch());
    metric("loss/valid", epoch.validLoss(), epoch.epoch());
  }

  private void metric(String name, double value, long epoch) {
    JsonObject metric = new JsonObject();
    metric.addProperty("key", name.replace(':', '-')); // not allowed in MLflow's names
    metric.addProperty("value", value);
    metric.addProperty("step", epoch);
    metric.addProperty("timestamp", System.currentTimeMillis());
    JsonArray one = new JsonArray();
    one.add(metric);
    logged("metrics", one);
  }

  /** Sends the values in one request and empties the list. */
  private void logged(String kind, JsonArray values) {
    JsonObject batch = new JsonObject();
    batch.addProperty("run_id", run);
    batch.add(kind, values.deepCopy());
    post("runs/log-batch", batch);
    while (!values.isEmpty()) {
      values.remove(values.size() - 1);
    }
  }

  private void end() {
    JsonObject update = new JsonObject();
    update.addProperty("run_id", run);
    update.addProperty("status", "FINISHED");
    update.addProperty("end_time", System.currentTimeMillis());
    post("runs/update", update);
  }

  private static JsonObject pair(String key, String value) {
    JsonObject pair = new JsonObject();
    pair.addProperty("key", key);
    pair.addProperty("value", value);
    return pair;
  }

  private JsonObject post(String what, JsonObject body) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/2.0/mlflow/" + what))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + " " + answer.body());
      }
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException("MLflow at " + server + ", " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while MLflow was told of " + what, e);
    }
  }
}
