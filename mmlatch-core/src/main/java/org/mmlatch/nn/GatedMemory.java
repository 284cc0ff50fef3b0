package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * MFN's multi-view gated memory (Zadeh et al., AAAI 2018, section 3.3): {@code u_t = γ1 ⊙ u_{t−1} +
 * γ2 ⊙ û_t}, u_0 = 0, with the gates {@code γ = σ(G [x_t ; u_{t−1}])} of two networks G. The part
 * of their input that comes from x is multiplied for all steps in one product.
 */
public final class GatedMemory extends Layer {
  private static final List<String> PARAMETERS =
      List.of("x", "proposal", "drop", "a1", "ab1", "a2", "ab2", "b1", "bb1", "b2", "bb2"); // a: γ1

  /**
   * The first layers of both networks are one product. Without dropout, {@code drop} has no steps.
   */
  private static final String STEPS =
      """
      read = torch.size(x, 2)
      both = torch.cat([a1, b1])
      bias = torch.cat([ab1, bb1])
      bases = torch.unbind(torch.linear(x, torch.slice(both, 1, 0, read), bias), 1)
      recurrent = torch.t(torch.slice(both, 1, read, torch.size(both, 1)))
      widths = [torch.size(a1, 0), torch.size(b1, 0)]
      retain = torch.t(a2)
      update = torch.t(b2)
      proposals = torch.unbind(proposal, 1)
      dropping = torch.gt(torch.size(drop, 1), 0)
      u = torch.zeros_like(proposals[0])
      us = annotate(List[Tensor], [])
      for t in range(torch.len(bases)):
        hidden = torch.relu(torch.addmm(bases[t], u, recurrent))
        if dropping:
          kept = torch.mul(hidden, torch.select(drop, 1, t))
        else:
          kept = hidden
        of = torch.split_with_sizes(kept, widths, 1)
        gamma1 = torch.sigmoid(torch.addmm(ab2, of[0], retain))
        gamma2 = torch.sigmoid(torch.addmm(bb2, of[1], update))
        u = torch.add(torch.mul(gamma1, u), torch.mul(gamma2, proposals[t]))
        _0 = torch.append(us, u)
      memory = torch.stack(us, 1)
      """;

  private final long read;
  private final long width;
  private final Gate retain;
  private final Gate update;
  private final MultilayerPerceptron gamma1;
  private final MultilayerPerceptron gamma2;
  private final Procedure steps = procedure(PARAMETERS, STEPS, List.of("memory"));

  /**
   * The network that calculates a gate.
   *
   * @param hidden size of the hidden layer
   * @param dropout dropout on the hidden layer
   */
  public record Gate(long hidden, Dropout dropout) {}

  /**
   * Creates the memory.
   *
   * @param read size of x
   * @param width size of the memory
   * @param retain network of γ1, which keeps the old memory
   * @param update network of γ2, which admits the proposal
   */
  public GatedMemory(long read, long width, Gate retain, Gate update) {
    this.read = read;
    this.width = width;
    this.retain = retain;
    this.update = update;
    gamma1 = part("gamma1", network(retain));
    gamma2 = part("gamma2", network(update));
  }

  private MultilayerPerceptron network(Gate gate) {
    return new MultilayerPerceptron(read + width, gate.hidden(), width, gate.dropout());
  }

  /**
   * Returns the memory (B, T, width) after each step.
   *
   * @param x input of the gates, (B, T, read)
   * @param proposal proposed memory û, (B, T, width)
   */
  public NDArray forward(Pass pass, NDArray x, NDArray proposal) {
    NDList tensors = new NDList(x, proposal, dropped(pass, x));
    tensors.addAll(gamma1.weights(pass, x));
    tensors.addAll(gamma2.weights(pass, x));
    NDArray memory = steps.call(tensors.toArray(new NDArray[0])).singletonOrThrow();
    long both = retain.hidden() + update.hidden();
    pass.multiplied(new Product(Product.Rows.STEPS, read, both), x, memory);
    pass.multiplied(new Product(Product.Rows.STEP, width, both), memory, memory);
    pass.multiplied(new Product(Product.Rows.STEP, both, width), memory, memory);
    return pass.observed(this, memory);
  }

  /**
   * Returns the dropout factors of both hidden layers, (B, T, hidden of both); an array without
   * steps if nothing is dropped.
   */
  private NDArray dropped(Pass pass, NDArray x) {
    NDManager manager = x.getManager();
    long batch = x.getShape().get(0);
    boolean drops = retain.dropout().isActive(pass) || update.dropout().isActive(pass);
    long length = drops ? x.getShape().get(1) : 0;
    NDArray first = manager.ones(new Shape(batch, length, retain.hidden()));
    NDArray second = manager.ones(new Shape(batch, length, update.hidden()));
    return drops
        ? retain.dropout().apply(pass, first).concat(update.dropout().apply(pass, second), 2)
        : first;
  }
}
