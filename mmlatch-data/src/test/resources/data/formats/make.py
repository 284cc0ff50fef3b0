#!/usr/bin/env python3
"""Makes the small invented files beside it, as the Python predecessors would write them. Needs NumPy 2."""

import gzip
import os
import pathlib
import pickle

import numpy as np

HERE = pathlib.Path(__file__).parent
# id -> text (T, 3), audio (T, 2), vision (T, 2), words, label
SEGMENTS = {
    "train": {("a", 0): (["good", "film"], 1.0), ("a", 1): (["bad"], -2.0)},
    "valid": {("b", 0): (["so", "so", "la"], 0.5)},
    "test": {("c_d", 3): (["fine", "end"], 3.0)},
}
STEPS = 4


def features(video, clip, words, dim, start):
    rows = np.arange(len(words) * dim, dtype=np.float32).reshape(len(words), dim)
    return rows + start + clip + 10 * (ord(video[0]) - ord("a"))


def modalities(video, clip, words):
    text, audio, vision = (features(video, clip, words, d, s) for d, s in ((3, 1), (2, 100), (2, 200)))
    text[-1] = 0  # an out-of-vocabulary word at the end is no padding
    return text, audio, vision


def padded(rows, front):
    full = np.zeros((STEPS, rows.shape[1]), rows.dtype)
    full[(STEPS - len(rows) if front else 0) : (STEPS if front else len(rows))] = rows
    return full


def stacked(segments, front):
    columns = zip(*(modalities(v, c, words) for (v, c), (words, _) in segments.items()))
    return [np.stack([padded(rows, front) for rows in column]) for column in columns]


def mult(front=True):
    data = {}
    for split, segments in SEGMENTS.items():
        text, audio, vision = stacked(segments, front)
        labels = np.array([[[label]] for _, label in segments.values()], np.float32)
        ids = np.array([[v, str(c), "0"] for v, c in segments], "S8")
        data[split] = {"text": text, "audio": audio, "vision": vision, "labels": labels, "id": ids}
    return data


def mmsa():
    data = {}
    for split, segments in SEGMENTS.items():
        text, audio, vision = stacked(segments, False)
        data[split] = {
            "raw_text": np.array([" ".join(words) for words, _ in segments.values()]),
            "text": text,
            "text_bert": np.zeros((len(segments), 3, STEPS), np.int64),
            "audio": audio.astype(np.float64),
            "vision": np.asfortranarray(vision),
            "audio_lengths": [len(words) for words, _ in segments.values()],
            "vision_lengths": np.array([len(words) for words, _ in segments.values()]),
            "id": np.array([f"{v}$_${c}" for v, c in segments], object),
            "regression_labels": np.array([label for _, label in segments.values()]),
        }
    return data


def tuples(split):
    for (video, clip), (words, label) in SEGMENTS[split].items():
        text, audio, vision = modalities(video, clip, words)
        yield ((np.arange(len(words)), vision, audio, words), np.array([[label]]), f"{video}[{clip}]")


def flat(split):
    segments = SEGMENTS[split]
    columns = zip(*(modalities(v, c, words) for (v, c), (words, _) in segments.items()))
    text, audio, visual = (np.concatenate(column) for column in columns)
    words = [words for words, _ in segments.values()]
    return {
        "text": text, "audio": audio, "visual": visual.astype(np.float64), "words": np.concatenate(words),
        "offsets": np.cumsum([0] + [len(w) for w in words]), "id": np.array([f"{v}[{c}]" for v, c in segments]),
        "label": np.array([label for _, label in segments.values()]),
    }  # fmt: skip


def arrays():
    folder = HERE / "arrays"
    (folder / "valid").mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "train.npz", **flat("train"))
    np.savez(folder / "test.npz", **flat("test"))
    text, audio, visual = stacked(SEGMENTS["valid"], True)
    for name, array in {"text": text, "audio": audio, "visual": visual}.items():
        np.save(folder / "valid" / f"{name}.npy", array)
    np.save(folder / "valid" / "id.npy", flat("valid")["id"])
    np.save(folder / "valid" / "label.npy", flat("valid")["label"])


