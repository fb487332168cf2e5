/** How the studies estimate local geometry at a minimizer. Runs in Node and in browsers. */
import type { Minimizer, Problem } from "@sgd-basins/problems";
import type { Hessians } from "@sgd-basins/theory";
import { discHessians } from "./quadraticCircle/discHessians.ts";

export { discEstimate } from "./quadraticCircle/discHessians.ts";

/** The Hessians that stand for a minimizer's neighbourhood: those at the minimizer, or where they vanish there, about it. */
export function hessiansAbout(problem: Problem, minimizer: Minimizer): Hessians {
  return problem.addMeanHessians === undefined ? problem.hessiansAt(minimizer.point) : discHessians(problem, minimizer);
}
