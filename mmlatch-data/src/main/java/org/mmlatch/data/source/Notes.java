package org.mmlatch.data.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notes on how a source was read: interpretations chosen and counts of irregularities. They are
 * complete once all segments were read. Values go into the manifest's parameters, sentences are
 * shown to the user.
 */
public final class Notes {
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, String> sentences = new TreeMap<>();

  /** Adds a value for the manifest without a sentence for the user. */
  public Notes with(String key, String value) {
    values.put(key, value);
    return this;
  }

  /** Adds a value for the manifest and a sentence for the user. */
  public void say(String key, String value, String sentence) {
    values.put(key, value);
    sentences.put(key, sentence);
  }

  /** Adds a sentence for the user without a value for the manifest. */
  public void tell(String key, String sentence) {
    sentences.put(key, sentence);
  }

  /**
   * Adds to a count, which goes into the manifest and is shown to the user.
   *
   * @param counted what is counted; the user sees it followed by a colon and the count
   */
  public void count(String key, long more, String counted) {
    if (more > 0) {
      long sum = counts.merge(key, more, Long::sum);
      say(key, String.valueOf(sum), counted + ": " + sum);
    }
  }

  /** Returns a count, 0 if nothing was counted. */
  public long count(String key) {
    return counts.getOrDefault(key, 0L);
  }

  /**
   * Adds the notes of another part of the same source. Existing values are kept, counts are added.
   */
  public void addAll(Notes other) {
    other.values.forEach(values::putIfAbsent);
    other.sentences.forEach(sentences::putIfAbsent);
    other.counts.forEach(
        (key, count) -> {
          String sentence = other.sentences.get(key);
          count(key, count, sentence.substring(0, sentence.lastIndexOf(": ")));
        });
  }

  /** Returns the sum of the counts whose keys start with {@code prefix}. */
  public long countsOf(String prefix) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Returns all values so far, by key. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns the sentences for the user. */
  public Stream<String> sentences() {
    return sentences.values().stream();
  }
}
