"""Makes gzip-words.csd and gzip-audio.csd: invented data as the CMU-MultimodalSDK stores it.

The library under test writes neither fixed-length texts nor compressed chunks, so these two are
made by h5py: python3 make-gzip-csd.py
"""

import h5py
import numpy

INTERVALS = numpy.array([[0.0, 0.5], [0.5, 1.5], [1.5, 2.0]], dtype="float32")


def write(path, root, features, chunks, names):
    with h5py.File(path, "w") as file:
        video = file.create_group(f"{root}/data/clip")
        options = {"compression": "gzip", "chunks": chunks}
        video.create_dataset("features", data=features, **options)
        video.create_dataset("intervals", data=INTERVALS, compression="gzip")
        metadata = file.create_group(f"{root}/metadata")
        metadata.create_dataset("dimension names", (1,), dtype=h5py.string_dtype())[0] = names


write("gzip-words.csd", "words", numpy.array([[b"sp"], [b"fine"], [b"film"]], dtype="S16"), (2, 1), '["word"]')
# Chunks of 2 x 2 leave partial chunks at both edges of a 3 x 3 table.
write("gzip-audio.csd", "audio", numpy.arange(9, dtype="float32").reshape(3, 3), (2, 2), '["a", "b", "c"]')
