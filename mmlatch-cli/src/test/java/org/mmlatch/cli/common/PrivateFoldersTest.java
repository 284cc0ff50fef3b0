package org.mmlatch.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.run.RefusedException;

class PrivateFoldersTest {
  private static final int NOBODY = 61234;

  @TempDir private Path folder;
  private int user;
  private Path absent;

  @BeforeEach
  void name() throws IOException {
    user = (Integer) Files.getAttribute(folder, "unix:uid");
    absent = folder.resolve("file");
    Files.writeString(absent, "a home that is no folder");
  }

  private Path natives(Map<String, String> environment, int as) {
    return new PrivateFolders(environment, absent, folder, as).natives();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void withoutAHomeAFolderIsMadeThatIsTheUsersAlone() throws IOException {
    Path natives = natives(Map.of(), user);
    assertEquals(folder.resolve("mmlatch-" + user), natives);
    assertEquals("rwx------", permissions(natives));
    assertEquals(natives, natives(Map.of(), user), "and taken again");
  }

  @Test
  void jnaUnpacksBesideTheOthersOrInAFolderOfItsOwn() throws IOException {
    PrivateFolders folders = new PrivateFolders(Map.of(), absent, folder, user);
    assertEquals(folder.resolve("jna"), folders.jna(folder));

    Path own = folders.jna(folder.resolve("not-writable"));
    assertEquals(folder, own.getParent());
    assertEquals("rwx------", permissions(own));
  }

  @Test
  void theUserIsWhoMakesFilesHowEverTheSystemTells() throws IOException {
    assertEquals(user, PrivateFolders.ownerOfNewFiles());
    assertEquals(user, PrivateFolders.user());
  }

  /** JNA unpacks its library to a file there and deletes it, in every process that computes. */
  @Test
  void whatAnotherProcessDeletesMeanwhileIsPassedOver() throws Exception {
    Path natives = natives(Map.of(), user);
    Path jna = Files.createDirectory(natives.resolve("jna"));
    AtomicBoolean over = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              try {
                while (!over.get()) {
                  Files.delete(Files.createTempFile(jna, "jna", ".tmp"));
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    other.start();
    try {
      for (int i = 0; i < 2_000; i++) {
        assertEquals(natives, natives(Map.of(), user));
      }
    } finally {
      over.set(true);
      other.join();
    }
  }

  @Test
  void oneThatSomebodyElseHasMadeFirstIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("mmlatch-" + NOBODY));
    if (user == 0) {
      Files.setAttribute(folder.resolve("mmlatch-" + NOBODY), "unix:uid", NOBODY + 1);
    }
    RefusedException refused =
        assertThrows(RefusedException.class, () -> natives(Map.of(), NOBODY));
    assertTrue(refused.getMessage().contains("set DJL_CACHE_DIR to a folder that you own"));
  }

  @Test
  void soIsOneThatEverybodyCanWriteTo() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Map<String, String> environment = Map.of("DJL_CACHE_DIR", open.toString());
    assertThrows(RefusedException.class, () -> natives(environment, user));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertEquals(open, natives(environment, user));
    Path planted = Files.createDirectories(open.resolve("pytorch/lib"));
    Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(RefusedException.class, () -> natives(environment, user));
  }

  @Test
  void aLinkToSuchAFolderIsNoBetter() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createSymbolicLink(folder.resolve("mmlatch-" + user), open);
    assertThrows(RefusedException.class, () -> natives(Map.of(), user));
  }
}
