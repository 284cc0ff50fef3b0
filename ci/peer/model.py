"""PyTorch implementation of LSTM feedback around late fusion, MulT, its rivals and systems of the zoo.

The peer that `mmlatch benchmark` is compared with; it uses packed sequences. Weights are read from an
MMLatch checkpoint, so that both compute the same function.
"""

import itertools
import math
import re

import mctn
import memory
import raven
import routing
import subnetworks
import torch
from layers import NAMES, Transformer, causal, last, packed, packed_last
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence


class Attention(nn.Module):
    """Keys and values from x, queries from y (Eq. 1 of the paper)."""

    def __init__(self, width, dropout, names=("k", "q", "v")):
        super().__init__()
        for name in names:
            setattr(self, name, nn.Linear(width, width, bias=False))
        self.dropout = dropout

    def attend(self, q, k, v, bias):
        scores = torch.baddbmm(bias, q, k.transpose(1, 2), alpha=1 / math.sqrt(q.shape[-1]))
        return F.dropout(scores.softmax(-1), self.dropout, self.training) @ v

    def forward(self, x, y, bias):
        return self.attend(self.q(y), self.k(x), self.v(x), bias)


class Symmetric(Attention):
    """Two modalities that attend to each other (Eq. 2)."""

    def __init__(self, width, dropout):
        super().__init__(width, dropout, ("kx", "qx", "vx", "ky", "qy", "vy"))

    def forward(self, x, y, bias):
        y_over_x = self.attend(self.qy(y), self.kx(x), self.vx(x), bias)
        x_over_y = self.attend(self.qx(x), self.ky(y), self.vy(y), bias)
        return y + y_over_x + x + x_over_y


