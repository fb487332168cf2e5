import type { SuiteName } from "../suites/index.ts";

/**
 * What `compare` measures if nobody chooses: one size of each kernel and one task of each kind, so that thirty
 * rounds take minutes.
 */
export const gateTasks: readonly { readonly suite: SuiteName; readonly title: string }[] = [
  { suite: "random", title: "uniform01" },
  { suite: "random", title: "fillNormals" },
  { suite: "linalg", title: "multiply n=200" },
  { suite: "linalg", title: "multiplyLowerTransposed n=200" },
  { suite: "linalg", title: "symmetricRankUpdate n=200" },
  { suite: "linalg", title: "cholesky n=200" },
  { suite: "linalg", title: "eigenSymmetric n=50" },
  { suite: "linalg", title: "eigenvaluesSymmetric n=100" },
  { suite: "linalg", title: "haarFrame n=100" },
  { suite: "theory", title: "diagonalLocalGeometry Styblinski–Tang 3" },
  { suite: "simulator", title: "SGD-1 Styblinski–Tang 1" },
  { suite: "simulator", title: "SGD-200 Styblinski–Tang 3" },
  { suite: "simulator", title: "SGD-200 quadratic circle 1" },
  { suite: "simulator", title: "runs of SGD-1 Styblinski–Tang 1" },
  { suite: "simulator", title: "runs of SGD-200 Styblinski–Tang 3" },
  { suite: "studies", title: "Appendix A d=50 N=50 B=0" },
];
