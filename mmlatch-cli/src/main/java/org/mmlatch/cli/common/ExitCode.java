package org.mmlatch.cli.common;

import org.mmlatch.BadDataException;
import org.mmlatch.data.FolderNotEmptyException;
import org.mmlatch.eval.BadPredictionsException;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.train.NotFiniteException;

/** The program's exit statuses, for scripts and schedulers. */
public enum ExitCode {
  /** The command succeeded. */
  DONE(0),
  /** A check or trial failed, or an unexpected error occurred. */
  FAILED(1),
  /** Wrong usage or settings. */
  USAGE(2),
  /** The input data cannot be used. */
  BAD_DATA(3),
  /** Refused: for example a run is locked, or settings and checkpoint do not match. */
  REFUSED(4),
  /** A loss or weight became NaN or infinite. */
  NOT_FINITE(5),
  /** Interrupted by SIGHUP, after saving. */
  HUNG_UP(129),
  /** Interrupted by SIGINT, after saving. */
  INTERRUPTED(130),
  /** Interrupted by SIGUSR1, after saving. */
  USER_1(138),
  /** Interrupted by SIGUSR2, after saving. */
  USER_2(140),
  /** Interrupted by SIGTERM, after saving. */
  TERMINATED(143);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** Returns the exit status of the process, from 0 to 255. */
  public int status() {
    return status;
  }

  /** Returns the exit code for an exception that a command throws. */
  public static ExitCode of(Throwable failure) {
    if (failure instanceof SettingsException) {
      return USAGE;
    }
    if (failure instanceof BadDataException || failure instanceof BadPredictionsException) {
      return BAD_DATA;
    }
    if (failure instanceof RefusedException || failure instanceof FolderNotEmptyException) {
      return REFUSED;
    }
    if (failure instanceof NotFiniteException) {
      return NOT_FINITE;
    }
    return FAILED;
  }
}
