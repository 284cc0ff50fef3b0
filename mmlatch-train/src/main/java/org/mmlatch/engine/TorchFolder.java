package org.mmlatch.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.settings.SettingsException;

/**
 * An existing PyTorch installation, named by the environment variable {@value #VARIABLE}: Python's
 * package {@code torch}, or an unpacked libtorch. A JNI library, built for one PyTorch version,
 * connects Java to it: DJL's, which this build contains, or {@code libdjl_torch.so} in the folder
 * itself.
 *
 * @param libraries the folder of libtorch.so
 * @param version PyTorch's version, for example 2.7.1+cu126
 * @param newStrings whether it is built with the C++11 string ABI, as every wheel since 2.6 is
 */
record TorchFolder(Path libraries, String version, boolean newStrings) {
  /** The environment variable that names the folder. */
  static final String VARIABLE = "MMLATCH_TORCH";

  /**
   * System property with the folder that {@link #use} was called for; checking it needs no disk
   * access.
   */
  private static final String SETTLED = "mmlatch.torch";

  private static final String MAIN_LIBRARY = "libtorch.so";
  private static final String JOINING_LIBRARY = "libdjl_torch.so";
  private static final Pattern VERSION = Pattern.compile("__version__ *= *'([^']+)'");
  private static final String JOINING = "jnilib/";
  private static final String PLATFORM = "linux-x86_64";

  /**
   * The names of DJL's CUDA builds of the JNI library. Any of them fits, since only PyTorch itself
   * depends on the CUDA version.
   */
  private static final List<String> CUDA_FLAVORS = List.of("cu128", "cu124", "cu121", "cu118");

  /** The libraries that the engine needs; the folder also has others, such as Python's bindings. */
  private static final List<String> NEEDED =
      List.of(
          "libc10.so",
          "libc10_cuda.so",
          MAIN_LIBRARY,
          "libtorch_cpu.so",
          "libtorch_cuda.so",
          JOINING_LIBRARY);

  /**
   * Returns the PyTorch in the folder that the environment names; empty if the variable is not set.
   *
   * @throws SettingsException if the folder has no PyTorch, or its version is unknown
   */
  static Optional<TorchFolder> named(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(name -> !name.isBlank())
        .map(name -> at(Path.of(name).toAbsolutePath().normalize()));
  }

  /** Returns whether DJL is already configured as the environment asks. */
  static boolean isSettled(Map<String, String> environment) {
    return environment.getOrDefault(VARIABLE, "").equals(System.getProperty(SETTLED, ""));
  }

  private static TorchFolder at(Path folder) {
    Path libraries =
        Stream.of(folder.resolve("lib"), folder)
            .filter(candidate -> Files.exists(candidate.resolve(MAIN_LIBRARY)))
            .findFirst()
            .orElseThrow(() -> new SettingsException(noTorch(folder)));
    Path top = libraries.endsWith("lib") ? libraries.getParent() : libraries;
    String cmake = text(top.resolve("share/cmake/Torch/TorchConfig.cmake")).orElse("");
    return new TorchFolder(libraries, version(top), !cmake.contains("_GLIBCXX_USE_CXX11_ABI=0"));
  }

  private static String noTorch(Path folder) {
    return "%s is %s, but there is no %s in it or in its folder lib; name the folder of Python's"
            .formatted(VARIABLE, folder, MAIN_LIBRARY)
        + " package torch: python3 -c 'import torch; print(torch.__path__[0])'";
  }

