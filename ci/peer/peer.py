"""Trains or evaluates the peer on a corpus and prints the measurements as JSON.

    peer.py train|evaluate --corpus DIR --weights FILE --mode random|best [...]

random: random batches, padded to their longest segment, Stage I with gradients, like the released code.
best: batches of similar length, Stage I without gradients, one fused optimizer call.
"""

import argparse
import csv
import json
import random
import resource
import time

import torch
from flops import training_flops
from layers import NAMES
from model import ENCODERS, load
from safetensors.torch import load_file
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import DataLoader, Dataset


class Segments(Dataset):
    def __init__(self, file):
        tensors = load_file(file)
        self.offsets = tensors["offsets"].tolist()
        self.features = {name: tensors[name] for name in NAMES}
        self.labels = tensors["label"]

    def __len__(self):
        return len(self.labels)

    def length(self, i):
        return self.offsets[i + 1] - self.offsets[i]

    def __getitem__(self, i):
        rows = slice(self.offsets[i], self.offsets[i + 1])
        return {name: x[rows] for name, x in self.features.items()}, self.labels[i]


def collate(items):
    x = {n: pad_sequence([item[0][n] for item in items], batch_first=True) for n in NAMES}
    lengths = torch.tensor([len(item[0]["text"]) for item in items])
    return x, lengths, torch.stack([item[1] for item in items])[:, None]


def on_device(batches, device):
    """Copies a batch to the device, except for the lengths, which packing needs on the CPU."""
    for x, lengths, target in batches:
        yield {n: values.to(device) for n, values in x.items()}, lengths, target.to(device)


def clock(device):
    """Waits until the device has finished all work, then returns the time."""
    if device == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter()


def buckets(segments, batch_size, window, rng):
    """Batches of segments of similar length within windows of a shuffled order."""
    order = list(range(len(segments)))
    rng.shuffle(order)
    batches = []
    for start in range(0, len(order), batch_size * window):
        chunk = sorted(order[start : start + batch_size * window], key=segments.length)
        batches += [chunk[i : i + batch_size] for i in range(0, len(chunk), batch_size)]
    rng.shuffle(batches)
    return batches


def loader(segments, args):
    if args.mode == "random":
        generator = torch.Generator().manual_seed(args.seed)
        return DataLoader(
            segments, args.batch_size, shuffle=True, generator=generator, collate_fn=collate
        )
    batches = buckets(segments, args.batch_size, 50, random.Random(args.seed))
    return DataLoader(segments, batch_sampler=batches, collate_fn=collate)


def train(model, segments, args):
    model.train()
    optimizer = torch.optim.Adam(model.parameters(), 5e-4, fused=args.mode == "best" or None)
    count, real, padded, flops, measured = 0, 0, 0, 0.0, 0
    start = None
    for step, (x, lengths, target) in enumerate(on_device(loader(segments, args), args.device)):
        if step == args.warm_up:
            start = clock(args.device)
        if step == args.warm_up + args.steps:
            break
        optimizer.zero_grad()
        loss = model.loss(x, lengths, target)
        loss.backward()
        optimizer.step()
        if not torch.isfinite(torch.tensor(loss.item())):
            raise SystemExit("the loss is not finite")
        if step >= args.warm_up:
            measured += 1
            count += len(lengths)
            real += int(lengths.sum())
            padded += x["text"].shape[1] * len(lengths)
            if args.encoder in ("late-fusion", "mult"):
                flops += sum(training_flops(args.encoder, model, int(n)) for n in lengths)
    if not measured:
        raise SystemExit(f"{len(segments)} segments are no more than {args.warm_up} batches to warm up")
    seconds = clock(args.device) - start
    return {
        "steps": measured,
        "segments": count,
        "seconds": seconds,
        "segments_per_second": count / seconds,
        "padding_share": 1 - real / padded,
        "gflop_per_step": flops / measured / 1e9,
    }


def deviation(predictions, file):
    """Returns the largest difference between predictions and those in an MMLatch predictions file."""
    with open(file, newline="") as rows:
        ours = [float(row["prediction"]) for row in csv.DictReader(rows)]
    return max(abs(predictions[i] - p) for i, p in enumerate(ours))


@torch.no_grad()
def evaluate(model, segments, args):
    """Predicts all segments; mode best sorts them by length and joins four batches."""
    model.eval()
    order = list(range(len(segments)))
    size = args.batch_size
    if args.mode == "best":
        order.sort(key=segments.length)
        size *= 4
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    predictions = {}
    start = clock(args.device)
    data = DataLoader(segments, batch_sampler=batches, collate_fn=collate)
    for batch, (x, lengths, _) in zip(batches, on_device(data, args.device)):
        predictions.update(zip(batch, model(x, lengths)[:, 0].tolist()))
    seconds = clock(args.device) - start
    result = {"segments": len(order), "seconds": seconds, "segments_per_second": len(order) / seconds}
    if args.predictions:
        result["largest_deviation"] = deviation(predictions, args.predictions)
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("train", "evaluate"))
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--weights", required=True, help="weights.safetensors of a checkpoint")
    parser.add_argument("--mode", choices=("random", "best"), required=True)
    parser.add_argument("--encoder", choices=ENCODERS, default="late-fusion")
    parser.add_argument("--split", default="test")
    parser.add_argument("--predictions", help="ours of that split, to compare with")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--warm-up", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--compile", action="store_true", help="the fusion through torch.compile")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    record = args.mode == "random" and args.what == "train"
    torch.backends.cudnn.allow_tf32 = False  # as ours
    model = load(args.encoder, args.weights, record).to(args.device)
    if args.compile:
        model.encoder.fuse = torch.compile(model.encoder.fuse, dynamic=True)
    if args.what == "train":
        result = train(model, Segments(f"{args.corpus}/train.safetensors"), args)
    else:
        result = evaluate(model, Segments(f"{args.corpus}/{args.split}.safetensors"), args)
    result["peak_resident_bytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    result["torch"] = torch.__version__
    print(json.dumps(result))


if __name__ == "__main__":
    main()
