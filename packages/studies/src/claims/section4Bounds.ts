/** Section 4: the minima of the Styblinski–Tang models, and the bounds of Tables 3 to 5. */
import { catalogue, type FlatSharpData } from "@sgd-basins/report";
import { type ClaimDefinition, number, outcomeOf } from "./claim.ts";
import { measureOf } from "./surfaces.ts";
import { judgeCells } from "./tables.ts";

export const section4Bounds: readonly ClaimDefinition[] = [
  {
    id: "number-of-minima",
    place: "after Problem 25",
    quotation: "Model 1 is of dimension ten, has 2¹⁰ minima … Model 2 … 2⁵⁰ … Model 3 … 2¹⁰⁰",
    tested: "Coordinates of the default models along which the separable objective has two minima.",
    rule: "Holds if all d have two, for every model.",
    byConstruction: true,
    note: "By construction: a draw with a coordinate that has fewer is rejected.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const numbers = [1, 2, 3].map((model) => measureOf(evidence, `two-minima-${model}`));
      return { outcome: outcomeOf(...numbers.map(({ value }, i) => value === [10, 50, 100][i])), numbers };
    },
  },
  {
    id: "no-common-minimizer",
    place: "after Problem 25",
    quotation: "the component functions of Problem 25 do not have a common minimizer",
    tested: "The largest slope of a component at the flat and sharp minimizers of the default models.",
    rule: "Holds if it is above 1 at every one.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const numbers = [1, 2, 3].map((model) => measureOf(evidence, `component-slope-${model}`));
      return { outcome: outcomeOf(...numbers.map(({ value }) => value > 1)), numbers };
    },
  },
  table("table-3", "the threshold values of t/(λ₁λᵣ) − γ are reported in Table 3"),
  table("table-4", "Estimated lower bound values for divergence for the sharpest and flattest minima"),
  table("table-5", "Estimated upper bound values for convergence for the sharpest and flattest minima"),
  {
    id: "flat-tolerates-more",
    place: "discussion of Tables 4 and 5",
    quotation:
      "In general, the flatter minima have a higher tolerance with respect to divergence and convergence for larger learning rates",
    tested:
      "Unselected draws in which the flat minimizer has the larger bound, for both bounds, each model and batch size.",
    rule: "Holds if the interval lies above one half for every model, bound and batch size; in part if for some.",
    evidence: ["flat-sharp"],
    judge: (evidence) => {
      const { rows } = evidence("flat-sharp");
      const least = (bound: "divergence" | "convergence") =>
        rows.reduce((a, b) => (b[bound].count / b[bound].of < a[bound].count / a[bound].of ? b : a));
      return {
        outcome: outcomeOf(
          ...rows.flatMap(({ divergence, convergence }) => [divergence.low > 0.5, convergence.low > 0.5]),
        ),
        numbers: (["divergence", "convergence"] as const).map((bound) => {
          const row = least(bound);
          return { label: `Least share, ${bound} bound: ${describe(row)}`, ...row[bound] };
        }),
      };
    },
  },
  {
    id: "exception-of-model-3",
    place: "discussion of Table 5",
    quotation:
      "this relationship [that flatter minima tolerate larger learning rates] is not guaranteed as we see in Table 5 for Model 3",
    tested: "Unselected draws of each model in which the sharp minimizer has the larger u(1).",
    rule: "Holds if there are such draws of Model 3.",
    evidence: ["flat-sharp"],
    judge: (evidence) => {
      const { exceptions } = evidence("flat-sharp");
      const third = exceptions.find(({ model }) => model === 3);
      return {
        outcome: outcomeOf((third?.draws.count ?? 0) > 0),
        numbers: exceptions.map(({ model, draws }) => ({
          label: `Exceptions among draws of Model ${model}`,
          ...draws,
        })),
      };
    },
  },
  {
    id: "exception-due-to-t",
    place: "discussion of Table 5",
    quotation:
      "This [that the sharpest minimizer of Model 3 tolerates larger learning rates than the flattest] is due to the t term in the bounds, indicating that it cannot be neglected",
    tested:
      "For small k, u ≈ 2kλᵣ/t. Among the exceptions of Model 3: how often t is smaller at the sharp minimizer, and how often λᵣ is larger.",
    rule: "Holds if t is smaller in most of them (interval above one half); in part if the interval holds one half.",
    note: "At the sharp minimizer λᵣ is larger in nearly every exception, and t rarely smaller: λᵣ outweighs t.",
    explanation: "styblinski-tang-outcomes",
    evidence: ["flat-sharp"],
    judge: (evidence) => {
      const third = evidence("flat-sharp").exceptions.find(({ model }) => model === 3);
      const { smallerT, largerSmallestEigenvalue } = third ?? {};
      if (!smallerT || !largerSmallestEigenvalue) {
        return { outcome: "cannot be tested", numbers: [number("Exceptions among draws of Model 3", 0)] };
      }
      return {
        outcome: smallerT.low > 0.5 ? "holds" : smallerT.high > 0.5 ? "holds in part" : "fails",
        numbers: [
          { label: "t smaller at the sharp minimizer", ...smallerT },
          { label: "λᵣ larger at the sharp minimizer", ...largerSmallestEigenvalue },
        ],
      };
    },
  },
];

function table(id: "table-3" | "table-4" | "table-5", quotation: string): ClaimDefinition {
  return {
    id: `${id}-numbers`,
    place: catalogue[id].name,
    quotation,
    note: "Partly circular: the law of the random models was recovered from Tables 3 to 5.",
    explanation: "fits",
    ...judgeCells([id]),
  };
}

function describe({ model, batchSize }: FlatSharpData["rows"][number]): string {
  return `Model ${model}, k = ${batchSize === "inf" ? "∞" : batchSize}`;
}
