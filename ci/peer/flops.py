"""Floating-point operations of the matrix products in training on one segment.

A multiplication with its addition counts as two operations. There is no padding, and the encoders of
Stage I record no gradients. A product with gradients costs three products: the forward one, the gradient
of its input and that of its weight; the gradient of Stage I's representations is not needed.
"""


def lstm(steps, inputs, hidden):
    return 2 * steps * 4 * hidden * (inputs + hidden)


def attention(steps, width):
    return 2 * 2 * steps * steps * width


def late_fusion(steps, dims, hidden):
    """Returns the operations of the unimodal encoders and of what comes after them, forward."""
    projections = 3 * 2 * steps * hidden * hidden
    unimodal = sum(
        2 * lstm(steps, d, hidden) + projections + attention(steps, hidden) for d in dims
    )
    pairs = 3 * (2 * projections + 2 * attention(steps, hidden))
    tav = projections + attention(steps, hidden)
    return unimodal, pairs + tav + 2 * lstm(steps, 7 * hidden, hidden) + 2 * 2 * hidden


def mult(steps, dims, width=40, depth=4, kernel=3):
    def transformer(d):
        return depth * (12 * 2 * steps * d * d + attention(steps, d))

    represent = sum(
        2 * steps * d * kernel * width + 2 * transformer(width) + transformer(2 * width)
        for d in dims
    )
    fused = 6 * width
    return represent, 2 * 2 * fused * fused + 2 * fused


def misa(steps, dims, hidden=128, feedforward=2048):
    """The rest has the reconstruction and the difference, which are there while training only."""
    represent = sum(2 * lstm(steps, d, d) + 2 * lstm(steps, 2 * d, d) for d in dims)
    subspaces = sum(2 * 4 * d * hidden + 3 * 2 * hidden * hidden for d in dims)
    tokens = 2 * len(dims)
    layer = 2 * tokens * (4 * hidden * hidden + 2 * hidden * feedforward)
    layer += attention(tokens, hidden)
    inner = len(dims) * hidden
    pairs = len(dims) + len(dims) * (len(dims) - 1) // 2
    head = 2 * 2 * inner * inner + 2 * inner
    return represent, subspaces + layer + head + pairs * 2 * hidden * hidden


def lf_lstm(steps, dims, hidden, out=128):
    represent = sum(lstm(steps, d, h) for d, h in zip(dims, hidden))
    return represent, 2 * sum(hidden) * out + 2 * out


def ef_lstm(steps, dims, hidden=256):
    represent = lstm(steps, sum(dims), hidden) + lstm(steps, hidden, hidden)
    return represent, 2 * hidden * hidden + 2 * hidden


def training_flops(encoder, model, steps):
    networks = [list(n.values()) for n in model.feedback.networks.values()]
    dims = [n[0].hidden_size for n in networks]
    widths = model.encoder.widths
    represent, rest = {
        "late-fusion": lambda: late_fusion(steps, dims, widths["text"]),
        "mult": lambda: mult(steps, dims),
        "misa": lambda: misa(steps, dims),
        "lf-lstm": lambda: lf_lstm(steps, dims, widths.values()),
        "ef-lstm": lambda: ef_lstm(steps, dims),
    }[encoder]()
    masks = [(n.input_size, n.hidden_size) for target in networks for n in target]
    unneeded = sum(2 * steps * 4 * d * w for w, d in masks)
    masks = sum(lstm(steps, w, d) for w, d in masks)
    return represent + 3 * masks - unneeded + 3 * (represent + rest)
