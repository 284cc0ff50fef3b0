package org.mmlatch.data;

import java.nio.file.Path;

/** A corpus would have to replace files of the user's; nothing was changed. */
public final class FolderNotEmptyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception for a folder. */
  public FolderNotEmptyException(Path folder) {
    super(folder + " exists and is not empty; choose another folder or move this one away");
  }
}
