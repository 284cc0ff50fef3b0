package org.mmlatch.serving;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import java.nio.file.Path;
import java.util.Map;
import org.mmlatch.model.MMLatchBlock;
import org.mmlatch.run.FinishedRun;

/** DJL's block factory for the model in a run's folder or a package, with its best weights. */
public final class RunBlockFactory implements BlockFactory {
  private static final long serialVersionUID = 1;

  @Override
  public Block newBlock(Model model, Path modelPath, Map<String, ?> arguments) {
    return new MMLatchBlock(FinishedRun.open(modelPath).load(model.getNDManager()).model());
  }
}
