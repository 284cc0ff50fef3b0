package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Source;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.eval.Table;

/** A corpus's folder, fingerprint and origin, taken from its manifest. */
final class OriginFacts {
  private OriginFacts() {}

  /**
   * One fact.
   *
   * @param title the title of its rows in the table
   * @param lines the text of each row
   * @param key the key of its JSON field
   * @param value the value of its JSON field
   */
  private record Fact(String title, List<String> lines, String key, JsonElement value) {}

  /** Returns the corpus's folder and fingerprint. */
  private static List<Fact> identity(CorpusInspection inspection) {
    String folder = inspection.folder().toString();
    String fingerprint = inspection.fingerprint();
    return List.of(
        new Fact("folder", List.of(folder), "corpus", new JsonPrimitive(folder)),
        new Fact(
            "fingerprint", List.of(fingerprint), "fingerprint", new JsonPrimitive(fingerprint)));
  }

  /** Returns the import's parameters, sources and dropped segments. */
  private static List<Fact> making(Manifest manifest) {
    return List.of(
        parameters(manifest.parameters()),
        sources(manifest.sources()),
        dropped(manifest.dropped()));
  }

  private static Fact parameters(Map<String, String> parameters) {
    JsonObject json = new JsonObject();
    parameters.forEach(json::addProperty);
    return new Fact("parameter", lines(parameters, name -> name + " = "), "parameters", json);
  }

  private static Fact dropped(Map<DropReason, Long> dropped) {
    JsonObject json = new JsonObject();
    dropped.forEach((reason, count) -> json.addProperty(reason.key(), count));
    List<String> lines = lines(dropped, reason -> reason.key() + ": ");
    return new Fact("dropped", lines.isEmpty() ? List.of("no segment") : lines, "dropped", json);
  }

  private static <K> List<String> lines(Map<K, ?> values, Function<K, String> name) {
    return values.entrySet().stream().map(e -> name.apply(e.getKey()) + e.getValue()).toList();
  }

  private static Fact sources(List<Source> sources) {
    JsonArray json = new JsonArray();
    sources.forEach(source -> json.add(json(source)));
    return new Fact("source", sources.stream().map(OriginFacts::text).toList(), "sources", json);
  }

  private static JsonObject json(Source source) {
    FileDigest file = source.file();
    JsonObject json = new JsonObject();
    json.addProperty("role", source.role());
    json.addProperty("name", file.name());
    json.addProperty("bytes", file.bytes());
    json.addProperty("sha256", file.sha256());
    return json;
  }

  private static String text(Source source) {
    FileDigest file = source.file();
    // The manifest may contain a shorter text.
    String digest = file.sha256().substring(0, Math.min(file.sha256().length(), 12));
    return "%s: %s, %s bytes, SHA-256 %s…"
        .formatted(source.role(), file.name(), file.bytes(), digest);
  }

  static Table table(CorpusInspection inspection) {
    List<List<String>> rows =
        Stream.of(identity(inspection), making(inspection.manifest()))
            .flatMap(List::stream)
            .flatMap(fact -> fact.lines().stream().map(line -> List.of(fact.title(), line)))
            .toList();
    return new Table(List.of(Table.Column.left("What"), Table.Column.left("Manifest")), rows);
  }

  static void addIdentity(CorpusInspection inspection, JsonObject json) {
    identity(inspection).forEach(fact -> json.add(fact.key(), fact.value()));
  }

  static void addMaking(CorpusInspection inspection, JsonObject json) {
    making(inspection.manifest()).forEach(fact -> json.add(fact.key(), fact.value()));
  }
}
