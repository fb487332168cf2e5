/** Section 4: what runs on the Styblinski–Tang models do, Figures 5 to 8 and 15 to 22. */
import { type ClaimDefinition, count, number, outcomeOf } from "./claim.ts";
import {
  allFigures,
  byRealisation,
  cellsOf,
  everyRun,
  figures,
  stays,
  stochastic,
  uniformCells,
} from "./pooledRuns.ts";
import { describe, longRuns } from "./schedules.ts";
import { cellsAt, converged, diverged, inCorner, left, total } from "./trajectories.ts";

/** Share of runs that counts as all but a few. */
const nearlyAll = 0.99;

export const section4Runs: readonly ClaimDefinition[] = [
  {
    ...everyRun("1.5l", "leave the basin", left),
    id: "diverge-at-1-5-l",
    place: "Figures 5 and 6 (and 7 and 8, the same runs)",
    quotation:
      "regardless of batch size, the iterates are diverging from the flat [sharp] minimizer … for learning rates 1.5l",
  },
  {
    ...everyRun("0.5(u+l)", "leave the basin", left),
    id: "diverge-between-the-bounds",
    place: "Figures 5 and 6 (and 7 and 8, the same runs)",
    quotation:
      "regardless of batch size, the iterates are diverging from the flat [sharp] minimizer … for learning rates … 0.5(u + l)",
    note: "The theorems promise nothing between the bounds. By distance, nearly every run there ends further away than it began.",
    explanation: "styblinski-tang-outcomes",
  },
  {
    id: "converge-to-corners",
    place: "Figures 5 and 6 (and 7 and 8, the same runs)",
    quotation:
      "the iterates … are converging to the corners of the feasible region for learning rates 1.5l and 0.5(u + l)",
    tested: "Runs on Model 1 that end with every coordinate on the boundary of the box, at both rates.",
    rule: "Holds if every run does; in part if at least half of them do.",
    explanation: "styblinski-tang-outcomes",
    evidence: figures[1],
    judge: (evidence) =>
      byRealisation(evidence, figures[1], ["1.5l", "0.5(u+l)"], () => true, "end in a corner", inCorner, 1),
  },
  {
    id: "stable-below-u",
    place: "Figures 5 and 6",
    quotation: "for the learning rate 0.5u, we see stability for k = 1, 200, 500 about the minimizer",
    tested: "Runs of SGD-k on Model 1 at 0.5u that are never outside the basin of the minimizer at which they start.",
    rule: "Holds if every run stays; in part if at least half of them do.",
    note: "Stable means: stays in the basin. The distance settles on a noise floor and often grows.",
    explanation: "styblinski-tang-outcomes",
    evidence: figures[1],
    judge: (evidence) => byRealisation(evidence, figures[1], ["0.5u"], stochastic, "never leave the basin", stays, 1),
  },
  {
    id: "gd-converges-below-u",
    place: "Figures 5 and 6",
    quotation: "for the learning rate 0.5u, … we see convergence for GD (i.e., k = ∞)",
    tested: "Runs of GD on Model 1 at 0.5u that end at most half as far away as they began.",
    rule: "Holds if every run does; in part if at least half of them do.",
    evidence: figures[1],
    judge: (evidence) =>
      byRealisation(
        evidence,
        figures[1],
        ["0.5u"],
        (cell) => cell.batchSize === "inf",
        "end half as far away",
        converged,
        1,
      ),
  },
  {
    id: "diverge-from-every-radius",
    place: "Figures 7 and 8",
    quotation: "regardless of the starting radius, the iterate are diverging … for learning rates 1.5l and 0.5(u + l)",
    tested: "Runs on Model 1 that leave the basin, by starting radius, at either rate.",
    rule: "One part for each radius and rate: every run of both realisations leaves.",
    note: "The runs are those of Figures 5 and 6, pooled the other way.",
    explanation: "styblinski-tang-outcomes",
    evidence: ["figure-07", "figure-08"],
    judge: (evidence) => {
      const parts = ["1.5l", "0.5(u+l)"].flatMap((rateLabel) =>
        [0.001, 0.01, 0.1, 1].map((radius) => {
          const cells = (["figure-07", "figure-08"] as const).flatMap((id) =>
            cellsAt(evidence(id), { rateLabel, radius }),
          );
          const [held, runs] = total(cells, left);
          return { held, runs, label: `Leave at ${rateLabel} from radius ${radius}` };
        }),
      );
      return {
        outcome: outcomeOf(...parts.map(({ held, runs }) => held === runs)),
        numbers: parts.map(({ label, held, runs }) => count(label, held, runs)),
      };
    },
  },
  {
    id: "stable-from-every-radius",
    place: "Figures 7 and 8",
    quotation:
      "for the learning rate 0.5u, we see stability and even convergence for all of the runs regardless of the starting radius",
    tested:
      "Runs on Model 1 at 0.5u that never leave the basin, and those that end half as far away as they began, by starting radius.",
    rule: "Two parts: every run stays in the basin, and every run converges.",
    note: "With k finite nothing can converge: the noise does not vanish at the minimizer.",
    explanation: "styblinski-tang-outcomes",
    evidence: ["figure-07", "figure-08"],
    judge: (evidence) => {
      const cells = (["figure-07", "figure-08"] as const).flatMap((id) => cellsAt(evidence(id), { rateLabel: "0.5u" }));
      const staying = [0.001, 0.01, 0.1, 1].map((radius) => {
        const own = total(
          cells.filter((cell) => cell.radius === radius),
          stays,
        );
        return { own, label: `Never leave from radius ${radius}` };
      });
      const convergence = total(cells, converged);
      return {
        outcome: outcomeOf(
          staying.every(({ own }) => own[0] === own[1]),
          convergence[0] === convergence[1],
        ),
        numbers: [
          ...staying.map(({ label, own }) => count(label, ...own)),
          count("End half as far away, all radii", ...convergence),
        ],
      };
    },
  },
  {
    id: "runs-behave-uniformly",
    place: "discussions of Figures 5 to 8",
    quotation:
      "all runs behave uniformly and either diverge or remain stable according to the predictions of Theorems 16 and 17",
    tested:
      "Cells of Model 1 at 1.5l and 0.5u (model and start, batch size, radius) in which all hundred runs do as the theorem predicts: leave the basin at 1.5l, stay in it at 0.5u.",
    rule: "Holds if it is every cell; in part if at least half.",
    explanation: "styblinski-tang-outcomes",
    evidence: figures[1],
    judge: (evidence) => uniformCells(evidence, figures[1]),
  },
  {
    id: "variability-has-no-role",
    place: "discussions of Figures 5 to 8",
    quotation:
      "we see that variability does not seem to play a role with regards to divergence from or stability about minima regardless of the batch size",
    tested:
      "Cells of Model 1 at the paper's three rates in which some but not all of the hundred runs leave the basin.",
    rule: "Two parts: no such cell at 1.5l and 0.5u, and none at 0.5(u + l).",
    note: "Where the theorems speak, runs differ little; between the bounds, which run leaves is a matter of chance.",
    explanation: "styblinski-tang-outcomes",
    evidence: figures[1],
    judge: (evidence) => {
      const mixed = (labels: readonly string[]): [number, number] => {
        const cells = labels.flatMap((label) => cellsOf(evidence, figures[1], label));
        return [cells.filter((cell) => cell.everLeft > 0 && cell.everLeft < cell.ends.length).length, cells.length];
      };
      const predicted = mixed(["1.5l", "0.5u"]);
      const between = mixed(["0.5(u+l)"]);
      return {
        outcome: outcomeOf(predicted[0] === 0, between[0] === 0),
        numbers: [
          number(`Mixed cells at 1.5l and 0.5u, of ${predicted[1]}`, predicted[0]),
          number(`Mixed cells at 0.5(u + l), of ${between[1]}`, between[0]),
        ],
      };
    },
  },
  {
    id: "models-nearly-identical",
    place: "Results and Discussion, first paragraph; Figures 15 to 22",
    quotation: "the results [of] Models 1, 2 and 3 are nearly identical for the purposes of our discussion",
    tested: "The share of runs that leave the basin at each of the paper's rates, on each model.",
    rule: "One part for each rate: the models' shares lie within five percentage points.",
    note: "Between the bounds GD oscillates on Model 1, mostly within the basin, and leaves it on Models 2 and 3.",
    explanation: "styblinski-tang-outcomes",
    evidence: allFigures,
    judge: (evidence) => {
      const parts = ["1.5l", "0.5(u+l)", "0.5u"].map((label) =>
        ([1, 2, 3] as const).map((model) => {
          const [held, runs] = total(cellsOf(evidence, figures[model], label), left);
          return { label: `Leave at ${label}, Model ${model}`, held, runs, share: held / runs };
        }),
      );
      const spread = (shares: readonly number[]): number => Math.max(...shares) - Math.min(...shares);
      return {
        outcome: outcomeOf(...parts.map((part) => spread(part.map(({ share }) => share)) <= 0.05)),
        numbers: parts.flat().map(({ label, held, runs }) => count(label, held, runs)),
      };
    },
  },
  {
    id: "quantitative-explanation",
    place: "last paragraph",
    quotation:
      "we are able to use Theorems 16 and 17 to give a quantitative explanation of when stability will occur or when divergence will occur",
    tested:
      "Runs on Models 1 to 3 that leave the basin at 1.5l, and that stay in it at 0.5u, in the paper's twenty steps; and runs of 200 steps of SGD-1, 20, 100 and GD at no more than 0.5u that end where they began.",
    rule: "Three parts: at least 99 % of the runs of each model leave, and stay; and of the long runs of every model, batch size and start.",
    note: "The exceptions: SGD-20 on Model 1, which the paper does not run, ends three long runs in ten outside the basin; SGD-1 there and SGD-100 on Model 3 one to three in a hundred. And at 0.5l, which the paper's figures do not show, α lies below u at k = 200 on Model 1, and one run in ten leaves within the twenty steps.",
    explanation: "styblinski-tang-outcomes",
    evidence: [...allFigures, "schedule"],
    judge: (evidence) => {
      const models = [1, 2, 3] as const;
      const leaving = models.map((model) => total(cellsOf(evidence, figures[model], "1.5l"), left));
      const staying = models.map((model) => total(cellsOf(evidence, figures[model], "0.5u"), stays));
      const long = longRuns(evidence);
      const enough = ([held, runs]: [number, number]): boolean => held >= nearlyAll * runs;
      return {
        outcome: outcomeOf(
          leaving.every(enough),
          staying.every(enough),
          long.every(({ held, of }) => enough([held, of])),
        ),
        numbers: [
          ...models.flatMap((model, i) => [
            count(`Leave at 1.5l, Model ${model}`, ...leaving[i]),
            count(`Stay at 0.5u, Model ${model}`, ...staying[i]),
          ]),
          ...long
            .filter(({ held, of }) => !enough([held, of]))
            .map(({ arm, held, of }) => count(`End where they began after 200 steps: ${describe(arm)}`, held, of)),
          number(
            `Arms of 200-step runs, of ${long.length}, of which 99 % end where they began`,
            long.filter(({ held, of }) => enough([held, of])).length,
          ),
        ],
      };
    },
  },
  {
    id: "large-rates-diverge-by-distance",
    place: "Figures 5, 6 and 15 to 18",
    quotation: "diverging from the flat minimizer [by the distance that the figures show]",
    tested: "Runs at 1.5l and 0.5(u + l) that end further from the minimizer than they began, on each model.",
    rule: "Holds if at least 99 % do on every model; in part if on some.",
    evidence: allFigures,
    judge: (evidence) => {
      const counts = ([1, 2, 3] as const).map((model) =>
        total(
          ["1.5l", "0.5(u+l)"].flatMap((label) => cellsOf(evidence, figures[model], label)),
          diverged,
        ),
      );
      return {
        outcome: outcomeOf(...counts.map(([held, runs]) => held >= nearlyAll * runs)),
        numbers: counts.map(([held, runs], i) => count(`End further away, Model ${i + 1}`, held, runs)),
      };
    },
  },
];
