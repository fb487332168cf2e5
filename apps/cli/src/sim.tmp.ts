import { stream, weightedIndexSampler } from "@sgd-basins/random";
import { sgdStep } from "@sgd-basins/simulator";
import { losses } from "./losses.ts";
import { readProblem } from "./readProblem.ts";
import { userAdvice } from "./userAdvice.ts";

const [file, target, drop, batchText, runsText] = process.argv.slice(2);
const user = await readProblem(
  file,
  target === "-" ? {} : { target, drop: drop === "-" ? undefined : drop.split(",") },
);
const batch = batchText.split(",").map(Number);
const start = new Float64Array(user.problem.dimension);
const advice = userAdvice(
  file,
  user,
  { batch, sampling: "with-replacement", loss: losses["half-squared"], gap: null, start },
  () => {},
);
const runs = Number(runsText);
const { problem, minimizer } = user;
const h = problem.hessiansAt(minimizer);
if (h.structure === "diagonal") throw 1;
const d = problem.dimension;
const gapOf = (x: Float64Array) => {
  let s = 0;
  for (let a = 0; a < d; a++)
    for (let b = 0; b < d; b++) s += (x[a] - minimizer[a]) * h.mean[a * d + b] * (x[b] - minimizer[b]);
  return s / 2;
};
for (const one of advice.batches) {
  if ("applies" in one || one.batchSize === "inf") continue;
  for (const [what, rate, steps] of [["advised", one.learningRate, one.steps]] as const) {
    const draw = weightedIndexSampler(problem.weights);
    const g = new Float64Array(d);
    let sum = 0,
      sq = 0;
    const all: number[] = [];
    for (let run = 0; run < runs; run++) {
      const s = stream(7, "advise-check", run);
      const x = start.slice();
      for (let j = 0; j < steps; j++) sgdStep(problem, x, rate, one.batchSize, draw, s, g);
      const gap = gapOf(x);
      sum += gap;
      sq += gap * gap;
      all.push(gap);
    }
    const mean = sum / runs,
      se = Math.sqrt((sq / runs - mean * mean) / runs);
    all.sort((a, b) => a - b);
    console.log(
      file,
      what,
      "k",
      one.batchSize,
      "rate",
      rate,
      "share",
      one.shareOfLimit.toFixed(3),
      "steps",
      steps,
      "goal",
      advice.gap,
      "mean",
      mean,
      "se",
      se,
      "z",
      (mean - advice.gap) / se,
      "median",
      all[runs >> 1],
      "floor",
      one.floor,
    );
  }
}
