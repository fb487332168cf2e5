/** What was found about the paper's question since, and before it, and what that does to the results here. */
import type { PaperKey } from "@sgd-basins/report";

interface Finding {
  readonly paper: PaperKey;
  /** What it says, in our words. */
  readonly found: string;
  /** What that does to the results here. */
  readonly here: string;
  /** The results in question, below the site's base. */
  readonly links: readonly { readonly path: string; readonly label: string }[];
}

export interface Topic {
  /** The anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

export const topics: readonly Topic[] = [
  {
    id: "second-version",
    title: "The paper itself",
    findings: [
      {
        paper: "patel2018",
        found:
          "Eight months later the paper had a second version with another title, another abstract and nonconvex problems in the foreground. It still argues for a deterministic mechanism, and says that the stochastic one fails to explain the preference for flat minimizers.",
        here: "This site reproduces the first version, and judges what that says. Nothing here was held against the second.",
        links: [{ path: "claims/", label: "claims" }],
      },
    ],
  },
  {
    id: "mean-square",
    title: "The mean over runs",
    findings: [
      {
        paper: "wu2018",
        found:
          "Which minima SGD can stay at is decided by two numbers: sharpness, the curvature of the mean, and non-uniformity, how much the components' curvatures differ. Learning rate and batch size play different parts.",
        here: "The paper's bounds have the same two ingredients: the eigenvalues of Q̄, and γ, s and t, which measure how much the components differ.",
        links: [
          { path: "on-a-network/", label: "on a network" },
          { path: "theory/#theorem-17", label: "Theorem 17" },
          { path: "theory/#theorem-16", label: "Theorem 16" },
        ],
      },
      {
        paper: "ma2021",
        found:
          "About a minimum that fits all data every moment of linear SGD obeys a linear recursion of its own, and staying there bounds the moments of the components' gradients, higher ones than the second too.",
        here: "The recursion of the second moment is the map from whose powers the exact limit, the rate and the noise floor here are computed.",
        links: [
          { path: "theory/#exact-limit", label: "exact limit" },
          { path: "theory/#rate-and-floor", label: "rate and noise floor" },
        ],
      },
      {
        paper: "mulayoff2024",
        found:
          "The learning rate up to which linear SGD is stable in the mean square, necessary and sufficient, in closed form. It does not fall as the batch grows; it is that of a process that takes a full or a single-component step at random; and it holds at minima that do not fit all data too, for which the covariance at rest is given.",
        here: "The exact limit α* of this site is theirs, and so are the noise floor and the factor p for batches without replacement. Added here: no matrix of size d² × d², a proof of each number's accuracy, and that the paper's bounds enclose the limit, so that one sees how much they give away.",
        links: [
          { path: "theory/#exact-limit", label: "exact limit" },
          { path: "theory/#ways-of-drawing", label: "ways of drawing" },
          { path: "beyond/#tightness", label: "tightness" },
        ],
      },
      {
        paper: "dexter2024",
        found:
          "A measure of how much the components' Hessians are aligned, and from it a condition under which linear SGD is unstable in the mean, nearly sharp, also for losses that are not squared; tried on synthetic sums.",
        here: "Another bound above α*, like the paper's l. It is not computed here.",
        links: [{ path: "beyond/#tightness", label: "tightness" }],
      },
    ],
  },
  {
    id: "runs",
    title: "A single run",
    findings: [
      {
        paper: "ziyin2023",
        found:
          "SGD can converge in probability where its variance grows, so that stability in the mean is not what decides. Lyapunov exponents draw the border, and the stable learning rates can be several intervals.",
        here: "Theorem 16 is about the mean, and above its bound almost every run can converge: for two components with curvatures 1 and 3 and batches of one at every rate between 4/5 and 4/3. There the limit for runs falls from 4/3 to the 1 of gradient descent, while that of the mean rises from 4/5 to it. So “guarantee that they will escape” (section 2.1) is true of the mean and not of runs.",
        links: [
          { path: "theory/#almost-sure-limit", label: "almost-sure limit" },
          { path: "beyond/#typical-runs", label: "ten thousand runs" },
          { path: "beyond/#tightness", label: "tightness" },
        ],
      },
      {
        paper: "chemnitz2024",
        found:
          "For overparameterized problems, quadratic or not: the sign of a Lyapunov exponent at a minimum decides whether SGD can accumulate there.",
        here: "The almost-sure limit α_as is the rate at which this sign changes. It is a function of learning rate, batch size and Hessians: the deterministic relation that the paper argues for exists for runs, but it is not the paper's.",
        links: [
          { path: "theory/#almost-sure-limit", label: "almost-sure limit" },
          { path: "beyond/#typical-runs", label: "ten thousand runs" },
        ],
      },
      {
        paper: "gurbuzbalaban2021",
        found:
          "Even for least squares with light-tailed data the law on which SGD rests can have heavy tails and infinite variance, depending on learning rate, batch size and curvature.",
        here: "On data without a common minimizer that is what lies between α* and α_as: runs settle, and a mean over them does not exist. Close below α* a few runs make most of the mean, so that the noise floor is not where a typical run is.",
        links: [
          { path: "theory/#almost-sure-limit", label: "almost-sure limit" },
          { path: "glossary/#noise-floor", label: "noise floor" },
        ],
      },
    ],
  },
  {
    id: "cost",
    title: "What a batch size costs",
    findings: [
      {
        paper: "jain2018",
        found:
          "For least squares with noise: up to a batch size that depends on the problem, mini-batches save steps almost in proportion, and where no model fits, the rates that are statistically best depend on the noise. A preprint of October 2016, eleven months older than the paper, which does not cite it.",
        here: "The paper's critical batch size is another number: where its sufficient condition changes form. For the raw iris data it is 9,657, of 150 rows, while a goal of a hundredth of the gap at zero costs 1.3 times as many gradients with batches of four as with single rows, each at its best rate. And because the floor depends on the noise, advise starts from a goal, not from the rate that shrinks fastest.",
        links: [
          { path: "theory/#theorem-17", label: "Theorem 17" },
          { path: "beyond/#cost", label: "cost" },
        ],
      },
      {
        paper: "ma2018",
        found:
          "On interpolated data single components take the fewest gradients; up to a critical batch size a step with k of them is worth nearly k steps, and beyond it a step is nearly one of gradient descent.",
        here: "This is what the study of cost shows on data, and why the command advise recommends the largest batch that costs at most half as much again as the cheapest.",
        links: [
          { path: "beyond/#cost", label: "cost" },
          { path: "theory/#rate-and-floor", label: "rate and noise floor" },
        ],
      },
    ],
  },
  {
    id: "beyond-quadratics",
    title: "Beyond quadratics",
    findings: [
      {
        paper: "cohen2021",
        found:
          "Gradient descent on neural networks typically works where the largest curvature is just above 2/α: the loss rises and falls from step to step, and falls in the long run.",
        here: "A rate above the limit of the linear dynamics need not drive a run away. On quadratics it does; on a Styblinski–Tang sum gradient descent can stay.",
        links: [{ path: "since/#bounded-oscillation", label: "gradient descent between the bounds" }],
      },
      {
        paper: "lee2023",
        found:
          "A measure of sharpness for SGD that weighs the curvature of the loss by the gradients of the batches, and a rule that relates batch size to learning rate by it.",
        here: "Close to the quantity whose extremes over all points are the one-step limits here, for quadratics: those are of the curvature along the batches' gradients in units of the mean gradient, Andreyev and Beneventano's gradient–noise interaction.",
        links: [{ path: "theory/#one-step-limits", label: "one-step limits" }],
      },
      {
        paper: "andreyev2024",
        found:
          "With mini-batches the largest curvature of the full loss stays below 2/α. What hovers there is batch sharpness: the curvature of a batch's own loss along its own gradient, in the mean.",
        here: "Observed on networks while they are trained; here are runs about the minima that training has found. For quadratics neither batch sharpness nor the one-step limits are the limit of the mean square or that of runs, which depend on many steps.",
        links: [
          { path: "on-a-network/", label: "on a network" },
          { path: "theory/#one-step-limits", label: "one-step limits" },
        ],
      },
      {
        paper: "chen2023",
        found:
          "Past the linear limit 2/λ gradient descent can settle on an oscillation between two points; a condition on the third derivative ensures it.",
        here: "In one dimension, and so in every coordinate of a Styblinski–Tang sum, this is the first thing that happens past the limit.",
        links: [{ path: "since/#bounded-oscillation", label: "gradient descent between the bounds" }],
      },
      {
        paper: "wu2023",
        found:
          "For logistic regression on separable data gradient descent with any constant rate brings the loss to its infimum in the long run, oscillating on the way; for the exponential loss it may diverge.",
        here: "No limit of the linear dynamics is one of divergence for the logistic loss. The data here are not separable, so that there is a minimizer to speak of.",
        links: [{ path: "beyond/#cross-entropy", label: "cross-entropy" }],
      },
      {
        paper: "meng2024",
        found:
          "On data that are not separable gradient descent on the logistic loss doubles its period from 2/λ₁ on, with λ₁ at the minimizer; below it it converges from near by, and elsewhere it may end in a cycle.",
        here: "Observed on two sets of measured data: a cycle of two steps just above 2/λ₁, and no divergence at four times that. With batches runs wander about instead.",
        links: [{ path: "beyond/#cross-entropy", label: "cross-entropy" }],
      },
      {
        paper: "dieuleveut2020",
        found:
          "With a constant rate SGD is a Markov chain with a law at rest; the moments of averaged iterates are expanded in the rate, and for losses that are no parabola their mean is not the minimizer.",
        here: "The floor here is exact for quadratic sums alone. For the logistic loss it holds to first order in the rate, and is wrong near α*.",
        links: [{ path: "beyond/#cross-entropy", label: "cross-entropy" }],
      },
      {
        paper: "mulayoff2026",
        found:
          "In any dimension, exactly when gradient descent oscillates stably about a minimum that is linearly unstable, by derivatives of higher order; with batches, one that is unstable alone can make the mean diverge; if all are linearly stable, SGD is stable in the mean.",
        here: "So α* is a limit of the linear dynamics, and this site says so where it gives it: about a minimum that is not quadratic it can err to both sides.",
        links: [
          { path: "since/#bounded-oscillation", label: "gradient descent between the bounds" },
          { path: "theory/#exact-limit", label: "exact limit" },
        ],
      },
    ],
  },
  {
    id: "older",
    title: "Older, and used here",
    findings: [
      {
        paper: "furstenberg1960",
        found: "Products of random matrices grow, or shrink, at one rate that is the same for almost all sequences.",
        here: "That there is a limit for a run at all, and that it is a number.",
        links: [{ path: "theory/#almost-sure-limit", label: "almost-sure limit" }],
      },
      {
        paper: "kesten1973",
        found: "Random affine recursions, under conditions, have stationary laws with power-law tails.",
        here: "What remains of a run on data without a common minimizer, and why the mean over runs may not exist.",
        links: [{ path: "theory/#almost-sure-limit", label: "almost-sure limit" }],
      },
      {
        paper: "needell2014",
        found:
          "Drawing components in proportion to the Lipschitz constants of their gradients improves the rate of SGD where they share a minimizer. The paper cites it.",
        here: "The weights “norms”, beside which those that the paper proposes are computed.",
        links: [{ path: "beyond/#sampling-weights", label: "sampling weights" }],
      },
    ],
  },
];

/** A result of this site, what it rests on, and what was added. */
export interface Foundation {
  readonly result: string;
  readonly path: string;
  readonly papers: readonly PaperKey[];
  readonly added: string;
}

export const foundations: readonly Foundation[] = [
  {
    result: "The bounds u and l",
    path: "theory/#theorem-16",
    papers: ["patel2017"],
    added: "a proof of Assumption 8, the best γ, slips",
  },
  {
    result: "Exact limit of the mean square, α*",
    path: "theory/#exact-limit",
    papers: ["mulayoff2024", "ma2021"],
    added: "no d² × d² matrix, proven accuracy, u ≤ α* ≤ l",
  },
  {
    result: "Batches without replacement, p",
    path: "theory/#ways-of-drawing",
    papers: ["ma2021", "mulayoff2024"],
    added: "the paper's theorems with p for 1/k",
  },
  {
    result: "Rate of shrinking and noise floor",
    path: "theory/#rate-and-floor",
    papers: ["mulayoff2024"],
    added: "solvers for many columns; the rate for a goal",
  },
  {
    result: "One-step limits",
    path: "theory/#one-step-limits",
    papers: ["andreyev2024", "lee2023"],
    added: "the extremes over all points; their order among the bounds",
  },
  {
    result: "Almost-sure limit, α_as",
    path: "theory/#almost-sure-limit",
    papers: ["furstenberg1960", "ziyin2023", "chemnitz2024"],
    added:
      "exact roots where there are any, else an estimate with its interval; where it lies beside u, α* and l; runs against it",
  },
  {
    result: "Where runs leave a network's minimum",
    path: "on-a-network/",
    papers: ["wu2018", "ziyin2023", "chemnitz2024"],
    added:
      "runs of networks held against α_as and the length of a run; what becomes of them when the method is changed",
  },
  {
    result: "Laws at rest with infinite variance",
    path: "theory/#almost-sure-limit",
    papers: ["kesten1973", "gurbuzbalaban2021"],
    added: "nothing",
  },
  {
    result: "Critical batch size, cost of a batch size",
    path: "beyond/#cost",
    papers: ["jain2018", "ma2018"],
    added: "numbers for a data set of one's own",
  },
  {
    result: "Oscillation past a linear limit",
    path: "since/#bounded-oscillation",
    papers: ["chen2023", "mulayoff2026"],
    added: "that every coordinate of a Styblinski–Tang sum fulfils the condition",
  },
  {
    result: "Exact limit of reshuffling",
    path: "theory/#reshuffling",
    papers: [],
    added: "the computation, for up to twelve components; whether it stands elsewhere was not searched for",
  },
];
