package org.mmlatch.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NVIDIA's driver, GPUs and libraries, as found in a Linux file system. No library is loaded, so
 * this works where loading fails.
 *
 * @param root the folder that the system's absolute paths start at: {@code /}, except in tests
 * @param environment the process's environment variables
 */
public record NvidiaSystem(Path root, Map<String, String> environment) {
  private static final Pattern DRIVER = Pattern.compile("\\s([0-9]{3,}\\.[0-9]+(\\.[0-9]+)?)\\s");
  private static final String PATH = "LD_LIBRARY_PATH";
  private static final List<String> LIBRARY_FOLDERS =
      List.of(
          "/lib/x86_64-linux-gnu",
          "/usr/lib/x86_64-linux-gnu",
          "/lib64",
          "/usr/lib64",
          "/lib",
          "/usr/lib");

  /**
   * Returns the system that this process runs on. If MMLATCH_TORCH names a PyTorch, the CUDA
   * libraries beside it are searched too.
   */
  public static NvidiaSystem present() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    TorchFolder.named(environment)
        .flatMap(TorchFolder::cudaRuntime)
        .ifPresent(
            folder -> environment.merge(PATH, folder.toString(), (own, its) -> own + ":" + its));
    return new NvidiaSystem(Path.of("/"), environment);
  }

  /** Returns the version of the NVIDIA driver that the kernel has loaded. */
  public Optional<String> driver() {
    return lines(at("/proc/driver/nvidia/version")).stream()
        .map(line -> DRIVER.matcher(line + " "))
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .findFirst();
  }

  /**
   * Returns the model names of the cards that the driver has found, including those not visible to
   * this process.
   */
  public List<String> cards() {
    return entries(at("/proc/driver/nvidia/gpus")).stream()
        .flatMap(card -> lines(card.resolve("information")).stream())
        .filter(line -> line.startsWith("Model:"))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .toList();
  }

  /**
   * Returns the device files of the cards that are visible to this process, such as /dev/nvidia0.
   */
  public List<String> deviceFiles() {
    return entries(at("/dev")).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.matches("nvidia[0-9]+"))
        .map(name -> "/dev/" + name)
        .toList();
  }

  /**
   * Finds a shared library in the folders that the system's loader searches: {@code
   * LD_LIBRARY_PATH}, those in {@code /etc/ld.so.conf}, and the standard ones.
   *
   * @param name the start of the file name, for example libcudnn.so.8
   */
  public Optional<Path> library(String name) {
    return libraryFolders().stream()
        .flatMap(folder -> entries(folder).stream())
        .filter(file -> file.getFileName().toString().startsWith(name))
        .filter(Files::exists) // skips dangling links
        .findFirst();
  }

  private List<Path> libraryFolders() {
    List<String> folders = new ArrayList<>();
    String own = environment.getOrDefault(PATH, "");
    Arrays.stream(own.split(":", -1))
        .filter(folder -> folder.startsWith("/"))
        .forEach(folders::add);
    List<Path> files = new ArrayList<>(List.of(at("/etc/ld.so.conf")));
    files.addAll(entries(at("/etc/ld.so.conf.d")));
    files.stream()
        .flatMap(file -> lines(file).stream())
        .map(String::trim)
        .filter(line -> line.startsWith("/"))
        .forEach(folders::add);
    folders.addAll(LIBRARY_FOLDERS);
    return folders.stream().map(this::at).toList();
  }

  private Path at(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException absentOrHidden) {
      return List.of();
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException absentOrHidden) {
      return List.of();
    }
  }
}
