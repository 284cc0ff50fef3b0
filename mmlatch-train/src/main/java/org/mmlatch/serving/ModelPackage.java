package org.mmlatch.serving;

import com.google.gson.Gson;
import com.typesafe.config.Config;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.eval.Metric;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.model.MMLatch;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RefusedException;
import org.mmlatch.run.RunFolder;
import org.mmlatch.settings.Settings;

/**
 * Packages a trained run as one file for DJL Serving: its settings, normalisation and best weights,
 * the program's jars and, optionally, word vectors for requests with text. The same run gives the
 * same bytes.
 */
public final class ModelPackage {
  private static final String LIBRARIES = "libs/";

  /**
   * DJL looks for block factories beside the model and for translators in {@code libs}. This jar
   * beside the model refers to the jars in {@code libs}, so that they are needed only once.
   */
  private static final String LOADER = "mmlatch-loader.jar";

  private static final String PROPERTIES =
      """
      engine=PyTorch
      blockFactory=%s
      translator=%s
      option.hasParameter=false
      """
          .formatted(RunBlockFactory.class.getName(), RequestTranslator.class.getName());

  /** One class from each jar that the model needs and DJL Serving does not have. */
  private static final List<Class<?>> OF_EACH_JAR =
      List.of(
          Modality.class,
          Metric.class,
          MMLatch.class,
          RunBlockFactory.class,
          Config.class,
          CsvReader.class,
          Gson.class);

  private ModelPackage() {}

  /**
   * Writes a package.
   *
   * @param vectors word vectors in GloVe's format, for requests with text
   * @param out the zip file; replaced if it exists
   * @throws RefusedException if a prediction depends on more than its segment, or the run uses an
   *     encoder or a task from outside this project's jars
   * @throws BadDataException if the run has no weights yet, or the vectors do not fit its text
   *     features
   */
  public static void write(FinishedRun run, Optional<Path> vectors, Path out) {
    SegmentArrays.requirePredictable(run);
    Settings settings = run.settings();
    requireOwn(run, "encoder " + settings.model().encoder().name(), settings.encoder().getClass());
    requireOwn(run, "task " + run.task().task().key(), run.task().task().getClass());
    RunFolder folder = run.folder();
    Path weights = run.weights().path();
    try (PackedWords words = PackedWords.of(vectors, run.inputs())) {
      AtomicFile.write(
          out,
          bytes -> {
            ZipOutputStream zip = new ZipOutputStream(bytes);
            put(zip, "serving.properties", PROPERTIES.getBytes(StandardCharsets.UTF_8));
            put(zip, folder.config().getFileName().toString(), folder.config());
            put(zip, folder.provenance().getFileName().toString(), folder.provenance());
            if (Files.exists(folder.task())) {
              put(zip, folder.task().getFileName().toString(), folder.task());
            }
            put(zip, folder.normalisation().getFileName().toString(), folder.normalisation());
            put(zip, folder.packagedWeights().getFileName().toString(), weights);
            words.putInto(zip);
            putLibraries(zip);
            zip.finish();
          });
    }
  }

  /**
   * Checks that a class comes from the program's own jars: DJL Serving would not have any other.
   *
   * @throws RefusedException if it comes from another jar
   */
  private static void requireOwn(FinishedRun run, String what, Class<?> part) {
    Path place = placeOf(part);
    if (OF_EACH_JAR.stream().map(ModelPackage::placeOf).noneMatch(place::equals)) {
      throw new RefusedException(
          "%s cannot be packaged: its %s (%s) comes from %s, but a package holds only the program's own jars; predict with the command line or with your own Java program that has this jar, as docs/library.md shows"
              .formatted(run.folder().path(), what, part.getName(), place));
    }
  }

  private static void putLibraries(ZipOutputStream zip) throws IOException {
    List<String> names = new ArrayList<>();
    for (Class<?> one : OF_EACH_JAR) {
      Path place = placeOf(one);
      if (Files.isDirectory(place)) { // classes of a build without jars
        names.add(one.getPackageName() + "." + one.getSimpleName() + ".jar");
        zip.putNextEntry(entry(LIBRARIES + names.get(names.size() - 1)));
        jar(zip, place);
        zip.closeEntry();
      } else {
        names.add(place.getFileName().toString());
        put(zip, LIBRARIES + place.getFileName(), place);
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            names.stream().map(name -> LIBRARIES + name).collect(Collectors.joining(" ")));
    zip.putNextEntry(entry(LOADER));
    ZipOutputStream loader = new ZipOutputStream(zip);
    loader.putNextEntry(entry("META-INF/MANIFEST.MF"));
    manifest.write(loader);
    loader.closeEntry();
    loader.finish();
    zip.closeEntry();
  }

  private static void jar(OutputStream out, Path classes) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    ZipOutputStream jar = new JarOutputStream(out);
    for (Path file : files) {
      put(jar, classes.relativize(file).toString(), file);
    }
    jar.finish();
  }

  private static Path placeOf(Class<?> one) {
    try {
      return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(one + " lies nowhere", e);
    }
  }

  static void put(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(entry(name));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(entry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Returns an entry with a fixed time, so that packages are reproducible. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    return entry;
  }
}
