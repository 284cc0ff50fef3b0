package org.mmlatch.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.mmlatch.eval.chart.Palette;
import org.mmlatch.eval.chart.Svg;
import org.mmlatch.run.Explanation;
import org.mmlatch.run.Explanation.Word;

/**
 * A segment's words in a row, each above what the model makes of it. Every line is shaded for
 * itself: from its least to its greatest value, changes by how far they are from none.
 */
final class ExplanationPicture {
  private static final double LEFT = 110;
  private static final double ROW = 22;
  private static final double TOP = 44;
  private static final double LETTER = 7.4;
  private static final int WORDS_IN_A_ROW = 12;

  /** A line of numbers under the words. */
  private record Line(String label, boolean signed, Function<Word, Double> value) {}

  private final Explanation explanation;
  private final List<Line> lines = new ArrayList<>();

  private ExplanationPicture(Explanation explanation) {
    this.explanation = explanation;
    Word first = explanation.words().get(0);
    lines.add(new Line("change", true, word -> word.change().orElse(0)));
    first
        .mask()
        .keySet()
        .forEach(m -> lines.add(new Line("mask " + m.key(), false, word -> word.mask().get(m))));
    first
        .attention()
        .keySet()
        .forEach(n -> lines.add(new Line("att. " + n, false, word -> word.attention().get(n))));
  }

  static Svg of(Explanation explanation) {
    return new ExplanationPicture(explanation).draw();
  }

  private Svg draw() {
    int words = explanation.words().size();
    int strips = (words + WORDS_IN_A_ROW - 1) / WORDS_IN_A_ROW;
    double strip = ROW * (lines.size() + 1) + 16;
    double width = 0;
    for (int i = 0; i < strips; i++) {
      width = Math.max(width, part(i).stream().mapToDouble(ExplanationPicture::width).sum());
    }
    String title =
        String.format(
            Locale.ROOT,
            "%s: predicted %+.2f, true %+.2f",
            explanation.id(),
            explanation.prediction(),
            explanation.label());
    Svg svg = new Svg(Math.max(LEFT + width + 12, 420), TOP + strips * strip, title);
    svg.text(8, 22, title, Svg.Anchor.START, "head");
    for (int i = 0; i < strips; i++) {
      drawStrip(svg, part(i), TOP + i * strip);
    }
    return svg;
  }

  private List<Word> part(int strip) {
    int start = strip * WORDS_IN_A_ROW;
    return explanation
        .words()
        .subList(start, Math.min(start + WORDS_IN_A_ROW, explanation.words().size()));
  }

  private static double width(Word word) {
    return Math.max(44, word.text().length() * LETTER + 14);
  }

  private void drawStrip(Svg svg, List<Word> words, double y) {
    for (int i = 0; i < lines.size(); i++) {
      svg.text(LEFT - 8, y + ROW * (i + 1) + 15, lines.get(i).label(), Svg.Anchor.END, "muted");
    }
    double x = LEFT;
    for (Word word : words) {
      svg.text(x + width(word) / 2, y + 14, word.text(), Svg.Anchor.MIDDLE, "");
      for (int i = 0; i < lines.size(); i++) {
        drawCell(svg, word, lines.get(i), x, y + ROW * (i + 1));
      }
      x += width(word);
    }
  }

  private void drawCell(Svg svg, Word word, Line line, double x, double y) {
    double value = line.value().apply(word);
    String text = String.format(Locale.ROOT, line.signed() ? "%+.2f" : "%.2f", value);
    String colour = colour(line, value);
    String hint = "%s, %s: %s".formatted(word.text(), line.label(), text);
    svg.rect(x, y, width(word) - 2, ROW - 2, "", colour, hint);
    svg.onColour(x + width(word) / 2 - 1, y + 14, text, colour);
  }

  private String colour(Line line, double value) {
    double[] all = explanation.words().stream().mapToDouble(w -> line.value().apply(w)).toArray();
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double one : all) {
      least = Math.min(least, one);
      greatest = Math.max(greatest, one);
    }
    if (line.signed()) {
      double most = Math.max(Math.abs(least), Math.abs(greatest));
      return Palette.diverging(most == 0 ? 0 : value / most);
    }
    return Palette.sequential(greatest == least ? 0.5 : (value - least) / (greatest - least));
  }
}
