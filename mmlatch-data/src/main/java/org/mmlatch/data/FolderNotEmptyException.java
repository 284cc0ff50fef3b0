package org.mmlatch.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Something would have to replace files of the user's; nothing was changed. */
public final class FolderNotEmptyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception for a folder, or a file. */
  public FolderNotEmptyException(Path folder) {
    super(
        folder
            + (Files.isDirectory(folder)
                ? " exists and is not empty; choose another folder or move this one away"
                : " exists; choose another name or move this file away"));
  }
}
