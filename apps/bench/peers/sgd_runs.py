"""SGD-k on the Styblinski–Tang models of section 4, all runs of a cell at once: what NumPy is good at.

A model is drawn from NumPy's legacy generator, five uniforms a component (coordinate, c₁, c₂, c₃, weight), so that the
selected seeds give the same model here and in `packages/problems`. A step draws k components a run by inverting the
cumulated weights, and adds their gradients with one `bincount`; k = ∞ uses the mean coefficients. Nothing loops over
runs, components or coordinates.
"""
import numpy

HALF_WIDTH = 5.0


class Model:
    def __init__(self, seed, dimension, components):
        u = numpy.random.RandomState(seed).random_sample((components, 5))
        self.dimension = dimension
        self.coordinate = numpy.floor(dimension * u[:, 0]).astype(numpy.int64)
        self.c1, self.c2, self.c3 = 20 * u[:, 1], -320 * u[:, 2], 100 * u[:, 3]
        weights = u[:, 4] / u[:, 4].sum()
        self.cumulated = numpy.cumsum(weights)
        self.cumulated[-1] = 1.0
        self.mean1, self.mean2, self.mean3 = (
            numpy.bincount(self.coordinate, weights * c, minlength=dimension) for c in (self.c1, self.c2, self.c3)
        )

    def gradient(self, x):
        return (2 * self.mean1 * x * x + self.mean2) * x + 0.5 * self.mean3

    def stochastic_gradient(self, x, k, generator):
        runs = len(x)
        drawn = numpy.searchsorted(self.cumulated, generator.random((runs, k)), side="right")
        j = self.coordinate[drawn]
        row = numpy.arange(runs)[:, None]
        y = x[row, j]
        g = (2 * self.c1[drawn] * y * y + self.c2[drawn]) * y + 0.5 * self.c3[drawn]
        place = row * self.dimension + j
        total = numpy.bincount(place.ravel(), g.ravel(), minlength=runs * self.dimension)
        return total.reshape(runs, self.dimension) / k


def in_ball(generator, center, radius, runs):
    z = generator.standard_normal((runs, len(center)))
    z /= numpy.linalg.norm(z, axis=1, keepdims=True)
    return center + radius * generator.random((runs, 1)) ** (1 / len(center)) * z


def run_cell(model, minimizers, start, radius, rate, k, runs, steps, generator):
    """Distances to every minimizer, (minimizers, runs, steps + 1); k is None for gradient descent."""
    x = in_ball(generator, minimizers[start], radius, runs)
    distances = numpy.empty((len(minimizers), runs, steps + 1))
    for step in range(steps + 1):
        if step > 0:
            g = model.gradient(x) if k is None else model.stochastic_gradient(x, k, generator)
            x = numpy.clip(x - rate * g, -HALF_WIDTH, HALF_WIDTH)
        for m, point in enumerate(minimizers):
            distances[m, :, step] = numpy.linalg.norm(x - point, axis=1)
    return distances
