/** What each result shows, in the site's own words; counts and values come from the artefacts. */
import type { ArtefactId } from "@sgd-basins/report";

const captions: Readonly<Record<ArtefactId, string>> = {
  "table-1":
    "The divergence bound l of Theorem 16, the learning rate above which the expected optimality gap of SGD-k on a quadratic problem grows, at the two minimizers of the four quadratic-circle models.",
  "table-2":
    "The convergence bound u of Theorem 17, the learning rate below which the expected optimality gap of SGD-k on a quadratic problem shrinks, at the same minimizers as in Table 1.",
  "table-3":
    "The batch size t/(λ₁λᵣ) − γ at which Theorem 17 changes its branch, at the flattest and the sharpest minimizer of three Styblinski–Tang sums.",
  "table-4":
    "The divergence bound l of Theorem 16 for six batch sizes, at the flattest and the sharpest minimizer of three Styblinski–Tang sums.",
  "table-5":
    "The convergence bound u of Theorem 17 for six batch sizes, at the flattest and the sharpest minimizer of three Styblinski–Tang sums.",
  "figure-01": "SGD-1 from the circular minimum of two models: at which learning rate do the runs start to leave?",
  "figure-02": "SGD-1 from the quadratic minimum of two models: at which learning rate do the runs start to leave?",
  "figure-03": "Gradient descent from the circular minimum, to be compared with SGD-1 in Figure 1.",
  "figure-04":
    "Both methods from the quadratic minimum of Model 1 at learning rates that drive them out of it; the distance is to the other, circular minimum, so a falling line is a run that settles there.",
  "figure-05": flatOrSharp(1, "flat", "batch size"),
  "figure-06": flatOrSharp(1, "sharp", "batch size"),
  "figure-07": flatOrSharp(1, "flat", "starting radius"),
  "figure-08": flatOrSharp(1, "sharp", "starting radius"),
  "figure-09":
    "Does F̄ − Q̄³ ever have a negative eigenvalue? Random positive semi-definite matrices, N of them with at least B zero eigenvalues each, and the rounding errors of the paper's symmetrization.",
  "figure-10":
    "The quadratic basin function for several q₁ and q₂. The paper prints no parameter values, so these are chosen.",
  "figure-11":
    "The circular basin function for several c₁ and c₃. The paper prints no parameter values, so these are chosen.",
  "figure-12":
    "The quadratic-circle function, the smaller of the two basins at each point. The paper prints no parameter values, so these are chosen.",
  "figure-13":
    "The four quadratic-circle models of Tables 1 and 2 and Figures 1 to 4, each a weighted sum of fifty functions.",
  "figure-14": "Three random Styblinski–Tang sums in two dimensions, with minima of differing width and depth.",
  "figure-15": flatOrSharp(2, "flat", "batch size"),
  "figure-16": flatOrSharp(3, "flat", "batch size"),
  "figure-17": flatOrSharp(2, "sharp", "batch size"),
  "figure-18": flatOrSharp(3, "sharp", "batch size"),
  "figure-19": flatOrSharp(2, "flat", "starting radius"),
  "figure-20": flatOrSharp(3, "flat", "starting radius"),
  "figure-21": flatOrSharp(2, "sharp", "starting radius"),
  "figure-22": flatOrSharp(3, "sharp", "starting radius"),
  "appendix-a":
    "The paper tests its Assumption 8, that F̄ − Q̄³ is positive semi-definite, on random matrices. It is a theorem; the study is run all the same.",
  claims: "Every checkable claim of sections 2 to 5 and Appendix A, with what was computed to test it and the verdict.",
  tightness:
    "How far the two bounds lie from α*(k), the exact limit of mean-square stability of the linear dynamics, which they enclose. The limit is Mulayoff and Michaeli's (2024). A ratio of one is a bound that cannot be improved.",
  "escape-tail":
    "How often runs diverge from the circular minimum, that is, end further from it than they began, at the learning rates between which the paper sees them begin to: counts of ten thousand runs, where the figures show a hundred.",
  "disc-radius":
    "The Hessian of the circular basin vanishes at its minimum, so that every bound is inversely proportional to the radius of the disc over which it is averaged; and what reconstructs the published columns.",
  schedule:
    "Section 5 advises small batches and large learning rates that slowly decrease. Do such runs end in flat minimizers?",
  "flat-sharp":
    "Of a thousand unselected draws of each Styblinski–Tang model, those in which the flat minimizer has the larger bound.",
  theorems: "Statements of section 2, tried on random quadratic sums.",
  surfaces: "Properties of the test functions that the paper states.",
  "sampling-weights":
    "The paper proposes to choose the sampling weights that make t/(λ₁λᵣ) − γ small, and leaves it. Here they are, beside uniform weights and weights in proportion to ‖Qᵢ‖.",
};

/** The caption of a result. */
export function captionOf(id: ArtefactId): string {
  return captions[id];
}

function flatOrSharp(model: number, minimizer: string, rows: string): string {
  return `SGD-k on Styblinski–Tang Model ${model}, started near its ${minimizer} minimizer, one row a ${rows}. On a quadratic the expected gap would grow at 1.5l and shrink at 0.5u, and at 0.5(u+l) the theorems promise neither. Do runs on this sum, which is none, leave at the one and stay at the other?`;
}
