import { defineSuite, type TaskDefinition } from "../../tasks/suite.ts";
import { decompositions } from "./decompositions.ts";
import { haar } from "./haar.ts";
import { products } from "./products.ts";
import type { Routine } from "./routine.ts";

/** n of every task; the kernels' blocks end between them. */
const sizes = [10, 50, 100, 200, 400];

/** Every kernel of linalg by the routine that calls it, in the order of its table. */
const routines: readonly Routine[] = [...products, ...decompositions, ...haar];

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