class Unimodal(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.lstm = nn.LSTM(features, hidden, batch_first=True, bidirectional=True)
        self.attention = Attention(hidden, 0.2)

    def forward(self, x, lengths, bias):
        out = F.dropout(packed(self.lstm, x, lengths), 0.2, self.training)
        ahead, back = out.chunk(2, -1)
        h = ahead + back
        return self.attention(h, h, bias)


class Feedback(nn.Module):
    """One mask network for each target modality and source (Eq. 4); a joint state is one source."""

    def __init__(self, dims, widths, joint):
        super().__init__()
        self.networks = nn.ModuleDict(
            {
                target: nn.ModuleDict(
                    {
                        f"from-{source}": nn.LSTM(widths[source], features, batch_first=True)
                        for source in dims
                        if (source == target) == joint
                    }
                )
                for target, features in dims.items()
            }
        )

    def forward(self, x, represented, lengths):
        masked = {}
        for target, networks in self.networks.items():
            mask = 0
            for name, lstm in networks.items():
                logits = packed(lstm, represented[name.removeprefix("from-")], lengths)
                mask = mask + torch.sigmoid(F.dropout(logits, 0.1, self.training))
            mask = F.dropout(mask / len(networks), 0.2, self.training)
            masked[target] = x[target] * mask
        return masked


class Latch(nn.Module):
    """The two stages around an encoder; `record`: whether gradients flow through Stage I."""

    def __init__(self, encoder, dims, record):
        super().__init__()
        self.encoder = encoder
        self.feedback = Feedback(dims, encoder.widths, getattr(encoder, "joint", False))
        self.regression = nn.Linear(encoder.fused, 1) if encoder.fused else nn.Identity()
        self.record = record

    def forward(self, x, lengths):
        longest = x["text"].shape[1]
        padding = torch.arange(longest)[None] >= lengths[:, None]
        bias = torch.zeros(len(lengths), 1, longest).masked_fill(padding[:, None], -1e9)
        bias = bias.to(x["text"].device)
        with torch.set_grad_enabled(self.record and torch.is_grad_enabled()):
            represented = self.encoder.represent(x, lengths, bias)
        masked = self.feedback(x, represented, lengths)
        return self.regression(self.encoder(masked, lengths, bias))

    def loss(self, x, lengths, target):
        """Returns the training loss: the mean absolute error unless the encoder defines another."""
        predictions = self(x, lengths)
        if hasattr(self.encoder, "loss"):
            return self.encoder.loss(predictions, target, x, lengths)
        return F.l1_loss(predictions, target)


class LateFusion(nn.Module):
    def __init__(self, dims, hidden=100):
        super().__init__()
        self.widths, self.fused = dict.fromkeys(dims, hidden), 2 * hidden
        self.unimodal = nn.ModuleDict({name: Unimodal(d, hidden) for name, d in dims.items()})
        self.ta, self.tv, self.va = (Symmetric(hidden, 0.1) for _ in range(3))
        self.tav = Attention(hidden, 0.1)
        self.lstm = nn.LSTM(7 * hidden, hidden, batch_first=True, bidirectional=True)

    def represent(self, x, lengths, bias):
        return {name: self.unimodal[name](x[name], lengths, bias) for name in NAMES}

    def fuse(self, t, a, v, bias):
        va = self.va(v, a, bias)
        parts = [t, a, v, self.ta(t, a, bias), self.tv(t, v, bias), va, self.tav(t, va, bias)]
        return torch.cat(parts, -1)

    def forward(self, x, lengths, bias):
        fused = self.fuse(*self.represent(x, lengths, bias).values(), bias)
        steps = pack_padded_sequence(fused, lengths, batch_first=True, enforce_sorted=False)
        _, (last, _) = self.lstm(steps)
        return F.dropout(torch.cat([last[0], last[1]], -1), 0.1, self.training)


class MulT(nn.Module):
    """MulT as its paper trains it on CMU-MOSEI (preset mult-paper-mosei)."""

    RATES = {"embedding": 0.3, "relu": 0.1, "residual": 0.1}

    def __init__(self, dims, width=40, heads=8, depth=4, kernel=3):
        super().__init__()
        memory = width * (len(dims) - 1)
        self.widths, self.fused = dict.fromkeys(dims, memory), memory * len(dims)
        self.projection = nn.ModuleDict(
            {n: nn.Conv1d(d, width, kernel, padding="same", bias=False) for n, d in dims.items()}
        )
        self.cross = nn.ModuleDict(
            {
                f"{target}-{source}": Transformer(width, heads, depth, self.RATES, 0.1)
                for target in dims
                for source in dims
                if source != target
            }
        )
        self.memory = nn.ModuleDict(
            {n: Transformer(memory, heads, max(depth, 3), self.RATES, 0.1) for n in dims}
        )
        self.head1, self.head2 = (nn.Linear(self.fused, self.fused) for _ in range(2))

    def represent(self, x, lengths, bias):
        bias = causal(bias)
        projected = {n: c(x[n].transpose(1, 2)).transpose(1, 2) for n, c in self.projection.items()}
        represented = {}
        for target in projected:
            attended = [
                self.cross[f"{target}-{source}"](projected[target], projected[source], bias)
                for source in projected
                if source != target
            ]
            represented[target] = self.memory[target](torch.cat(attended, -1), None, bias)
        return represented

    def forward(self, x, lengths, bias):
        represented = self.represent(x, lengths, bias)
        fused = torch.cat([last(h, lengths) for h in represented.values()], -1)
        inner = F.dropout(self.head1(fused).relu(), 0.1, self.training)
        return self.head2(inner) + fused


class BiLstms(nn.Module):
    """MISA's feature extractor of one modality."""

    def __init__(self, features):
        super().__init__()
        self.first = nn.LSTM(features, features, batch_first=True, bidirectional=True)
        self.norm = nn.LayerNorm(2 * features)
        self.second = nn.LSTM(2 * features, features, batch_first=True, bidirectional=True)

    def forward(self, x, lengths):
        steps = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        lower, (first, _) = self.first(steps)
        upper, (second, _) = self.second(lower._replace(data=self.norm(lower.data)))
        h = pad_packed_sequence(upper, batch_first=True, total_length=x.shape[1])[0]
        return h, torch.cat([first[0], second[0], first[1], second[1]], -1)


class Misa(nn.Module):
    """MISA with MMSA's sizes for CMU-MOSEI; in training, its loss terms are stored in `losses`."""

    TOKENS = ("text", "visual", "audio")
    WEIGHTS = {"difference": 0.3, "similarity": 0.8, "reconstruction": 1.0}
    joint = False

    def __init__(self, dims, hidden=128, heads=2, feedforward=2048, dropout=0.5):
        super().__init__()
        self.widths, self.fused = {n: 2 * d for n, d in dims.items()}, None
        self.sequences = nn.ModuleDict({n: BiLstms(d) for n, d in dims.items()})
        self.projection = nn.ModuleDict({n: nn.Linear(4 * d, hidden) for n, d in dims.items()})
        self.norm = nn.ModuleDict({n: nn.LayerNorm(hidden) for n in dims})
        self.private = nn.ModuleDict({n: nn.Linear(hidden, hidden) for n in dims})
        self.reconstruction = nn.ModuleDict({n: nn.Linear(hidden, hidden) for n in dims})
        self.shared = nn.Linear(hidden, hidden)
        self.transformer = nn.TransformerEncoderLayer(
            hidden, heads, feedforward, 0.1, batch_first=True
        )
        inner = len(dims) * hidden
        self.head = nn.Sequential(
            nn.Linear(2 * inner, inner), nn.Dropout(dropout), nn.ReLU(), nn.Linear(inner, 1)
        )

    def represent(self, x, lengths, bias):
        return {n: self.sequences[n](x[n], lengths)[0] for n in NAMES}

    def forward(self, x, lengths, bias):
        e = {
            n: self.norm[n](self.projection[n](self.sequences[n](x[n], lengths)[1]).relu())
            for n in NAMES
        }
        p = {n: self.private[n](e[n]).sigmoid() for n in NAMES}
        s = {n: self.shared(e[n]).sigmoid() for n in NAMES}
        if self.training:
            self.losses = {
                "difference": self.difference(p, s),
                "similarity": self.similarity(s),
                "reconstruction": sum(
                    F.mse_loss(self.reconstruction[n](p[n] + s[n]), e[n]) for n in NAMES
                )
                / len(NAMES),
            }
        tokens = [p[n] for n in self.TOKENS] + [s[n] for n in self.TOKENS]
        return self.head(self.transformer(torch.stack(tokens, 1)).flatten(1))

    def loss(self, predictions, target, x, lengths):
        terms = sum(self.WEIGHTS[name] * term for name, term in self.losses.items())
        return F.l1_loss(predictions, target) + terms

    @staticmethod
    def difference(p, s):
        def unit(x):
            x = x - x.mean(0)
            return x / (x.norm(dim=1, keepdim=True).detach() + 1e-6)

        p, s = ({n: unit(x) for n, x in parts.items()} for parts in (p, s))
        pairs = [(p[n], s[n]) for n in NAMES]
        pairs += [(p[a], p[b]) for a, b in itertools.combinations(NAMES, 2)]
        return sum((x.T @ y).square().mean() for x, y in pairs)

    @staticmethod
    def similarity(s):
        def moments(x):
            centred = x - x.mean(0)
            return [x.mean(0)] + [centred.pow(k).mean(0) for k in range(2, 6)]

        of = {n: moments(x) for n, x in s.items()}
        pairs = list(itertools.combinations(NAMES, 2))
        return sum((x - y).norm() for a, b in pairs for x, y in zip(of[a], of[b])) / len(pairs)


class LfLstm(nn.Module):
    def __init__(self, dims, hidden=(128, 32, 128), out=128):
        super().__init__()
        self.widths, self.fused = dict(zip(dims, hidden)), out
        self.lstms = nn.ModuleDict(
            {n: nn.LSTM(d, h, batch_first=True) for (n, d), h in zip(dims.items(), hidden)}
        )
        self.fusion = nn.Linear(sum(hidden), out)

    def represent(self, x, lengths, bias):
        return {n: packed(self.lstms[n], x[n], lengths) for n in NAMES}

    def forward(self, x, lengths, bias):
        ends = [packed_last(self.lstms[n], x[n], lengths) for n in NAMES]
        return F.dropout(self.fusion(torch.cat(ends, -1)).relu(), 0.5, self.training)


class EfLstm(nn.Module):
    joint = True

    def __init__(self, dims, hidden=256, layers=2, dropout=0.4):
        super().__init__()
        self.widths, self.fused, self.dropout = dict.fromkeys(dims, hidden), hidden, dropout
        self.lstm = nn.LSTM(sum(dims.values()), hidden, layers, batch_first=True, dropout=dropout)
        self.linear = nn.Linear(hidden, hidden)

    def represent(self, x, lengths, bias):
        joint = packed(self.lstm, torch.cat([x[n] for n in NAMES], -1), lengths)
        return dict.fromkeys(NAMES, F.dropout(joint, self.dropout, self.training))

    def forward(self, x, lengths, bias):
        joint = torch.cat([x[n] for n in NAMES], -1)
        end = F.dropout(packed_last(self.lstm, joint, lengths), self.dropout, self.training)
        return F.dropout(self.linear(end).relu(), self.dropout, self.training)


ENCODERS = {
    "late-fusion": LateFusion,
    "mult": MulT,
    "misa": Misa,
    "lf-lstm": LfLstm,
    "ef-lstm": EfLstm,
    "mfn": memory.Mfn,
    "graph-mfn": memory.GraphMfn,
    "raven": raven.Raven,
    "mctn": mctn.Mctn,
    "routing": routing.Routing,
    "tfn": subnetworks.Tfn,
    "lmf": subnetworks.Lmf,
}


def rename_misa(name):
    name = re.sub(r"^encoder\.(text|audio|visual)\.", r"encoder.sequences.\1.", name)
    name = name.replace(".lstm-1.", ".first.").replace(".lstm-2.", ".second.")
    name = re.sub(r"\.forward\.(\w+)$", r".\1_l0", name)
    name = re.sub(r"\.backward\.(\w+)$", r".\1_l0_reverse", name)
    name = re.sub(r"^encoder\.subspaces\.(\w+)\.(\w+)\.(\w+)$", r"encoder.\2.\1.\3", name)
    name = name.replace(".subspaces.shared.", ".shared.")
    return name.replace(".fusion-1.", ".head.0.").replace(".fusion-2.", ".head.3.")


def rename_lstms(name):
    name = re.sub(r"^encoder\.(text|audio|visual)\.lstm\.(\w+)$", r"encoder.lstms.\1.\2_l0", name)
    name = re.sub(r"\.forward\.(\w+)$", r".\1_l0", name)
    return re.sub(r"\.forward-2\.(\w+)$", r".\1_l1", name)


def rename(ours):
    """Returns this module's name for a weight of MMLatch."""
    name = re.sub(r"^feedback\.(\w+)\.(from-\w+)\.lstm\.(\w+)$", r"feedback.networks.\1.\2.\3_l0", ours)
    name = re.sub(r"\.lstm\.forward\.(\w+)$", r".lstm.\1_l0", name)
    name = re.sub(r"\.lstm\.backward\.(\w+)$", r".lstm.\1_l0_reverse", name)
    name = re.sub(r"^encoder\.fusion-lstm\.", "encoder.", name)
    name = re.sub(r"^encoder\.fusion\.", "encoder.", name)
    name = re.sub(r"^encoder\.(text|audio|visual)\.from-(\w+)\.", r"encoder.cross.\1-\2.", name)
    name = re.sub(r"^encoder\.(\w+)\.(memory|projection|transformer)\.", r"encoder.\2.\1.", name)
    name = re.sub(r"^encoder\.(text|audio|visual)\.(lstm|attention)", r"encoder.unimodal.\1.\2", name)
    name = name.replace(".routing.votes", ".votes").replace(".concepts.directions", ".directions")
    name = name.replace(".layer_norms.", ".norms.").replace(".layer_norm.", ".norm.")
    return name.replace(".self_attn.", ".")


def load(encoder, weights, record):
    """Builds MMLatch around one of ENCODERS from a checkpoint's weights."""
    ours = load_file(weights)
    of_feedback = {n: v for n, v in ours.items() if n.startswith("feedback.")}
    of_encoder = {
        "misa": rename_misa,
        "lf-lstm": rename_lstms,
        "ef-lstm": rename_lstms,
        "mfn": memory.rename,
        "graph-mfn": memory.rename,
        "raven": raven.rename,
        "mctn": mctn.rename,
        "tfn": subnetworks.rename,
        "lmf": subnetworks.rename,
    }.get(encoder, rename)
    state = {(rename if n in of_feedback else of_encoder)(n): v for n, v in ours.items()}
    dims = {}
    for name, value in of_feedback.items():
        dims[name.split(".")[1]] = value.shape[0] // 4
    dims = {n: dims[n] for n in NAMES if n in dims}
    model = Latch(ENCODERS[encoder](dims), dims, record)
    model.load_state_dict(state)
    return model
