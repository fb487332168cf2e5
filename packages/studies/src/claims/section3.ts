/** Section 3: the quadratic-circle functions, Tables 1 and 2, and Figures 1 to 4, 10 to 13. */
import type {
  ArtefactId,
  BatchSize,
  ClaimNumber,
  ContourPanel,
  DiscRadiusData,
  EscapeTailData,
  TrajectoriesData,
} from "@sgd-basins/report";
import { type ClaimDefinition, count, type Evidence, type Judgement, number, outcomeOf } from "./claim.ts";
import { judgeCells, ratioRange } from "./tables.ts";
import { cellsAt, diverged, inCorner, inOtherBasin, methodName, total } from "./trajectories.ts";

/**
 * At most this share of the runs may diverge where a method "begins to diverge" later, and more must where it has begun.
 * Not zero: the paper itself counts a rate at which "some of the runs" diverge (5e10, Figure 1) as below the beginning.
 */
const beginning = 0.1;

export const section3: readonly ClaimDefinition[] = [
  {
    id: "circular-basin-smooth",
    section: "3.1",
    place: "after eq. (13)",
    quotation:
      "for c₂ > 0, we have a twice differentiable function which ensures that h(x) is twice continuously differentiable",
    tested: "Jumps of h, its gradient and its Hessian between points 10⁻⁹ inside and outside its two circles.",
    rule: "Reproduced if none exceeds 10⁻⁶ of the largest value between the circles.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const jumps = ["jump-value", "jump-gradient", "jump-hessian"].map((id) => measure(evidence, id));
      return { outcome: outcomeOf(...jumps.map(({ value }) => value < 1e-6)), numbers: jumps };
    },
  },
  {
    id: "wall-steepness",
    section: "3.1",
    place: "after eq. (13)",
    quotation: "When the ratio between c₃ and c₂ decreases, the steepness of the basin's walls increases",
    tested: "The steepest slope of h for c₃/c₂ = 4 and 2.",
    rule: "Reproduced if it is larger for the smaller ratio.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const numbers = [measure(evidence, "slope-ratio-4"), measure(evidence, "slope-ratio-2")];
      return { outcome: outcomeOf(numbers[1].value > numbers[0].value), numbers };
    },
  },
  {
    id: "floor-and-height",
    section: "3.1",
    place: "after eq. (13)",
    quotation: "Increasing the distance between c₄ and c₁ has a similar outcome",
    tested: "The steepest slope of h with c₁ doubled, and with c₄ lowered by as much instead.",
    rule: "Two parts: either change of the distance makes the wall at least 1.5 times as steep.",
    note: "By eq. (13) the wall rises from c₄ to c₄ + c₁: its height is c₁, whatever c₄ is.",
    explanation: "does-not-reproduce",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const before = measure(evidence, "slope-ratio-4");
      const after = [measure(evidence, "slope-height"), measure(evidence, "slope-floor")];
      return {
        outcome: outcomeOf(...after.map(({ value }) => value >= 1.5 * before.value)),
        numbers: [before, ...after],
      };
    },
  },
  {
    id: "figure-10-walls",
    section: "3.1",
    place: "Figure 10, caption",
    quotation: "as q₁ is increased, the minimizing quadratic basin has much sharper walls",
    tested: "The steepest slope between neighbouring samples of each panel, q₁ = 0.001 and 0.2 at the same q₂.",
    rule: "Reproduced if the panel with the larger q₁ is steeper at every q₂.",
    note: "The panels' parameters are chosen here: the paper prints none.",
    evidence: ["figure-10"],
    judge: (evidence) => {
      const { panels } = evidence("figure-10", "contours");
      const ratios = panels
        .filter(({ parameters }) => parameters.q1 === 0.001)
        .map((low) => {
          const high = panels.find(({ parameters: p }) => p.q1 === 0.2 && p.q2 === low.parameters.q2);
          return steepest(high) / steepest(low);
        });
      return {
        outcome: outcomeOf(...ratios.map((ratio) => ratio > 1)),
        numbers: [number("Least ratio of the steepest slopes", Math.min(...ratios))],
      };
    },
  },
  {
    id: "figure-11-walls",
    section: "3.1",
    place: "Figure 11, caption",
    quotation: "as c₁ is increased and c₃ is decreased, the walls of the basin become much steeper",
    tested: "The steepest slope between neighbouring samples of the panels, c₁ = 1 and 10, c₃ = 20 and 8.",
    rule: "Two parts: steeper for the larger c₁ at each c₃, and for the smaller c₃ at each c₁.",
    note: "The panels' parameters are chosen here: the paper prints none.",
    evidence: ["figure-11"],
    judge: (evidence) => {
      const { panels } = evidence("figure-11", "contours");
      const slope = (c1: number, c3: number) =>
        steepest(panels.find(({ parameters: p }) => p.c1 === c1 && p.c3 === c3));
      const byHeight = [8, 20].map((c3) => slope(10, c3) / slope(1, c3));
      const byWidth = [1, 10].map((c1) => slope(c1, 8) / slope(c1, 20));
      return {
        outcome: outcomeOf(
          byHeight.every((ratio) => ratio > 1),
          byWidth.every((ratio) => ratio > 1),
        ),
        numbers: [
          number("Least ratio for c₁ = 10 against 1", Math.min(...byHeight)),
          number("Least ratio for c₃ = 8 against 20", Math.min(...byWidth)),
        ],
      };
    },
  },
  {
    id: "figure-12-parameters",
    section: "3.1",
    place: "Figure 12, caption",
    quotation: "Different realizations of the quadratic-circle function for different parameters",
    tested: "Nothing can be: the caption and the text print no parameter.",
    rule: "Not recoverable. Panels with chosen parameters stand in their place.",
    evidence: ["figure-12"],
    judge: (evidence) => ({
      outcome: "undefined",
      numbers: [number("Panels with chosen parameters", evidence("figure-12", "contours").panels.length)],
    }),
  },
  {
    id: "ties-have-measure-zero",
    section: "3.1",
    place: "Remark 23",
    quotation:
      "any point randomly selected from the plane … has a probability of zero of ever hitting a non-differentiable point",
    tested: "Components whose two pieces are equal at uniform points of the box, Model 1.",
    rule: "Reproduced if there is none.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const tied = measure(evidence, "ties");
      return { outcome: outcomeOf(tied.value === 0), numbers: [tied] };
    },
  },
  {
    id: "two-minimizers",
    section: "3.2",
    place: "first paragraph",
    quotation:
      "All of the model functions have two minimizers in the region of interest: one … at (0, 0) and one … at (0, −15)",
    tested: "Value and gradient at both points, and the value on squares about them, Models 1–4.",
    rule: "Reproduced if value and slope are zero at both and the value is positive around them.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const numbers = [measure(evidence, "at-minima"), measure(evidence, "around-minima")];
      return { outcome: outcomeOf(numbers[0].value === 0, numbers[1].value > 0), numbers };
    },
  },
  {
    id: "sharp-and-flat-models",
    section: "3.2",
    place: "first paragraph",
    quotation:
      "Model 1 is characterized by having at least one large eigenvalue about each minimum … Model 4 … by having only small eigenvalues for both minima",
    tested: "λ₁ of the estimated Q̄ at both minima of Models 1–4.",
    rule: "Reproduced if λ₁ is larger in Models 1, 2 than in 3, 4 at the circular minimum, and in 1, 3 than in 2, 4 at the quadratic one.",
    note: "By construction: the recovered means of c₁ and q₁ are what the paper describes.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const { geometries } = evidence("table-1", "table");
      const λ = (model: number, minimizer: string): number => {
        const row = geometries.find((one) => one.model === model && one.minimizer === minimizer);
        if (row === undefined) throw new Error(`table-1: no geometry of Model ${model}, ${minimizer}`);
        return row.largestEigenvalue;
      };
      const circular = Math.min(λ(1, "circular"), λ(2, "circular")) / Math.max(λ(3, "circular"), λ(4, "circular"));
      const quadratic = Math.min(λ(1, "quadratic"), λ(3, "quadratic")) / Math.max(λ(2, "quadratic"), λ(4, "quadratic"));
      return {
        outcome: outcomeOf(circular > 1, quadratic > 1),
        numbers: [
          number("Circular minimum: least λ₁ of Models 1, 2 over largest of 3, 4", circular),
          number("Quadratic minimum: least λ₁ of Models 1, 3 over largest of 2, 4", quadratic),
        ],
      };
    },
  },
  {
    id: "kmax-of-table-1",
    section: "3.2",
    place: "definition of k_max for Table 1",
    quotation: "for the lower bounds, k_max is the largest integer smaller than s/(λᵣ₋₁λᵣ) − γ",
    tested: "s/(λᵣ₋₁λᵣ) − γ at the circular minimum, with the largest γ, for which s = 0.",
    rule: "Not recoverable if it is below 1 for every model: then the columns at 0.99 k_max and 2 k_max have no batch size.",
    explanation: "circular-minimum",
    evidence: ["table-1"],
    judge: (evidence) => {
      const values = circularGeometries(evidence, "table-1").map(({ gamma }) => 0 - gamma);
      return {
        outcome: values.every((value) => value < 1) ? "undefined" : "holds",
        numbers: [number("Largest s/(λᵣ₋₁λᵣ) − γ over the models", Math.max(...values))],
      };
    },
  },
  {
    id: "kmax-of-table-2",
    section: "3.2",
    place: "definition of k_max for Table 2",
    quotation: "for the upper bounds, k_max is the integer closest to t/(λᵣλ₁) − γ",
    tested: "t/(λᵣλ₁) − γ at the circular minimum, and what the published columns need.",
    rule: "Not recoverable if it is below 1 for every model while the published columns use one above 1.",
    note: "With equal weights t ≤ Nλ₁² always; the published columns need far more.",
    explanation: "circular-minimum",
    evidence: ["table-2", "disc-radius"],
    judge: (evidence) => {
      const values = circularGeometries(evidence, "table-2").map(({ criticalBatchSize }) => criticalBatchSize);
      const needed = evidence("disc-radius", "disc-radius").reconstruction.publishedTOverSquare;
      return {
        outcome: values.every((value) => value < 1) ? "undefined" : "holds",
        numbers: [
          number("Largest t/(λᵣλ₁) − γ over the models", Math.max(...values)),
          number("Least t/λ₁² that the published columns need", Math.min(...needed)),
          number("Largest t/λ₁² that the published columns need", Math.max(...needed)),
        ],
      };
    },
  },
  {
    id: "table-1-quadratic",
    section: "3.2",
    place: "Table 1, quadratic minimum",
    quotation: "Estimated lower bound values for divergence … Quad. Minimum",
    note: "Partly circular: q₁ and the spread of the parameters were fitted to these numbers.",
    ...judgeCells(["table-1"], ({ column }) => column.startsWith("quadratic/")),
  },
  {
    id: "table-2-quadratic",
    section: "3.2",
    place: "Table 2, quadratic minimum",
    quotation: "Estimated upper bound values for convergence … Quad. Minimum",
    note: "Partly circular, as in Table 1: at rank 1 both bounds are equal.",
    ...judgeCells(["table-2"], ({ column }) => column.startsWith("quadratic/")),
  },
  circularColumns("table-1", "Estimated lower bound values for divergence … Circ. Minimum"),
  circularColumns("table-2", "Estimated upper bound values for convergence … Circ. Minimum"),
  {
    id: "flatter-tolerates-more",
    section: "3.2",
    place: "first feature of Tables 1 and 2",
    quotation: "the flatter minima tend to have a larger lower bound for divergence",
    tested: "l(∞) of Models 3, 4 against 1, 2 at the circular minimum, and of 2, 4 against 1, 3 at the quadratic one.",
    rule: "Reproduced if the flatter one has the larger bound in both comparisons.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const ratios = flatterRatios(evidence);
      return {
        outcome: outcomeOf(ratios.circular > 1, ratios.quadratic > 1),
        numbers: [number("Circular minimum", ratios.circular), number("Quadratic minimum", ratios.quadratic)],
      };
    },
  },
  {
    id: "ten-thousand-fold",
    section: "3.2",
    place: "first feature of Tables 1 and 2",
    quotation: "the lower bound for divergence is nearly ten thousand fold larger",
    tested: "The ratio of l(∞) between the circular minima of Models 3, 4 and 1, 2, computed and published.",
    rule: "Reproduced if the computed ratio lies between 5,000 and 20,000.",
    explanation: "circular-minimum",
    evidence: ["table-1"],
    judge: (evidence) => {
      const ratio = flatterRatios(evidence).circular;
      const published = ratioRange(
        evidence("table-1", "table"),
        "circular/inf",
        ["model-3", "model-4"],
        ["model-1", "model-2"],
      );
      return {
        outcome: outcomeOf(ratio > 5000 && ratio < 20_000),
        numbers: [
          number("Computed ratio", ratio),
          number("Least published ratio", published[0]),
          number("Largest published ratio", published[1]),
        ],
      };
    },
  },
  {
    id: "hundred-times",
    section: "3.2",
    place: "first feature of Tables 1 and 2",
    quotation: "the lower bound for divergence is over a hundred times larger",
    tested: "The ratio of l(∞) between the quadratic minima of Models 2, 4 and 1, 3.",
    rule: "Reproduced if it exceeds 100.",
    note: "Partly circular: it is the ratio of the two means of q₁, which were fitted to Table 1.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const ratio = flatterRatios(evidence).quadratic;
      return { outcome: outcomeOf(ratio > 100), numbers: [number("Computed ratio", ratio)] };
    },
  },
  {
    id: "minor-difference-in-k",
    section: "3.2",
    place: "second feature of Tables 1 and 2",
    quotation:
      "for the circular basin minimum, there is a very minor difference between the lower bounds for divergence between the k = 1 and k = ∞ cases",
    tested: "l(∞)/l(1) − 1 at the circular minimum of Models 1–4.",
    rule: "Reproduced if it is below 2 % for every model.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const differences = circularGeometries(evidence, "table-1").map(({ gamma }) => gamma);
      return {
        outcome: outcomeOf(...differences.map((difference) => difference < 0.02)),
        numbers: [number("Largest l(∞)/l(1) − 1", Math.max(...differences))],
      };
    },
  },
  {
    id: "condition-number-one",
    section: "3.2",
    place: "second feature of Tables 1 and 2",
    quotation: "the circular symmetry of the basin implies that its condition number is one",
    tested: "λ₁/λᵣ of Q̄ averaged over the disc about the circular minimum, and at a single point of its edge.",
    rule: "Two parts: below 1.01 in the average, and at single points.",
    note: "At distance ρ the curvatures are 60Kρ along the radius and 30Kρ across; only the average is isotropic.",
    explanation: "circular-minimum",
    evidence: ["disc-radius"],
    judge: (evidence) => {
      const { sensitivity } = evidence("disc-radius", "disc-radius");
      const own = sensitivity.filter(({ radius }) => radius === 1e-8);
      const averaged = Math.max(...own.map(({ conditionNumber }) => conditionNumber));
      const pointwise = Math.max(...own.map(({ pointwiseConditionNumber }) => pointwiseConditionNumber));
      return {
        outcome: outcomeOf(averaged < 1.01, pointwise < 1.01),
        numbers: [number("Averaged over the disc", averaged), number("At a point of its edge", pointwise)],
      };
    },
  },
  {
    id: "small-gamma",
    section: "3.2",
    place: "second feature of Tables 1 and 2",
    quotation: "the value of γ ≪ 1 for this circular minimizer",
    tested: "The largest γ at the circular minimum of Models 1–4.",
    rule: "Reproduced if it is below 0.05.",
    note: "It is the relative variance of the components, a twelfth of the square of the spread that was chosen.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const gamma = Math.max(...circularGeometries(evidence, "table-1").map((row) => row.gamma));
      return { outcome: outcomeOf(gamma < 0.05), numbers: [number("Largest γ", gamma)] };
    },
  },
  threshold("circular", 1, "5e10", "1e11", "figure-01", "between 5 × 10¹⁰ and 10¹¹ for Model 1"),
  threshold("circular", 3, "5e11", "1e12", "figure-01", "between 5 × 10¹¹ and 10¹² for Model 3"),
  threshold("quadratic", 1, "4", "16", "figure-02", "between 4 and 16 for Model 1"),
  threshold("quadratic", 2, "256", "1024", "figure-02", "between 256 and 1024 for Model 2"),
  similarModels(
    "circular",
    ["figure-01", "figure-03"],
    [
      [1, 2],
      [3, 4],
    ],
    "the results of SGD-k on Models 1 and 2 and Models 3 and 4 are similar when initialized around the circular basin minimizer",
  ),
  similarModels(
    "quadratic",
    ["figure-02"],
    [
      [1, 3],
      [2, 4],
    ],
    "the results of SGD-k on Models 1 and 3 and Models 2 and 4 are similar when initialized around the quadratic basin minimizer",
  ),
  {
    id: "conservative-circular",
    section: "3.2",
    place: "discussion of Figures 1 and 2",
    quotation:
      "the estimates in Table 1 are conservative, but produce estimates on the lower bounds that are informative",
    tested:
      "The published l(1) at the circular minima of Models 1 and 3, and the honest one, over the learning rate at which the paper sees runs begin to diverge.",
    rule: "Two parts, published and honest: informative means within a factor of two of the interval in which divergence begins, on both models.",
    note: "The part that holds is the honest estimate, which the paper does not have.",
    explanation: "circular-minimum",
    evidence: ["table-1"],
    judge: (evidence) => informative(evidence, "circular", { 1: [5e10, 1e11], 3: [5e11, 1e12] }),
  },
  {
    id: "informative-quadratic",
    section: "3.2",
    place: "discussion of Figures 1 and 2",
    quotation: "informative, especially in the case of the quadratic basin",
    tested:
      "The published and the computed l(1) at the quadratic minima of Models 1 and 2, over the learning rate at which the paper sees runs begin to diverge.",
    rule: "Two parts, published and computed: within a factor of two of the interval in which divergence begins, on both models.",
    evidence: ["table-1"],
    judge: (evidence) => informative(evidence, "quadratic", { 1: [4, 16], 2: [256, 1024] }),
  },
  {
    id: "tail-at-5e10",
    section: "3.2",
    place: "Figures 1 and 3",
    quotation:
      "for Model 1 and learning rate 5 × 10¹⁰, the runs of GD converge whereas some of the runs for SGD-1 diverge",
    tested: "10,000 runs each of SGD-1 and GD on the default model, and 10,000 each on a model of their own.",
    rule: "Reproduced if, on both, SGD-1's interval lies above GD's and GD has no divergent run.",
    note: "The probability is that of a run within 2 % of the bound: it depends on the draw of the model, and a hundred runs cannot be relied on to show it.",
    evidence: ["escape-tail"],
    judge: (evidence) => {
      const tail = evidence("escape-tail", "escape-tail");
      const pairs = (["default", "every draw"] as const).map((models) => pairAt(tail, models, 1, "5e10"));
      return {
        outcome: outcomeOf(
          ...pairs.map(({ sgd, gd }) => gd.diverged.count === 0 && sgd.diverged.low > gd.diverged.high),
        ),
        numbers: pairs.flatMap(({ sgd, gd }) => [tailNumber(sgd), tailNumber(gd)]),
      };
    },
  },
  {
    id: "only-stable-gd-at-the-boundary",
    section: "3.2",
    place: "discussion of Figure 3",
    quotation:
      "at those boundary learning rates where some SGD-1 runs are stable and others diverge, for GD, we should only see stable runs, and, indeed, this is what the comparison of Figures 1 and 3 shows",
    tested: "10,000 runs each of SGD-1 and GD at every rate of the transition at which both outcomes occur for SGD-1.",
    rule: "One part for each such rate: GD has no divergent run.",
    explanation: "circular-minimum",
    evidence: ["escape-tail"],
    judge: (evidence) => {
      const tail = evidence("escape-tail", "escape-tail");
      const pairs = transition.map(({ model, rateLabel }) => pairAt(tail, "default", model, rateLabel));
      const mixed = pairs.filter(({ sgd }) => sgd.diverged.count > 0 && sgd.diverged.count < sgd.diverged.of);
      return {
        outcome: outcomeOf(...mixed.map(({ gd }) => gd.diverged.count === 0)),
        numbers: mixed.flatMap(({ sgd, gd }) => [tailNumber(sgd), tailNumber(gd)]),
      };
    },
  },
  {
    id: "boundary-of-gd",
    section: "3.2",
    place: "discussion of Figure 3",
    quotation: "the boundary for divergence-convergence for GD are smaller than those of SGD-1",
    tested: "10,000 runs each of SGD-1 and GD at the rates of the transition.",
    rule: "One part for each rate at which either diverges: GD diverges more often, with intervals apart.",
    note: "The sentence after it says the reverse, as Theorem 16 does.",
    explanation: "typos",
    evidence: ["escape-tail"],
    judge: (evidence) => {
      const tail = evidence("escape-tail", "escape-tail");
      const pairs = transition
        .map(({ model, rateLabel }) => pairAt(tail, "default", model, rateLabel))
        .filter(({ sgd, gd }) => sgd.diverged.count + gd.diverged.count > 0);
      return {
        outcome: outcomeOf(...pairs.map(({ sgd, gd }) => gd.diverged.low > sgd.diverged.high)),
        numbers: pairs.flatMap(({ sgd, gd }) => [tailNumber(sgd), tailNumber(gd)]),
      };
    },
  },
  {
    id: "escape-to-the-circular-minimum",
    section: "3.2",
    place: "Figure 4",
    quotation:
      "learning rates that lead to divergence from the quadratic basin minimizer … are in some cases able to converge to the circular minimizer",
    tested: "Ends of a hundred runs of each method from the quadratic minimum of Model 1, at 16 and 64.",
    rule: "Reproduced if some run of each method ends within 3 of the circular minimizer at each of the two.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const numbers = figure4(evidence, ["16", "64"], inOtherBasin, "end near the circular minimizer");
      return { outcome: outcomeOf(...numbers.map((one) => one.count > 0)), numbers };
    },
  },
  {
    id: "ends-in-corners",
    section: "3.2",
    place: "Figure 4",
    quotation:
      "as the learning rate increases, even though the learning rate is below the divergence bound for the circular minimizer, the iterates for SGD-1 and GD … are converging to the corners of the feasible region",
    tested: "Ends of a hundred runs of each method from the quadratic minimum of Model 1, at 256 and 1024.",
    rule: "Reproduced if more than half of the runs of each method end in a corner at each of the two.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const numbers = figure4(evidence, ["256", "1024"], inCorner, "end in a corner");
      return { outcome: outcomeOf(...numbers.map((one) => one.count > 0.5 * one.of)), numbers };
    },
  },
  {
    id: "corners-more-likely",
    section: "3.2",
    place: "discussion of Figure 4",
    quotation:
      "as the learning rate increases, it is more likely for the iterates of both SGD-1 and GD to converge to the corners of the feasible region",
    tested: "Runs that end in a corner at 16, 64, 256 and 1024, Model 1 from the quadratic minimum.",
    rule: "Reproduced if the count of each method does not fall with the rate, and rises overall.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const rates = ["16", "64", "256", "1024"];
      const numbers = figure4(evidence, rates, inCorner, "end in a corner");
      const rises = [0, 1].map((method) => {
        const own = numbers.filter((_, i) => i % 2 === method).map((one) => one.count);
        return own.every((value, i) => i === 0 || value >= own[i - 1]) && own[own.length - 1] > own[0];
      });
      return { outcome: outcomeOf(...rises), numbers };
    },
  },
  {
    id: "variability-decides-the-end",
    section: "3.2",
    place: "discussion of Figure 4",
    quotation:
      "it does appear that variability plays a role in determining if SGD-1 and GD will converge to the circular minimizer or to the corners",
    tested: "Ends of the runs of each method at the four rates that leave the quadratic minimum of Model 1.",
    rule: "Reproduced if at some rate runs of a method end in both places, for both methods.",
    note: "For GD the start is all that varies.",
    evidence: ["figure-04"],
    judge: (evidence) => {
      const rates = ["16", "64", "256", "1024"];
      const circular = figure4(evidence, rates, inOtherBasin, "end near the circular minimizer");
      const corner = figure4(evidence, rates, inCorner, "end in a corner");
      const mixed = circular.map((one, i) => one.count > 0 && corner[i].count > 0);
      return {
        outcome: outcomeOf(...[0, 1].map((method) => mixed.some((both, i) => both && i % 2 === method))),
        numbers: circular.flatMap((one, i) => (mixed[i] ? [one, corner[i]] : [])),
      };
    },
  },
  {
    id: "gd-escapes",
    section: "3.2",
    place: "discussion of Figures 1 to 4",
    quotation:
      "we are able to find learning rates that cause GD, a deterministic method, to escape from a minimizer with arbitrary geometric properties",
    tested:
      "Runs of GD that diverge from the circular minima of Models 1–4 at 5e12, and from the quadratic one of Model 1 at 1024.",
    rule: "Reproduced if at least 90 % diverge in each case.",
    evidence: ["figure-03", "figure-04"],
    judge: (evidence) => {
      const circular = [1, 2, 3, 4].map((model) => {
        const cells = cellsAt(evidence("figure-03", "trajectories"), { model, rateLabel: "5e12" });
        return count(`Circular minimum, Model ${model}, 5e12`, ...total(cells, diverged));
      });
      const cells = cellsAt(evidence("figure-04", "trajectories"), { batchSize: "inf", rateLabel: "1024" });
      const numbers = [...circular, count("Quadratic minimum, Model 1, 1024", ...total(cells, diverged))];
      return { outcome: outcomeOf(...numbers.map((one) => "count" in one && one.count >= 0.9 * one.of)), numbers };
    },
  },
  {
    id: "no-return",
    section: "3.2",
    place: "discussion of Figures 1 and 2",
    quotation:
      "we might expect some runs of SGD-1 to diverge from a minimizer for a few iterations and then … converge to the same minimizer. However, we fail to see such behavior in Figures 1 and 2",
    tested:
      "Runs of SGD-1 at the paper's rates whose distance once exceeds ten times the starting one, and those of them that end closer than they began.",
    rule: "Reproduced if no run returns.",
    explanation: "does-not-reproduce",
    evidence: ["figure-01", "figure-02"],
    judge: (evidence) => {
      const runs = (["figure-01", "figure-02"] as const).flatMap((id) =>
        evidence(id, "trajectories")
          .cells.filter(({ inPaper }) => inPaper)
          .flatMap(({ distances, start }) => distances[start]),
      );
      const away = runs.filter((run) => run.some((distance) => distance > 10 * run[0]));
      const back = away.filter((run) => run[run.length - 1] < run[0]);
      return {
        outcome: away.length === 0 ? "undefined" : outcomeOf(back.length === 0),
        numbers: [count("Runs that return, of those that went away", back.length, Math.max(1, away.length))],
      };
    },
  },
  {
    id: "predictable-divergence",
    section: "3.2",
    place: "discussion of Figures 1 and 2",
    quotation:
      "once a sequence of iterates begins to diverge from a minimizer, they continue to do so in almost a predictable manner",
    tested:
      "Steps of SGD-1 at the paper's rates after the distance first exceeds twice the starting one, until the run is beyond 1: how many take it further away.",
    rule: "Reproduced if at least 95 % do; partly if half do.",
    explanation: "does-not-reproduce",
    evidence: ["figure-01", "figure-02"],
    judge: (evidence) => {
      let further = 0;
      let steps = 0;
      for (const id of ["figure-01", "figure-02"] as const) {
        for (const cell of evidence(id, "trajectories").cells.filter(({ inPaper }) => inPaper)) {
          for (const run of cell.distances[cell.start]) {
            const first = run.findIndex((distance) => distance > 2 * run[0]);
            for (let j = first; first >= 0 && j + 1 < run.length && run[j] < 1; j++) {
              steps += 1;
              if (run[j + 1] > run[j]) further += 1;
            }
          }
        }
      }
      const share = steps === 0 ? 0 : further / steps;
      return {
        outcome: share >= 0.95 ? "holds" : share >= 0.5 ? "in part" : "fails",
        numbers: [count("Steps that lead further away", further, Math.max(1, steps))],
      };
    },
  },
];

