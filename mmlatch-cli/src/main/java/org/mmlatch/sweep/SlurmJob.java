package org.mmlatch.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/**
 * Runs a sweep as a Slurm job array: a batch script in which each task runs several trials
 * sequentially.
 *
 * @param program path of the launcher on all nodes
 * @param trialsPerTask number of trials that a task runs, at least 1
 * @param options options of {@code sbatch} by name, such as {@code partition}, {@code gres}, {@code
 *     time}
 */
public record SlurmJob(Path program, int trialsPerTask, Map<String, String> options) {
  /** Seconds to wait for the lease of a dead node, which counts as alive for a minute. */
  private static final int PATIENCE = 90;

  private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

  /**
   * Creates a job.
   *
   * @throws SettingsException if {@code trialsPerTask} is below 1
   */
  public SlurmJob {
    if (trialsPerTask < 1) {
      throw new SettingsException(
          "--trials-per-task: expected a number from 1, found " + trialsPerTask);
    }
  }

  /** Writes the batch script to the sweep's folder and returns its path. */
  public Path write(SweepFolder sweep) {
    Path script = sweep.path().resolve("slurm.sh");
    AtomicFile.writeText(script, script(sweep));
    return script;
  }

  /** Returns the batch script. */
  String script(SweepFolder sweep) {
    Plan plan = sweep.plan();
    int trials = plan.trials().size();
    int tasks = (trials + trialsPerTask - 1) / trialsPerTask;
    String folder = sweep.path().toAbsolutePath().normalize().toString();
    String quotedFolder = ShellText.word("the sweep's folder", folder);
    int threads =
        SettingsLoader.loadFrozen(sweep.trial(0).settings(), Map.of()).threads().orElse(1);
    List<String> head = new ArrayList<>();
    head.add("job-name=" + ShellText.word("the sweep's name", "mmlatch-" + plan.name()));
    head.add("array=0-" + (tasks - 1));
    head.add("ntasks=1");
    head.add("cpus-per-task=" + threads);
    options.forEach((name, value) -> head.add(option(name, value)));
    String log =
        folder.replace("%", "%%") + "/slurm-%a.log"; // sbatch reads %a as the task's number
    head.add("output=" + ShellText.word("the sweep's folder", log));
    head.add("open-mode=append");
    head.add("requeue");
    head.add("signal=B:TERM@60");
    StringBuilder script = new StringBuilder("#!/bin/bash\n");
    head.forEach(option -> script.append("#SBATCH --").append(option).append('\n'));
    Map<String, String> values =
        Map.of(
            "PROGRAM", ShellText.word("the program", program.toString()),
            "SWEEP", quotedFolder,
            "TRIALS", Integer.toString(trials),
            "PER_TASK", Integer.toString(trialsPerTask),
            "TRIES", Integer.toString(Tries.MOST),
            "PERMANENT",
                Tries.PERMANENT.stream().map(Object::toString).collect(Collectors.joining("|")),
            "PATIENCE", Integer.toString(PATIENCE));
    // In a single pass, so that inserted text is not searched for placeholders.
    return script
        + PLACE.matcher(BODY).replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1))));
  }

  private static String option(String name, String value) {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new SettingsException(
          "--option: expected the name of a long option of sbatch, found '" + name + "'");
    }
    return name + "=" + ShellText.word("--option " + name, value);
  }

  /**
   * Returns the smallest number of trials per task with which there are at most {@code mostTasks}
   * tasks.
   */
  public static int trialsPerTask(int trials, int mostTasks) {
    return (trials + mostTasks - 1) / mostTasks;
  }

  private static final String BODY =
      """
      # Written by mmlatch sweep slurm. This script may be submitted or requeued at any time: finished
      # trials are not run again, and interrupted ones resume from their checkpoints.
      set -u
      first=$((SLURM_ARRAY_TASK_ID * @PER_TASK@))
      last=$((first + @PER_TASK@ - 1))
      ((last < @TRIALS@)) || last=$((@TRIALS@ - 1))

      # Slurm sends TERM to this script one minute before the time limit. srun gets USR1 instead, which it
      # passes on to the trial, and the trial saves; on TERM, srun would kill the step at once.
      child= stopping=
      trap 'stopping=yes; [[ -z $child ]] || kill -USR1 "$child"' TERM

      # If a slurmstepd is killed, its srun waits for ever. A step counts as lost if it does not end after
      # its trial has a result, or if the heartbeat of the trial's process, which changes every ten
      # seconds, stops. Only this node's clock is used, because the clocks of nodes may differ.
      lost() {
        local patience=150 now
        if [[ -e $trial/result.json ]]; then
          now=result patience=15
        else
          now=$(cat "$trial"/.writing-*/beat 2>/dev/null)
        fi
        if [[ $now != "$seen" ]]; then
          seen=$now since=$SECONDS
        fi
        ((SECONDS - since > patience))
      }

      run() { # runs trial $1 in its own job step
        local since=$SECONDS seen= trial
        trial=@SWEEP@/trials/$(printf %04d "$1")
        status=0
        [[ ! -e $trial/result.json ]] || return 0
        srun --overlap --ntasks=1 @PROGRAM@ sweep run @SWEEP@ --index "$1" --wait @PATIENCE@ &
        child=$!
        while kill -0 "$child" 2>/dev/null; do
          if lost; then
            echo "the step of trial $1 is lost"
            kill -KILL "$child"
          fi
          sleep 2 &
          wait $! # unlike sleep, wait is interrupted by the signal
        done
        wait "$child"
        status=$?
        child=
      }

      failed=0
      for ((index = first; index <= last; index++)); do
        for ((try = 1; try <= @TRIES@; try++)); do
          run "$index"
          [[ -z $stopping ]] || break 2
          ((status != 0)) || break
          echo "trial $index ended with status $status, try $try of @TRIES@"
          case $status in @PERMANENT@) break ;; esac # another try would fail as well
        done
        ((status == 0)) || failed=$((failed + 1))
      done

      if [[ -n $stopping ]]; then
        # If the job still runs, it was not cancelled but is out of time: requeue it for the rest.
        if [[ $(squeue -h -j "$SLURM_JOB_ID" -o %T) == RUNNING ]]; then
          scontrol requeue "$SLURM_JOB_ID"
          sleep 60
        fi
        exit 143
      fi
      ((failed == 0))
      """;
}
