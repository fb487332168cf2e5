/** Section 2.1: the theorems for homogeneous problems, and the remarks about them. */
import type { FamilyId, TightnessSeries } from "@sgd-basins/report";
import { type ClaimDefinition, type Evidence, number, outcomeOf, outcomeOfShare } from "./claim.ts";
import { always, byChecks, checkOf, general, mostly } from "./randomProblems.ts";
import { runsAboveTheBound } from "./typicalRuns.ts";

/** What the paper's interpretation passes over. */
const meanOnly =
  "The bounds speak of the expected gap: above l it grows. That a run leaves does not follow: up to the almost-sure limit α_as runs return with probability one, and α_as may lie above l.";

export const section21: readonly ClaimDefinition[] = [
  {
    ...always("lemma-12"),
    id: "lemma-12",
    place: "Lemma 12, eq. (4)",
    quotation: "E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*) | θⱼ] = …",
  },
  {
    ...always("lemma-14"),
    id: "lemma-14",
    place: "Lemma 14",
    quotation: "E[(θⱼ₊₁ − β*)'Q̄(θⱼ₊₁ − β*)] ≥ E[(θⱼ − β*)'Q̄(θⱼ − β*)] [1 − 2αλ_m + α²{(1 + γ/k)λ_m² + s/k}]",
  },
  {
    ...always("lemma-15"),
    id: "lemma-15",
    place: "Lemma 15",
    quotation: "|1 − 2αλ_m + α²{(1 + γ/k)λ_m² + s/k}| ≤ 1, if and only if 0 ≤ α ≤ 2λ_m[(1 + γ/k)λ_m² + s/k]⁻¹",
  },
  {
    ...always("theorem-16"),
    id: "theorem-16",
    place: "Theorem 16",
    quotation: "If … αⱼ₊₁ > 2λ_{M−1} / [(1 + γ/k) λ²_{M−1} + s/k] … then [the expected gap grows]",
  },
  {
    ...always("theorem-16-negative"),
    id: "theorem-16-negative",
    place: "Theorem 16, negative learning rates",
    quotation: "If either αⱼ₊₁ < 0, or … then [the expected gap grows]",
  },
  {
    ...always("s-grows"),
    id: "s-against-gamma",
    place: "first remark on Theorem 16",
    quotation: "in general, when γ decreases, s increases",
  },
  {
    id: "bound-against-gamma",
    place: "first remark on Theorem 16",
    quotation:
      "If γ is in an interval such that the value of M is fixed, then decreasing γ ends up increasing the lower bound [on the learning rate]",
    tested: "l(1) at eleven γ between 0 and γ_max, wherever two neighbours have the same M.",
    rule: "Holds if l rises at every such step in 95 % of the problems, in part if in half of them.",
    explanation: "section-2",
    evidence: ["theorems"],
    judge: (evidence) => {
      const rises = checkOf(evidence, "l-grows-as-gamma-falls");
      const falls = checkOf(evidence, "l-falls-as-gamma-falls");
      const share = rises.holds.count / rises.holds.of;
      return {
        outcome: outcomeOfShare(share, general),
        numbers: [
          { label: rises.statement, ...rises.holds },
          { label: falls.statement, ...falls.holds },
        ],
      };
    },
  },
  {
    ...mostly("lower-index-lower-l"),
    id: "lower-index-lower-bound",
    place: "first remark on Theorem 16",
    quotation: "if γ can be reduced such that M decreases, then we would expect the lower bound to decrease",
  },
  {
    id: "index-against-gamma",
    place: "first remark on Theorem 16",
    quotation: "in our experiments, we did not observe a situation where reducing γ resulted in a change in M",
    tested: "M at γ = 0 and at γ_max, k = 1, at every minimizer of the paper's models and on random problems.",
    rule: "Holds if M is the same at every minimizer of the paper's models; in part if at some.",
    note: "With γ_max, s = 0 and M = r + 1; a smaller γ has s > 0, and M may fall. At rank 1 it cannot.",
    explanation: "section-2",
    evidence: ["tightness", "theorems"],
    judge: (evidence) => {
      const series = seriesOf(evidence, "quadratic-circle", "styblinski-tang");
      const same = series.map(({ index }) => index.largestGamma === index.zeroGamma);
      const moves = checkOf(evidence, "index-moves-with-gamma");
      return {
        outcome: outcomeOf(...same),
        numbers: [
          number(
            `Minimizers of the paper's models, of ${series.length}, at which M does not change`,
            same.filter(Boolean).length,
          ),
          { label: `Random problems: ${moves.statement}`, ...moves.holds },
        ],
      };
    },
  },
  {
    ...always("theorem-17"),
    id: "theorem-17",
    place: "Theorem 17",
    quotation: "If t/(λ₁λᵣ) − γ ≤ k and 0 < αⱼ₊₁ < 2λ₁ [(1 + γ/k) λ₁² + t/k]⁻¹, or … then [the expected gap shrinks]",
  },
  {
    ...always("remark-18"),
    id: "remark-18",
    place: "Remark 18",
    quotation: "For a fixed learning rate, we can show that the optimality gap decays exponentially fast",
  },
  {
    id: "gradient-descent",
    place: "after Remark 18",
    quotation: "we readily recover the well known necessary conditions for convergence of Gradient Descent",
    tested: "u(∞) and l(∞) against 2/λ₁ on random problems.",
    rule: "Two parts, on every problem: Theorem 17 gives the condition, u(∞) = 2/λ₁; and Theorem 16 makes it necessary, l(∞) = 2/λ₁.",
    note: "Theorem 17 says that α < 2/λ₁ suffices. That it is necessary, which a start along λ₁'s eigenvector shows, is not what the theorems say: l(∞) = 2/λᵣ.",
    explanation: "section-2",
    evidence: ["theorems"],
    judge: (evidence) => byChecks(evidence, ["gradient-descent", "gradient-descent-necessary"]),
  },
  {
    id: "bounds-coincide",
    place: "after Remark 18",
    quotation:
      "it seems that there may exist problems and choices of k and γ such that the upper bound for convergence and lower bound for divergence coincide",
    tested: "u(k) and l(k) on random problems, and at the quadratic minima, where Q̄ has rank 1.",
    rule: "Holds if there is a problem with u(k) = l(k) to 10⁻⁹ for every k.",
    note: "Rank 1 suffices: then s = t for every γ.",
    evidence: ["theorems", "tightness"],
    judge: (evidence) => {
      const check = checkOf(evidence, "bounds-coincide");
      const ranked = seriesOf(evidence, "quadratic-circle").filter(({ rank }) => rank === 1);
      const equal = ranked.filter(({ points }) =>
        points.every(({ convergence, divergence }) => divergence / convergence - 1 <= 1e-9),
      );
      return {
        outcome: outcomeOf(check.holds.count > 0 || equal.length > 0),
        numbers: [
          { label: `Random problems: ${check.statement}`, ...check.holds },
          number(`Quadratic minima, of ${ranked.length}, with u(k) = l(k)`, equal.length),
        ],
      };
    },
  },
  {
    id: "optimal-sampling",
    place: "third remark on Theorems 16 and 17",
    quotation: "we can determine optimal values of p₁, …, p_N, in a sense, by solving [min t/(λ₁λᵣ) − γ]",
    tested:
      "The objective at weights found by descent, beside uniform weights, weights in proportion to ‖Qᵢ‖ and the problem's own, on the paper's problems and on a regression of real data.",
    rule: "One part for each problem: the weights found lower the objective below all three by more than 1 % of its range over them.",
    note: "The paper states the problem and leaves it. The descent finds a local minimum at best, and never one worse than its starts.",
    explanation: "section-2",
    evidence: ["sampling-weights"],
    judge: (evidence) => {
      const { problems } = evidence("sampling-weights");
      const found = problems.map(({ label, goals }) => {
        const goal = goals.find((one) => one.goal === "critical batch size");
        if (goal === undefined) throw new Error(`sampling-weights: no such goal for ${label}`);
        const known = [goal.uniform, goal.norms, goal.own];
        const range = Math.max(...known, goal.optimal) - goal.optimal;
        return { label, goal, lower: Math.min(...known) - goal.optimal > 0.01 * range };
      });
      return {
        outcome: outcomeOf(...found.map(({ lower }) => lower)),
        numbers: found.flatMap(({ label, goal }) => [
          number(`${label}: own weights`, goal.own),
          number(`${label}: uniform`, goal.uniform),
          number(`${label}: in proportion to ‖Qᵢ‖`, goal.norms),
          number(`${label}: found`, goal.optimal),
        ]),
      };
    },
  },
  {
    ...always("l-grows-with-k"),
    id: "bound-grows-with-k",
    place: "interpretation of Theorem 16, property (1)",
    quotation: "as k increases, the denominator shrinks and the divergence bound increases",
  },
  {
    id: "index-against-k",
    place: "interpretation of Theorem 16, property (2)",
    quotation: "as k increases, M decreases and the divergence bound increases",
    tested: "M and l(k) for nine batch sizes and eleven γ on random problems.",
    rule: "Two parts: where M changes it falls, and l(k) never falls. Holds if both do for every problem, in part if one does.",
    explanation: "section-2",
    evidence: ["theorems"],
    judge: (evidence) => {
      const index = checkOf(evidence, "index-falls-with-k");
      const bound = checkOf(evidence, "l-grows-with-k");
      return {
        outcome: outcomeOf(index.holds.count === index.holds.of, bound.holds.count === bound.holds.of),
        numbers: [
          { label: index.statement, ...index.holds },
          { label: bound.statement, ...bound.holds },
        ],
      };
    },
  },
  {
    id: "more-rates-to-escape",
    place: "interpretation of Theorem 16",
    quotation: "SB methods have access to more learning rates that guarantee that they will escape from a minimizer",
    tested:
      "l and α_as at k = 1 and ∞ at every minimizer of the paper's models, and ten thousand runs at each of many rates above l on small examples, data and these models linearised.",
    rule: "Three parts. In the mean: l(1) < l(∞) at all minimizers. For runs at these: α_as(1) < α_as(∞) at all of them. For runs in general: at no rate above l do most runs end closer than they began.",
    note: `${meanOnly} At the Styblinski–Tang minimizers α_as(1) < α_as(∞); at the quadratic-circle ones, where all limits lie within 2 %, it is the other way round. Of curvatures 1 and 3 α* (Mulayoff and Michaeli 2024) rises with k and α_as falls.`,
    explanation: "section-2",
    evidence: ["tightness", "typical-runs"],
    judge: (evidence) => {
      const circle = seriesOf(evidence, "quadratic-circle");
      const tang = seriesOf(evidence, "styblinski-tang");
      const ratiosOf = (series: readonly TightnessSeries[], bound: "divergence" | "almostSure"): number[] =>
        series.map((one) => at(one, 1)[bound] / at(one, "inf")[bound]);
      const ratios = ratiosOf([...circle, ...tang], "divergence");
      const ofRuns = [circle, tang].map((series) => ratiosOf(series, "almostSure"));
      const above = runsAboveTheBound(evidence);
      return {
        outcome: outcomeOf(
          ratios.every((ratio) => ratio < 1),
          ofRuns.flat().every((ratio) => ratio < 1),
          above.closer === 0,
        ),
        numbers: [
          number("Largest l(1)/l(∞)", Math.max(...ratios)),
          number("Smallest l(1)/l(∞)", Math.min(...ratios)),
          number("Largest α_as(1)/α_as(∞), Styblinski–Tang", Math.max(...ofRuns[1])),
          number("Smallest α_as(1)/α_as(∞), quadratic-circle", Math.min(...ofRuns[0])),
          ...above.numbers,
        ],
      };
    },
  },
  {
    ...always("small-rho"),
    id: "small-rho",
    place: "definition of u(k)",
    quotation: "for very flat minima with ρ ≪ 1, we see that u(k) ≈ 2λ₁⁻¹ regardless of the choice of k",
  },
  {
    id: "flat-minima-same-rates",
    place: "interpretation of Theorem 17",
    quotation:
      "for minima with basins that are nearly planar, both SB [small-batch] and LB [large-batch] methods have access to nearly the same range learning rates that guarantee convergence",
    tested: "ρ and u(1)/u(∞) at the flat minimizers of the paper's models, and ρ of problems a thousand times flatter.",
    rule: "Holds if u(1) ≥ ½u(∞) at every flat minimizer of the Styblinski–Tang models; in part if at some.",
    note: "ρ has no scale: making a problem flatter does not make ρ smaller.",
    explanation: "section-2",
    evidence: ["tightness", "theorems"],
    judge: (evidence) => {
      const flat = seriesOf(evidence, "styblinski-tang").filter(({ minimizer }) => minimizer === "flat");
      const ratios = flat.map((one) => at(one, 1).convergence / at(one, "inf").convergence);
      const scale = checkOf(evidence, "rho-has-no-scale");
      return {
        outcome: outcomeOf(...ratios.map((ratio) => ratio >= 0.5)),
        numbers: [
          number("Smallest u(1)/u(∞) at a flat minimizer", Math.min(...ratios)),
          number("Largest u(1)/u(∞) at a flat minimizer", Math.max(...ratios)),
          number("Smallest ρ at a flat minimizer", Math.min(...flat.map(({ rho }) => rho))),
          { label: scale.statement, ...scale.holds },
        ],
      };
    },
  },
  {
    id: "summary-of-bounds",
    place: "last paragraph",
    quotation:
      "in comparison to LB methods, SB methods have a larger range of learning rates that guarantee escape from sharp minima but a similar range of learning rates that guarantee convergence to flat minima",
    tested:
      "l(∞)/l(1) and α_as(∞)/α_as(1) at the sharp minimizers and u(∞)/u(1) at the flat ones of the Styblinski–Tang models; and ten thousand runs at each of many rates above l, on other problems too.",
    rule: "Four parts. In the mean: l(∞)/l(1) > 1 at every sharp minimizer, and u(∞)/u(1) ≤ 2 at every flat one. For runs: α_as(∞)/α_as(1) > 1 at every sharp minimizer, with l above α_as at every k; and on no problem do most runs end closer than they began at a rate above l.",
    note: meanOnly,
    explanation: "section-2",
    evidence: ["tightness", "typical-runs"],
    judge: (evidence) => {
      const all = seriesOf(evidence, "styblinski-tang");
      const sharp = all.filter(({ minimizer }) => minimizer === "sharp");
      const larger = (bound: "divergence" | "almostSure"): number[] =>
        sharp.map((one) => at(one, "inf")[bound] / at(one, 1)[bound]);
      const [escaping, leaving] = [larger("divergence"), larger("almostSure")];
      const beyond = sharp.flatMap(({ points }) =>
        points.map(({ divergence, almostSureHigh }) => divergence / almostSureHigh),
      );
      const above = runsAboveTheBound(evidence);
      const settle = all
        .filter(({ minimizer }) => minimizer === "flat")
        .map((one) => at(one, "inf").convergence / at(one, 1).convergence);
      return {
        outcome: outcomeOf(
          escaping.every((ratio) => ratio > 1),
          settle.every((ratio) => ratio <= 2),
          leaving.every((ratio) => ratio > 1) && beyond.every((ratio) => ratio > 1),
          above.closer === 0,
        ),
        numbers: [
          number("Smallest l(∞)/l(1) at a sharp minimizer", Math.min(...escaping)),
          number("Smallest u(∞)/u(1) at a flat minimizer", Math.min(...settle)),
          number("Largest u(∞)/u(1) at a flat minimizer", Math.max(...settle)),
          number("Smallest α_as(∞)/α_as(1) at a sharp minimizer", Math.min(...leaving)),
          number("Smallest l/α_as at a sharp minimizer, α_as at its interval's upper end", Math.min(...beyond)),
          ...above.numbers,
        ],
      };
    },
  },
];

/** What tightness has of some families of the paper; it may have others besides. */
function seriesOf(evidence: Evidence, ...families: readonly FamilyId[]): TightnessSeries[] {
  return evidence("tightness").series.filter(({ family }) => families.includes(family));
}

function at(series: TightnessSeries, batchSize: TightnessSeries["points"][number]["batchSize"]) {
  const point = series.points.find((candidate) => candidate.batchSize === batchSize);
  if (point === undefined) throw new Error(`tightness: no point at k = ${batchSize}`);
  return point;
}
