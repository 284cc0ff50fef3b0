package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.settings.SettingsException;

class TorchFolderTest {
  @TempDir private Path site;

  private Path torch(String version, String... libraries) throws IOException {
    Path torch = Files.createDirectories(site.resolve("torch"));
    Files.writeString(torch.resolve("version.py"), "__version__ = '" + version + "'\n");
    Files.createDirectories(torch.resolve("lib"));
    for (String library : libraries) {
      Files.createFile(torch.resolve("lib").resolve(library));
    }
    return torch;
  }

  private static TorchFolder named(Path folder) {
    return TorchFolder.named(Map.of("MMLATCH_TORCH", folder.toString())).orElseThrow();
  }

  /** The version of PyTorch that the joining library of this build is for. */
  private static String joined() {
    return Natives.installed(Map.of()).version().replaceFirst("-.*", "");
  }

  @Test
  void onceItIsUsedTheDiskIsNotAskedAgain() throws IOException {
    Path folder = torch(joined(), "libtorch.so");
    Map<String, String> environment = Map.of("MMLATCH_TORCH", folder.toString());
    assertTrue(TorchFolder.isSettled(Map.of()));
    assertFalse(TorchFolder.isSettled(environment));
    Properties before = (Properties) System.getProperties().clone();
    try {
      named(folder).use(new FakeSystem(site).system(), environment);
      assertTrue(TorchFolder.isSettled(environment));
      assertEquals(folder.resolve("lib").toString(), System.getProperty("PYTORCH_LIBRARY_PATH"));
      assertFalse(TorchFolder.isSettled(Map.of("MMLATCH_TORCH", site.toString())));
    } finally {
      System.setProperties(before);
    }
  }

  @Test
  void withoutTheVariableThereIsNone() {
    assertEquals(Optional.empty(), TorchFolder.named(Map.of()));
    assertEquals(Optional.empty(), TorchFolder.named(Map.of("MMLATCH_TORCH", "")));
  }

  @Test
  void pythonsPackageSaysItsVersionAndCuda() throws IOException {
    Path folder = torch("2.7.1+cu126", "libtorch.so", "libtorch_cuda.so");
    Natives natives = Natives.installed(Map.of("MMLATCH_TORCH", folder.toString()));
    assertEquals(new Natives("2.7.1+cu126", "cu126", folder.resolve("lib").toString()), natives);
    assertTrue(natives.haveCuda());
  }

  @Test
  void withoutItsLibraryForCudaItIsForTheCpu() throws IOException {
    Natives natives =
        Natives.installed(Map.of("MMLATCH_TORCH", torch("2.7.1", "libtorch.so").toString()));
    assertEquals("cpu", natives.flavor());
  }

  @Test
  void theVersionThatTheBuildIsJoinedToFits() throws IOException {
    assertEquals(Optional.empty(), named(torch(joined(), "libtorch.so")).misfit());
  }

  @Test
  void anotherVersionDoesNotAndSaysWhatWould() throws IOException {
    String misfit = named(torch("2.99.0+cu150", "libtorch.so")).misfit().orElseThrow();
    assertTrue(misfit.contains("is PyTorch 2.99.0+cu150, but"), misfit);
    assertTrue(misfit.contains("is for PyTorch " + joined() + " (DJL "), misfit);
    assertTrue(misfit.contains("MMLATCH_PROFILE"), misfit);
  }

  @Test
  void aVersionThatOnlyBeginsAlikeIsAnother() throws IOException {
    assertTrue(named(torch(joined() + "1", "libtorch.so")).misfit().isPresent());
  }

  @Test
  void anyVersionFitsThatBringsItsJoiningLibrary() throws IOException {
    Path folder = torch("2.99.0", "libtorch.so", "libdjl_torch.so");
    assertEquals(Optional.empty(), named(folder).misfit());
  }

  @Test
  void aLibtorchArchiveIsTakenToo() throws IOException {
    Files.createFile(Files.createDirectories(site.resolve("lib")).resolve("libtorch.so"));
    Files.writeString(site.resolve("build-version"), "2.7.1+cpu\n");
    assertEquals("2.7.1", named(site).release());
  }

  @Test
  void aFolderWithoutPyTorchIsAnErrorThatSaysWhatToName() {
    SettingsException error = assertThrows(SettingsException.class, () -> named(site));
    assertTrue(error.getMessage().contains("there is no libtorch.so"), error.getMessage());
    assertTrue(error.getMessage().contains("torch.__path__[0]"), error.getMessage());
  }

  @Test
  void aFolderThatHidesItsVersionIsAnError() throws IOException {
    Files.createFile(site.resolve("libtorch.so"));
    SettingsException error = assertThrows(SettingsException.class, () -> named(site));
    assertTrue(error.getMessage().contains("whose version is unknown"), error.getMessage());
  }

  @Test
  void cudasRuntimeIsFoundBesideTheWheel() throws IOException {
    TorchFolder torch = named(torch("2.7.1", "libtorch.so", "libtorch_cuda.so"));
    Path runtime = Files.createDirectories(site.resolve("nvidia/cuda_runtime/lib"));
    assertEquals(Optional.empty(), torch.cudaRuntime());
    Files.createFile(runtime.resolve("libcudart.so.12"));
    assertEquals(Optional.of(runtime), torch.cudaRuntime());
  }
}
