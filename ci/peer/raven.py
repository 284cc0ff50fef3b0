"""RAVEN with one row of audio and visual features per word."""

import re

import torch
from layers import NAMES, packed, packed_last
from torch import nn
from torch.nn import functional as F


class Rows(nn.Module):
    """Runs an LSTM over the rows of each word, here one row."""

    def __init__(self, features, projection, cell, dropout):
        super().__init__()
        self.projection = nn.Linear(features, projection)
        self.lstm = nn.LSTM(projection, cell, batch_first=True)
        self.dropout = dropout

    def forward(self, x):
        rows = self.projection(F.dropout(x, self.dropout, self.training))
        return self.lstm(rows.flatten(0, 1)[:, None])[1][0].unflatten(1, x.shape[:2])[0]


class Shift(nn.Module):
    """Shifts word embeddings by gated audio and visual states."""

    def __init__(self, embedding, cell, beta):
        super().__init__()
        for name in NAMES[1:]:
            self.add_module(f"gate-{name}", nn.ModuleDict({"linear": nn.Linear(cell + embedding, 1)}))
        self.linear = nn.Linear(2 * cell, embedding)
        self.beta = beta

    def gated(self, name, h, e):
        gate = self.get_submodule(f"gate-{name}.linear")(torch.cat([h, e], -1))
        return gate.sigmoid() * h

    def forward(self, e, audio, visual):
        z = self.linear(torch.cat([self.gated("audio", audio, e), self.gated("visual", visual, e)], -1))
        allowed = self.beta * e.norm(dim=-1, keepdim=True)
        scale = allowed / z.norm(dim=-1, keepdim=True).clamp_min(1e-12)
        return e + scale.clamp_max(1) * z


class Raven(nn.Module):
    """RAVEN with the sizes of its released code (preset raven-mosei)."""

    def __init__(self, dims, projection=150, cell=150, hidden=300, beta=0.2, dropout=(0.2, 0.2)):
        super().__init__()
        self.widths = {"text": hidden, "audio": cell, "visual": cell}
        self.fused = hidden
        nonverbal, self.dropout = dropout
        self.audio, self.visual = (
            Rows(dims[n], projection, cell, nonverbal) for n in ("audio", "visual")
        )
        self.shift = Shift(dims["text"], cell, beta)
        self.words = nn.LSTM(dims["text"], hidden, batch_first=True)

    def shifted(self, x, audio, visual):
        return F.dropout(self.shift(x["text"], audio, visual), self.dropout, self.training)

    def represent(self, x, lengths, bias):
        audio, visual = self.audio(x["audio"]), self.visual(x["visual"])
        text = packed(self.words, self.shifted(x, audio, visual), lengths)
        return {"text": text, "audio": audio, "visual": visual}

    def forward(self, x, lengths, bias):
        shifted = self.shifted(x, self.audio(x["audio"]), self.visual(x["visual"]))
        return packed_last(self.words, shifted, lengths)


def rename(ours):
    """Returns this module's name for a weight of MMLatch."""
    return re.sub(r"^(encoder\..*\.(weight|bias)_[ih]h)$", r"\1_l0", ours)
