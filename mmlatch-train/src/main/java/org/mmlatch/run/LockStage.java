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
 * The hidden folders in which the owner of a lock prepares what it publishes, one in each folder
 * that it publishes to. The next owner takes them away. One that was stopped meanwhile and wakes
 * then cannot rename anything out of them, however late it has looked whether it is still the
 * owner.
 */
final class LockStage {
  private static final Logger LOG = LoggerFactory.getLogger(LockStage.class);
  private static final String PREFIX = ".writing-";
  private static final String SUFFIX = ".partial"; // as whatever is left behind by a killed process

  private final String name;
  private final List<Path> folders;

  /** Describes the stages of an owner in some folders. */
  LockStage(String token, List<Path> folders) {
    name = name(token);
    this.folders = folders;
  }

  /** Returns the name of an owner's stage. */
  static String name(String token) {
    return PREFIX + token + SUFFIX;
  }

  /** Makes the folders; done once, since one that is gone was taken away. */
  void make() throws IOException {
    for (Path folder : folders) {
      Files.createDirectories(folder.resolve(name));
    }
  }

  /** Whether all are there. */
  boolean isThere() {
    return folders.stream().allMatch(folder -> Files.isDirectory(folder.resolve(name)));
  }

  /** Returns where something is prepared that goes to {@code target}. */
  Path aside(Path target) {
    Path absolute = target.toAbsolutePath();
    return absolute.resolveSibling(name).resolve(AtomicFile.asideName(absolute));
  }

  /** Takes away those of other owners, with what they had not published. */
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

  /** Removes the own ones. */
  void remove() {
    folders.forEach(folder -> AtomicFolder.remove(folder.resolve(name)));
  }
}
