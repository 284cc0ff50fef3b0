package org.mmlatch.run;

import java.util.List;

/**
 * A weight or running statistic that was exported to PyTorch or imported from it.
 *
 * @param name its name in this project
 * @param pytorchName its name in the released Python code
 * @param shape its shape, the same in both
 */
public record ExchangedWeight(String name, String pytorchName, List<Long> shape) {}
