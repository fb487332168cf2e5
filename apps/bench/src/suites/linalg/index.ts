import { defineSuite, type PreparedTask, type TaskDefinition } from "../../tasks/suite.ts";
import {
  prepareCholesky,
  prepareEigen,
  prepareEigenvalues,
  preparePencil,
  preparePseudoInverse,
} from "./decompositions.ts";
import { prepareHaarCongruence, prepareHaarFrame } from "./haar.ts";
import {
  prepareMlMatrixCholesky,
  prepareMlMatrixEigen,
  prepareMlMatrixEigenvalues,
  prepareMlMatrixGram,
  prepareMlMatrixProduct,
  prepareMlMatrixPseudoInverse,
  prepareMlMatrixVectorProduct,
} from "./mlMatrix.ts";
import {
  prepareProduct,
  prepareRank2kUpdate,
  prepareRankUpdate,
  prepareTriangularProduct,
  prepareVectorProduct,
} from "./products.ts";

/** n of every task; the kernels' blocks end between them. */
const sizes = [10, 50, 100, 200, 400];

interface Routine {
  readonly name: string;
  readonly ours: (n: number) => PreparedTask;
  readonly mlMatrix?: (n: number) => PreparedTask;
  /** The largest n for ml-matrix; all if absent. */
  readonly mlMatrixUpTo?: number;
}

/** Every kernel of linalg by the routine that calls it, in the order of its table; ml-matrix's where it has one. */
const routines: Routine[] = [
  { name: "multiply", ours: prepareProduct, mlMatrix: prepareMlMatrixProduct },
  { name: "multiplyLowerTransposed", ours: prepareTriangularProduct },
  { name: "symmetricRankUpdate", ours: prepareRankUpdate, mlMatrix: prepareMlMatrixGram },
  { name: "symmetricRank2kUpdate", ours: prepareRank2kUpdate },
  { name: "multiplyVector", ours: prepareVectorProduct, mlMatrix: prepareMlMatrixVectorProduct },
  { name: "cholesky", ours: prepareCholesky, mlMatrix: prepareMlMatrixCholesky },
  { name: "eigenSymmetric", ours: prepareEigen, mlMatrix: prepareMlMatrixEigen },
  { name: "eigenvaluesSymmetric", ours: prepareEigenvalues, mlMatrix: prepareMlMatrixEigenvalues },
  { name: "pencilEigenvalues", ours: preparePencil },
  // By a singular value decomposition, which takes seconds at n = 400.
  { name: "pseudoInverse", ours: preparePseudoInverse, mlMatrix: prepareMlMatrixPseudoInverse, mlMatrixUpTo: 200 },
  { name: "haarFrame", ours: prepareHaarFrame },
  { name: "haarCongruence", ours: prepareHaarCongruence },
];

/** A routine at one size; the peer's follows the one that it stands beside. */
function tasksOf(
  { name, ours, mlMatrix, mlMatrixUpTo = Number.POSITIVE_INFINITY }: Routine,
  n: number,
): TaskDefinition[] {
  const task = { name: `${name} n=${n}`, unit: "FLOP" } as const;
  const tasks: TaskDefinition[] = [{ ...task, prepare: () => ours(n) }];
  if (mlMatrix !== undefined && n <= mlMatrixUpTo)
    tasks.push({ ...task, implementation: "ml-matrix", prepare: () => mlMatrix(n) });
  return tasks;
}

export const suite = defineSuite(
  "linalg",
  routines.flatMap((routine) => sizes.flatMap((n) => tasksOf(routine, n))),
);
