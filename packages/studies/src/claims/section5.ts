/** Section 5: what the paper concludes, and its advice. */
import { type ScheduleArm, zoneOf } from "@sgd-basins/report";
import { type ClaimDefinition, count, number, outcomeOf } from "./claim.ts";
import { checkOf } from "./randomProblems.ts";
import { armsOf, describe, isDecreasing, isSmall } from "./schedules.ts";
import { cellsAt, diverged, left, total } from "./trajectories.ts";
import { runsAboveTheBound } from "./typicalRuns.ts";

/** Those whose runs are not other figures' runs. */
const trajectoryFigures = [
  "figure-01",
  "figure-02",
  "figure-03",
  "figure-04",
  "figure-05",
  "figure-06",
  "figure-15",
  "figure-16",
  "figure-17",
  "figure-18",
] as const;

export const section5: readonly ClaimDefinition[] = [
  {
    id: "bounds-guarantee-divergence",
    place: "first paragraph",
    quotation:
      "given a batch size and the expected local geometry of a minimizer there are precise lower bounds on the learning rate that guarantee that SGD-k will diverge from the minimizer",
    tested:
      "Theorem 16 on random problems; where the almost-sure limit lies at the rates above l that the paper's figures show; and ten thousand runs at each of many rates above l, on small examples, data and the paper's models linearised.",
    rule: "Three parts. In the mean: the expected gap grows above l on every random problem. For runs of the paper's figures: every rate above l lies above α_as. For runs in general: at no rate above l do most runs end closer than they began.",
    note: "In the mean it is Theorem 16. Of runs it is not true: from l up to α_as, where α_as is the larger, they return with probability one while the mean grows by rare excursions. At the figures' rates the two agree.",
    explanation: "section-2",
    evidence: ["theorems", ...trajectoryFigures, "typical-runs"],
    judge: (evidence) => {
      const inTheMean = checkOf(evidence, "theorem-16");
      const cells = trajectoryFigures
        .flatMap((id) => evidence(id).cells)
        .filter(({ learningRate, thresholds }) => zoneOf(learningRate, thresholds).divergence === "above");
      const leaving = cells.filter(({ learningRate, thresholds }) => learningRate > thresholds.almostSure);
      const above = runsAboveTheBound(evidence);
      return {
        outcome: outcomeOf(
          inTheMean.holds.count === inTheMean.holds.of,
          leaving.length === cells.length,
          above.closer === 0,
        ),
        numbers: [
          { label: inTheMean.statement, ...inTheMean.holds },
          number(`Cells of the paper's figures above l, of ${cells.length}, that lie above α_as`, leaving.length),
          ...above.numbers,
        ],
      };
    },
  },
  {
    id: "bounds-translate",
    place: "first paragraph",
    quotation:
      "our precise statements about the lower and upper bounds are able to translate to homogeneous and inhomogeneous nonconvex optimization problems",
    tested:
      "Runs above l that leave and runs below u that stay: on the quadratic-circle Models 1 and 3 (with the honest bounds), and on Styblinski–Tang Model 1.",
    rule: "One part for each: at least 99 % of the runs do as the bound says.",
    note: "Near the circular minimum the Hessian grows with the distance, so at a start closer than the disc's average the curvature is smaller than the bound assumes.",
    explanation: "circular-minimum",
    evidence: ["figure-01", "figure-03", "figure-05", "figure-06"],
    judge: (evidence) => {
      const circle = (["figure-01", "figure-03"] as const).flatMap((id) =>
        evidence(id).cells.filter(({ model }) => model === 1 || model === 3),
      );
      const above = total(
        circle.filter(({ learningRate, thresholds }) => zoneOf(learningRate, thresholds).divergence === "above"),
        diverged,
      );
      const below = total(
        circle.filter(({ learningRate, thresholds }) => zoneOf(learningRate, thresholds).convergence === "below"),
        (cell) => cell.ends.length - cell.diverged,
      );
      const tang = (rateLabel: string) =>
        (["figure-05", "figure-06"] as const).flatMap((id) => cellsAt(evidence(id), { rateLabel }));
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
    place: "first lesson",
    quotation:
      "it is best to use small batch sizes and to start with very large learning rates and to slowly decrease them so that sharp minima can be systematically avoided",
    tested:
      "SGD-1 and SGD-20 from the sharp minimizer, with rates that fall from 1.5 and 1.1 times its divergence bound, and with SGD-1 ten times as slowly: the mean share of coordinates in flat wells at the end, the others being in sharp ones; and how many runs end in the sharp minimizer itself.",
    rule: "One part for each model and batch size: after every schedule the mean share of coordinates in flat wells lies above one half, which a coin gives, by more than two standard errors.",
    note: "That hardly a run ends in the sharp minimizer itself says little: it takes all d coordinates, by chance 2⁻ᵈ. SGD-1 moves one coordinate a step; of those of Models 2 and 3 two hundred steps leave most where they began, two thousand about half.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter((arm) => arm.start === "sharp" && isDecreasing(arm) && isSmall(arm));
      const levels = new Map<string, ScheduleArm[]>();
      for (const arm of arms) {
        const level = `${arm.model}/${arm.batchSize}`;
        levels.set(level, [...(levels.get(level) ?? []), arm]);
      }
      const worst = arms.reduce((a, b) => (b.allSharp.count > a.allSharp.count ? b : a));
      return {
        outcome: outcomeOf(
          ...Array.from(levels.values(), (own) =>
            own.every(({ flatShare, standardError }) => flatShare - 2 * standardError > 0.5),
          ),
        ),
        numbers: [
          ...arms.map((arm) => number(`Mean share in flat wells: ${describe(arm)}`, arm.flatShare)),
          { label: `Largest share that ends in the sharp minimizer: ${describe(worst)}`, ...worst.allSharp },
        ],
      };
    },
  },
  {
    id: "flat-minima-reached",
    place: "first lesson",
    quotation:
      "if we desire to converge to a flat minimizer, … it is best to use small batch sizes and to start with very large learning rates and to slowly decrease them",
    tested:
      "SGD-1 and SGD-20 with rates that fall from above the divergence bound, from the sharp minimizer, from uniform starts and from the flat minimizer: how many runs end in the flat minimizer, and the share of coordinates in flat wells.",
    rule: "Two parts, over the runs that do not start flat: most end in the flat minimizer (interval above one half) for every model, batch size and schedule; the mean share of coordinates in flat wells is above 0.9 for all of them.",
    note: "With SGD-20 two hundred steps forget where they began and end near one half. With SGD-1 they do not on Models 2 and 3: most coordinates stay in the wells in which they began, flat or sharp.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const all = armsOf(evidence).filter((arm) => isDecreasing(arm) && isSmall(arm));
      const arms = all.filter(({ start }) => start !== "flat");
      const best = arms.reduce((a, b) => (b.allFlat.count > a.allFlat.count ? b : a));
      const ends = (start: string, batchSize: ScheduleArm["batchSize"]) => {
        const own = all.filter((arm) => arm.start === start && arm.batchSize === batchSize && arm.steps === 200);
        const shares = own.map(({ flatShare }) => flatShare);
        const from = start === "uniform" ? "uniform starts" : `the ${start} minimizer`;
        return [
          number(`Least mean share in flat wells, SGD-${batchSize} from ${from}, 200 steps`, Math.min(...shares)),
          number(`Largest mean share in flat wells, SGD-${batchSize} from ${from}, 200 steps`, Math.max(...shares)),
        ];
      };
      const slow = all.filter(({ steps }) => steps > 200).map(({ flatShare }) => flatShare);
      return {
        outcome: outcomeOf(
          arms.every(({ allFlat }) => allFlat.low > 0.5),
          arms.every(({ flatShare }) => flatShare > 0.9),
        ),
        numbers: [
          { label: `Largest share of runs that end in the flat minimizer: ${describe(best)}`, ...best.allFlat },
          ...([1, 20] as const).flatMap((k) => ["sharp", "uniform", "flat"].flatMap((start) => ends(start, k))),
          number("Least mean share in flat wells, SGD-1 from the sharp minimizer, 2,000 steps", Math.min(...slow)),
          number("Largest mean share in flat wells, SGD-1 from the sharp minimizer, 2,000 steps", Math.max(...slow)),
        ],
      };
    },
  },
  {
    id: "small-batches-are-best",
    place: "first lesson",
    quotation: "if we desire to converge to a flat minimizer, … it is best to use small batch sizes",
    tested:
      "The mean share of coordinates in flat wells at the end of the schedules from uniform starts: SGD-1 against GD.",
    rule: "One part for each model and schedule: SGD-1's share is larger by more than two standard errors of the difference.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter((arm) => arm.start === "uniform" && isDecreasing(arm));
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
    place: "first lesson",
    quotation:
      "it is important to constrain the feasible region as choosing very large learning rates may force the iterates far away from the minima and result in numerical overflow problems",
    tested:
      "Runs from the sharp minimizer at 1.5 times its divergence bound without the projection on the box: how many leave the range of doubles in twenty steps.",
    rule: "Holds if some do on every model.",
    note: "With k = 1 twenty steps are too few: a step moves one coordinate.",
    evidence: ["schedule"],
    judge: (evidence) => {
      const { unprojected } = evidence("schedule");
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
    place: "second lesson",
    quotation:
      "if we desire to converge to a sharp minimizer, there is no way for selecting for this minimizer using a non-adaptive learning rate",
    tested:
      "A fixed small rate from uniform starts: the share of coordinates in flat wells before and after, and runs that end in the sharp minimizer.",
    rule: "Holds if no arm's mean share moves by more than 0.1, and none ends in the sharp minimizer with a probability above 5 %.",
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
    place: "second lesson",
    quotation:
      "The only hope [of converging to a sharp minimizer] is to use a large batch size and to use small learning rates",
    tested:
      "Runs from the sharp minimizer that end in it after 200 steps at a fixed rate of at most 0.5u, by batch size.",
    rule: "One part for GD: it stays with a probability above 95 % on every model. One for each model: some small batch, SGD-1 or SGD-20, does not.",
    note: "On Model 1 SGD-20 leaves in three runs of ten, SGD-1 in a few of a hundred. On Models 2 and 3 SGD-1 and SGD-20 stay in every run, as GD does.",
    explanation: "schedule",
    evidence: ["schedule"],
    judge: (evidence) => {
      const arms = armsOf(evidence).filter((arm) => arm.start === "sharp" && arm.schedule === "small, fixed");
      const gd = arms.filter(({ batchSize }) => batchSize === "inf");
      const escapes = gd.map(({ model }) =>
        arms.some((arm) => arm.model === model && isSmall(arm) && arm.allSharp.high < 0.95),
      );
      return {
        outcome: outcomeOf(
          gd.every(({ allSharp }) => allSharp.low > 0.95),
          ...escapes,
        ),
        numbers: arms.map((arm) => ({ label: `Stay: ${describe(arm)}`, ...arm.allSharp })),
      };
    },
  },
];
