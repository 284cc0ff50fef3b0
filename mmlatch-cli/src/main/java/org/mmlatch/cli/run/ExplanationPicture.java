package org.mmlatch.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.Legend;
import org.mmlatch.eval.chart.Style;
import org.mmlatch.run.Explanation;
import org.mmlatch.run.Explanation.Word;

/**
 * The picture of an explanation: a segment's words in a row and, below each, one coloured cell per
 * quantity (change of the prediction, masks, attention, parts of the model). All masks share a
 * colour scale and so do all attentions; the legend shows the scales.
 */
final class ExplanationPicture {
  private static final double LEFT = 110;
  private static final double ROW = 22;
  private static final double TOP = 44;
  private static final double LETTER = 7.4;
  private static final int WORDS_IN_A_ROW = 12;
  private static final double LEAST_WIDTH = 560;

  /** A line of values below the words. */
  private record Line(String label, Legend scale, Function<Word, OptionalDouble> value) {}

  private final Explanation explanation;
  private final List<Legend> scales = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  private ExplanationPicture(Explanation explanation) {
    this.explanation = explanation;
    Word first = explanation.words().get(0);
    Legend change = scale(Legend.around0("change of the prediction", values(Word::change)));
    lines.add(new Line("change", change, Word::change));
    if (!first.mask().isEmpty()) {
      Legend mask = scale(Legend.of("mask", 1));
      first
          .mask()
          .keySet()
          .forEach(m -> lines.add(new Line("mask " + m.key(), mask, w -> value(w.mask().get(m)))));
    }
    if (!first.attention().isEmpty()) {
      Legend attention =
          scale(
              Legend.from0(
                  "share of attention",
                  explanation.words().stream()
                      .flatMapToDouble(
                          word -> word.attention().values().stream().mapToDouble(v -> v))
                      .toArray()));
      first
          .attention()
          .keySet()
          .forEach(
              n -> lines.add(new Line("att. " + n, attention, w -> value(w.attention().get(n)))));
    }
    first.parts().keySet().forEach(this::addPart);
  }

  /** Adds a line with its own colour scale, since parts have different units. */
  private void addPart(String name) {
    Function<Word, OptionalDouble> ofWord = word -> value(word.parts().get(name));
    lines.add(new Line(name, scale(Legend.around0(name, values(ofWord))), ofWord));
  }

  private Legend scale(Legend scale) {
    scales.add(scale);
    return scale;
  }

  private double[] values(Function<Word, OptionalDouble> value) {
    return explanation.words().stream()
        .map(value)
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }

  private static OptionalDouble value(double value) {
    return OptionalDouble.of(value);
  }

  static Drawing of(Explanation explanation) {
    return new ExplanationPicture(explanation).draw();
  }

  /** Formats a prediction or label; with a sign only in a regression. */
  private String number(double value) {
    return String.format(
        Locale.ROOT, explanation.probabilities().isEmpty() ? "%+.2f" : "%.2f", value);
  }

  private Drawing draw() {
    int words = explanation.words().size();
    int strips = (words + WORDS_IN_A_ROW - 1) / WORDS_IN_A_ROW;
    double strip = ROW * (lines.size() + 1) + 16;
    double width = 0;
    for (int i = 0; i < strips; i++) {
      width = Math.max(width, part(i).stream().mapToDouble(ExplanationPicture::width).sum());
    }
    String title =
        "%s: predicted %s, true %s"
            .formatted(
                explanation.probabilities().isEmpty()
                    ? explanation.id()
                    : explanation.id() + ", " + explanation.output(),
                number(explanation.prediction()),
                explanation.label().isPresent()
                    ? number(explanation.label().getAsDouble())
                    : "unknown");
    double bottom = TOP + strips * strip;
    Drawing drawing =
        new Drawing(
            Math.max(LEFT + width + 12, LEAST_WIDTH), bottom + scales.size() * ROW + 12, title);
    drawing.text(8, 22, title, Drawing.Anchor.START, Style.HEAD);
    for (int i = 0; i < strips; i++) {
      drawStrip(drawing, part(i), TOP + i * strip);
    }
    for (int i = 0; i < scales.size(); i++) {
      scales.get(i).draw(drawing, LEFT, bottom + i * ROW);
    }
    return drawing;
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

  private void drawStrip(Drawing drawing, List<Word> words, double y) {
    for (int i = 0; i < lines.size(); i++) {
      double middle = y + ROW * (i + 1) + 15;
      drawing.text(LEFT - 8, middle, lines.get(i).label(), Drawing.Anchor.END, Style.MUTED);
    }
    double x = LEFT;
    for (Word word : words) {
      drawing.text(x + width(word) / 2, y + 14, word.text(), Drawing.Anchor.MIDDLE, Style.TEXT);
      for (int i = 0; i < lines.size(); i++) {
        drawCell(drawing, word, lines.get(i), x, y + ROW * (i + 1));
      }
      x += width(word);
    }
  }

  private void drawCell(Drawing drawing, Word word, Line line, double x, double y) {
    OptionalDouble value = line.value().apply(word);
    if (value.isEmpty()) {
      drawing.text(x + width(word) / 2 - 1, y + 14, "-", Drawing.Anchor.MIDDLE, Style.SMALL);
      return;
    }
    String text = line.scale().text(value.getAsDouble());
    String colour = line.scale().colour(value.getAsDouble());
    String hint = "%s, %s: %s".formatted(word.text(), line.label(), text);
    drawing.cell(x, y, width(word) - 2, ROW - 2, colour, hint);
    drawing.onColour(x + width(word) / 2 - 1, y + 14, text, colour);
  }
}
