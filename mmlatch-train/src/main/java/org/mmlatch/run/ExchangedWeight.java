package org.mmlatch.run;

import java.util.List;

/**
 * A weight that was exported to PyTorch or imported from it.
 *
 * @param name ours
 * @param pytorchName the released Python code's, in the file
 * @param shape of both
 */
public record ExchangedWeight(String name, String pytorchName, List<Long> shape) {}
