package org.mmlatch.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mmlatch.encoder.EncoderType;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.FeedbackConfig;

/**
 * Every setting of a run. The records mirror the keys of {@code reference.conf}, where each is
 * explained: {@code train().batchSize()} is {@code train.batch-size}.
 *
 * @param name the run's name, also used in folder names
 * @param seed seed of all random numbers
 * @param threads number of CPU threads; empty: one per core
 * @param workers number of workers that share the threads; empty: two where possible
 * @param device the device that the model computes on
 * @param tf32 whether GPUs may round the factors of matrix products to 10 bits of mantissa
 * @param precision precision of the matrix products in training steps
 * @param cudaGraphs when training steps on a GPU are recorded and replayed as CUDA graphs
 * @param preset the layer between the defaults and the user's settings; the other components
 *     already contain it
 * @param encoders the config of every type of encoder; {@link #encoder} returns the chosen one
 */
public record Settings(
    String name,
    @Bounds(atLeast = 0) long seed,
    @Bounds(atLeast = 1) OptionalInt threads,
    @Bounds(atLeast = 1) OptionalInt workers,
    DeviceChoice device,
    boolean tf32,
    Precision precision,
    CudaGraphUse cudaGraphs,
    Preset preset,
    DataSettings data,
    ModelSettings model,
    Map<EncoderType, EncoderConfig> encoders,
    FeedbackConfig feedback,
    TaskSettings task,
    StartSettings start,
    TrainSettings train,
    ScheduleSettings schedule,
    CheckpointSettings checkpoint,
    TrackingSettings tracking) {
  /** Copies the map. */
  public Settings {
    encoders = Collections.unmodifiableMap(new LinkedHashMap<>(encoders));
  }

  /** Returns the same settings with another seed, from 0. */
  public Settings withSeed(long other) {
    return new Settings(
        name,
        other,
        threads,
        workers,
        device,
        tf32,
        precision,
        cudaGraphs,
        preset,
        data,
        model,
        encoders,
        feedback,
        task,
        start,
        train,
        schedule,
        checkpoint,
        tracking);
  }

  /** Returns the configuration of the chosen encoder. */
  public EncoderConfig encoder() {
    return encoders.get(model.encoder());
  }

  /**
   * Returns the keys that differ from the defaults and have no effect, since only another encoder
   * reads them; by that encoder.
   */
  public Map<EncoderType, List<String>> unread() {
    List<String> changed =
        differences(SettingsLoader.defaults()).stream().map(SettingDifference::key).toList();
    Map<EncoderType, List<String>> unread = new LinkedHashMap<>();
    for (EncoderType type : encoders.keySet()) {
      List<String> keys = changed.stream().filter(Schema.keys(type)::contains).toList();
      if (!type.equals(model.encoder()) && !keys.isEmpty()) {
        unread.put(type, keys);
      }
    }
    return unread;
  }

  /** Returns the text of every value by key, in alphabetical order of the keys. */
  public SortedMap<String, String> values() {
    SortedMap<String, String> texts = new TreeMap<>();
    Schema.flatten(this).forEach((key, value) -> texts.put(key, SettingText.of(value)));
    return texts;
  }

  /**
   * Returns whether a setting can influence the result of a run. The corpus's path, checkpoints and
   * tracking cannot.
   */
  public static boolean affectsResult(String key) {
    return !key.equals("data.corpus") && !key.matches("(checkpoint|tracking)\\..*");
  }

  /** Returns the text of a settings file with one line per key; loading it gives equal settings. */
  public String resolved() {
    return resolved(key -> true);
  }

  /** Like {@link #resolved()}, but only with the keys that are {@code wanted}. */
  public String resolved(Predicate<String> wanted) {
    return Schema.flatten(this).entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .map(entry -> entry.getKey() + " = " + SettingText.hocon(entry.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /** Returns the keys whose values differ between these settings (left) and others (right). */
  public List<SettingDifference> differences(Settings right) {
    SortedMap<String, String> others = right.values();
    return values().entrySet().stream()
        .map(
            left ->
                new SettingDifference(left.getKey(), left.getValue(), others.get(left.getKey())))
        .filter(pair -> !pair.left().equals(pair.right()))
        .toList();
  }
}
