/** SGD-k: one step, whole runs, projection on the box, outcomes. */
export { type ComponentSampler, componentSampler } from "./componentSampler.ts";
export { sgdStep } from "./sgdStep.ts";
export { type Run, type RunSettings, simulateRun } from "./simulateRun.ts";
export { simulateRuns } from "./simulateRuns.ts";
export { type Training, type TrainingSettings, trainNetwork } from "./trainNetwork.ts";
