package org.mmlatch.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.BadDataException;

/**
 * Identifies a segment within a corpus. The text form is {@code video[index]}.
 *
 * @param video id of the video
 * @param index position among the video's labelled segments, from 0
 */
public record SegmentId(String video, int index) {
  private static final Pattern TEXT = Pattern.compile("(.+)\\[(\\d{1,9})]", Pattern.DOTALL);

  /** Parses the text form; empty if {@code text} does not have it. */
  public static Optional<SegmentId> find(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new SegmentId(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /**
   * Parses the text form.
   *
   * @throws BadDataException if {@code text} does not have it
   */
  public static SegmentId parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new BadDataException(
                    "'" + text + "' is not a segment id; expected the form video[index]"));
  }

  @Override
  public String toString() {
    return video + "[" + index + "]";
  }
}
