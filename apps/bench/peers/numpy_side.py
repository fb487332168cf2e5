"""One side of `bench peers`: NumPy, driven by a line of JSON on stdin at a time, one line of JSON on stdout each.

    {"describe": true}                                  versions, and the BLAS that products go to
    {"prepare": NAME, ...}                              makes the task's input, calls it once and checks the result
    {"sample": SECONDS}                                 seconds a call: the median over batches that fill the time
    {"close": true}
"""
import ctypes
import json
import os
import platform
import sys
import time

import numpy

import appendix_a
import sgd_runs

# A batch lasts so long that the clock's grain does not show.
BATCH_SECONDS = 1e-3


def describe():
    # A product loads the library if it was not.
    numpy.ones((64, 64)) @ numpy.ones((64, 64))
    libraries = []
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split(maxsplit=5)[5].strip() for line in maps if len(line.split(maxsplit=5)) == 6}
        libraries = sorted(path for path in paths if any(part in os.path.basename(path) for part in ("blas", "mkl", "blis")))
    except OSError:
        pass
    return {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "libraries": libraries,
        "openblas": openblas_configuration(libraries),
        "threads": os.environ.get("OPENBLAS_NUM_THREADS"),
    }


def openblas_configuration(libraries):
    for path in libraries:
        library = ctypes.CDLL(path)
        for prefix in ("", "scipy_"):
            for suffix in ("", "64_", "_64"):
                try:
                    function = getattr(library, f"{prefix}openblas_get_config{suffix}")
                except AttributeError:
                    continue
                function.restype = ctypes.c_char_p
                return function().decode().strip()
    return None


def matrix(message, name):
    n = message["n"]
    return numpy.fromfile(message["inputs"][name]).reshape(n, n)


def check(what, difference, n, scale):
    if not difference <= 20 * n * numpy.finfo(float).eps * scale:
        raise ValueError(f"{what} is off by {difference}")


def check_product(n, a, b, c):
    ones = numpy.ones(n)
    scale = numpy.linalg.norm(a) * numpy.linalg.norm(b)
    check("the product", numpy.abs(a @ (b @ ones) - c @ ones).max(), n, scale)


def check_eigenvalues(n, a, values):
    check("the sum of the eigenvalues", abs(values.sum() - numpy.trace(a)), n, numpy.linalg.norm(a))


def product(message):
    n, a, b = message["n"], matrix(message, "a"), matrix(message, "b")
    out = numpy.empty((n, n))
    return lambda: numpy.matmul(a, b, out=out), lambda c: check_product(n, a, b, c)


def cholesky(message):
    n, a = message["n"], matrix(message, "a")
    return lambda: numpy.linalg.cholesky(a), lambda factor: check_product(n, factor, factor.T, a)


def eigenvalues(message):
    n, a = message["n"], matrix(message, "a")
    return lambda: numpy.linalg.eigvalsh(a), lambda values: check_eigenvalues(n, a, values)


def eigenvectors(message):
    n, a = message["n"], matrix(message, "a")
    return lambda: numpy.linalg.eigh(a), lambda result: check_eigenvalues(n, a, result[0])


def moment_run(message):
    generator = numpy.random.Generator(numpy.random.PCG64(1))
    d, n, b = message["dimension"], message["components"], message["zeroEigenvalues"]

    def verify(record):
        if not record["smallestEigenvalue"] > 0:
            raise ValueError("the smallest eigenvalue is not positive")

    return lambda: appendix_a.run(generator, d, n, b), verify


def sgd(message):
    generator = numpy.random.Generator(numpy.random.PCG64(1))
    model = sgd_runs.Model(message["modelSeed"], message["dimension"], message["components"])
    minimizers = [numpy.array(point) for point in message["minimizers"]]
    largest = max(numpy.abs(model.gradient(point)).max() for point in minimizers)
    settings = [message[name] for name in ("start", "radius", "rate", "batchSize", "runs", "steps")]

    def verify(distances):
        if not largest < 1e-9:
            raise ValueError(f"the gradient at a minimizer is {largest}: not the same model")
        if not numpy.isfinite(distances).all():
            raise ValueError("a distance is not finite")

    return lambda: sgd_runs.run_cell(model, minimizers, *settings, generator), verify


TASKS = {
    "product": product,
    "cholesky": cholesky,
    "eigenvalues": eigenvalues,
    "eigenvectors": eigenvectors,
    "moment-run": moment_run,
    "sgd": sgd,
}


def time_batch(call, batch):
    start = time.perf_counter()
    for _ in range(batch):
        call()
    return time.perf_counter() - start


def choose_batch(call):
    batch = 1
    while time_batch(call, batch) < BATCH_SECONDS:
        batch *= 2
    return batch


def sample(call, batch, seconds):
    times = []
    start = time.perf_counter()
    while not times or time.perf_counter() - start < seconds:
        times.append(time_batch(call, batch) / batch)
    return float(numpy.median(times))


def main():
    call = batch = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if "describe" in message:
                answer = describe()
            elif "prepare" in message:
                call, verify = TASKS[message["prepare"]](message)
                verify(call())
                batch = choose_batch(call)
                answer = {}
            elif "sample" in message:
                answer = {"perCall": sample(call, batch, message["sample"])}
            else:
                return
        except Exception as error:  # Told to the other side, which ends the run.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
