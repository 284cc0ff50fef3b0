package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.FormatFiles;

class FileKindTest {
  @TempDir private Path folder;

  private String message(byte[] contents) throws IOException {
    Path file = Files.write(folder.resolve("data.pkl"), contents);
    ImportOptions options = ImportOptions.of(file);
    return assertThrows(
            BadDataException.class,
            () -> SourceImporter.run(options, folder.resolve("c"), ImportProgress.SILENT))
        .getMessage();
  }

  private String message(String latin1) throws IOException {
    return message(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|is empty",
        "version https://git-lfs.github.com/spec/v1|git lfs pull",
        "`<!DOCTYPE html><title>Virus scan`|is a web page",
        "` <HTML><body>`|is a web page",
        "`<?xml version=\"1.0\"?><Error>`|is XML",
        "`{\"message\": \"Not Found\"}`|is JSON",
        "BZh91AY|bunzip2",
        "PAR1xxxx|Parquet",
        "video_id,text,label|is a CSV file without the columns [clip_id]",
        "hello there|has no known format. Known formats: a corpus",
      })
  void whatIsNoSourceIsNamedWithWhatToDo(String contents, String expected) throws IOException {
    String message = message(contents);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void archivesAndBinariesAreNamed() throws IOException {
    assertTrue(message("\u001f\u008bxxxxxxxx").contains("cut off or damaged"));
    assertTrue(message("PK\3\4xxxx[Content_Types].xml").contains("Excel"));
    assertTrue(message("PK\3\4xxxxarchive/data.pkl").contains("PyTorch"));
    assertTrue(
        message("\u0080\2\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\2M\u00e9\3.")
            .contains("a PyTorch file"));
    assertTrue(message("\u0089HDF\r\n").contains("an HDF5 file; name the folder"));
    assertTrue(message("PK\3\4xxxxtext.npy").contains("train.npz"));
    assertTrue(message("PK\3\4xxxx").contains("unzip"));
    assertTrue(message("\u0093NUMPY\1\0").contains("a single NumPy array"));
    assertTrue(message("\u00ff\u00feh\0e\0").contains("UTF-16"));
    assertTrue(message("v\0i\0d\0e\0o\0_\0i\0d\0").contains("UTF-16"));
    assertTrue(message("2 2\ngood \0\0\u0080?xxxx\nfilm xxxxxxxx").contains("word2vec's binary"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(dp0\\nVtrain\\np1\\n(dp2\\nVa\\np3\\nI1\\nss.",
        "(dp0\\r\\nVtrain\\r\\np1\\r\\n(dp2\\r\\nss.",
        "(lp0\\nI1\\naI2\\na.",
        "(I1\\nI2\\ntp0\\n.",
        "}q\\0X\\5\\0\\0\\0trainq\\1}q\\2s.",
        "]q\\0(K\\1K\\2e.",
        "(K\\1K\\2tq\\0.",
        "cnumpy.core.multiarray\\n_reconstruct\\np0\\n",
      })
  void picklesOfTheOldProtocolsAreNamedAsSuch(String escaped) throws IOException {
    String message = message(escaped.translateEscapes());
    assertTrue(message.contains("is a pickle of protocol 0 or 1"), message);
  }

  @Test
  void aPickleThatWasTransferredAsTextIsNamedAsSuch() throws IOException {
    byte[] sound = Files.readAllBytes(FormatFiles.path("mult-numpy1.pkl"));
    String latin1 = new String(sound, StandardCharsets.ISO_8859_1);
    String message = message(latin1.replace("\n", "\r\n"));
    assertTrue(message.contains("each line feed has a carriage return"), message);
  }

  @Test
  void aDictionaryOfManyNamesIsNotListedWhole() throws IOException {
    StringBuilder pickle = new StringBuilder("\u0080\u0002}(");
    for (int i = 100; i < 1000; i++) {
      pickle.append("X\5\0\0\0word".replace('\5', '\7')).append(i).append("K\1");
    }
    String message = message(pickle + "u.");
    assertTrue(message.contains("word109, …] (900 in all)"), message);
    assertEquals(true, message.length() < 1500, message);
  }
}