  private static String version(Path top) {
    return text(top.resolve("version.py"))
        .map(VERSION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .or(() -> text(top.resolve("build-version")).map(String::strip)) // libtorch's archive
        .orElseThrow(
            () ->
                new SettingsException(
                    "%s is %s, whose version is unknown: it has neither version.py nor build-version"
                        .formatted(VARIABLE, top)));
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Returns the version without the build suffix: 2.7.1 for 2.7.1+cu126. */
  String release() {
    return version.replaceFirst("\\+.*", "");
  }

  private boolean hasCuda() {
    return Files.exists(libraries.resolve("libtorch_cuda.so"));
  }

  private boolean bringsJoiningLibrary() {
    return Files.exists(libraries.resolve(JOINING_LIBRARY));
  }

  /** Returns why this build cannot use this PyTorch; empty if it can. */
  Optional<String> misfit() {
    if (bringsJoiningLibrary()) {
      return Optional.empty();
    }
    String joined = joinedVersion().orElse("none");
    if (!joined.startsWith(release() + "-")) {
      return Optional.of(
          "%s is PyTorch %s, but this build's library that connects Java to it is for PyTorch %s"
                  .formatted(libraries, version, joined.replaceFirst("-.*", ""))
              + " (DJL "
              + joined.replaceFirst("^[^-]*-", "")
              + "): install that version of torch, choose the build by MMLATCH_PROFILE (cpu-2.7 is"
              + " for 2.7.1), or put a libdjl_torch.so for this PyTorch into the folder");
    }
    return joiningFlavor(hasCuda()).isPresent()
        ? Optional.empty()
        : Optional.of(
            "%s is PyTorch %s %s, for which this build has no library that connects Java to it"
                .formatted(
                    libraries,
                    version,
                    hasCuda() ? "with CUDA" : "without CUDA, with its ABI of C++ strings"));
  }

  /**
   * Returns the version of this build's JNI library: PyTorch's version, a hyphen, DJL's version.
   */
  private static Optional<String> joinedVersion() {
    try (InputStream in = resource("pytorch.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("jni_version"));
    } catch (IOException e) {
      throw new UncheckedIOException("this installation is damaged: pytorch-jni", e);
    }
  }

  private static InputStream resource(String name) {
    return TorchFolder.class.getClassLoader().getResourceAsStream(JOINING + name);
  }

  /** Returns the flavor of this build's JNI library that fits, if any. */
  private Optional<String> joiningFlavor(boolean gpus) {
    String strings = newStrings ? "" : "-precxx11";
    return (gpus ? CUDA_FLAVORS : List.of("cpu"))
        .stream()
            .map(flavor -> flavor + strings)
            .filter(
                flavor ->
                    TorchFolder.class
                            .getClassLoader()
                            .getResource(JOINING + PLATFORM + "/" + flavor + "/" + JOINING_LIBRARY)
                        != null)
            .findFirst();
  }

  /**
   * Returns the build's flavor, as in {@link Natives}: cpu, cu126, or cuda if the version does not
   * say which.
   */
  String flavor() {
    String built = version.replaceFirst("^[^+]*\\+?", "");
    if (built.startsWith("cu")) {
      return built;
    }
    return hasCuda() ? "cuda" : "cpu";
  }

  /**
   * Configures DJL to load this PyTorch. Must be called before DJL loads its engine. Without
   * NVIDIA's driver, the JNI library for the CPU is chosen.
   */
  void use(NvidiaSystem system, Map<String, String> environment) {
    boolean gpus = hasCuda() && system.library("libcuda.so.1").isPresent();
    String own = gpus ? "cuda" : "cpu"; // for a JNI library in the folder
    System.setProperty("PYTORCH_LIBRARY_PATH", libraries.toString());
    System.setProperty("PYTORCH_VERSION", release());
    System.setProperty("PYTORCH_FLAVOR", joiningFlavor(gpus).orElse(own));
    System.setProperty("PYTORCH_LIBRARY_EXCLUSION", others());
    System.setProperty(SETTLED, environment.get(VARIABLE));
    if (gpus) {
      cudaRuntime().ifPresent(folder -> System.setProperty("jna.library.path", folder.toString()));
    }
  }

  /** Returns the names of the libraries that the engine does not need, separated by commas. */
  private String others() {
    try (Stream<Path> files = Files.list(libraries)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(".so") && !NEEDED.contains(name))
          .sorted()
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + libraries, e);
    }
  }

  /**
   * Returns the folder of libcudart, with which DJL counts GPUs, if it is installed beside Python's
   * package.
   */
  Optional<Path> cudaRuntime() {
    Path nvidia = libraries.resolve("../../nvidia").normalize();
    if (!Files.isDirectory(nvidia)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(nvidia, 3)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("libcudart.so"))
          .map(Path::getParent)
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + nvidia, e);
    }
  }
}
