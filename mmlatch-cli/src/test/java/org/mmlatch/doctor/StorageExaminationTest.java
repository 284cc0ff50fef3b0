package org.mmlatch.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageExaminationTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatIsYetToBeMadeIsJudgedByTheOneItWillLieIn() {
    Findings findings = StorageExamination.of(folder.resolve("a/runs"), folder);
    assertEquals(List.of(), findings.problems());
    assertTrue(findings.toJson().get("free_for_runs").getAsLong() > 0);
  }

  @Test
  void aFolderOfNativeLibrariesThatIsYetToBeMadeIsJudgedInTheSameWay() {
    Findings findings = StorageExamination.of(folder, folder.resolve("natives"));
    assertEquals(folder + "/natives", findings.toJson().get("native_libraries").getAsString());
    assertTrue(findings.toJson().get("free_for_these").getAsLong() > 0);
  }

  @Test
  void aFolderWithoutRoomIsAProblem() {
    List<String> problems = StorageExamination.of(Path.of("/proc/runs"), folder).problems();
    assertTrue(
        problems.contains("storage: a run needs about 0.2 GB, but /proc has only 0.0 GB free"),
        problems.toString());
  }
}
