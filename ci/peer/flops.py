"""Floating-point operations of the matrix products that training on one segment needs.

Two for every multiplication and addition; no padding; Stage I's encoders unrecorded. A recorded
product costs three: itself, the gradient of its input and that of its weight, except that nobody
needs the gradient of Stage I's representations.
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


def training_flops(encoder, model, steps):
    networks = model.feedback.networks
    dims = [next(iter(n.values())).hidden_size for n in networks.values()]
    width = model.encoder.width
    represent, rest = (
        mult(steps, dims) if encoder == "mult" else late_fusion(steps, dims, width)
    )
    masks = sum(2 * lstm(steps, width, d) for d in dims)
    unneeded = sum(2 * 2 * steps * 4 * d * width for d in dims)
    return represent + 3 * masks - unneeded + 3 * (represent + rest)
