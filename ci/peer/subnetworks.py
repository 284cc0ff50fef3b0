"""TFN and LMF, which fuse one vector per modality: an LSTM of text, and the means of audio and visual."""

import re

import torch
from layers import NAMES, packed, packed_last
from torch import nn
from torch.nn import functional as F


def extended(z):
    """Returns [1, z]."""
    return F.pad(z, (1, 0), value=1.0)


class StageNorm(nn.Module):
    """Batch normalisation with separate running statistics per stage: Stage II has masked features."""

    def __init__(self, width):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.ones(width)), nn.Parameter(torch.zeros(width))
        for stage in ("stage1", "stage2"):
            self.register_buffer(f"{stage}_mean", torch.zeros(width))
            self.register_buffer(f"{stage}_var", torch.ones(width))

    def forward(self, x, stage):
        mean, var = self.get_buffer(f"{stage}_mean"), self.get_buffer(f"{stage}_var")
        by_batch = self.training and len(x) > 1
        return F.batch_norm(x, mean, var, self.weight, self.bias, by_batch)


class Text(nn.Module):
    def __init__(self, features, hidden, out):
        super().__init__()
        self.lstm = nn.LSTM(features, hidden, batch_first=True)
        self.linear = nn.Linear(hidden, out)

    def represent(self, x, lengths):
        return packed(self.lstm, x, lengths)

    def forward(self, x, lengths):
        return self.linear(packed_last(self.lstm, x, lengths))


class Mean(nn.Module):
    def __init__(self, features, hidden, dropout):
        super().__init__()
        self.norm = StageNorm(features)
        self.linears = nn.ModuleList(nn.Linear(n, hidden) for n in (features, hidden, hidden))
        self.dropout = dropout

    def represent(self, x, lengths):
        return self(x, lengths, "stage1")[:, None].expand(-1, x.shape[1], -1)

    def forward(self, x, lengths, stage="stage2"):
        z = self.norm(x.sum(1) / lengths.to(x.device)[:, None], stage)
        z = F.dropout(z, self.dropout, self.training)
        for linear in self.linears:
            z = linear(z).relu()
        return z


class Subnetworks(nn.Module):
    fused = None

    def __init__(self, dims, hidden, text_out, dropout):
        super().__init__()
        self.widths = dict(zip(NAMES, hidden))
        self.text = Text(dims["text"], hidden[0], text_out)
        self.audio = Mean(dims["audio"], hidden[1], dropout)
        self.visual = Mean(dims["visual"], hidden[2], dropout)

    def represent(self, x, lengths, bias):
        return {n: self.get_submodule(n).represent(x[n], lengths) for n in NAMES}

    def forward(self, x, lengths, bias):
        return self.fuse(*(extended(self.get_submodule(n)(x[n], lengths)) for n in NAMES))


class Tfn(Subnetworks):
    """TFN with MMSA's sizes for CMU-MOSEI, squashed to [-3, 3]."""

    def __init__(self, dims, hidden=(128, 16, 128), text_out=128, post_fusion=16, dropout=0.4, fusion=0.4):
        super().__init__(dims, hidden, text_out, dropout)
        size = (text_out + 1) * (hidden[1] + 1) * (hidden[2] + 1)
        self.post_fusion = nn.Sequential(
            nn.Dropout(fusion),
            nn.Linear(size, post_fusion),
            nn.ReLU(),
            nn.Linear(post_fusion, post_fusion),
            nn.ReLU(),
            nn.Linear(post_fusion, 1),
        )

    def fuse(self, text, audio, visual):
        tensor = torch.einsum("bi,bj,bk->bijk", audio, visual, text)
        return 6 * self.post_fusion(tensor.flatten(1)).sigmoid() - 3


class Lmf(Subnetworks):
    """LMF with MMSA's sizes for CMU-MOSEI."""

    def __init__(self, dims, hidden=(128, 16, 128), rank=4, dropout=0.2):
        super().__init__(dims, hidden, hidden[0] // 2, dropout)
        widths = (hidden[0] // 2, *hidden[1:])
        self.factors = nn.ParameterDict(
            {n: nn.Parameter(torch.empty(rank, w + 1, 1)) for n, w in zip(NAMES, widths)}
        )
        self.weights = nn.Parameter(torch.empty(1, rank))
        self.bias = nn.Parameter(torch.empty(1, 1))

    def fuse(self, text, audio, visual):
        product = text @ self.factors["text"]
        for z, name in ((audio, "audio"), (visual, "visual")):
            product = product * (z @ self.factors[name])
        return (self.weights @ product[..., 0]).T + self.bias


def rename(ours):
    """Returns this module's name for a weight of MMLatch."""
    name = re.sub(r"\.lstm\.(\w+)$", r".lstm.\1_l0", ours)
    name = name.replace(".norm.stage1.running_", ".norm.stage1_")
    name = name.replace(".norm.running_", ".norm.stage2_")
    name = re.sub(r"\.linear-(\d)\.", lambda m: f".linears.{int(m[1]) - 1}.", name)
    name = re.sub(r"\.post-fusion-(\d)\.", lambda m: f".post_fusion.{2 * int(m[1]) - 1}.", name)
    name = re.sub(r"\.fusion\.(\w+)-factor$", r".factors.\1", name)
    return name.replace(".fusion.", ".")
