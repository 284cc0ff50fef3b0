package org.mmlatch.eval.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.Palette;

/** HTML elements of a report. */
final class Html {
  private static final String STYLE =
      Palette.STYLES
          + """
      *{box-sizing:border-box}
      body{margin:0 auto;padding:20px 16px 48px;max-width:1280px;background:var(--ground);
        color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      h1{font-size:24px;margin:0 0 4px}h2{font-size:19px;margin:32px 0 8px}
      h3{font-size:16px;margin:24px 0 8px}p{margin:4px 0 12px;max-width:75ch}
      .muted{color:var(--muted)}
      .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,360px),1fr));gap:12px}
      .charts svg{width:100%;height:auto;background:var(--raised);border-radius:8px}
      .wide{overflow-x:auto;margin:8px 0 16px}
      table{border-collapse:collapse;font-size:14px}
      th,td{padding:4px 12px 4px 0;text-align:left;border-bottom:1px solid var(--rule);
        vertical-align:top}
      th{font-weight:600;white-space:nowrap}
      .sortable tr:first-child th{cursor:pointer}
      th[aria-sort=ascending]::after{content:" \\2191"}
      th[aria-sort=descending]::after{content:" \\2193"}
      .right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      .figures{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0}
      .figures div{background:var(--raised);border-radius:8px;padding:8px 14px;min-width:92px}
      .figures b{display:block;font-size:20px;font-variant-numeric:tabular-nums}
      details{border:1px solid var(--rule);border-radius:8px;padding:8px 14px;margin:12px 0}
      summary{cursor:pointer;font-weight:600}
      code,.code td{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;
        overflow-wrap:anywhere}
      a{color:var(--c1)}
      """;

  /** Sorts a table by the column whose header is clicked; text comes after numbers. */
  private static final String SCRIPT =
      """
      for (const table of document.querySelectorAll('table.sortable')) {
        [...table.rows[0].cells].forEach((head, column) => {
          const sort = () => {
            const down = head.getAttribute('aria-sort') === 'ascending';
            [...table.rows[0].cells].forEach(cell => cell.removeAttribute('aria-sort'));
            head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
            const value = row => {
              const text = row.cells[column].textContent;
              const number = parseFloat(text);
              return Number.isNaN(number) ? text : number;
            };
            const order = (a, b) =>
              typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === 'number' ? -1 : 1;
            [...table.rows].slice(1)
              .sort((a, b) => order(value(a), value(b)) * (down ? -1 : 1))
              .forEach(row => row.parentNode.appendChild(row));
          };
          head.tabIndex = 0;
          head.addEventListener('click', sort);
          head.addEventListener('keydown', event => { if (event.key === 'Enter') sort(); });
        });
      }
      """;

  /** The hash with which the page's content security policy allows this script and no other. */
  private static final String SCRIPT_DIGEST = Base64.getEncoder().encodeToString(sha256(SCRIPT));

  private Html() {}

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns a self-contained page; its content security policy forbids loading anything else. */
  static String page(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-%s'">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s<script>%s</script>
        </body>
        </html>
        """
        .formatted(SCRIPT_DIGEST, Drawing.escape(title), STYLE, body, SCRIPT);
  }

  /** Returns an element with text. */
  static String element(String name, String text) {
    return "<%s>%s</%s>\n".formatted(name, Drawing.escape(text), name);
  }

  /** Returns a paragraph in muted style. */
  static String remark(String text) {
    return "<p class=\"muted\">" + Drawing.escape(text) + "</p>\n";
  }

  /** Returns a table, which scrolls horizontally if it is wider than the page. */
  static String table(Table table) {
    return table(table, "", Map.of());
  }

  /**
   * Returns a table that the reader can sort by any column.
   *
   * @param best row of the highlighted cell, by column
   */
  static String sortable(Table table, Map<Integer, Integer> best) {
    return table(table, " class=\"sortable\"", best);
  }

  private static String table(Table table, String attributes, Map<Integer, Integer> best) {
    List<Table.Column> columns = table.columns();
    String head =
        columns.stream().map(c -> cell("th", c, c.header())).collect(Collectors.joining());
    String rows =
        IntStream.range(0, table.rows().size())
            .mapToObj(
                row ->
                    IntStream.range(0, columns.size())
                        .mapToObj(
                            column -> {
                              boolean isBest = Integer.valueOf(row).equals(best.get(column));
                              String text = table.rows().get(row).get(column);
                              return cell(isBest ? "th" : "td", columns.get(column), text);
                            })
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return "<div class=\"wide\"><table"
        + attributes
        + ">\n<tr>"
        + head
        + "</tr>\n"
        + rows
        + "</table></div>\n";
  }

  private static String cell(String name, Table.Column column, String text) {
    String right = column.alignment() == Table.Alignment.RIGHT ? " class=\"right\"" : "";
    return "<%s%s>%s</%s>".formatted(name, right, Drawing.escape(text), name);
  }

  /** Returns a collapsed table of keys and values. */
  static String folded(String title, Map<String, String> values) {
    String rows =
        values.entrySet().stream()
            .map(
                entry ->
                    "<tr><td>%s</td><td>%s</td></tr>\n"
                        .formatted(
                            Drawing.escape(entry.getKey()), Drawing.escape(entry.getValue())))
            .collect(Collectors.joining());
    return folded(
        title, "<div class=\"wide\"><table class=\"code\">\n" + rows + "</table></div>\n");
  }

  /** Returns collapsed content. */
  static String folded(String title, String content) {
    return "<details><summary>" + Drawing.escape(title) + "</summary>\n" + content + "</details>\n";
  }

  /** Returns charts in a grid, as many per row as fit. */
  static String charts(List<Drawing> charts) {
    return charts.stream()
        .map(Drawing::inline)
        .collect(Collectors.joining("", "<div class=\"charts\">\n", "</div>\n"));
  }
}
