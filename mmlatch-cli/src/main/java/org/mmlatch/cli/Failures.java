package org.mmlatch.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Log;
import org.mmlatch.cli.common.Terminal;
import org.mmlatch.engine.UnusableEngineException;
import org.mmlatch.eval.Wrapping;
import org.mmlatch.eval.chart.PictureException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports on standard error why a command failed: a sentence if the user can fix the cause,
 * otherwise a message that this is a bug. The stack trace goes to the log, and with {@code --debug}
 * also to standard error.
 */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    return handle(failure, command);
  }

  /** Like {@link #handleExecutionException}, but also accepts an {@link Error}. */
  static int handle(Throwable failure, CommandLine command) {
    PrintWriter err = command.getErr();
    explain(failure).lines().forEach(line -> print(err, "error: " + line));
    if (debugging(command)) {
      failure.printStackTrace(err);
    }
    err.flush();
    Log.of(Failures.class).debug("{} failed", command.getCommandSpec().qualifiedName(), failure);
    return ExitCode.of(failure).status();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    print(err, "error: " + UsageErrors.explain(failure));
    List<String> hints = UsageErrors.hints(failure);
    hints.forEach(hint -> print(err, hint));
    if (hints.isEmpty()) {
      UnmatchedArgumentException.printSuggestions(failure, err);
    }
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE.status();
  }

  /** Prints a line; on a terminal it is wrapped between words. */
  private static void print(PrintWriter err, String line) {
    Wrapping.lines(line, Terminal.messageColumns()).forEach(err::println);
  }

  private static String explain(Throwable failure) {
    return ExhaustedMemory.explain(failure).orElseGet(() -> explainOther(failure));
  }

  private static String explainOther(Throwable failure) {
    if (failure instanceof UncheckedIOException wrapped) {
      boolean hasOwnMessage = !wrapped.getCause().toString().equals(wrapped.getMessage());
      return hasOwnMessage ? wrapped.getMessage() : explainOther(wrapped.getCause());
    }
    if (failure instanceof IOException unreadable) {
      return explainFile(unreadable);
    }
    if (ExitCode.of(failure) != ExitCode.FAILED
        || failure instanceof UnusableEngineException
        || failure instanceof PictureException) {
      return failure.getMessage();
    }
    return "unexpected "
        + failure
        + "\nthis is a bug in MMLatch: please report it with the stack trace that --debug prints";
  }

  private static String explainFile(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return failure.getMessage() + ": no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return failure.getMessage() + ": permission denied";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return failure.getMessage() + ": exists already";
    }
    return "reading or writing failed: " + failure.getMessage();
  }

  private static boolean debugging(CommandLine command) {
    return command.getCommandSpec().root().userObject() instanceof RootCommand root && root.debug();
  }
}
