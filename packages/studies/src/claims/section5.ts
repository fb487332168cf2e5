/** Section 5: what the paper concludes, and its advice. */
import type { ScheduleArm } from "@sgd-basins/report";
import { type ClaimDefinition, count, type Evidence, number, outcomeOf } from "./claim.ts";
import { cellsAt, diverged, left, total } from "./trajectories.ts";

const small = [1, 20] as const;
const decreasing = ["from 1.5 l", "from 1.1 l"];

export const section5: readonly ClaimDefinition[] = [
  {
    id: "bounds-translate",
    section: "5",
    place: "first paragraph",
    quotation:
      "our precise statements about the lower and upper bounds are able to translate to homogeneous and inhomogeneous nonconvex optimization problems",
    tested:
      "Runs above l that leave and runs below u that stay: on the quadratic-circle Models 1 and 3 (with the honest bounds), and on Styblinski–Tang Model 1.",
    rule: "One part for each: at least 99 % of the runs do as the bound says.",
    note: "Near the circular minimum the Hessian grows with the distance, so a run that starts closer than the disc's average escapes the bound.",
    explanation: "circular-minimum",
    evidence: ["figure-01", "figure-03", "figure-05", "figure-06"],
    judge: (evidence) => {
      const circle = (["figure-01", "figure-03"] as const).flatMap((id) =>
        evidence(id, "trajectories").cells.filter(({ model }) => model === 1 || model === 3),
      );
      const above = total(
        circle.filter(
          ({ learningRate, divergenceBound }) => divergenceBound !== null && learningRate > divergenceBound,
        ),
        diverged,
      );
      const below = total(
        circle.filter(
          ({ learningRate, convergenceBound }) => convergenceBound !== null && learningRate < convergenceBound,
        ),
        (cell) => cell.ends.length - cell.diverged,
      );
      const tang = (rateLabel: string) =>
        (["figure-05", "figure-06"] as const).flatMap((id) => cellsAt(evidence(id, "trajectories"), { rateLabel }));
      const leaving = total(tang("1.5l"), left);
      const staying = total(tang("0.5u"), (cell) => cell.ends.length - cell.everLeft);
      return {
        outcome: outcomeOf(...[above, below, leaving, staying].map(([held, runs]) => held >= 0.99 * runs)),
        numbers: [
          count("Quadratic-circle, circular minimum: diverge above l", ...above),
          count("Quadratic-circle, circular minimum: do not diverge below u", ...below),
          count("Styblinski–Tang: leave the basin at 1.5l", ...leaving),
          count("Styblinski–Tang: stay in the basin at 0.5u", ...staying),
        ],
      };
    },
  },
  {
    id: "sharp-minima-avoided",
    section: "5",
    place: "first lesson",
    quotation:
      "it is best to use small batch sizes and to start with very large learning rates and to slowly decrease them so that sharp minima can be systematically avoided",
    tested:
      "Runs of SGD-1 and SGD-20 from the sharp minimizer, with rates that fall from 1.5 and 1.1 times its divergence bound: how many end in it.",
    rule: "Reproduced if the interval lies below 5 % for every model, batch size and schedule.",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter(
        (arm) => arm.start === "sharp" && decreasing.includes(arm.schedule) && isSmall(arm),
      );
      const worst = arms.reduce((a, b) => (b.allSharp.count > a.allSharp.count ? b : a));
      return {
        outcome: outcomeOf(arms.every(({ allSharp }) => allSharp.high < 0.05)),
        numbers: [{ label: `Largest share that ends in the sharp minimizer: ${describe(worst)}`, ...worst.allSharp }],
      };
    },
  },
  {
    id: "flat-minima-reached",
    section: "5",
    place: "first lesson",
    quotation:
      "if we desire to converge to a flat minimizer … start with very large learning rates and … slowly decrease them",
    tested:
      "The same runs, and those from uniform starts: how many end in the flat minimizer, and the share of coordinates in flat wells.",
    rule: "Two parts: most runs end in the flat minimizer (interval above one half) for every model; the mean share of coordinates in flat wells is above 0.9 for every model.",
    note: "The schedule forgets where it began, and ends near one half: as many coordinates in flat wells as in sharp ones.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter(
        (arm) => arm.start !== "flat" && arm.schedule !== "small, fixed" && isSmall(arm),
      );
      const best = arms.reduce((a, b) => (b.allFlat.count > a.allFlat.count ? b : a));
      const shares = arms.map(({ flatShare }) => flatShare);
      return {
        outcome: outcomeOf(
          arms.every(({ allFlat }) => allFlat.low > 0.5),
          shares.every((share) => share > 0.9),
        ),
        numbers: [
          { label: `Largest share of runs that end in the flat minimizer: ${describe(best)}`, ...best.allFlat },
          number("Least mean share of coordinates in flat wells", Math.min(...shares)),
          number("Largest mean share of coordinates in flat wells", Math.max(...shares)),
        ],
      };
    },
  },
  {
    id: "small-batches-are-best",
    section: "5",
    place: "first lesson",
    quotation: "it is best to use small batch sizes",
    tested:
      "The mean share of coordinates in flat wells at the end of the schedules from uniform starts: SGD-1 against GD.",
    rule: "One part for each model and schedule: SGD-1's share is larger by more than two standard errors of the difference.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter((arm) => arm.start === "uniform" && decreasing.includes(arm.schedule));
      const pairs = arms
        .filter(({ batchSize }) => batchSize === 1)
        .map((one) => {
          const gd = arms.find(
            (arm) => arm.batchSize === "inf" && arm.model === one.model && arm.schedule === one.schedule,
          );
          if (gd === undefined) throw new Error("schedule: no arm of gradient descent");
          const error = Math.sqrt(one.standardError * one.standardError + gd.standardError * gd.standardError);
          return { one, gd, ahead: one.flatShare - gd.flatShare > 2 * error };
        });
      return {
        outcome: outcomeOf(...pairs.map(({ ahead }) => ahead)),
        numbers: pairs.flatMap(({ one, gd }) => [
          number(`SGD-1: ${one.schedule}, Model ${one.model}`, one.flatShare),
          number(`GD: ${gd.schedule}, Model ${gd.model}`, gd.flatShare),
        ]),
      };
    },
  },
  {
    id: "feasible-region",
    section: "5",
    place: "first lesson",
    quotation:
      "it is important to constrain the feasible region as choosing very large learning rates may force the iterates far away from the minima and result in numerical overflow problems",
    tested:
      "Runs from the sharp minimizer at 1.5 times its divergence bound without the projection on the box: how many leave the range of doubles in twenty steps.",
    rule: "Reproduced if some do on every model.",
    note: "With k = 1 twenty steps are too few: a step moves one coordinate.",
    evidence: ["schedule"],
    judge: (evidence) => {
      const { unprojected } = evidence("schedule", "schedule");
      const models = [...new Set(unprojected.map(({ model }) => model))];
      return {
        outcome: outcomeOf(
          ...models.map((model) => unprojected.some((row) => row.model === model && row.overflowed.count > 0)),
        ),
        numbers: unprojected.map(({ model, batchSize, overflowed }) => ({
          label: `Overflow, Model ${model}, k = ${batchSize === "inf" ? "∞" : batchSize}`,
          ...overflowed,
        })),
      };
    },
  },
  {
    id: "no-selection-with-a-fixed-rate",
    section: "5",
    place: "second lesson",
    quotation:
      "if we desire to converge to a sharp minimizer, there is no way for selecting for this minimizer using a non-adaptive learning rate",
    tested:
      "A fixed small rate from uniform starts: the share of coordinates in flat wells before and after, and runs that end in the sharp minimizer.",
    rule: "Reproduced if no arm's mean share moves by more than 0.1, and none ends in the sharp minimizer with a probability above 5 %.",
    note: "It shows that these fixed rates do not select; that none can is not shown.",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter((arm) => arm.start === "uniform" && arm.schedule === "small, fixed");
      const moves = arms.map(({ flatShare, flatShareAtStart }) => Math.abs(flatShare - flatShareAtStart));
      const worst = arms.reduce((a, b) => (b.allSharp.count > a.allSharp.count ? b : a));
      return {
        outcome: outcomeOf(
          moves.every((move) => move <= 0.1),
          arms.every(({ allSharp }) => allSharp.low <= 0.05),
        ),
        numbers: [
          number("Largest move of the mean share of coordinates in flat wells", Math.max(...moves)),
          { label: `Largest share that ends in the sharp minimizer: ${describe(worst)}`, ...worst.allSharp },
        ],
      };
    },
  },
  {
    id: "large-batch-small-rate",
    section: "5",
    place: "second lesson",
    quotation: "The only hope is to use a large batch size and to use small learning rates",
    tested: "Runs from the sharp minimizer at a fixed small rate that end in it, for GD and for SGD-1.",
    rule: "Two parts: GD stays with a probability above 95 % on every model; SGD-1 does not.",
    note: "SGD-1 stays nearly as often: below u the batch size matters little.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter((arm) => arm.start === "sharp" && arm.schedule === "small, fixed");
      const of = (batchSize: ScheduleArm["batchSize"]) => arms.filter((arm) => arm.batchSize === batchSize);
      return {
        outcome: outcomeOf(
          of("inf").every(({ allSharp }) => allSharp.low > 0.95),
          of(1).every(({ allSharp }) => allSharp.high < 0.95),
        ),
        numbers: [...of("inf"), ...of(1)].map((arm) => ({ label: `Stay: ${describe(arm)}`, ...arm.allSharp })),
      };
    },
  },
];

function armsOf(evidence: Evidence): ScheduleArm[] {
  return evidence("schedule", "schedule").arms;
}

function isSmall({ batchSize }: ScheduleArm): boolean {
  return small.some((size) => size === batchSize);
}

function describe({ model, batchSize, schedule, start }: ScheduleArm): string {
  const method = batchSize === "inf" ? "GD" : `SGD-${batchSize}`;
  return `${method}, Model ${model}, ${schedule}, ${start === "uniform" ? "uniform starts" : `from the ${start} minimizer`}`;
}
