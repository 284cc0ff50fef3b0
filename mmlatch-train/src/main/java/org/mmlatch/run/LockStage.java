package org.mmlatch.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hidden folders in which a lock's owner prepares files before it publishes them by renaming;
 * one in each folder that it publishes to. The next owner removes them. A former owner that was
 * suspended and resumes then cannot publish anything, even if it checked its ownership just before.
 */
final class LockStage {
  private static final Logger LOG = LoggerFactory.getLogger(LockStage.class);
  private static final String PREFIX = ".writing-";
  private static final String SUFFIX = ".partial"; // like all files left behind by a killed process

  private final String name;
  private final List<Path> folders;

  /** Creates the stage of an owner for some folders; nothing is written yet. */
  LockStage(String token, List<Path> folders) {
    name = name(token);
    this.folders = folders;
  }

  /** Returns the name of an owner's hidden folders. */
  static String name(String token) {
    return PREFIX + token + SUFFIX;
  }

  /**
   * Creates the folders. Called only once, since a missing folder means that another owner removed
   * it.
   */
  void make() throws IOException {
    for (Path folder : folders) {
      Files.createDirectories(folder.resolve(name));
    }
  }

  /** Returns whether all folders still exist. */
  boolean isThere() {
    return folders.stream().allMatch(folder -> Files.isDirectory(folder.resolve(name)));
  }

  /** Returns the path at which a file for {@code target} is prepared. */
  Path aside(Path target) {
    Path absolute = target.toAbsolutePath();
    return absolute.resolveSibling(name).resolve(AtomicFile.asideName(absolute));
  }

  /** Removes the folders of other owners, with the files that they have not published. */
  void revokeOthers() throws IOException {
    for (Path folder : folders) {
      for (Path stage : stages(folder)) {
        if (!stage.getFileName().toString().equals(name)) {
          revoke(stage);
        }
      }
    }
  }

  private static void revoke(Path stage) throws IOException {
    Path revoked = AtomicFile.aside(stage.resolveSibling("revoked"));
    try {
      Files.move(stage, revoked, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      return;
    }
    try {
      AtomicFolder.remove(revoked);
    } catch (UncheckedIOException inUse) {
      LOG.warn("{} could not be removed: {}", revoked, inUse.getMessage());
    }
  }

  private static List<Path> stages(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(
              entry ->
                  entry.getFileName().toString().startsWith(PREFIX)
                      && entry.getFileName().toString().endsWith(SUFFIX))
          .toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
  }

  /** Removes this owner's folders. */
  void remove() {
    folders.forEach(folder -> AtomicFolder.remove(folder.resolve(name)));
  }
}
