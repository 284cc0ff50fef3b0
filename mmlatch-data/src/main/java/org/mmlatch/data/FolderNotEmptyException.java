package org.mmlatch.data;

import java.nio.file.Files;
import java.nio.file.Path;

/** Thrown instead of overwriting files of the user. Nothing was changed. */
public final class FolderNotEmptyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception for an existing folder or file. */
  public FolderNotEmptyException(Path folder) {
    super(
        folder
            + (Files.isDirectory(folder)
                ? " exists and is not empty; choose another folder or move this one away"
                : " exists; choose another name or move this file away"));
  }
}
