/** Section 3.2: the models' minima, and the bounds of Tables 1 and 2. */
import { catalogue } from "@sgd-basins/report";
import { discEstimate } from "../geometry.ts";
import { type ClaimDefinition, type Evidence, type Judgement, number, outcomeOf } from "./claim.ts";
import { measureOf } from "./surfaces.ts";
import { judgeCells, ratioRange } from "./tables.ts";

export const section32Bounds: readonly ClaimDefinition[] = [
  {
    id: "two-minimizers",
    place: "first paragraph",
    quotation:
      "All of the model functions have two minimizers in the region of interest: one … at (0, 0) and one … at (0, −15)",
    tested: "Value and gradient at both points, and the value on squares about them, Models 1–4.",
    rule: "Holds if value and slope are zero at both and the value is positive around them.",
    byConstruction: true,
    note: "By construction: c₂ = c₄ = 0 and q₃ = −15 were chosen to put them there.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const numbers = [measureOf(evidence, "at-minima"), measureOf(evidence, "around-minima")];
      return { outcome: outcomeOf(numbers[0].value === 0, numbers[1].value > 0), numbers };
    },
  },
  {
    id: "sharp-and-flat-models",
    place: "first paragraph",
    quotation:
      "Model 1 is characterized by having at least one large eigenvalue about each minimum … Model 4 … by having only small eigenvalues for both minima",
    tested: "λ₁ of the estimated Q̄ at both minima of Models 1–4.",
    rule: "Holds if λ₁ is larger in Models 1, 2 than in 3, 4 at the circular minimum, and in 1, 3 than in 2, 4 at the quadratic one.",
    byConstruction: true,
    note: "By construction: the recovered means of c₁ and q₁ are what the paper describes.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const { geometries } = evidence("table-1");
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
    place: "definition of k_max for Table 1",
    quotation: "for the lower bounds, k_max is the largest integer smaller than s/(λᵣ₋₁λᵣ) − γ",
    tested: "s/(λᵣ₋₁λᵣ) − γ at the circular minimum, with the largest γ, for which s = 0.",
    rule: "Cannot be tested if it is below 1 for every model: then the columns at 0.99 k_max and 2 k_max have no batch size.",
    explanation: "circular-minimum",
    evidence: ["table-1"],
    judge: (evidence) => {
      const values = circularGeometries(evidence, "table-1").map(({ gamma }) => 0 - gamma);
      return {
        outcome: values.every((value) => value < 1) ? "cannot be tested" : "holds",
        numbers: [number("Largest s/(λᵣ₋₁λᵣ) − γ over the models", Math.max(...values))],
      };
    },
  },
  {
    id: "kmax-of-table-2",
    place: "definition of k_max for Table 2",
    quotation: "for the upper bounds, k_max is the integer closest to t/(λᵣλ₁) − γ",
    tested: "t/(λᵣλ₁) − γ at the circular minimum, and what the published columns need.",
    rule: "Cannot be tested if it is below 1 for every model while the published columns use one above 1.",
    note: "With equal weights t ≤ Nλ₁² always; the published columns need far more.",
    explanation: "circular-minimum",
    evidence: ["table-2", "disc-radius"],
    judge: (evidence) => {
      const values = circularGeometries(evidence, "table-2").map(({ criticalBatchSize }) => criticalBatchSize);
      const needed = evidence("disc-radius").reconstruction.publishedTOverSquare;
      return {
        outcome: values.every((value) => value < 1) ? "cannot be tested" : "holds",
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
    place: "Table 1, quadratic minimum",
    quotation: "Estimated lower bound values for divergence … Quad. Minimum",
    note: "Partly circular: q₁ and the spread of the parameters were fitted to these numbers.",
    ...judgeCells(["table-1"], ({ column }) => column.startsWith("quadratic/")),
  },
  {
    id: "table-2-quadratic",
    place: "Table 2, quadratic minimum",
    quotation: "Estimated upper bound values for convergence … Quad. Minimum",
    note: "Partly circular, as in Table 1: at rank 1 both bounds are equal.",
    ...judgeCells(["table-2"], ({ column }) => column.startsWith("quadratic/")),
  },
  circularColumns("table-1", "Estimated lower bound values for divergence … Circ. Minimum"),
  circularColumns("table-2", "Estimated upper bound values for convergence … Circ. Minimum"),
  {
    id: "flatter-tolerates-more",
    place: "first feature of Tables 1 and 2",
    quotation: "the flatter minima tend to have a larger lower bound for divergence",
    tested: "l(∞) of Models 3, 4 against 1, 2 at the circular minimum, and of 2, 4 against 1, 3 at the quadratic one.",
    rule: "Holds if the flatter one has the larger bound in both comparisons.",
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
    place: "first feature of Tables 1 and 2",
    quotation:
      "since the circular-basin minima in Models 3 and 4 are flatter than the circular-basin minima in Models 1 and 2, the lower bound for divergence is nearly ten thousand fold larger",
    tested: "The ratio of l(∞) between the circular minima of Models 3, 4 and 1, 2, computed and published.",
    rule: "Holds if the computed ratio lies between 5,000 and 20,000.",
    explanation: "circular-minimum",
    evidence: ["table-1"],
    judge: (evidence) => {
      const ratio = flatterRatios(evidence).circular;
      const published = ratioRange(evidence("table-1"), "circular/inf", ["model-3", "model-4"], ["model-1", "model-2"]);
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
    place: "first feature of Tables 1 and 2",
    quotation:
      "since the quadratic minima in Models 2 and 4 are flatter than the quadratic basin minima in Models 1 and 3, the lower bound for divergence is over a hundred times larger",
    tested: "The ratio of l(∞) between the quadratic minima of Models 2, 4 and 1, 3.",
    rule: "Holds if it exceeds 100.",
    note: "Partly circular: it is the ratio of the two means of q₁, which were fitted to Table 1.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const ratio = flatterRatios(evidence).quadratic;
      return { outcome: outcomeOf(ratio > 100), numbers: [number("Computed ratio", ratio)] };
    },
  },
  {
    id: "minor-difference-in-k",
    place: "second feature of Tables 1 and 2",
    quotation:
      "for the circular basin minimum, there is a very minor difference between the lower bounds for divergence between the k = 1 and k = ∞ cases",
    tested: "l(∞)/l(1) − 1 at the circular minimum of Models 1–4.",
    rule: "Holds if it is below 2 % for every model.",
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
    place: "second feature of Tables 1 and 2",
    quotation: "the circular symmetry of the basin implies that its condition number is one",
    tested: "λ₁/λᵣ of Q̄ averaged over the disc about the circular minimum, and at a single point of its edge.",
    rule: "Two parts: below 1.01 in the average, and at single points.",
    note: "At distance ρ the curvatures are 60Kρ along the radius and 30Kρ across; only the average is isotropic.",
    explanation: "circular-minimum",
    evidence: ["disc-radius"],
    judge: (evidence) => {
      const { sensitivity } = evidence("disc-radius");
      const own = sensitivity.filter(({ radius }) => radius === discEstimate.radius);
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
    place: "second feature of Tables 1 and 2",
    quotation: "the value of γ ≪ 1 for this circular minimizer",
    tested: "The largest γ at the circular minimum of Models 1–4.",
    rule: "Holds if it is below 0.05.",
    note: "It is the relative variance of the components, a twelfth of the square of the spread that was chosen.",
    evidence: ["table-1"],
    judge: (evidence) => {
      const gamma = Math.max(...circularGeometries(evidence, "table-1").map((row) => row.gamma));
      return { outcome: outcomeOf(gamma < 0.05), numbers: [number("Largest γ", gamma)] };
    },
  },
];

function circularGeometries(evidence: Evidence, table: "table-1" | "table-2") {
  return evidence(table).geometries.filter(({ minimizer }) => minimizer === "circular");
}

/** Least bound of the flat models over the largest of the sharp ones, k = ∞, default model. */
function flatterRatios(evidence: Evidence): { circular: number; quadratic: number } {
  const { cells } = evidence("table-1");
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

/** The circular columns of a table: judged by the honest estimate, reconstructed besides. */
function circularColumns(table: "table-1" | "table-2", quotation: string): ClaimDefinition {
  return {
    id: `${table}-circular`,
    place: `${catalogue[table].name}, circular minimum`,
    quotation,
    tested:
      "The honest estimate, Hessians averaged over the disc from which the runs start; and a reconstruction found after the fact.",
    rule: "Holds if every published cell lies in the 5–95 % range of the honest estimate; in part if some do. The reconstruction has no say.",
    note: "The reconstruction takes eigenvalues of Q̄³ for those of Q̄ and t from a single point: an inference, not the paper's definition.",
    explanation: "circular-minimum",
    evidence: [table, "disc-radius"],
    judge: (evidence): Judgement => {
      const cells = evidence(table).cells.filter(({ column }) => column.startsWith("circular/"));
      const inside = cells.filter(({ verdict }) => verdict === "holds").length;
      const rebuilt = evidence("disc-radius").reconstruction.cells.filter((cell) => cell.table === table);
      const middles = rebuilt.map(({ range, published }) => range.median / published);
      const honest = rebuilt.flatMap((cell) => (cell.honest === null ? [] : [cell.published / cell.honest]));
      return {
        outcome: outcomeOf(...cells.map(({ verdict }) => verdict === "holds")),
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
