package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.util.Arrays;
import java.util.Set;
import org.mmlatch.BadDataException;

/**
 * Checks the size that a dataset declares against the size of its file, before jHDF allocates
 * memory for it.
 */
final class HdfSizes {
  /** Maximum expansion factor of deflate, the densest of HDF5's usual filters. */
  private static final long DENSEST = 1032;

  /** Deflate, shuffle, fletcher32 and LZF. */
  private static final Set<Integer> FILTERS = Set.of(1, 2, 3, 32_000);

  private HdfSizes() {}

  /**
   * Checks a dataset.
   *
   * @param where file and video, for errors
   * @param fileBytes size of the file in bytes
   * @throws BadDataException if the dataset or its chunk size declares more than the file can
   *     contain, or a filter is not supported
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
   * Accepts only filters implemented in pure Java. Others, such as LZ4, do not check sizes declared
   * in a damaged chunk and read beyond its end.
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