const transition = [
  { model: 1, rateLabel: "5e10" },
  { model: 1, rateLabel: "1e11" },
  { model: 3, rateLabel: "5e11" },
  { model: 3, rateLabel: "1e12" },
];

type TailCell = EscapeTailData["cells"][number];

function pairAt(tail: EscapeTailData, models: TailCell["models"], model: number, rateLabel: string) {
  const find = (batchSize: BatchSize): TailCell => {
    const cell = tail.cells.find(
      (one) =>
        one.models === models && one.model === model && one.rateLabel === rateLabel && one.batchSize === batchSize,
    );
    if (cell === undefined) throw new Error(`escape-tail: no cell for Model ${model}, ${rateLabel}`);
    return cell;
  };
  return { sgd: find(1), gd: find("inf") };
}

function tailNumber({ models, model, batchSize, rateLabel, diverged }: TailCell): ClaimNumber {
  const of = models === "default" ? `Model ${model}` : `Model ${model}, drawn anew for each run`;
  return { label: `${methodName(batchSize)} diverges at ${rateLabel}, ${of}`, ...diverged };
}

/** "SGD-1 begins to diverge between `below` and `above`." */
function threshold(
  start: "circular" | "quadratic",
  model: number,
  below: string,
  above: string,
  figure: ArtefactId,
  words: string,
): ClaimDefinition {
  return {
    id: `threshold-${start}-model-${model}`,
    section: "3.2",
    place: `Figure ${Number(figure.slice(-2))}`,
    quotation: `SGD-1 begins to diverge for learning rates … ${words}`,
    tested: `Runs of SGD-1 that end further from the ${start} minimum of Model ${model} than they began, at the two rates.`,
    rule: "Reproduced if at most a tenth of the runs diverge at the smaller rate, and more at the larger one.",
    note:
      start === "circular"
        ? "Partly circular: the curvature of the circular basin was chosen with these rates in view."
        : "The curvature was fitted to Table 1; where runs begin to diverge was not looked at.",
    evidence: [figure],
    judge: (evidence): Judgement => {
      const [quiet, loud] = [below, above].map((rateLabel) =>
        total(cellsAt(evidence(figure, "trajectories"), { model, batchSize: 1, rateLabel }), diverged),
      );
      return {
        outcome: outcomeOf(quiet[0] <= beginning * quiet[1] && loud[0] > beginning * loud[1]),
        numbers: [count(`Diverged at ${below}`, ...quiet), count(`Diverged at ${above}`, ...loud)],
      };
    },
  };
}

