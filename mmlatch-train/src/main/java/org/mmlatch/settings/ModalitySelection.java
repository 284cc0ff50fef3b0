package org.mmlatch.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.Modality;

/** The modalities that a model reads. */
public sealed interface ModalitySelection {
  /** The texts that {@link #parse} accepts in words, for error messages. */
  String EXPECTED = "all, or a list of one or more of text, audio, visual without repetition";

  /** Every modality that the corpus has. */
  record AllOfCorpus() implements ModalitySelection {
    @Override
    public List<Modality> among(Collection<Modality> present) {
      return Stream.of(Modality.values()).filter(present::contains).toList();
    }

    @Override
    public String toString() {
      return "all";
    }
  }

  /**
   * Exactly the listed modalities.
   *
   * @param modalities one or more, in canonical order
   */
  record Listed(List<Modality> modalities) implements ModalitySelection {
    /** Creates a selection of modalities in canonical order. */
    public Listed {
      modalities = modalities.stream().sorted().distinct().toList();
    }

    @Override
    public List<Modality> among(Collection<Modality> present) {
      if (present.containsAll(modalities)) {
        return modalities;
      }
      throw new SettingsException(
          "model.modalities is "
              + this
              + ", but the corpus has only "
              + keys(present.stream().sorted())
              + "; leave out what is missing, or set model.modalities = all");
    }

    @Override
    public String toString() {
      return keys(modalities.stream());
    }

    private static String keys(Stream<Modality> modalities) {
      return modalities.map(Modality::key).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /**
   * Returns the selected modalities, in canonical order.
   *
   * @param present the modalities of the corpus
   * @throws SettingsException if one is listed that the corpus lacks
   */
  List<Modality> among(Collection<Modality> present);

  /** Returns the selection that a settings text such as {@code [text, audio]} names. */
  static Optional<ModalitySelection> parse(String text) {
    if (text.equals("all")) {
      return Optional.of(new AllOfCorpus());
    }
    List<String> names =
        Arrays.stream(text.replaceAll("^\\[|]$", "").split(",", -1)).map(String::strip).toList();
    List<Modality> modalities =
        Stream.of(Modality.values()).filter(modality -> names.contains(modality.key())).toList();
    return names.size() == modalities.size()
        ? Optional.of(new Listed(modalities))
        : Optional.empty();
  }
}
