package org.mmlatch.data.source;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is to be known of how a source was read: choices, and counts of what was not as it should
 * be. Complete when all of its segments were read; belongs to the manifest, and what has a sentence
 * is said to the user.
 */
public final class Notes {
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, String> sentences = new TreeMap<>();

  /** Notes a choice that goes without saying. */
  public Notes with(String key, String value) {
    values.put(key, value);
    return this;
  }

  /** Notes something that the user should know. */
  public void say(String key, String value, String sentence) {
    values.put(key, value);
    sentences.put(key, sentence);
  }

  /** Notes something that the user should know and the manifest need not. */
  public void tell(String key, String sentence) {
    sentences.put(key, sentence);
  }

  /**
   * Adds to a count that the user should know.
   *
   * @param counted what was counted, to be followed by the number
   */
  public void count(String key, long more, String counted) {
    if (more > 0) {
      long sum = counts.merge(key, more, Long::sum);
      say(key, String.valueOf(sum), counted + ": " + sum);
    }
  }

  /** Returns a count, 0 if there was nothing to count. */
  public long count(String key) {
    return counts.getOrDefault(key, 0L);
  }

  /** Adds what is noted of another part of the same source. */
  public void addAll(Notes other) {
    other.values.forEach(values::putIfAbsent);
    other.sentences.forEach(sentences::putIfAbsent);
    other.counts.forEach(
        (key, count) -> {
          String sentence = other.sentences.get(key);
          count(key, count, sentence.substring(0, sentence.lastIndexOf(": ")));
        });
  }

  /** Returns the sum of the counts whose keys begin alike. */
  public long countsOf(String prefix) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Returns all notes so far by their keys. */
  public Map<String, String> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Returns what the user should know, a sentence each. */
  public Stream<String> sentences() {
    return sentences.values().stream();
  }
}