/** Counts of divergence in two models do not contradict each other at any rate. */
function similarModels(
  start: "circular" | "quadratic",
  figures: readonly [ArtefactId, ...ArtefactId[]],
  pairs: readonly (readonly [number, number])[],
  quotation: string,
): ClaimDefinition {
  return {
    id: `similar-models-${start}`,
    section: "3.2",
    place: "Results and Discussion, first paragraph",
    quotation,
    tested: `Runs that diverge from the ${start} minimum in both models of each pair, at each of the six rates.`,
    rule: "Reproduced if the intervals of the two counts meet at every rate.",
    note: "Near the minimizer at which the runs start, the two models of a pair are the same function.",
    evidence: figures,
    judge: (evidence): Judgement => {
      const compared = figures.flatMap((id) => {
        const figure = evidence(id, "trajectories");
        return pairs.flatMap(([a, b]) => ratesOf(figure).map((rateLabel) => compare(figure, a, b, rateLabel)));
      });
      const apart = compared.filter(({ meet }) => !meet).length;
      const worst = compared.reduce((most, one) => (one.difference > most.difference ? one : most));
      return {
        outcome: outcomeOf(apart === 0),
        numbers: [
          number(`Comparisons, of ${compared.length}, whose intervals are apart`, apart),
          ...worst.numbers.map((one) => ({ ...one, label: `Largest difference: ${one.label}` })),
        ],
      };
    },
  };
}

