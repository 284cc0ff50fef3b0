"""MCTN, which predicts from text alone; its decoders run only in training."""

import re

import torch
from layers import packed
from torch import nn
from torch.nn import functional as F


class Decoder(nn.Module):
    """Decoder with additive attention; a step does not read earlier outputs."""

    def __init__(self, hidden, features):
        super().__init__()
        self.hidden = hidden
        self.attention = nn.Linear(2 * hidden, hidden)
        self.score = nn.Linear(hidden, 1, bias=False)
        self.lstm = nn.LSTMCell(hidden, hidden)
        self.output = nn.Linear(hidden, features)

    def forward(self, e, bias):
        of_e, of_h = self.attention.weight.split(self.hidden, 1)
        keys = F.linear(e, of_e, self.attention.bias)
        h = c = e.new_zeros(len(e), self.hidden)
        states = []
        for _ in range(e.shape[1]):
            scores = self.score((keys + F.linear(h, of_h)[:, None]).tanh()).transpose(1, 2)
            read = (scores + bias).softmax(-1) @ e
            h, c = self.lstm(read[:, 0], (h, c))
            states.append(h)
        return self.output(torch.stack(states, 1))


class Regression(nn.Module):
    def __init__(self, hidden, width):
        super().__init__()
        self.words = nn.LSTM(hidden, width, batch_first=True)
        self.attention, self.output = nn.Linear(width, 1), nn.Linear(width, 1)

    def forward(self, e, lengths, bias):
        g = packed(self.words, e, lengths)
        weights = (self.attention(g).tanh().transpose(1, 2) + bias).softmax(-1)
        return self.output((weights @ g)[:, 0])


class Mctn(nn.Module):
    """MCTN with the sizes of its released code (preset mctn-mosei); text is the widest modality."""

    TARGETS = {"translation1": "visual", "cycle": "text", "translation2": "audio"}
    WEIGHTS = {"translation1": 0.1, "cycle": 0.1, "translation2": 0.1}
    PENALTY = 0.01
    joint = True

    def __init__(self, dims, hidden=32, regression=32):
        super().__init__()
        self.widths, self.fused, self.width = {"text": hidden}, None, dims["text"]
        self.encoder1, self.encoder2 = (
            nn.LSTM(inputs, hidden, batch_first=True, bidirectional=True)
            for inputs in (self.width, hidden)
        )
        self.decoder1, self.decoder2 = (Decoder(hidden, self.width) for _ in range(2))
        self.regression = Regression(hidden, regression)

    @staticmethod
    def encode(lstm, x, lengths):
        ahead, back = packed(lstm, x, lengths).chunk(2, -1)
        return ahead + back

    def represent(self, x, lengths, bias):
        joint = self.encode(self.encoder1, x["text"], lengths)
        return {"text": self.encode(self.encoder2, joint, lengths)}

    def forward(self, x, lengths, bias):
        first = self.encode(self.encoder1, x["text"], lengths)
        second = self.encode(self.encoder2, first, lengths)
        if self.training:
            visual = self.decoder1(first, bias)
            back = self.encode(self.encoder1, visual, lengths)
            self.decoded = {
                "translation1": visual,
                "cycle": self.decoder1(back, bias),
                "translation2": self.decoder2(second, bias),
            }
        return self.regression(second, lengths, bias)

    def losses(self, x, lengths):
        lengths = lengths.to(x["text"].device)
        real = torch.arange(x["text"].shape[1], device=lengths.device) < lengths[:, None]
        losses = {}
        for name, decoded in self.decoded.items():
            target = x[self.TARGETS[name]]
            target = F.pad(target, (0, self.width - target.shape[-1]))
            squares = (decoded - target).square().mean(-1)
            losses[name] = ((squares * real).sum(1) / lengths).mean()
        return losses

    def loss(self, predictions, target, x, lengths):
        terms = self.losses(x, lengths)
        penalty = self.PENALTY * self.regression.output.weight.square().sum()
        translated = sum(self.WEIGHTS[name] * term for name, term in terms.items())
        return F.l1_loss(predictions, target) + translated + penalty


def rename(ours):
    """Returns this module's name for a weight of MMLatch."""
    name = re.sub(r"\.(encoder\d)\.forward\.lstm\.(\w+)$", r".\1.\2_l0", ours)
    name = re.sub(r"\.(encoder\d)\.backward\.lstm\.(\w+)$", r".\1.\2_l0_reverse", name)
    name = re.sub(r"\.words\.lstm\.(\w+)$", r".words.\1_l0", name)
    return name.replace(".pooling.", ".")
