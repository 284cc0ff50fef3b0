package org.mmlatch.data.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.mmlatch.data.array.ByteFile;

/**
 * The kinds of files that are not sources, recognised by their first bytes, with advice for the
 * user. The first matching constant applies.
 */
enum FileKind {
  EMPTY(String::isEmpty, "is empty; the download or copy failed, get it again"),
  LFS_POINTER(
      starts("version https://git-lfs"),
      "is a Git LFS pointer, not the file itself; fetch it with 'git lfs pull'"),
  GZIP(
      starts("\u001f\u008b"),
      "is packed with gzip and is neither a label.csv nor word vectors; unpack it with 'gunzip'"),
  UTF16(
      bytes ->
          bytes.startsWith("\u00ff\u00fe")
              || bytes.startsWith("\u00fe\u00ff")
              || bytes.matches("(?s)([\\x09-\\x7e]\\x00){4,}.*|(\\x00[\\x09-\\x7e]){4,}.*"),
      "is UTF-16 text; convert it with 'iconv -f UTF-16 -t UTF-8 FILE > NEW'"),
  TORCH(
      bytes ->
          (bytes.startsWith("PK") && bytes.contains("/data.pkl"))
              || bytes.startsWith("\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9"),
      "is a PyTorch file; save its arrays with numpy.savez, or as NumPy arrays with pickle.dump"),
  EXCEL(
      bytes -> bytes.startsWith("PK") && bytes.contains("[Content_Types].xml"),
      "is an Excel or Office document; save the sheet as 'CSV UTF-8'"),
  NPZ(
      bytes -> bytes.startsWith("PK") && bytes.contains(".npy"),
      "is an .npz archive; name the folder that holds train.npz, valid.npz and test.npz"),
  ZIP(starts("PK"), "is a zip archive; unpack it with 'unzip'"),
  NPY(
      starts("\u0093NUMPY"),
      "is a single NumPy array; name the folder that holds the arrays of train, valid and test"),
  BZIP2(starts("BZh"), "is packed with bzip2; unpack it with 'bunzip2'"),
  XZ(starts("\u00fd7zXZ"), "is packed with xz; unpack it with 'unxz'"),
  ZSTD(starts("(\u00b5/\u00fd"), "is packed with zstd; unpack it with 'unzstd'"),
  SEVEN_ZIP(starts("7z\u00bc\u00af"), "is a 7z archive; unpack it with '7z x'"),
  RAR(starts("Rar!"), "is a RAR archive; unpack it with 'unrar x'"),
  TAR(
      bytes -> bytes.length() > 262 && bytes.startsWith("ustar", 257),
      "is a tar archive; unpack it with 'tar -xf'"),
  HDF5(
      starts("\u0089HDF"),
      "is an HDF5 file; name the folder with all .csd files, or with all files of seq_length_20 and"
          + " its y_train.h5, or save the arrays of any other with numpy.savez"),
  WORD2VEC(
      Pattern.compile("\\d+ \\d+\n\\S+ .*[\\x00\\x80-\\xff].*", Pattern.DOTALL).asMatchPredicate(),
      "is word2vec's binary format; save it as text, with gensim: save_word2vec_format(path)"),
  SAFETENSORS(
      bytes -> bytes.length() > 9 && bytes.charAt(8) == '{',
      "is a safetensors file; name a corpus's folder instead"),
  PARQUET(starts("PAR1"), "is a Parquet file; save it as CSV, or its arrays with numpy.savez"),
  ARROW(starts("ARROW1"), "is an Arrow file; save it as CSV, or its arrays with numpy.savez"),
  MATLAB(starts("MATLAB 5.0"), "is a MATLAB file; save its arrays with numpy.savez"),
  SQLITE(starts("SQLite format 3"), "is a SQLite database; save its tables as CSV"),
  PDF(starts("%PDF"), "is a PDF; this is not the data"),
  HTML(
      Pattern.compile("(?is)\\s*(<!--.*?-->\\s*)?<(!doctype html|html|head|body|script).*")
          .asMatchPredicate(),
      "is a web page: the download gave a page, perhaps a log-in or a warning, instead of the file;"
          + " download it with a browser or the site's own tool"),
  XML(
      bytes -> bytes.strip().startsWith("<"),
      "is XML, perhaps a server's error message; look at it and download the file again"),
  PICKLE_OF_TEXT(
      Pattern.compile(
              "\\([dlt]p\\d+\r?\n.*" // protocol 0
                  + "|\\(*[IFVSL][^\n]{0,200}\n[\\w(].*"
                  + "|\\(*c[\\w.]+\r?\n\\w+\r?\n.*"
                  + "|[\\]})]q[\\x00-\\x09].*" // protocol 1
                  + "|\\([KMJXUG\\]}(].*q[\\x00-\\x09].*",
              Pattern.DOTALL)
          .asMatchPredicate(),
      "is a pickle of protocol 0 or 1, which is not read; load it in Python and save it with"
          + " pickle.dump(data, file, protocol=4)"),
  JSON(
      bytes -> bytes.strip().startsWith("{") || bytes.strip().startsWith("["),
      "is JSON: if it is folds, give it as --folds; if it is transcripts, as MUStARD's, save them as"
          + " CSV and name their columns with --columns; if it is a server's answer, download the file again"),
  OTHER(bytes -> true, "has no known format");

  private static final int LOOKED_AT = 1 << 12;
  private static final int SEARCHED = 1 << 20;

  private final String advice;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas that capture only strings
  private final Predicate<String> matches;

  FileKind(Predicate<String> matches, String advice) {
    this.matches = matches;
    this.advice = advice;
  }

  private static Predicate<String> starts(String prefix) {
    return bytes -> bytes.startsWith(prefix);
  }

  /** Returns the kind of a file. The file may still be a source. */
  static FileKind of(Path file) {
    String start = start(file);
    for (FileKind kind : values()) {
      if (kind.matches.test(start)) {
        return kind;
      }
    }
    return OTHER;
  }

  /**
   * Returns whether every line feed at the start of a binary file follows a carriage return, the
   * result of a transfer in text mode.
   */
  static boolean isTextTransfer(ByteFile file) {
    ByteBuffer start = file.read(0, (int) Math.min(file.size(), SEARCHED));
    int feeds = 0;
    for (int i = 1; i < start.limit(); i++) {
      if (start.get(i) == '\n') {
        feeds++;
        if (start.get(i - 1) != '\r') {
          return false;
        }
      }
    }
    return feeds > 0;
  }

  /** Returns what the file is and what to do about it, phrased to follow the file name. */
  String advice() {
    return advice;
  }

  /** Returns the first bytes decoded as Latin-1. */
  private static String start(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
