package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.settings.SettingsException;

/** A run folder that somebody else has given one. */
class StrangersRunTest {
  @TempDir private Path folder;
  private Corpus corpus;
  private RunFolder run;

  @BeforeEach
  void train() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
    run = new RunFolder(folder.resolve("run"));
    new TrainingRun(TinyRun.settings(Map.of("train.epochs", "1")), run, corpus).train(() -> false);
  }

  private void append(String line) throws IOException {
    Files.writeString(run.config(), Files.readString(run.config()) + line + "\n");
  }

  private void assertRefused(Class<? extends RuntimeException> kind, String message) {
    for (Runnable use :
        new Runnable[] {
          () -> FinishedRun.open(run.path()).predict(corpus, SplitName.TEST),
          () -> RunViews.read(run.path(), "a run", new CorpusLengths()),
          () -> RunViews.result(run.path(), "a run", SplitName.TEST),
          () -> new TrainingRun(TinyRun.settings(Map.of()), run, corpus).train(() -> false)
        }) {
      String said = assertThrows(kind, use::run).getMessage();
      assertTrue(said.contains(run.config().toString()) && said.contains(message), said);
    }
  }

  @Test
  void nothingIsFetchedForIt() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
        });
    server.start();
    try {
      append(
          "include url(\"http://127.0.0.1:%d/x.conf\")".formatted(server.getAddress().getPort()));
      assertRefused(SettingsException.class, "include");
      assertEquals(0, requests.get());
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"other.conf\"",
        "include file(\"/etc/hostname\")",
        "include classpath(\"reference.conf\")",
        "include required(url(\"file:///etc/hostname\"))"
      })
  void norIsAnythingIncluded(String include) throws IOException {
    Files.writeString(run.path().resolve("other.conf"), "seed = 5");
    append(include);
    assertRefused(SettingsException.class, "include");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name = ${HOME}", "name = ${?USER}", "a = [1], a = ${a} ${a}"})
  void norReadFromTheEnvironment(String substitution) throws IOException {
    append(substitution);
    assertRefused(SettingsException.class, "substitution");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "[1, 2]", "7", "{", "{\"mae\": []}", "{\"segments\": null}"})
  void filesOfNumbersThatAreNoneAreNamed(String text) throws IOException {
    for (Path file :
        new Path[] {run.metrics(SplitName.TEST), run.normalisation(), run.provenance()}) {
      byte[] before = Files.readAllBytes(file);
      Files.writeString(file, text);
      BadDataException damaged =
          assertThrows(
              BadDataException.class,
              () -> {
                MetricsFile.of(run.path(), SplitName.TEST);
                Provenance.read(run.provenance());
                FinishedRun.open(run.path()).predict(corpus, SplitName.TEST);
              });
      assertTrue(
          damaged.getMessage().contains(file.getFileName().toString()), damaged.getMessage());
      Files.write(file, before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed = 7", "model.hidden = 7", "feedback.type = none"})
  void settingsThatWereEditedAreNoticed(String setting) throws IOException {
    append(setting);
    FinishedRun edited = FinishedRun.open(run.path());
    BadDataException noticed =
        assertThrows(BadDataException.class, () -> edited.predict(corpus, SplitName.TEST));
    assertTrue(noticed.getMessage().contains("another config.conf"), noticed.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.lock", "train.log"})
  void nothingIsWrittenThroughALink(String name) throws IOException {
    Path mine = Files.writeString(folder.resolve("mine"), "of the user");
    Files.delete(run.metrics(SplitName.TEST)); // so that the training goes on
    Files.delete(run.path().resolve(name));
    Files.createSymbolicLink(run.path().resolve(name), mine);
    TrainingRun training =
        new TrainingRun(TinyRun.settings(Map.of("train.epochs", "1")), run, corpus);
    BadDataException refused =
        assertThrows(BadDataException.class, () -> training.train(() -> false));
    assertTrue(refused.getMessage().contains(name + " is a link"), refused.getMessage());
    assertEquals("of the user", Files.readString(mine));
  }

  @Test
  void whereTheCorpusLiesMayBeEdited() throws IOException {
    append("data.corpus = elsewhere, threads = 2, device = auto");
    assertEquals(12, FinishedRun.open(run.path()).predict(corpus, SplitName.TEST).rows().size());
  }
}
