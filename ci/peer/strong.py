"""The strongest peer in PyTorch: trains or evaluates late fusion or MulT with LSTM feedback; prints JSON.

    strong.py train|evaluate|check|trial --corpus DIR --weights FILE [...]

Uses padded LSTMs (oneDNN's kernel; packed sequences take a slower path), reversal by one gather, batches
of similar length, Stage I without gradients, and fused Adam. With --procs 2, two processes share the
weights: each takes half of a batch, sorted by length; gradients are summed, and each process updates part
of the parameters with Adam. As in MMLatch, every step checks loss and gradients for non-finite numbers.

check trains some steps without dropout in one process and in two, and compares the weights. trial does
what a trial of a sweep does: trains some epochs, validates each, and predicts the test split with the best.
"""

import argparse
import json
import queue
import random
import resource
import time

import model as peers
import torch
import torch.multiprocessing as mp
from peer import Segments, buckets, collate, deviation
from torch.nn import functional as F


class Steps:
    """The mask of real (not padded) steps of the current batch."""

    def __init__(self, lengths, longest):
        self.batch, self.longest = len(lengths), longest
        self.last = lengths - 1
        mirrored = self.last[:, None] - torch.arange(longest)[None]
        reversal = torch.where(mirrored >= 0, mirrored, torch.arange(longest)[None])
        first = torch.arange(self.batch)[:, None]
        self.last_first = (first * longest + reversal).t().reshape(-1)
        self.first_last = (reversal * self.batch + first).reshape(-1)

    def reverse(self, x):
        """Reverses each segment within its length; the result's memory layout is (T, B, D)."""
        rows = x.reshape(self.batch * self.longest, -1).index_select(0, self.last_first)
        return rows.view(self.longest, self.batch, -1).transpose(0, 1)

    def restore(self, x):
        rows = x.transpose(0, 1).reshape(self.batch * self.longest, -1)
        return rows.index_select(0, self.first_last).view(self.batch, self.longest, -1)


steps = None  # of the batch at hand


def lstm(weights, x):
    zero = x.new_zeros(1, x.shape[0], weights[1].shape[1])
    return torch.lstm(x, (zero, zero), weights, True, 1, 0.0, torch.is_grad_enabled(), False, True)[0]


def weights_of(layer, direction=""):
    return [
        getattr(layer, name + "_l0" + direction)
        for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    ]


def both_ways(layer, x):
    ahead = lstm(weights_of(layer), x)
    return ahead, lstm(weights_of(layer, "_reverse"), steps.reverse(x))


def unimodal(self, x, lengths, bias):
    ahead, back = both_ways(self.lstm, x)
    h = F.dropout(ahead, 0.2, self.training) + F.dropout(steps.restore(back), 0.2, self.training)
    return self.attention(h, h, bias)


def feedback(self, x, represented, lengths):
    masked = {}
    for target, networks in self.networks.items():
        mask = 0
        for name, layer in networks.items():
            logits = lstm(weights_of(layer), represented[name.removeprefix("from-")])
            mask = mask + torch.sigmoid(F.dropout(logits, 0.1, self.training))
        mask = F.dropout(mask / len(networks), 0.2, self.training)
        masked[target] = x[target] * mask
    return masked


def late_fusion(self, x, lengths, bias):
    fused = self.fuse(*self.represent(x, lengths, bias).values(), bias)
    ahead, back = both_ways(self.lstm, fused)
    rows = torch.arange(len(lengths))
    out = torch.cat([ahead[rows, steps.last], back[rows, steps.last]], -1)
    return F.dropout(out, 0.1, self.training)


def quicken():
    peers.Feedback.forward = feedback
    peers.Unimodal.forward = unimodal
    peers.LateFusion.forward = late_fusion


def predict(model, segments, batch):
    global steps
    x, lengths, target = collate([segments[i] for i in batch])
    steps = Steps(lengths, x["text"].shape[1])
    return model(x, lengths), target


def shares(params, count):
    """Distributes parameters over processes by their sizes."""
    shared, sizes = [[] for _ in range(count)], [0] * count
    for i in sorted(range(len(params)), key=lambda i: -params[i].numel()):
        least = sizes.index(min(sizes))
        shared[least].append(i)
        sizes[least] += params[i].numel()
    return shared


