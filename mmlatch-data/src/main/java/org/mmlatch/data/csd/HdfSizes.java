package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.util.Arrays;
import java.util.Set;
import org.mmlatch.BadDataException;

/**
 * Compares what a dataset declares with what its file can hold, before jHDF allocates as much as is
 * declared.
 */
final class HdfSizes {
  /** How many bytes deflate, the densest of HDF5's usual filters, can make of one. */
  private static final long DENSEST = 1032;

  /** Deflate, shuffle, fletcher32 and LZF. */
  private static final Set<Integer> FILTERS = Set.of(1, 2, 3, 32_000);

  private HdfSizes() {}

  /**
   * Checks a dataset.
   *
   * @param where file and video, for the error
   * @param fileBytes size of the file
   * @throws BadDataException if the dataset, or one of its chunks, declares more than can be there
   */
  static void check(String where, Dataset dataset, long fileBytes) {
    requireFilters(where, dataset);
    long element = Math.max(1, dataset.getDataType().getSize());
    if (dataset.getStorageInBytes() > fileBytes) {
      throw error(where, dataset, fileBytes);
    }
    require(where, dataset, bytes(dataset.getDimensions(), element));
    if (dataset instanceof ChunkedDataset chunked) {
      require(where, dataset, bytes(chunked.getChunkDimensions(), element));
    }
  }

  /**
   * Requires filters that are read in Java alone: others, such as LZ4, reach beyond what a chunk
   * has if it says so, and nobody checks.
   */
  private static void requireFilters(String where, Dataset dataset) {
    for (PipelineFilterWithData filter : dataset.getFilters()) {
      if (!FILTERS.contains(filter.getId())) {
        throw HdfGuard.unread(
            where,
            "the filter %s (%s) in dataset %s, which is not read here"
                .formatted(filter.getName(), filter.getId(), dataset.getName()),
            new UnsupportedHdfException("filter " + filter.getId()));
      }
    }
  }

  private static void require(String where, Dataset dataset, long declared) {
    long stored = dataset.getStorageInBytes();
    long most = dataset.getFilters().isEmpty() ? stored : stored * DENSEST;
    if (declared < 0 || declared > most) {
      throw error(where, dataset, stored);
    }
  }

  private static BadDataException error(String where, Dataset dataset, long available) {
    return new BadDataException(
        "%s: dataset %s declares %s values of %s bytes, more than the %s bytes in the file can be;"
                .formatted(
                    where,
                    dataset.getName(),
                    Arrays.toString(dataset.getDimensions()),
                    dataset.getDataType().getSize(),
                    available)
            + " it is damaged, copy the file again");
  }

  private static long bytes(int[] dimensions, long element) {
    long bytes = element;
    for (int dimension : dimensions) {
      bytes = Math.multiplyExact(bytes, dimension);
    }
    return bytes;
  }
}
