package org.mmlatch.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/**
 * A sweep as a job array of Slurm: a batch script whose tasks run some trials each, one after the
 * other.
 *
 * @param program the launcher, on every node
 * @param trialsPerTask how many trials a task runs, from 1
 * @param options of {@code sbatch} by name, such as {@code partition}, {@code gres}, {@code time}
 */
public record SlurmJob(Path program, int trialsPerTask, Map<String, String> options) {
  /** Seconds that a lease on a node that died is waited for; it counts as alive for a minute. */
  private static final int PATIENCE = 90;

  /**
   * Creates a job.
   *
   * @throws SettingsException if a task is to run no trial
   */
  public SlurmJob {
    if (trialsPerTask < 1) {
      throw new SettingsException(
          "--trials-per-task: expected a number from 1, found " + trialsPerTask);
    }
  }

  /** Writes the batch script into the sweep's folder, and returns it. */
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
    int threads =
        SettingsLoader.load(Optional.of(sweep.trial(0).settings()), Map.of()).threads().orElse(1);
    List<String> head = new ArrayList<>();
    head.add("job-name=mmlatch-" + plan.name());
    head.add("array=0-" + (tasks - 1));
    head.add("ntasks=1");
    head.add("cpus-per-task=" + threads);
    options.forEach((name, value) -> head.add(name + "=" + value));
    head.add("output=" + quoted(folder + "/slurm-%a.log"));
    head.add("open-mode=append");
    head.add("requeue");
    head.add("signal=B:TERM@60");
    StringBuilder script = new StringBuilder("#!/bin/bash\n");
    head.forEach(option -> script.append("#SBATCH --").append(option).append('\n'));
    return script
        .append(BODY)
        .toString()
        .replace("@PROGRAM@", quoted(program.toString()))
        .replace("@SWEEP@", quoted(folder))
        .replace("@TRIALS@", Integer.toString(trials))
        .replace("@PER_TASK@", Integer.toString(trialsPerTask))
        .replace("@TRIES@", Integer.toString(LocalScheduler.TRIES))
        .replace("@PATIENCE@", Integer.toString(PATIENCE));
  }

  /** Returns a text as the shell, and sbatch, read it back. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static final String BODY =
      """
      # Written by mmlatch sweep slurm. A trial that is finished is not run again, and one that was
      # interrupted goes on from its checkpoint, so that this may be submitted or requeued at any time.
      set -u
      first=$((SLURM_ARRAY_TASK_ID * @PER_TASK@))
      last=$((first + @PER_TASK@ - 1))
      ((last < @TRIALS@)) || last=$((@TRIALS@ - 1))

      # Slurm says a minute before the time limit that it is near.
      child= stopping=
      trap 'stopping=yes; [[ -z $child ]] || kill -TERM "$child"' TERM

      # A slurmstepd that is killed leaves an srun that waits for ever. Whether its trial is over is
      # seen by the result and, as the trial's process beats in it every ten seconds, by the lease.
      lost() {
        if [[ -e $trial/result.json ]]; then
          [[ -n $(find "$trial/result.json" -not -newermt '-15 seconds') ]]
        else
          ((SECONDS - begin > 150)) && [[ -z $(find "$trial/lease" -newermt '-120 seconds') ]]
        fi
      }

      run() { # a trial, as a step of its own
        local begin=$SECONDS trial
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
          wait $! # which the signal interrupts
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
        done
        ((status == 0)) || failed=$((failed + 1))
      done

      if [[ -n $stopping ]]; then
        # Out of time, not cancelled: the rest is for the next turn.
        if [[ $(squeue -h -j "$SLURM_JOB_ID" -o %T) == RUNNING ]]; then
          scontrol requeue "$SLURM_JOB_ID"
          sleep 60
        fi
        exit 143
      fi
      ((failed == 0))
      """;
}
