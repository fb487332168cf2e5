/**
 * What the command answers with, for a page that answers in a browser: no files, no terminal. Not of the published package.
 */
export { type AdviceAnswer, type AdviseArguments, checkAdvise, describeAdvice, findAdvice } from "./answers/advise.ts";
export { defaultBatchSizesOfBounds, invalidOption, readBatchSizes } from "./answers/batchSizes.ts";
export { type BoundsArguments, describeBounds, findBounds } from "./answers/bounds.ts";
export { describeBump, describeFarBounds, sayTwoLimits } from "./answers/describeThresholds.ts";
export { describeDefect, describeRefusal, errorLine } from "./answers/errorLine.ts";
export { isNumPy, type ProblemSource, readProblem } from "./answers/readProblem.ts";
export {
  checkSimulate,
  describeSimulation,
  distancesOf,
  expectedOfRuns,
  runnable,
  type SimulateArguments,
} from "./answers/simulate.ts";
export { conditionOf } from "./answers/standardizedAdvice.ts";
export { UsageError } from "./failures.ts";
export { formatNumber } from "./formatNumber.ts";
export { batchSizesOfCurve } from "./plot/batchSizesOfCurve.ts";
export { drawBounds } from "./plot/drawBounds.ts";
export { mostGradients, mostSteps } from "./solved/limits.ts";
export type { LossName } from "./solved/losses.ts";
export { predictedGrowth } from "./solved/predictedGrowth.ts";
export { type Advice, defaultGoal } from "./solved/userAdvice.ts";
export {
  type AnyBound,
  effortOf,
  enclosureOf,
  formatWithin,
  type UserBounds,
  userBounds,
} from "./solved/userBounds.ts";
export type { UserProblem } from "./solved/userProblem.ts";
export { summaryOfRuns } from "./solved/userRuns.ts";