function ratesOf(figure: TrajectoriesData): string[] {
  return [...new Set(figure.cells.map(({ rateLabel }) => rateLabel))];
}

function compare(figure: TrajectoriesData, a: number, b: number, rateLabel: string) {
  const numbers = [a, b].map((model) => {
    const [held, runs] = total(cellsAt(figure, { model, rateLabel }), diverged);
    return { ...countOf(`Model ${model} at ${rateLabel}`, held, runs) };
  });
  const [first, second] = numbers;
  return {
    numbers,
    meet: first.low <= second.high && second.low <= first.high,
    difference: Math.abs(first.count - second.count),
  };
}

type Counted = Extract<ClaimNumber, { count: number }>;

function countOf(label: string, held: number, of: number): Counted {
  return count(label, held, of) as Counted;
}

/** Counts of both methods at each rate of Figure 4: SGD-1, GD, SGD-1, GD, … */
function figure4(
  evidence: Evidence,
  rates: readonly string[],
  of: Parameters<typeof total>[1],
  words: string,
): Counted[] {
  const figure = evidence("figure-04", "trajectories");
  return rates.flatMap((rateLabel) =>
    ([1, "inf"] as const).map((batchSize) =>
      countOf(
        `${methodName(batchSize)} at ${rateLabel}: ${words}`,
        ...total(cellsAt(figure, { batchSize, rateLabel }), of),
      ),
    ),
  );
}

