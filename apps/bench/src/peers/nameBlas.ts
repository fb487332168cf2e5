import type { PeersReport } from "@sgd-basins/bench-documents";

type Blas = Exclude<PeersReport["numpy"], { missing: string }>["blas"];

/**
 * Which BLAS a process has loaded, from the names of its shared libraries. Debian's `libblas.so.3` is a link, and the
 * file behind it says what it is: the reference implementation if its folder is `blas`, OpenBLAS if that is `openblas-…`.
 */
export function nameBlas(libraries: readonly string[]): Blas {
  const some = (pattern: RegExp): boolean => libraries.some((library) => pattern.test(library));
  if (some(/openblas/i)) return "OpenBLAS";
  if (some(/mkl/i)) return "MKL";
  if (some(/blis/i)) return "BLIS";
  if (some(/\/blas\/libblas\.so|\/libblas\.so/)) return "reference BLAS";
  return "unknown BLAS";
}
