package org.mmlatch.cli.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.mmlatch.run.RefusedException;

/**
 * Where native libraries are unpacked and loaded from. Whoever can write there runs code as the
 * user, so that it must be a folder of the user's or of root's into which nobody else can put
 * anything: not one in /tmp that somebody else has made first.
 */
public final class PrivateFolders {
  private static final String ENGINE = "DJL_CACHE_DIR"; // which DJL takes as variable or property
  private static final String JNA = "jna.tmpdir";
  private static final int ROOT = 0;

  private final Map<String, String> environment;
  private final Path home;
  private final Path temporary;
  private final int user;

  PrivateFolders(Map<String, String> environment, Path home, Path temporary, int user) {
    this.environment = environment;
    this.home = home;
    this.temporary = temporary;
    this.user = user;
  }

  /**
   * Makes sure of it for this process; called once, before anything native is loaded.
   *
   * @throws RefusedException if the folder that is set belongs to somebody else, or others can
   *     write to it
   */
  public static void require() {
    Path home = Path.of(System.getProperty("user.home", "/"));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    PrivateFolders folders = new PrivateFolders(System.getenv(), home, temporary, user());
    Path natives = folders.natives();
    System.setProperty(ENGINE, natives.toString());
    if (System.getProperty(JNA) == null) {
      System.setProperty(JNA, folders.jna(natives).toString());
    }
  }

  static int user() {
    Path self = Path.of("/proc/self"); // a link of root's to the folder of this process
    try {
      return Files.exists(self) ? owner(self.toRealPath()) : ownerOfNewFiles();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell which user this process belongs to", e);
    }
  }

  /** As systems other than Linux tell it. */
  static int ownerOfNewFiles() throws IOException {
    Path file = Files.createTempFile("mmlatch-", ".owner");
    try {
      return owner(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Returns the folder for native libraries; it exists unless it cannot be made. */
  Path natives() {
    String chosen = environment.getOrDefault(ENGINE, "");
    if (!chosen.isEmpty()) {
      return required(Path.of(chosen));
    }
    Path own = home.resolve(".djl.ai");
    if (Files.isDirectory(own) || (Files.isDirectory(home) && Files.isWritable(home))) {
      return required(own);
    }
    return required(temporary.resolve("mmlatch-" + user));
  }

  /**
   * Returns where JNA's library is, or is unpacked for a moment: beside the others, or if nothing
   * can be written there, in a folder that ends with the process.
   */
  Path jna(Path natives) {
    Path beside = natives.resolve("jna");
    boolean writable = Files.isWritable(Files.exists(beside) ? beside : natives);
    if (writable || Files.exists(beside.resolve("libjnidispatch.so"))) {
      return beside;
    }
    try {
      Path own = Files.createTempDirectory(temporary, "mmlatch-");
      own.toFile().deleteOnExit();
      return own;
    } catch (IOException e) {
      return beside; // what needs JNA will say that it cannot be unpacked; not all does
    }
  }

  private Path required(Path folder) {
    try {
      make(folder);
      if (Files.exists(folder)) {
        requireOwn(folder.toRealPath());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot use %s for native libraries: %s; set %s to a folder that you own"
              .formatted(folder, e.getMessage(), ENGINE),
          e);
    }
  }

  private static void make(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || parent == null) {
      return;
    }
    Files.createDirectories(parent);
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException madeMeanwhile) {
      // and is looked at like any other
    }
  }

  /** With all that lies in it, which may be older than its present permissions. */
  private void requireOwn(Path folder) throws IOException {
    requireSafe(folder, folder);
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.toList()) {
        requireSafe(entry, folder);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void requireSafe(Path path, Path folder) throws IOException {
    int owner = owner(path);
    if (owner != user && owner != ROOT) {
      throw refused(folder, path + " belongs to user " + owner);
    }
    if (!Files.isSymbolicLink(path)
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw refused(folder, "every user can write to " + path);
    }
  }

  private static RefusedException refused(Path folder, String why) {
    return new RefusedException(
        "native libraries are not loaded from %s: %s, so another user could make you run their code; set %s to a folder that you own"
            .formatted(folder, why, ENGINE));
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
