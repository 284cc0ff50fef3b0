"""MFN and Graph-MFN with LSTM feedback, computed like MMSA: word by word, with an LSTMCell per modality.

The hidden states and memories of all words are kept; each segment's last real one is used.
"""

from itertools import combinations

import torch
from layers import NAMES, last
from torch import nn

MFN = {
    "hidden": (128, 32, 128),
    "memory": 128,
    "att1": (128, 0.2),
    "att2": (128, 0.5),
    "gamma1": (256, 0.7),
    "gamma2": (256, 0.0),
    "out": (128, 0.5),
}
GRAPH_MFN = {
    "hidden": (64, 16, 64),
    "memory": 300,
    "inner": 128,
    "core": 100,
    "att2": (32, 0.5),
    "gamma1": (64, 0.0),
    "gamma2": (256, 0.7),
    "out": (128, 0.7),
}


class Network(nn.Module):
    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        width, rate = hidden
        self.fc1, self.drop, self.fc2 = nn.Linear(inputs, width), nn.Dropout(rate), nn.Linear(width, outputs)

    def forward(self, x):
        return self.fc2(self.drop(self.fc1(x).relu()))


class Memory(nn.Module):
    def __init__(self, read, sizes):
        super().__init__()
        width = sizes["memory"]
        self.gamma1 = Network(read + width, sizes["gamma1"], width)
        self.gamma2 = Network(read + width, sizes["gamma2"], width)

    def forward(self, x, proposal, u):
        both = torch.cat([x, u], 1)
        return self.gamma1(both).sigmoid() * u + self.gamma2(both).sigmoid() * proposal


class MemoryEncoder(nn.Module):
    """Represents by hidden states; maps masked features to predictions."""

    def __init__(self, dims, sizes):
        super().__init__()
        self.hidden = dict(zip(NAMES, sizes["hidden"]))
        self.widths, self.fused = self.hidden, None
        self.lstm = nn.ModuleDict({n: nn.LSTMCell(d, self.hidden[n]) for n, d in dims.items()})
        self.total, self.width = sum(sizes["hidden"]), sizes["memory"]
        self.out = Network(self.total + self.width, sizes["out"], 1)

    def start(self, x):
        rows = len(x["text"])
        return {
            n: (x[n].new_zeros(rows, h), x[n].new_zeros(rows, h)) for n, h in self.hidden.items()
        }

    def read(self, x, t, states):
        return {n: self.lstm[n](x[n][:, t], states[n]) for n in NAMES}

    def represent(self, x, lengths, bias):
        states, seen = self.start(x), {n: [] for n in NAMES}
        for t in range(x["text"].shape[1]):
            states = self.read(x, t, states)
            for n in NAMES:
                seen[n].append(states[n][0])
        return {n: torch.stack(h, 1) for n, h in seen.items()}

    def forward(self, x, lengths, bias):
        states, fused = self.start(x), []
        u = x["text"].new_zeros(len(lengths), self.width)
        for t in range(x["text"].shape[1]):
            before, states = states, self.read(x, t, states)
            u = self.remember(before, states, u)
            fused.append(torch.cat([*(states[n][0] for n in NAMES), u], 1))
        return self.out(last(torch.stack(fused, 1), lengths))


class Mfn(MemoryEncoder):
    def __init__(self, dims):
        super().__init__(dims, MFN)
        self.att1 = Network(2 * self.total, MFN["att1"], 2 * self.total)
        self.att2 = Network(2 * self.total, MFN["att2"], self.width)
        self.memory = Memory(2 * self.total, MFN)

    def remember(self, before, states, u):
        cells = torch.cat([s[n][1] for s in (before, states) for n in NAMES], 1)
        attended = self.att1(cells).softmax(1) * cells
        return self.memory(attended, self.att2(attended).tanh(), u)


class Linears(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(inputs, GRAPH_MFN["core"]), nn.Linear(GRAPH_MFN["core"], GRAPH_MFN["inner"])

    def forward(self, x):
        return self.fc2(self.fc1(x))


class GraphMfn(MemoryEncoder):
    def __init__(self, dims):
        super().__init__(dims, GRAPH_MFN)
        inner = GRAPH_MFN["inner"]
        self.vertices = [c for size in (1, 2, 3) for c in combinations(NAMES, size)]
        width = {v: self.hidden[v[0]] if len(v) == 1 else inner for v in self.vertices}
        self.transform = nn.ModuleDict({n: nn.Linear(2 * h, h) for n, h in self.hidden.items()})
        self.graph = nn.ModuleDict(
            {
                "-".join(v): Linears(sum(width[w] for w in self.within(v)))
                for v in self.vertices
                if len(v) > 1
            }
        )
        self.graph["summary"] = Linears(sum(width.values()))
        self.graph["efficacies"] = nn.ModuleDict(
            {"network": Linears(self.total), "last": nn.Linear(inner, 19)}
        )
        self.att2 = Network(inner, GRAPH_MFN["att2"], self.width)
        self.memory = Memory(inner, GRAPH_MFN)

    def within(self, vertex):
        return [w for w in self.vertices if set(w) < set(vertex)]

    def remember(self, before, states, u):
        values = {
            (n,): self.transform[n](torch.cat([before[n][0], states[n][0]], 1)).relu()
            for n in NAMES
        }
        part = self.graph["efficacies"]
        efficacies = part["last"](part["network"](torch.cat(list(values.values()), 1)))
        strengths = iter(efficacies.split(1, 1))
        for v in self.vertices:
            if len(v) > 1:
                weighted = [values[w] * next(strengths) for w in self.within(v)]
                values[v] = self.graph["-".join(v)](torch.cat(weighted, 1))
        weighted = [values[v] * next(strengths) for v in self.vertices]
        summary = self.graph["summary"](torch.cat(weighted, 1))
        return self.memory(summary, self.att2(summary).tanh(), u)


def rename(ours):
    """Returns this module's name for a weight of MMLatch."""
    parts = ours.split(".")
    if parts[2:3] == ["lstm"]:
        return f"encoder.lstm.{parts[1]}.{parts[3]}"
    return ours.replace("encoder.transform-", "encoder.transform.")
