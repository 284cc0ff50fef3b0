package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Source;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.eval.Table;

/** Where a corpus lies and what it was made from, as its manifest says. */
final class OriginTable {
  private OriginTable() {}

  static Table of(CorpusInspection inspection) {
    Manifest manifest = inspection.manifest();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("folder", inspection.folder().toString()));
    rows.add(List.of("fingerprint", inspection.fingerprint()));
    manifest
        .parameters()
        .forEach((name, value) -> rows.add(List.of("parameter", name + " = " + value)));
    manifest.sources().forEach(source -> rows.add(List.of("source", text(source))));
    manifest
        .dropped()
        .forEach((reason, count) -> rows.add(List.of("dropped", reason.key() + ": " + count)));
    if (manifest.dropped().isEmpty()) {
      rows.add(List.of("dropped", "no segment"));
    }
    return new Table(List.of(Table.Column.left("What"), Table.Column.left("Manifest")), rows);
  }

  private static String text(Source source) {
    return "%s: %s, %s bytes, SHA-256 %s…"
        .formatted(
            source.role(),
            source.file().name(),
            source.file().bytes(),
            abbreviated(source.file().sha256()));
  }

  /** The digest is a text of a file, so it may be of any length. */
  private static String abbreviated(String digest) {
    return digest.substring(0, Math.min(digest.length(), 12));
  }
}