def train(rank, args, model, grads, barrier, results):
    quicken()
    torch.set_num_threads(max(1, args.threads // args.procs))
    torch.manual_seed(args.seed * 10 + rank)
    segments = Segments(f"{args.corpus}/train.safetensors")
    model.train(args.what == "train")  # a check has no dropout
    params = list(model.parameters())
    mine = shares(params, args.procs)[rank]
    for param, grad in zip(params, grads[rank]):
        param.grad = grad
    adam = torch.optim.Adam([params[i] for i in mine], 5e-4, fused=True)
    count = start = 0
    batches = buckets(segments, args.batch_size, 50, random.Random(args.seed))
    for step, batch in enumerate(batches):
        if step == args.warm_up:
            barrier.wait()
            start, cpu = time.perf_counter(), time.process_time()
        if step == args.warm_up + args.steps:
            break
        size = len(batch)
        batch = sorted(batch, key=segments.length)
        if args.procs == 2:  # who has the longer half changes from step to step
            batch = batch[size // 2 :] if rank == step % 2 else batch[: size // 2]
        own_loss = torch.zeros(())
        if batch:
            predictions, target = predict(model, segments, batch)
            loss = (predictions - target).abs().sum() / size
            loss.backward()
            own_loss = loss.detach()
        if args.procs == 2:
            barrier.wait()
            others = [grads[1 - rank][i] for i in mine]
            torch._foreach_add_([params[i].grad for i in mine], others)
            torch._foreach_zero_(others)
        norms = torch._foreach_norm([params[i].grad for i in mine])
        if not torch.isfinite(torch.stack([own_loss, *norms]).sum()).item():
            raise SystemExit("the loss or a gradient is not finite")
        adam.step()
        torch._foreach_zero_([params[i].grad for i in mine])
        if args.procs == 2:
            barrier.wait()
        count += size if step >= args.warm_up else 0
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    results.put((count, seconds, time.process_time() - cpu, peak))


class NoBarrier:
    def wait(self):
        pass


def trained(args, procs):
    """Trains; returns the model and the measurements of each process."""
    args.procs = procs
    model = peers.load(args.encoder, args.weights, False)
    if procs == 1:
        grads = [[torch.zeros_like(param) for param in model.parameters()]]
        results = queue.Queue()
        train(0, args, model, grads, NoBarrier(), results)
        return model, [results.get()]
    model.share_memory()
    grads = [
        [torch.zeros_like(param).share_memory_() for param in model.parameters()] for _ in range(2)
    ]
    context = mp.get_context("spawn")
    results, barrier = context.Queue(), context.Barrier(2)
    processes = [
        context.Process(target=train, args=(rank, args, model, grads, barrier, results))
        for rank in range(2)
    ]
    for process in processes:
        process.start()
    measured = [results.get() for _ in processes]
    for process in processes:
        process.join()
    return model, measured


@torch.no_grad()
def predictions_by_length(model, segments, eval_steps):
    """Predicts a split sorted by length, with about as many steps per batch as MMLatch."""
    batches, batch = [], []
    for i in sorted(range(len(segments)), key=segments.length):
        if batch and segments.length(i) * (len(batch) + 1) > eval_steps:
            batches.append(batch)
            batch = []
        batch.append(i)
    batches.append(batch)
    predictions = {}
    for batch in batches:
        predictions.update(zip(batch, predict(model, segments, batch)[0][:, 0].tolist()))
    return predictions


def evaluate(args):
    """Predicts the test split twice; the first time is a warm-up."""
    quicken()
    torch.set_num_threads(args.threads)
    model = peers.load(args.encoder, args.weights, False).eval()
    segments = Segments(f"{args.corpus}/test.safetensors")
    for _ in range(2):
        start = time.perf_counter()
        predictions = predictions_by_length(model, segments, args.eval_steps)
        seconds = time.perf_counter() - start
    result = {"segments": len(segments), "seconds": seconds, "segments_per_second": len(segments) / seconds}
    if args.predictions:
        result["largest_deviation"] = deviation(predictions, args.predictions)
    return result


def trial(args):
    """Trains some epochs, validates each, and predicts the test split with the best weights."""
    quicken()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    model = peers.load(args.encoder, args.weights, False)
    splits = {n: Segments(f"{args.corpus}/{n}.safetensors") for n in ("train", "valid", "test")}

    def mean_absolute_error(split):
        predictions = predictions_by_length(model.eval(), splits[split], args.eval_steps)
        labels = splits[split].labels.tolist()
        return sum(abs(p - labels[i]) for i, p in predictions.items()) / len(labels)

    params = list(model.parameters())
    adam = torch.optim.Adam(params, 5e-4, fused=True)
    rng, best, weights = random.Random(args.seed), float("inf"), None
    for _ in range(args.epochs):
        model.train()
        for batch in buckets(splits["train"], args.batch_size, 50, rng):
            predictions, target = predict(model, splits["train"], batch)
            loss = F.l1_loss(predictions, target)
            loss.backward()
            norms = torch._foreach_norm([param.grad for param in params])
            if not torch.isfinite(torch.stack([loss.detach(), *norms]).sum()).item():
                raise SystemExit("the loss or a gradient is not finite")
            adam.step()
            torch._foreach_zero_([param.grad for param in params])
        error = mean_absolute_error("valid")
        if error < best:
            best, weights = error, {n: v.clone() for n, v in model.state_dict().items()}
    model.load_state_dict(weights)
    return {"epochs": args.epochs, "best_valid_mae": best, "test_mae": mean_absolute_error("test")}


def check(args):
    """Compares the weights that one process and two processes train."""
    one, two = (trained(args, procs)[0].state_dict() for procs in (1, 2))
    off = max((one[name] - two[name]).abs().max().item() for name in one)
    start = peers.load(args.encoder, args.weights, False).state_dict()
    moved = max((one[name] - start[name]).abs().max().item() for name in one)
    if not off < 0.1 * moved:  # Adam makes much of the last digits of a gradient near 0
        raise SystemExit(f"two processes end {off} from one, which moved by {moved}")
    return {"steps": args.steps + args.warm_up, "largest_difference": off, "largest_change": moved}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("train", "evaluate", "check", "trial"))
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--weights", required=True, help="weights.safetensors of a checkpoint")
    parser.add_argument("--encoder", choices=("late-fusion", "mult"), default="late-fusion")
    parser.add_argument("--predictions", help="ours of the test split, to compare with")
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--steps", type=int, default=10**9)
    parser.add_argument("--warm-up", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=20, help="of a trial")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--procs", type=int, choices=(1, 2), default=2)
    parser.add_argument("--eval-steps", type=int, default=1024)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    if args.what == "check":
        result = check(args)
    elif args.what == "evaluate":
        result = evaluate(args)
    elif args.what == "trial":
        result = trial(args)
    else:
        _, measured = trained(args, args.procs)
        counts, seconds, cpu, peaks = zip(*measured)
        result = {
            "segments": counts[0],
            "seconds": max(seconds),
            "segments_per_second": counts[0] / max(seconds),
            "cpu_seconds": sum(cpu),
            "peak_resident_bytes": sum(peaks),
        }
    result["torch"] = torch.__version__
    print(json.dumps(result))


if __name__ == "__main__":
    main()
