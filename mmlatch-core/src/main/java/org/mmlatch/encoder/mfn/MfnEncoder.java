package org.mmlatch.encoder.mfn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.memory.MemoryEncoder;
import org.mmlatch.encoder.memory.PreviousSteps;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.GatedMemory;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Lstm;
import org.mmlatch.nn.MultilayerPerceptron;
import org.mmlatch.nn.Pass;

/**
 * MFN: attention over the cells of all modalities at two consecutive steps (the delta-memory
 * attention network), and a gated memory that reads its output.
 */
final class MfnEncoder extends MemoryEncoder {
  private final MultilayerPerceptron att1;
  private final MultilayerPerceptron att2;
  private final GatedMemory memory;

  MfnEncoder(MfnConfig config, Map<Modality, Integer> dims, int outputs) {
    super(dims, config.hidden(), head(config, outputs));
    long cells = 2 * hiddenWidth();
    long width = config.memory();
    MfnWidths hidden = config.width();
    MfnDropout rates = config.dropout();
    att1 =
        part(
            "att1",
            new MultilayerPerceptron(cells, hidden.att1(), cells, new Dropout(rates.att1())));
    att2 =
        part(
            "att2",
            new MultilayerPerceptron(cells, hidden.att2(), width, new Dropout(rates.att2())));
    memory =
        part(
            "memory",
            new GatedMemory(
                cells,
                width,
                new GatedMemory.Gate(hidden.gamma1(), new Dropout(rates.gamma1())),
                new GatedMemory.Gate(hidden.gamma2(), new Dropout(rates.gamma2()))));
  }

  private static Head head(MfnConfig config, int outputs) {
    return new Head(
        config.memory(), config.width().out(), outputs, new Dropout(config.dropout().out()));
  }

  @Override
  protected Remembered remember(Pass pass, Segments segments) {
    Map<Modality, NDArray> hidden = new EnumMap<>(Modality.class);
    NDList cells = new NDList();
    lstms()
        .forEach(
            (modality, lstm) -> {
              Lstm.States states = lstm.states(pass, segments.features().get(modality));
              hidden.put(modality, states.hidden());
              cells.add(states.cells());
            });
    NDArray all = Joined.of(cells, 2); // (B, T, S)
    NDArray two = PreviousSteps.before(all); // (B, T, 2S)
    NDArray attended = att1.forward(pass, two).softmax(2).mul(two);
    NDArray proposal = Activation.tanh(att2.forward(pass, attended)); // (B, T, M)
    return new Remembered(hidden, memory.forward(pass, attended, proposal));
  }

  @Override
  protected Layer memory() {
    return memory;
  }

  @Override
  protected Map<String, String> ownPrefixes() {
    return Map.of("encoder.att1.", "model.att1_");
  }
}
