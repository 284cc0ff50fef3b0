package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.settings.SettingsException;

/** The batch script, run by a shell with stand-ins for srun and sleep. */
class SlurmJobTest {
  @TempDir private Path folder;
  private TinySweep tiny;
  private SweepFolder sweep;

  @BeforeEach
  void plan() throws IOException {
    tiny = new TinySweep(folder);
    sweep = tiny.plan("my sweep", "seeds = [0, 1, 2, 3, 4]");
    Files.createDirectory(folder.resolve("bin"));
    standIn(
        "srun",
        """
        printf '%s|' "$@" >>"$CALLS"
        echo >>"$CALLS"
        [[ $* != *"--index $FAILING "* ]] || exit "$STATUS"
        """);
    standIn("sleep", "exec /bin/sleep 0.1");
  }

  private void standIn(String program, String script) throws IOException {
    Path file = folder.resolve("bin").resolve(program);
    Files.writeString(file, "#!/bin/bash\n" + script);
    assertTrue(file.toFile().setExecutable(true));
  }

  private Path write(int trialsPerTask) {
    return new SlurmJob(
            Path.of("/opt/mm latch/bin/mmlatch"), trialsPerTask, Map.of("gres", "gpu:1"))
        .write(sweep);
  }

  private int run(Path script, int task, String failing) throws IOException, InterruptedException {
    return run(script, task, failing, 1);
  }

  private int run(Path script, int task, String failing, int status)
      throws IOException, InterruptedException {
    return start(script, task, failing, status).waitFor();
  }

