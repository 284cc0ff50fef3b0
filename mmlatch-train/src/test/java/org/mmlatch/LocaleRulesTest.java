package org.mmlatch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a program writes must not depend on its user's language: {@code %d} has Arabic digits for a
 * user in Egypt, and lower case of {@code TITLE} is another word in Turkey. {@code main} sets
 * {@code Locale.ROOT} first of all; these rules are for those who embed the rest.
 */
class LocaleRulesTest {
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  /** Literals, joined by plus signs, on which {@code formatted} is called. */
  private static final Pattern FORMATTED =
      Pattern.compile(
          "((?:\\(?\\s*" + LITERAL + "\\s*\\)?\\s*\\+?\\s*)+)\\.formatted\\(", Pattern.DOTALL);

  private static final String NUMBER = "%[-#+ 0,(]*\\d*(?:\\.\\d+)?[doxXeEfgGaA]";
  private static final String SHAPED_NUMBER = "%(?!d)[-#+ 0,(]*\\d*(?:\\.\\d+)?[doxXeEfgGaA]";
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "String\\.format\\(\\s*+(?!Locale)|\\.to(?:Lower|Upper)Case\\(\\)|\\.printf\\((?!Locale)"
              + "|new DecimalFormat\\(|NumberFormat\\.get\\w*\\(\\)|new Scanner\\(|Collator\\.get"
              + "|ofPattern\\(\\s*\"[^\"]*\"\\s*\\)");

  /** Rooms in which {@code formatted} takes no number at all. */
  private static final Pattern STRICT =
      Pattern.compile(".*/org/mmlatch/(data|tensor|io|cli/data)/.*");

  private static List<Path> sources() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> sources = new ArrayList<>();
      for (Path module :
          modules.filter(path -> path.getFileName().toString().startsWith("mmlatch-")).toList()) {
        Path main = module.resolve("src/main/java");
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
          }
        }
      }
      return sources;
    }
  }

  private static List<String> offenders(String code, String number) {
    List<String> offenders = new ArrayList<>();
    Matcher formatted = FORMATTED.matcher(code);
    while (formatted.find()) {
      Matcher literal = LITERAL.matcher(formatted.group(1));
      while (literal.find()) {
        if (Pattern.compile(number).matcher(literal.group()).find()) {
          offenders.add(literal.group());
        }
      }
    }
    Matcher language = LANGUAGE.matcher(code);
    while (language.find()) {
      offenders.add(language.group());
    }
    return offenders;
  }

  @Test
  void nothingIsFormattedInTheUsersLanguage() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> sources = sources();
    for (Path file : sources) {
      String number = STRICT.matcher(file.toString()).matches() ? NUMBER : SHAPED_NUMBER;
      offenders(Files.readString(file), number)
          .forEach(offender -> found.add(file.getFileName() + ": " + offender));
    }
    assertEquals(true, sources.size() > 300, "sources are found");
    assertEquals(List.of(), found);
  }

  @Test
  void offendersAreFound() {
    assertEquals(
        List.of("\"%04d\""), offenders("path.resolve(\"%04d\".formatted(i))", SHAPED_NUMBER));
    assertEquals(
        List.of("\" of %d\""), offenders("(\"%s\"\n  + \" of %d\").formatted(a, b)", NUMBER));
    assertEquals(List.of(), offenders("\"%d of %s\".formatted(a, b)", SHAPED_NUMBER));
    assertEquals(List.of("\"%.2f\""), offenders("\"%.2f\".formatted(x)", SHAPED_NUMBER));
    assertEquals(1, offenders("name.toLowerCase()", NUMBER).size());
    assertEquals(1, offenders("String.format(\"%d\", 1)", NUMBER).size());
    assertEquals(0, offenders("String.format(Locale.ROOT, \"%d\", 1)", NUMBER).size());
    assertEquals(0, offenders("name.toLowerCase(Locale.ROOT)", NUMBER).size());
  }
}
