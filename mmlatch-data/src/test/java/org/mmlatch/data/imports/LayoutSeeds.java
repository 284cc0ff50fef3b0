package org.mmlatch.data.imports;

import static org.mmlatch.data.export.Pickled.counting;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickled.Floats;

/** Small sound files of published layouts that no Python program makes here. */
final class LayoutSeeds {
  private static final List<String> EMOTIONS = List.of("neutral", "happy", "sad", "angry");

  private LayoutSeeds() {}

  /** Argument: the folder to write to, a folder for each layout. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    urFunny(Files.createDirectories(folder.resolve("ur-funny/funny")));
    sequences(Files.createDirectories(folder.resolve("seq-length-20/seq_length_20")));
    lmf(Files.createDirectories(folder.resolve("lmf")));
    meld(Files.createDirectories(folder.resolve("meld")));
    dialogues(Files.createDirectories(folder.resolve("dialogues")));
    kept(Files.createDirectories(folder.resolve("kept")));
    listed(Files.createDirectories(folder.resolve("listed")));
  }

  /** UR-FUNNY's folder: segments 9, a joke of two words after one, and 4, none. */
  static void urFunny(Path folder) {
    Map<Object, Object> labels = new LinkedHashMap<>();
    Map<Object, Object> indexes = new LinkedHashMap<>();
    Map<Object, Object> audio = new LinkedHashMap<>();
    Map<Object, Object> words = new LinkedHashMap<>();
    for (int id : List.of(9, 4)) {
      labels.put(id, id == 9 ? 1 : 0);
      indexes.put(
          id,
          ordered(
              "punchline_embedding_indexes", List.of(2, 0),
              "context_embedding_indexes", List.of(List.of(1))));
      audio.put(
          id,
          ordered(
              "punchline_features", counting(1, 2, 3),
              "context_features", List.of(counting(7, 1, 3))));
      words.put(
          id,
          ordered(
              "punchline_features", List.of("ha", "ho"),
              "context_features", List.of(List.of("so"))));
    }
    Pickled.write(folder.resolve("humor_label_sdk.pkl"), labels);
    Pickled.write(folder.resolve("word_embedding_indexes_sdk.pkl"), indexes);
    Pickled.write(
        folder.resolve("word_embedding_list.pkl"),
        List.of(List.of(1.0, 1.0), List.of(2.0, 2.0), List.of(3.0, 3.0)));
    Pickled.write(folder.resolve("covarep_features_sdk.pkl"), audio);
    Pickled.write(folder.resolve("language_sdk.pkl"), words);
    Pickled.write(
        folder.resolve("data_folds.pkl"),
        ordered("train", List.of(9), "dev", List.of(4), "test", List.of()));
  }

  /** A dictionary of keys and values in turn that is written in this order. */
  private static Map<Object, Object> ordered(Object... entries) {
    Map<Object, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      ordered.put(entries[i], entries[i + 1]);
    }
    return ordered;
  }

  private static void sequences(Path folder) {
    for (String split : List.of("train", "valid", "test")) {
      write(
          folder, "text_" + split + "_emb", new double[][][] {{{0, 0}, {1, 2}}, {{3, 4}, {5, 6}}});
      write(folder, "audio_" + split, new float[][][] {{{0}, {9}}, {{8}, {7}}});
      write(folder, "video_" + split, new float[][][] {{{0}, {1}}, {{2}, {3}}});
      write(folder, "y_" + split, new double[][] {{-1}, {2}});
      write(folder, "ey_" + split, new double[][] {{1, 0, 0, 0, 0, 0}, {0, 0, 0, 2, 0, 0.5}});
    }
  }

  private static void write(Path folder, String name, Object values) {
    try (WritableHdfFile hdf = HdfFile.write(folder.resolve(name + ".h5"))) {
      hdf.putDataset("d1", values);
    }
  }

  /** LMF's file of IEMOCAP, whose text has one step as the means of the others have. */
  private static void lmf(Path folder) {
    Map<Object, Object> all = new LinkedHashMap<>();
    for (int e = 0; e < EMOTIONS.size(); e++) {
      float[] label = new float[2 * EMOTIONS.size()];
      for (int i = 0; i < EMOTIONS.size(); i++) {
        label[2 * i + (i == e ? 0 : 1)] = 1;
      }
      Map<Object, Object> split =
          ordered(
              "glove", counting(1, EMOTIONS.size(), 1, 2),
              "covarep", counting(1, EMOTIONS.size(), 2),
              "facet", counting(1, EMOTIONS.size(), 1),
              "label", new Floats(label, EMOTIONS.size(), 2));
      all.put(EMOTIONS.get(e), ordered("train", split, "valid", split, "test", split));
    }
    Pickled.write(folder.resolve("iemocap.pkl"), all);
  }

  private static void meld(Path folder) throws IOException {
    String header = "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID\n";
    for (String split : List.of("train", "dev", "test")) {
      Files.writeString(
          folder.resolve(split + "_sent_emo.csv"),
          header
              + "1,“It’s good!”,Ross,joy,positive,0,0\n2,\"Oh, a film.\",Joey,fear,negative,0,1\n");
    }
    Files.writeString(folder.resolve("vectors.txt"), "its 1 2\ngood 3 4\nfilm 5 6\n");
  }

  /** Dialogues of two utterances and of one, with features of all modalities. */
  private static void dialogues(Path folder) {
    List<Object> parts = new ArrayList<>();
    for (Object value :
        List.of("a", "M", 1, counting(1, 2), counting(3, 1), counting(4, 3), "So")) {
      parts.add(ordered("d1", List.of(value, value), "d2", List.of(value)));
    }
    parts.add(List.of("d1"));
    parts.add(List.of("d2"));
    Pickled.write(folder.resolve("IEMOCAP_features.pkl"), parts);
  }

  /** What the code published with MMLatch keeps. */
  private static void kept(Path folder) {
    List<Object> splits = new ArrayList<>();
    for (String id : List.of("a[0]", "b[0]", "c[0]")) {
      splits.add(
          List.of(
              ordered(
                  "text", List.of(List.of("good"), "[PAUSE]"),
                  "glove", counting(1, 2, 2),
                  "audio", counting(5, 2, 1),
                  "segment_id", id,
                  "label", counting(-1, 1, 1))));
    }
    splits.add(ordered("good", 0));
    Pickled.write(folder.resolve("mosei_avt.p"), splits);
  }

  /** Splits whose features are lists of arrays, not padded. */
  private static void listed(Path folder) {
    Map<Object, Object> all = new LinkedHashMap<>();
    for (String split : List.of("train", "valid", "test")) {
      all.put(
          split,
          ordered(
              "text", List.of(counting(1, 2, 2), counting(1, 1, 2)),
              "audio", List.of(counting(1, 2, 1), counting(1, 1, 1)),
              "labels", List.of(counting(-1, 1, 1), counting(1, 1, 1)),
              "id", List.of(List.of(split + "_1", "0"), List.of(split + "_2", "0"))));
    }
    Pickled.write(folder.resolve("mosi_data.pkl"), all);
  }
}
