package org.mmlatch.data.csd;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;

/** Writes a small {@code .csd} file, video by video. */
public final class CsdWriter implements AutoCloseable {
  private final WritableHdfFile hdf;
  private final WritableGroup root;
  private final WritableGroup data;

  /** Starts a file. */
  public CsdWriter(Path file) {
    hdf = HdfFile.write(file);
    root = hdf.putGroup("root");
    data = root.putGroup("data");
  }

  /** Adds a video; features are a table of numbers or texts, intervals of starts and ends. */
  public CsdWriter video(String id, Object features, Object intervals) {
    WritableGroup video = data.putGroup(id);
    video.putDataset("features", features);
    video.putDataset("intervals", intervals);
    return this;
  }

  /** Adds the JSON array of the features' names. */
  public CsdWriter names(String json) {
    root.putGroup("metadata").putDataset("dimension names", new String[] {json});
    return this;
  }

  @Override
  public void close() {
    hdf.close();
  }
}
