package org.mmlatch.data.urfunny;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.Context;

/** The sentences of one id in one file: the punchline and, if included, its context. */
record Parts(PickleDictionary entries, Context context) {
  private static final List<String> KINDS = List.of("features", "embedding_indexes", "indexes");

  /** Returns the sentences in order, the punchline last; empty if there is no punchline. */
  List<PickleValue> sentences() {
    List<PickleValue> sentences = new ArrayList<>();
    Optional<PickleValue> punchline = find("punchline_");
    if (context == Context.INCLUDE && punchline.isPresent()) {
      find("context_")
          .flatMap(PickleValue::asList)
          .map(PickleList::items)
          .ifPresent(sentences::addAll);
    }
    punchline.ifPresent(sentences::add);
    return sentences;
  }

  private Optional<PickleValue> find(String prefix) {
    return KINDS.stream()
        .map(kind -> entries.get(prefix + kind))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns the words of all sentences, if all are lists of texts. */
  Optional<List<String>> texts() {
    List<Optional<List<String>>> texts = sentences().stream().map(Texts::ofTexts).toList();
    return texts.isEmpty() || texts.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(
            texts.stream().flatMap(known -> known.map(List::stream).orElse(Stream.of())).toList());
  }
}
