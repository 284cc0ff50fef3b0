package org.mmlatch.data.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmlatch.data.SegmentId;

/** The forms of segment ids in the files of other projects. */
public final class IdText {
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("(.+)\\[(\\d{1,9})]", Pattern.DOTALL), // the CMU-MultimodalSDK and MISA
          Pattern.compile("(.+)\\$_\\$(\\d{1,9})", Pattern.DOTALL), // MMSA
          Pattern.compile("(.+)_(\\d{1,9})", Pattern.DOTALL));

  private IdText() {}

  /** Parses {@code video[3]}, {@code video$_$3} or {@code video_3}. */
  public static Optional<SegmentId> parse(String text) {
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        return Optional.of(new SegmentId(matcher.group(1), Integer.parseInt(matcher.group(2))));
      }
    }
    return Optional.empty();
  }
}
