package org.mmlatch.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FolderNotEmptyException;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.Target;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.tensor.Tensor;

/** Writes aligned features and regression labels as a pickle in MMSA's layout. */
final class MmsaExporter {
  private static final Map<Modality, String> KEYS =
      Map.of(Modality.TEXT, "text", Modality.AUDIO, "audio", Modality.VISUAL, "vision");

  private static final Set<String> UNIMODAL = Set.of("T", "A", "V");

  private MmsaExporter() {}

  static void write(List<SplitData> splits, Path target) {
    requireOneNumber(splits.get(0).targets());
    if (Files.exists(target)) {
      throw new FolderNotEmptyException(target);
    }
    AtomicFile.nameLeftovers(target);
    AtomicFile.write(target, out -> write(splits, out));
  }

  private static void requireOneNumber(List<Target> targets) {
    boolean unimodal =
        targets.stream().allMatch(t -> t.kind() == Target.Kind.REAL)
            && targets.stream().skip(1).map(Target::name).allMatch(UNIMODAL::contains);
    if (!unimodal) {
      throw new BadDataException(
          "MMSA's layout holds one real number per segment (with T, A, V), but the corpus has %s;"
                  .formatted(targets.stream().map(Target::name).toList())
              + " export one real number with --target NAME, or all targets with --format npz");
    }
  }

  private static void write(List<SplitData> splits, OutputStream out) throws IOException {
    int steps = splits.stream().mapToInt(MmsaExporter::longest).max().orElse(1);
    PickleWriter pickle = new PickleWriter(out);
    pickle.beginDictionary();
    for (SplitData split : splits) {
      pickle.text(split.name().key());
      write(split, steps, pickle);
    }
    pickle.endDictionary();
    pickle.end();
  }

  private static void write(SplitData split, int steps, PickleWriter pickle) throws IOException {
    int count = split.size();
    pickle.beginDictionary();
    for (Modality modality : split.modalities()) {
      pickle.text(KEYS.get(modality));
      long[] shape = {count, steps, split.dim(modality)};
      long size = (long) count * steps * split.dim(modality) * Float.BYTES;
      pickle.array("f4", shape, size, out -> writePadded(split, modality, steps, out));
    }
    pickle.text("raw_text");
    pickle.texts(texts(split, i -> String.join(" ", split.words(i).orElse(List.of()))));
    pickle.text("id");
    pickle.texts(texts(split, i -> mmsaId(split.id(i))));
    pickle.text("annotations");
    pickle.texts(texts(split, i -> annotation(split.label(i))));
    pickle.text("regression_labels");
    Tensor labels = Tensor.of(split.labels(), count);
    pickle.array("f4", new long[] {count}, (long) count * Float.BYTES, labels::writeTo);
    for (int target = 1; target < split.targets().size(); target++) {
      pickle.text("regression_labels_" + split.targets().get(target).name());
      Tensor column = Tensor.of(split.labels(target), count);
      pickle.array("f4", new long[] {count}, (long) count * Float.BYTES, column::writeTo);
    }
    pickle.endDictionary();
  }

  private static void writePadded(SplitData split, Modality modality, int steps, OutputStream out)
      throws IOException {
    int dim = split.dim(modality);
    for (int i = 0; i < split.size(); i++) {
      out.write(new byte[(steps - split.length(i)) * dim * Float.BYTES]);
      float[] values = split.segment(i).features().get(modality).values();
      Tensor.of(values, values.length).writeTo(out);
    }
  }

  private static TextArray texts(SplitData split, IntFunction<String> text) {
    return TextArray.of(IntStream.range(0, split.size()).mapToObj(text).toList());
  }

  private static String mmsaId(SegmentId id) {
    return id.video() + "$_$" + id.index();
  }

  private static String annotation(float label) {
    if (label == 0) {
      return "Neutral";
    }
    return label > 0 ? "Positive" : "Negative";
  }

  private static int longest(SplitData split) {
    return IntStream.range(0, split.size()).map(split::length).max().orElse(1);
  }
}