function measure(evidence: Evidence, id: string): { label: string; value: number } {
  const found = evidence("surfaces", "surfaces").measures.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`surfaces: no measure ${id}`);
  return number(found.label, found.value) as { label: string; value: number };
}

/** The largest difference quotient between neighbouring samples. */
function steepest(panel: ContourPanel | undefined): number {
  if (panel === undefined) throw new Error("no panel with these parameters");
  const { width, height, values, x, y } = panel;
  const dx = (x[1] - x[0]) / (width - 1);
  const dy = (y[1] - y[0]) / (height - 1);
  let most = 0;
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const here = values[j * width + i];
      if (i + 1 < width) most = Math.max(most, Math.abs(values[j * width + i + 1] - here) / dx);
      if (j + 1 < height) most = Math.max(most, Math.abs(values[(j + 1) * width + i] - here) / dy);
    }
  }
  return most;
}

function circularGeometries(evidence: Evidence, table: "table-1" | "table-2") {
  return evidence(table, "table").geometries.filter(({ minimizer }) => minimizer === "circular");
}

/** Least bound of the flat models over the largest of the sharp ones, k = ∞, default model. */
function flatterRatios(evidence: Evidence): { circular: number; quadratic: number } {
  const { cells } = evidence("table-1", "table");
  const bound = (column: string, model: number): number => {
    const cell = cells.find((one) => one.column === column && one.row === `model-${model}`);
    const value = cell?.computed[0].value ?? null;
    if (value === null) throw new Error(`table-1: no value for Model ${model}, ${column}`);
    return value;
  };
  const ratio = (column: string, flat: readonly number[], sharp: readonly number[]): number =>
    Math.min(...flat.map((model) => bound(column, model))) / Math.max(...sharp.map((model) => bound(column, model)));
  return { circular: ratio("circular/inf", [3, 4], [1, 2]), quadratic: ratio("quadratic/inf", [2, 4], [1, 3]) };
}

