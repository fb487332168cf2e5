/** Section 3.1: the shape of the quadratic-circle functions, and Figures 10 to 13. */
import type { ContourPanel } from "@sgd-basins/report";
import { type ClaimDefinition, number, outcomeOf } from "./claim.ts";
import { measureOf } from "./surfaces.ts";

export const section31: readonly ClaimDefinition[] = [
  {
    id: "circular-basin-smooth",
    place: "after eq. (13)",
    quotation:
      "for c₂ > 0, we have a twice differentiable function which ensures that h(x) is twice continuously differentiable",
    tested: "Jumps of h, its gradient and its Hessian between points 10⁻⁹ inside and outside its two circles.",
    rule: "Holds if none exceeds 10⁻⁶ of the largest value between the circles.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const jumps = ["jump-value", "jump-gradient", "jump-hessian"].map((id) => measureOf(evidence, id));
      return { outcome: outcomeOf(...jumps.map(({ value }) => value < 1e-6)), numbers: jumps };
    },
  },
  {
    id: "wall-steepness",
    place: "after eq. (13)",
    quotation: "When the ratio between c₃ and c₂ decreases, the steepness of the basin's walls increases",
    tested: "The steepest slope of h for c₃/c₂ = 4 and 2.",
    rule: "Holds if it is larger for the smaller ratio.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const numbers = [measureOf(evidence, "slope-ratio-4"), measureOf(evidence, "slope-ratio-2")];
      return { outcome: outcomeOf(numbers[1].value > numbers[0].value), numbers };
    },
  },
  {
    id: "floor-and-height",
    place: "after eq. (13)",
    quotation: "Increasing the distance between c₄ and c₁ has a similar outcome [steeper walls of the basin]",
    tested: "The steepest slope of h with c₁ doubled, and with c₄ lowered by as much instead.",
    rule: "Two parts: either change of the distance makes the wall at least 1.5 times as steep.",
    note: "By eq. (13) the wall rises from c₄ to c₄ + c₁: its height is c₁, whatever c₄ is.",
    explanation: "what-fails",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const before = measureOf(evidence, "slope-ratio-4");
      const after = [measureOf(evidence, "slope-height"), measureOf(evidence, "slope-floor")];
      return {
        outcome: outcomeOf(...after.map(({ value }) => value >= 1.5 * before.value)),
        numbers: [before, ...after],
      };
    },
  },
  {
    id: "figure-10-walls",
    place: "Figure 10, caption",
    quotation: "as q₁ is increased, the minimizing quadratic basin has much sharper walls",
    tested: "The steepest slope between neighbouring samples of each panel, q₁ = 0.001 and 0.2 at the same q₂.",
    rule: "Holds if the panel with the larger q₁ is steeper at every q₂.",
    note: "The panels' parameters are chosen here: the paper prints none.",
    evidence: ["figure-10"],
    judge: (evidence) => {
      const { panels } = evidence("figure-10");
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
    place: "Figure 11, caption",
    quotation: "as c₁ is increased and c₃ is decreased, the walls of the basin become much steeper",
    tested: "The steepest slope between neighbouring samples of the panels, c₁ = 1 and 10, c₃ = 20 and 8.",
    rule: "Two parts: steeper for the larger c₁ at each c₃, and for the smaller c₃ at each c₁.",
    note: "The panels' parameters are chosen here: the paper prints none.",
    evidence: ["figure-11"],
    judge: (evidence) => {
      const { panels } = evidence("figure-11");
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
    place: "Figure 12, caption",
    quotation: "Different realizations of the quadratic-circle function for different parameters",
    tested: "Nothing can be: the caption and the text print no parameter.",
    rule: "Cannot be tested. Panels with chosen parameters stand in their place.",
    evidence: ["figure-12"],
    judge: (evidence) => ({
      outcome: "cannot be tested",
      numbers: [number("Panels with chosen parameters", evidence("figure-12").panels.length)],
    }),
  },
  {
    id: "ties-have-measure-zero",
    place: "Remark 23",
    quotation:
      "any point randomly selected from the plane … has a probability of zero of ever hitting a non-differentiable point",
    tested: "Components whose two pieces are equal at uniform points of the box, Model 1.",
    rule: "Holds if there is none.",
    evidence: ["surfaces"],
    judge: (evidence) => {
      const tied = measureOf(evidence, "ties");
      return { outcome: outcomeOf(tied.value === 0), numbers: [tied] };
    },
  },
];

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
