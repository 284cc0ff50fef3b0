"""Makes packed-lz4.csd, packed-bitshuffle.csd, packed-scaleoffset.csd and newer-layout.csd, HDF5 that
is sound but not read, and empty-first.csd, whose first video has no rows. Needs h5py of HDF5 2 and hdf5plugin: python3 make-packed-csd.py
"""

import h5py
import hdf5plugin
import numpy

INTERVALS = numpy.array([[0.0, 0.5], [0.5, 1.5], [1.5, 2.0]], dtype="float32")


def write(path, libver, **options):
    with h5py.File(path, "w", libver=libver) as file:
        video = file.create_group("audio/data/clip")
        features = numpy.arange(9, dtype="float32").reshape(3, 3)
        video.create_dataset("features", data=features, chunks=(3, 3), **options)
        video.create_dataset("intervals", data=INTERVALS)


write("packed-lz4.csd", None, **hdf5plugin.LZ4())
write("packed-bitshuffle.csd", None, **hdf5plugin.Bitshuffle(cname="lz4"))
write("packed-scaleoffset.csd", None, scaleoffset=2)
write("newer-layout.csd", "latest", compression="gzip")
with h5py.File("empty-first.csd", "w") as file:
    for name, features in {"first": numpy.zeros(0, "float32"), "second": numpy.ones((1, 3), "float32")}.items():
        video = file.create_group(f"audio/data/{name}")
        video.create_dataset("features", data=features)
        video.create_dataset("intervals", data=INTERVALS[: len(features)])