/** Whether l(1) lies within a factor of two of where divergence begins: the published one, and the computed one. */
function informative(
  evidence: Evidence,
  minimizer: "circular" | "quadratic",
  begins: Readonly<Record<number, readonly [number, number]>>,
): Judgement {
  const { cells } = evidence("table-1", "table");
  const bounds = Object.entries(begins).map(([model, [low, high]]) => {
    const cell = cells.find((one) => one.row === `model-${model}` && one.column === `${minimizer}/1`);
    const computed = cell?.computed[0].value ?? null;
    if (cell === undefined || cell.published === null || computed === null) throw new Error("table-1: no such bound");
    return { model, low, high, published: cell.published, computed };
  });
  const near = (value: number, low: number, high: number): boolean => value >= 0.5 * low && value <= 2 * high;
  return {
    outcome: outcomeOf(
      bounds.every(({ published, low, high }) => near(published, low, high)),
      bounds.every(({ computed, low, high }) => near(computed, low, high)),
    ),
    numbers: bounds.flatMap(({ model, published, computed, high }) => [
      number(`Published l(1) over the rate at which runs have begun to diverge, Model ${model}`, published / high),
      number(`Computed l(1) over that rate, Model ${model}`, computed / high),
    ]),
  };
}

/** The circular columns of a table: judged by the honest estimate, reconstructed besides. */
function circularColumns(table: "table-1" | "table-2", quotation: string): ClaimDefinition {
  return {
    id: `${table}-circular`,
    section: "3.2",
    place: `Table ${table.slice(-1)}, circular minimum`,
    quotation,
    tested:
      "The honest estimate, Hessians averaged over the disc from which the runs start; and a reconstruction found after the fact.",
    rule: "Reproduced if every published cell lies in the 5–95 % range of the honest estimate; partly if some do. The reconstruction has no say.",
    note: "The reconstruction takes eigenvalues of Q̄³ for those of Q̄ and t from a single point: an inference, not the paper's definition.",
    explanation: "circular-minimum",
    evidence: [table, "disc-radius"],
    judge: (evidence): Judgement => {
      const cells = evidence(table, "table").cells.filter(({ column }) => column.startsWith("circular/"));
      const inside = cells.filter(({ verdict }) => verdict === "reproduced").length;
      const rebuilt: DiscRadiusData["reconstruction"]["cells"] = evidence(
        "disc-radius",
        "disc-radius",
      ).reconstruction.cells.filter((cell) => cell.table === table);
      const middles = rebuilt.map(({ range, published }) => range.median / published);
      const honest = rebuilt.flatMap((cell) => (cell.honest === null ? [] : [cell.published / cell.honest]));
      return {
        outcome: inside === cells.length ? "holds" : inside > 0 ? "in part" : "fails",
        numbers: [
          number(`Cells, of ${cells.length}, in the range of the honest estimate`, inside),
          number("Least published value over the honest estimate", Math.min(...honest)),
          number("Largest published value over the honest estimate", Math.max(...honest)),
          number("Least reconstructed value over the published one, median over draws", Math.min(...middles)),
          number("Largest reconstructed value over the published one, median over draws", Math.max(...middles)),
        ],
      };
    },
  };
}