  private Process start(Path script, int task, String failing, int status) throws IOException {
    ProcessBuilder bash =
        new ProcessBuilder("bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    bash.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    bash.environment().put("SLURM_ARRAY_TASK_ID", Integer.toString(task));
    bash.environment().put("SLURM_JOB_ID", "7");
    bash.environment().put("CALLS", folder.resolve("calls").toString());
    bash.environment().put("FAILING", failing);
    bash.environment().put("STATUS", Integer.toString(status));
    return bash.start();
  }

  private List<String> indicesCalled() throws IOException {
    return Files.readAllLines(folder.resolve("calls")).stream()
        .map(line -> line.split("\\|", -1))
        .map(arguments -> arguments[List.of(arguments).indexOf("--index") + 1])
        .toList();
  }

  @Test
  void theArrayHasATaskForSomeTrialsEach() throws IOException {
    List<String> lines = Files.readAllLines(write(2));
    assertEquals("#!/bin/bash", lines.get(0));
    assertTrue(lines.contains("#SBATCH --array=0-2"));
    assertTrue(lines.contains("#SBATCH --gres=gpu:1"));
    assertTrue(lines.contains("#SBATCH --cpus-per-task=1"));
    assertTrue(lines.contains("#SBATCH --requeue"));
    assertTrue(lines.contains("#SBATCH --output='" + sweep.path() + "/slurm-%a.log'"));
  }

  @Test
  void aPercentSignInThePathOfTheLogIsNoPlaceholder() throws IOException {
    Path percent = folder.resolve("50%x done");
    Files.move(sweep.path(), percent);
    assertTrue(
        new SlurmJob(Path.of("/p"), 1, Map.of())
            .script(new SweepFolder(percent))
            .contains("--output='" + folder + "/50%%x done/slurm-%a.log'"));
  }

  @Test
  void aTaskRunsItsTrialsAndNoOthers() throws IOException, InterruptedException {
    Path script = write(2);
    assertEquals(0, run(script, 1, "none"));
    assertEquals(0, run(script, 2, "none"));
    assertEquals(List.of("2", "3", "4"), indicesCalled());
    assertTrue(
        Files.readString(folder.resolve("calls"))
            .contains("|/opt/mm latch/bin/mmlatch|sweep|run|" + sweep.path() + "|--index|2|"));
  }

  @Test
  void aFinishedTrialIsNoStep() throws IOException, InterruptedException {
    Files.createFile(sweep.trial(2).result());
    assertEquals(0, run(write(2), 1, "none"));
    assertEquals(List.of("3"), indicesCalled());
  }

  @Test
  void aTrialThatFailsIsTriedTwiceMoreAndDoesNotStopTheRest()
      throws IOException, InterruptedException {
    assertEquals(1, run(write(3), 0, "1"));
    assertEquals(List.of("0", "1", "1", "1", "2"), indicesCalled());
  }

  @Test
  void whatAnotherTryWouldEndWithAsWellIsNotTriedAgain() throws IOException, InterruptedException {
    for (int status : Tries.PERMANENT) {
      Files.deleteIfExists(folder.resolve("calls"));
      assertEquals(1, run(write(3), 0, "1", status));
      assertEquals(List.of("0", "1", "2"), indicesCalled());
    }
  }

  @Test
  void aTaskHasAsManyTrialsAsTheClusterMakesNecessary() {
    assertEquals(1, SlurmJob.trialsPerTask(1001, 1001));
    assertEquals(10, SlurmJob.trialsPerTask(10_000, 1001));
    assertEquals(
        new SlurmLimits(4000, true),
        SlurmLimits.of("MailProg   = /bin/mail\nMaxArraySize            = 4000\nMaxDBDMsgs = 2\n"));
    assertEquals(new SlurmLimits(1000, false), SlurmLimits.of("MaxArraySize = 0\n"));
    assertEquals(new SlurmLimits(1000, false), SlurmLimits.of("no Slurm"));
  }

  @Test
  void aTaskThatNearsItsTimeLimitHasItsTrialSaveAndRequeuesItself()
      throws IOException, InterruptedException {
    standIn(
        "srun",
        """
        trap 'echo saved >>"$CALLS"; exit 138' USR1
        touch "$CALLS.up"
        while :; do /bin/sleep 0.1; done
        """);
    standIn("squeue", "echo RUNNING");
    standIn("scontrol", "echo \"$@\" >>\"$CALLS\"");
    Process task = start(write(2), 0, "none", 0);
    while (!Files.exists(folder.resolve("calls.up"))) {
      assertTrue(task.isAlive());
      Thread.sleep(20);
    }
    task.destroy(); // by SIGTERM, as Slurm does it to the batch shell
    assertEquals(143, task.waitFor());
    assertEquals(List.of("saved", "requeue 7"), Files.readAllLines(folder.resolve("calls")));
  }

  @Test
  void whatStandsInAPathIsNoPlaceToPutSomethingIn() throws IOException, InterruptedException {
    sweep = tiny.plan("@TRIALS@ $(touch x) '`id`", "seeds = [0, 1]");
    assertEquals(0, run(write(2), 0, "none"));
    assertEquals(List.of("0", "1"), indicesCalled());
    assertTrue(
        Files.readString(folder.resolve("calls")).contains("|sweep|run|" + sweep.path() + "|"));
  }

  @Test
  void aLineBreakIsRefused() {
    sweep = tiny.plan("a\n#SBATCH --wrap=id\nid", "seeds = [0]");
    SettingsException wrong = assertThrows(SettingsException.class, () -> write(1));
    assertTrue(wrong.getMessage().startsWith("the sweep's folder has a line break"));
    sweep = tiny.plan("b", "seeds = [0]");
    for (Map<String, String> options :
        List.of(Map.of("gres", "gpu:1\nid"), Map.of("x y", "1"), Map.of("wrap\nid", "1"))) {
      SlurmJob job = new SlurmJob(Path.of("/p"), 1, options);
      assertThrows(SettingsException.class, () -> job.script(sweep), options.toString());
    }
  }

  /** A step whose process is gone is given up by what is seen to change, whatever clocks say. */
  @Test
  void aStepThatBeatsIsNotLostHoweverOldItsFilesLook() throws IOException, InterruptedException {
    standIn(
        "srun",
        """
        beats=$(printf '%s/trials/%04d/.writing-x.partial' "$6" "$8")
        mkdir "$beats"
        for ((i = 0; i < 30; i++)); do
          echo $i >"$beats/beat"
          touch -d 1990-01-01 "$beats/beat"
          /bin/sleep 0.1
        done
        """);
    String script = Files.readString(write(1)).replace("patience=150", "patience=1");
    Path hurried = Files.writeString(folder.resolve("hurried.sh"), script);
    assertEquals(0, run(hurried, 0, "none"), Files.readString(folder.resolve("output")));
    assertEquals("", Files.readString(folder.resolve("output")));
  }

  @Test
  void aTaskRunsOneTrialAtLeast() {
    assertThrows(SettingsException.class, () -> write(0));
  }
}
