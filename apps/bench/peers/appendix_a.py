"""Appendix A as the paper describes it, in NumPy: the thing that `basins study appendix-a` is compared with.

    python3 appendix_a.py --cells 50:0,50:100,50:180 --replicates 20 [--dimension 200] [--seed 1]

Each Q = U Λ U' with U Haar by QR of a Gaussian matrix and the sign fix (Mezzadri 2006), B zero eigenvalues and the
others U(0, 50); p normalised uniforms; Q̄ and F̄ by dense products, symmetrised through their singular value
decompositions; all eigenvalues of F̄ − Q̄³ by the general solver, whose imaginary parts the paper reports. Nothing is
left out and nothing is made slow on purpose: products go to the BLAS that NumPy has. For one thread set
OPENBLAS_NUM_THREADS=1. Prints one JSON document: the records, and the seconds each cell took.
"""
import argparse
import json
import time

import numpy


def haar(generator, d):
    q, r = numpy.linalg.qr(generator.standard_normal((d, d)))
    return q * numpy.sign(numpy.diag(r))


def symmetrize(a):
    u, s, _ = numpy.linalg.svd(a)
    symmetric = (u * s) @ u.T
    return symmetric, numpy.abs(symmetric - a).max()


def run(generator, d, n, b):
    matrices = numpy.empty((n, d, d))
    for i in range(n):
        u = haar(generator, d)
        spectrum = numpy.concatenate([generator.uniform(0, 50, d - b), numpy.zeros(b)])
        matrices[i] = (u * spectrum) @ u.T
    w = generator.uniform(size=n)
    p = w / w.sum()
    q = numpy.zeros((d, d))
    for i in range(n):
        q += p[i] * matrices[i]
    f = numpy.zeros((d, d))
    for i in range(n):
        f += p[i] * (matrices[i] @ q @ matrices[i])
    q, error_q = symmetrize(q)
    f, error_f = symmetrize(f)
    eigenvalues = numpy.linalg.eigvals(f - q @ q @ q)
    return {
        "components": n,
        "zeroEigenvalues": b,
        "smallestEigenvalue": float(eigenvalues.real.min()),
        "imaginaryNorm": float(numpy.linalg.norm(eigenvalues.imag)),
        "symmetrizationErrorQ": float(error_q),
        "symmetrizationErrorF": float(error_f),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cells", required=True, help="pairs N:B, separated by commas")
    parser.add_argument("--replicates", type=int, default=20)
    parser.add_argument("--dimension", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    generator = numpy.random.Generator(numpy.random.PCG64(chosen.seed))
    runs = []
    seconds = {}
    for cell in chosen.cells.split(","):
        n, b = (int(number) for number in cell.split(":"))
        start = time.perf_counter()
        for replicate in range(chosen.replicates):
            runs.append({**run(generator, chosen.dimension, n, b), "replicate": replicate})
        seconds[cell] = time.perf_counter() - start
    print(json.dumps({"numpy": numpy.__version__, "seconds": seconds, "runs": runs}))


if __name__ == "__main__":
    main()
