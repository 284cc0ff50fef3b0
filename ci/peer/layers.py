"""Layers and functions that several encoders use."""

import math

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

NAMES = ("text", "audio", "visual")


def packed(lstm, x, lengths):
    """Runs an LSTM over a packed batch; lengths must be on the CPU."""
    steps = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    return pad_packed_sequence(lstm(steps)[0], batch_first=True, total_length=x.shape[1])[0]


def packed_last(lstm, x, lengths):
    """Returns each segment's last state in the last layer, for a packed batch."""
    steps = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    return lstm(steps)[1][0][-1]


def last(h, lengths):
    """Returns the last real step of each segment."""
    rows = torch.arange(len(lengths), device=h.device)
    return h[rows, (lengths - 1).to(h.device)]


def causal(bias):
    """Adds a causal mask to the bias of keys: no step attends to a later one."""
    longest = bias.shape[-1]
    later = torch.full((longest, longest), -1e9, device=bias.device).triu(1)
    return bias[:, None] + later


class Layer(nn.Module):
    def __init__(self, width, heads, rates, attention):
        super().__init__()
        self.heads, self.rates, self.dropout = heads, rates, attention
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.empty(3 * width))
        self.out_proj = nn.Linear(width, width)
        self.fc1, self.fc2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norms = nn.ModuleList([nn.LayerNorm(width), nn.LayerNorm(width)])

    def heads_of(self, x, which):
        w, b = self.in_proj_weight.chunk(3)[which], self.in_proj_bias.chunk(3)[which]
        return F.linear(x, w, b).unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x, k, v, bias):
        norm = self.norms[0]
        q, k, v = self.heads_of(norm(x), 0), self.heads_of(norm(k), 1), self.heads_of(norm(v), 2)
        attended = F.scaled_dot_product_attention(
            q, k, v, attn_mask=bias, dropout_p=self.dropout if self.training else 0.0
        )
        attended = self.out_proj(attended.transpose(1, 2).flatten(2))
        h = x + F.dropout(attended, self.rates["residual"], self.training)
        inner = F.dropout(self.fc1(self.norms[1](h)).relu(), self.rates["relu"], self.training)
        return h + F.dropout(self.fc2(inner), self.rates["residual"], self.training)


class Transformer(nn.Module):
    def __init__(self, width, heads, depth, rates, attention):
        super().__init__()
        self.layers = nn.ModuleList(Layer(width, heads, rates, attention) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.rates = rates
        half = width // 2
        rate = torch.exp(torch.arange(half) * -(math.log(10000) / (half - 1)))
        angles = torch.arange(1, 2001)[:, None] * rate
        positions = torch.cat([angles.sin(), angles.cos()], -1)
        self.register_buffer("positions", positions, persistent=False)

    def embed(self, x):
        scaled = math.sqrt(x.shape[-1]) * x + self.positions[: x.shape[1]]
        return F.dropout(scaled, self.rates["embedding"], self.training)

    def forward(self, x, source, bias):
        h = self.embed(x)
        memory = None if source is None else (self.embed(source), self.embed(source))
        for layer in self.layers:
            h = layer(h, *(memory or (h, h)), bias)
        return self.norm(h)
