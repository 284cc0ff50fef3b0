package org.mmlatch.cli.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.mmlatch.run.RefusedException;

/**
 * Chooses and checks the folders that native libraries are unpacked to and loaded from. Anyone who
 * can write there can run code as the user, so everything in them must belong to the user or to
 * root and must not be writable by all users. This excludes a folder in /tmp that another user has
 * created first.
 */
public final class PrivateFolders {
  private static final String ENGINE = "DJL_CACHE_DIR"; // read by DJL as a variable or a property
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
   * Chooses and checks the folders of this process, and sets them as system properties for DJL and
   * JNA. Must be called once, before native libraries are loaded.
   *
   * @throws RefusedException if the folder or anything in it belongs to another user, or if all
   *     users can write to it
   * @throws UncheckedIOException if the folder cannot be created or read
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
    Path self = Path.of("/proc/self"); // a link to this process's own folder
    try {
      return Files.exists(self) ? owner(self.toRealPath()) : ownerOfNewFiles();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tell which user this process belongs to", e);
    }
  }

  /** Returns the user's id from the owner of a new file, for systems without /proc. */
  static int ownerOfNewFiles() throws IOException {
    Path file = Files.createTempFile("mmlatch-", ".owner");
    try {
      return owner(file);
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Returns the folder for native libraries, created if absent: {@code DJL_CACHE_DIR} if set, else
   * {@code ~/.djl.ai}, or a folder in the temporary one if the home folder is not writable.
   */
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
   * Returns the folder that JNA's library is loaded from or unpacked to: beside the other native
   * libraries or, if that is not writable, a temporary folder that is deleted at the end of the
   * process.
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
      return beside; // JNA reports the error if it is used; not all commands use it
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
      // It is checked like any other folder.
    }
  }

  /** Checks a folder and everything in it, since files may be older than its permissions. */
  private void requireOwn(Path folder) throws IOException {
    Files.walkFileTree(folder, new Examination(folder));
  }

  /**
   * Examines everything in a folder. Other processes of this program unpack libraries to temporary
   * files there and delete them, so what is gone meanwhile is passed over.
   */
  private final class Examination extends SimpleFileVisitor<Path> {
    private final Path folder;

    Examination(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      return visitFile(path, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      try {
        requireSafe(path, folder);
        return FileVisitResult.CONTINUE;
      } catch (NoSuchFileException gone) {
        return visitFileFailed(path, gone);
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
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