def unlabelled():
    """The training split again in every layout, as a folder to be predicted: nobody knows the labels."""
    folder = HERE / "unlabelled"
    (folder / "arrays").mkdir(parents=True, exist_ok=True)
    for name, data, labels in (("mult", mult(), "labels"), ("mmsa", mmsa(), "regression_labels")):
        train = {key: value for key, value in data["train"].items() if key != labels}
        (folder / f"{name}.pkl").write_bytes(pickle.dumps({"train": train}, 4))
    segments = [(data, None, name) for data, _, name in tuples("train")]
    (folder / "tuples.pkl").write_bytes(pickle.dumps(segments, 4))
    np.savez(folder / "arrays" / "train.npz", **{k: v for k, v in flat("train").items() if k != "label"})


class Call:
    def __reduce__(self):
        return os.system, ("true",)


def values():
    return {
        "none": None, "yes": True, "small": 7, "large": -(2**40), "real": 1.5, "text": "Grüße", "bytes": b"\xff\x00",
        "scalar": np.float32(2.5), "objects": np.array([["a", 1], ["b", 2]], object), "big": np.arange(3, dtype=">i4"),
        "half": np.array([1.5, -np.inf, np.nan], np.float16), "tuple": (1, (2, 3), ()), "empty": b"",
        "texts": np.array(["ab", "c"]), "columns": np.asfortranarray(np.arange(6).reshape(2, 3)), 5: "no text",
    }  # fmt: skip


def save(name, value, protocol):
    (HERE / name).write_bytes(pickle.dumps(value, protocol))


def main():
    for protocol in range(2, 6):
        save(f"values-{protocol}.pkl", values(), protocol)
    numpy1 = pickle.dumps(mult(), 2).replace(b"numpy._core", b"numpy.core")
    (HERE / "mult-numpy1.pkl").write_bytes(numpy1)
    save("mult.pkl", mult(), 4)
    arrays()
    unlabelled()
    timed = mult()
    timed["train"]["id"] = np.array([[b"a", b"7.25", b"9"], [b"a", b"1.5", b"7"]])
    timed["valid"]["id"] = np.array([["b", "0.0", "3"]])
    del timed["test"]["id"]
    save("mult-timed.pkl", timed, 4)
    wrong = mmsa()
    wrong["train"]["audio_lengths"][0] = 1
    save("mmsa-wrong.pkl", wrong, 4)
    save("mult-behind.pkl", mult(front=False), 4)
    save("mmsa.pkl", mmsa(), 5)
    for split, name in (("train", "train"), ("valid", "dev"), ("test", "test")):
        save(f"{name}.pkl", list(tuples(split)), 2)
    magbert = {
        split: [((words, *data[1:3]), label, name) for (*data, words), label, name in tuples(split)]
        for split in SEGMENTS
    }
    save("splits-of-tuples.pkl", {"dev" if k == "valid" else k: v for k, v in magbert.items()}, 4)
    emotions = [(data, np.zeros((1, 6)), name) for data, _, name in tuples("train")]
    save("tuples-of-emotions.pkl", emotions, 4)
    save("calls.pkl", {"train": Call()}, 4)
    (HERE / "label.csv").write_text(
        "video_id,clip_id,text,label,annotation,mode\n"
        'a,0,"Good, film!",1.0,Positive,train\na,1,"\u201cbad\u201d\n",-2.0,Negative,train\n'
        "b,0,So so: l\u2019a,0.5,Neutral,valid\nc_d,3,fine 'end',3,Positive,test\n",
        encoding="utf-8",
    )
    glove = "good 1 2\nfilm 3 4\nbad 5 6\n. . 7 8\nso 9 1e1\nfine -1 -2\nend 0.5 .5\n".encode()
    (HERE / "vectors.txt").write_bytes(glove)
    (HERE / "vectors.txt.gz").write_bytes(gzip.compress(glove, mtime=0))


if __name__ == "__main__":
    main()
