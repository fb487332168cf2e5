import { expect, test } from "vitest";
import { nameBlas } from "./nameBlas.ts";

test.each([
  [
    ["/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "/usr/lib/x86_64-linux-gnu/lapack/liblapack.so.3.11.0"],
    "reference BLAS",
  ],
  [["/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3"], "OpenBLAS"],
  [["/usr/lib/python3/numpy.libs/libscipy_openblas64_-fdde5778.so"], "OpenBLAS"],
  [["/opt/intel/libmkl_rt.so.2"], "MKL"],
  [[], "unknown BLAS"],
])("%j is %s", (libraries, name) => {
  expect(nameBlas(libraries)).toBe(name);
});
