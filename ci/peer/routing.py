"""Multimodal Routing."""

import math

import torch
from layers import NAMES, Transformer, causal, last
from torch import nn
from torch.nn import functional as F

PAIRS = {
    "ta": ("text", "audio"),
    "av": ("audio", "visual"),
    "vt": ("visual", "text"),
    "at": ("audio", "text"),
    "va": ("visual", "audio"),
    "tv": ("text", "visual"),
}
BIMODAL, TRIMODAL = ("ta", "av", "vt"), ("at", "va", "tv")


class Routing(nn.Module):
    """Multimodal Routing with preset routing-small; stores its logits in `logits` for the loss."""

    RATES = {"embedding": 0.0, "relu": 0.0, "residual": 0.0}

    def __init__(
        self, dims, width=40, heads=8, layers=2, self_layers=3, capsule=64, concept=64, concepts=7,
        iterations=1, dropout=0.5,
    ):  # fmt: skip
        super().__init__()
        self.widths, self.fused = dict.fromkeys(dims, width), None
        self.capsule, self.iterations, self.dropout = capsule, iterations, dropout

        def transformer(depth):
            return Transformer(width, heads, depth, self.RATES, 0.0)

        self.projection = nn.ModuleDict({n: nn.Conv1d(d, width, 1, bias=False) for n, d in dims.items()})
        self.transformer = nn.ModuleDict({n: transformer(max(layers, self_layers)) for n in dims})
        self.cross = nn.ModuleDict({f"{q}-{k}": transformer(layers) for q, k in PAIRS.values()})
        self.trimodal = nn.Linear(3 * width, width)
        features = [n[0] for n in NAMES] + [*BIMODAL, "tav"]
        self.capsules = nn.ModuleDict({n: nn.Linear(width, capsule + 1) for n in features})
        self.votes = nn.Parameter(torch.empty(len(features), capsule, concepts, concept))
        self.directions = nn.Parameter(torch.empty(concepts, concept))
        values = torch.arange(concepts) - float(concepts // 2)
        self.register_buffer("values", values, persistent=False)

    def project(self, x):
        return {n: conv(x[n].transpose(1, 2)).transpose(1, 2) for n, conv in self.projection.items()}

    def own(self, projected, bias):
        return {n: self.transformer[n](projected[n], None, bias) for n in NAMES}

    def represent(self, x, lengths, bias):
        return self.own(self.project(x), causal(bias))

    def features(self, x, lengths, bias):
        projected, bias = self.project(x), causal(bias)
        attended = {
            name: last(self.cross[f"{q}-{k}"](projected[q], projected[k], bias), lengths)
            for name, (q, k) in PAIRS.items()
        }
        own = {n[0]: last(h, lengths) for n, h in self.own(projected, bias).items()}
        tav = self.trimodal(torch.cat([attended[name] for name in TRIMODAL], -1))
        return own | {name: attended[name] for name in BIMODAL} | {"tav": tav}

    def concepts(self, features):
        capsules = torch.stack([self.capsules[n](f) for n, f in features.items()], 1)
        pose, active = capsules[..., :-1], capsules[..., -1:].sigmoid()
        votes = torch.einsum("bif,ifjc->bijc", pose, self.votes)
        c = F.dropout(votes.sum(1) / votes.shape[2], self.dropout, self.training)
        for _ in range(self.iterations):
            agreement = torch.einsum("bijc,bjc->bij", votes, c) / math.sqrt(c.shape[-1])
            c = torch.einsum("bij,bijc->bjc", active * agreement.softmax(-1), votes)
            c = F.dropout(c, self.dropout, self.training)
        return c

    def forward(self, x, lengths, bias):
        c = self.concepts(self.features(x, lengths, bias))
        self.logits = (c * self.directions).sum(-1)
        return (self.logits.softmax(-1) @ self.values)[:, None]

    def loss(self, predictions, target, x, lengths):
        most = len(self.values) // 2
        return F.cross_entropy(self.logits, target[:, 0].clamp(-most, most).round().long() + most)
