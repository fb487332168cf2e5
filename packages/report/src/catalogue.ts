/** The artefacts, one row each, in the report's order: what each holds, what it is called and what it shows. */
import { z } from "zod";
import { costDataSchema } from "./schema/beyond/cost.ts";
import { crossEntropyDataSchema } from "./schema/beyond/crossEntropy.ts";
import { discRadiusDataSchema } from "./schema/beyond/discRadius.ts";
import { escapeTailDataSchema } from "./schema/beyond/escapeTail.ts";
import { flatSharpDataSchema } from "./schema/beyond/flatSharp.ts";
import { networksDataSchema } from "./schema/beyond/networks.ts";
import { samplingWeightsDataSchema } from "./schema/beyond/samplingWeights.ts";
import { scheduleDataSchema } from "./schema/beyond/schedule.ts";
import { surfacesDataSchema } from "./schema/beyond/surfaces.ts";
import { theoremsDataSchema } from "./schema/beyond/theorems.ts";
import { tightnessDataSchema } from "./schema/beyond/tightness.ts";
import { typicalRunsDataSchema } from "./schema/beyond/typicalRuns.ts";
import type { FamilyId } from "./schema/common.ts";
import { contoursDataSchema } from "./schema/contours.ts";
import { boxPlotsDataSchema, momentStudyDataSchema } from "./schema/momentStudy.ts";
import { tableDataSchema } from "./schema/table.ts";
import { trajectoriesDataSchema } from "./schema/trajectories.ts";

/** The data of every kind of artefact but the claims: these name artefacts, so their schema stands on this file. */
export const dataSchemas = [
  tableDataSchema,
  trajectoriesDataSchema,
  contoursDataSchema,
  momentStudyDataSchema,
  boxPlotsDataSchema,
  tightnessDataSchema,
  escapeTailDataSchema,
  discRadiusDataSchema,
  scheduleDataSchema,
  flatSharpDataSchema,
  theoremsDataSchema,
  surfacesDataSchema,
  samplingWeightsDataSchema,
  costDataSchema,
  typicalRunsDataSchema,
  networksDataSchema,
  crossEntropyDataSchema,
] as const;

/** What a result is in the report: the paper's own tables, figures and appendix, its claims, or evidence it does not have. */
export type ArtefactFamily = "table" | "figure" | "appendix" | "claims" | "beyond";

/** What is known of an artefact before it is read. */
export interface CatalogueRow {
  /** What the artefact's data are. */
  readonly kind: z.infer<(typeof dataSchemas)[number]>["kind"] | "claims";
  readonly family: ArtefactFamily;
  /** As the paper names it: "Table 1", "Figure 5", "Appendix A"; a name of our own beyond the paper. */
  readonly name: string;
  /** What it shows, in words of our own; counts and values come from the artefact. */
  readonly caption: string;
  /** Of a table of bounds: which bound, and of which models. */
  readonly bound?: "convergence" | "divergence";
  readonly models?: FamilyId;
}

export const catalogue = {
  "table-1": {
    kind: "table",
    family: "table",
    name: "Table 1",
    bound: "divergence",
    models: "quadratic-circle",
    caption:
      "The divergence bound l of Theorem 16, the learning rate above which the expected optimality gap of SGD-k on a quadratic problem grows, at the two minimizers of the four quadratic-circle models.",
  },
  "table-2": {
    kind: "table",
    family: "table",
    name: "Table 2",
    bound: "convergence",
    models: "quadratic-circle",
    caption:
      "The convergence bound u of Theorem 17, the learning rate below which the expected optimality gap of SGD-k on a quadratic problem shrinks, at the same minimizers as in Table 1.",
  },
  "table-3": {
    kind: "table",
    family: "table",
    name: "Table 3",
    caption:
      "The batch size t/(λ₁λᵣ) − γ at which Theorem 17 changes its branch, at the flattest and the sharpest minimizer of three Styblinski–Tang sums.",
  },
  "table-4": {
    kind: "table",
    family: "table",
    name: "Table 4",
    bound: "divergence",
    models: "styblinski-tang",
    caption:
      "The divergence bound l of Theorem 16 for six batch sizes, at the flattest and the sharpest minimizer of three Styblinski–Tang sums.",
  },
  "table-5": {
    kind: "table",
    family: "table",
    name: "Table 5",
    bound: "convergence",
    models: "styblinski-tang",
    caption:
      "The convergence bound u of Theorem 17 for six batch sizes, at the flattest and the sharpest minimizer of three Styblinski–Tang sums.",
  },
  "figure-01": figure(
    1,
    "trajectories",
    "SGD-1 from the circular minimum of two models: at which learning rate do the runs start to leave?",
  ),
  "figure-02": figure(
    2,
    "trajectories",
    "SGD-1 from the quadratic minimum of two models: at which learning rate do the runs start to leave?",
  ),
  "figure-03": figure(
    3,
    "trajectories",
    "Gradient descent from the circular minimum, to be compared with SGD-1 in Figure 1.",
  ),
  "figure-04": figure(
    4,
    "trajectories",
    "Both methods from the quadratic minimum of Model 1 at learning rates that drive them out of it; the distance is to the other, circular minimum, so a falling line is a run that settles there.",
  ),
  "figure-05": flatOrSharp(5, 1, "flat", "batch size"),
  "figure-06": flatOrSharp(6, 1, "sharp", "batch size"),
  "figure-07": flatOrSharp(7, 1, "flat", "starting radius"),
  "figure-08": flatOrSharp(8, 1, "sharp", "starting radius"),
  "figure-09": figure(
    9,
    "box-plots",
    "Does F̄ − Q̄³ ever have a negative eigenvalue? Random positive semi-definite matrices, N of them with at least B zero eigenvalues each, and the rounding errors of the paper's symmetrization.",
  ),
  "figure-10": figure(
    10,
    "contours",
    "The quadratic basin function for several q₁ and q₂. The paper prints no parameter values, so these are chosen.",
  ),
  "figure-11": figure(
    11,
    "contours",
    "The circular basin function for several c₁ and c₃. The paper prints no parameter values, so these are chosen.",
  ),
  "figure-12": figure(
    12,
    "contours",
    "The quadratic-circle function, the smaller of the two basins at each point. The paper prints no parameter values, so these are chosen.",
  ),
  "figure-13": figure(
    13,
    "contours",
    "The four quadratic-circle models of Tables 1 and 2 and Figures 1 to 4, each a weighted sum of fifty functions.",
  ),
  "figure-14": figure(
    14,
    "contours",
    "Three random Styblinski–Tang sums in two dimensions, with minima of differing width and depth.",
  ),
  "figure-15": flatOrSharp(15, 2, "flat", "batch size"),
  "figure-16": flatOrSharp(16, 3, "flat", "batch size"),
  "figure-17": flatOrSharp(17, 2, "sharp", "batch size"),
  "figure-18": flatOrSharp(18, 3, "sharp", "batch size"),
  "figure-19": flatOrSharp(19, 2, "flat", "starting radius"),
  "figure-20": flatOrSharp(20, 3, "flat", "starting radius"),
  "figure-21": flatOrSharp(21, 2, "sharp", "starting radius"),
  "figure-22": flatOrSharp(22, 3, "sharp", "starting radius"),
  "appendix-a": {
    kind: "moment-study",
    family: "appendix",
    name: "Appendix A",
    caption:
      "The paper tests its Assumption 8, that F̄ − Q̄³ is positive semi-definite, on random matrices. It is a theorem; the study is run all the same.",
  },
  claims: {
    kind: "claims",
    family: "claims",
    name: "Claims",
    caption:
      "Every checkable claim of sections 2 to 5 and Appendix A, with what was computed to test it and the verdict.",
  },
  tightness: beyond(
    "tightness",
    "Tightness",
    "How far the two bounds lie from α*(k), the exact limit of mean-square stability of the linear dynamics, which they enclose, and from it to the almost-sure limit α_as(k), up to which runs settle although the mean may grow. The exact limit is Mulayoff and Michaeli's (2024). A ratio of one is a bound that cannot be improved.",
  ),
  "escape-tail": beyond(
    "escape-tail",
    "Escape tail",
    "How often runs diverge from the circular minimum, that is, end further from it than they began, at the learning rates between which the paper sees them begin to: counts of ten thousand runs, where the figures show a hundred.",
  ),
  "disc-radius": beyond(
    "disc-radius",
    "Disc radius",
    "The Hessian of the circular basin vanishes at its minimum, so that every bound is inversely proportional to the radius of the disc over which it is averaged; and what reconstructs the published columns.",
  ),
  schedule: beyond(
    "schedule",
    "Schedules",
    "Section 5 advises small batches and large learning rates that slowly decrease. Do such runs end in flat minimizers?",
  ),
  "flat-sharp": beyond(
    "flat-sharp",
    "Flat and sharp",
    "Of a thousand unselected draws of each Styblinski–Tang model, those in which the flat minimizer has the larger bound.",
  ),
  theorems: beyond("theorems", "Theorems", "Statements of section 2, tried on random quadratic sums."),
  surfaces: beyond("surfaces", "Surfaces", "Properties of the test functions that the paper states."),
  "sampling-weights": beyond(
    "sampling-weights",
    "Sampling weights",
    "The paper proposes to choose the sampling weights that make t/(λ₁λᵣ) − γ small, and leaves it. Here they are, beside uniform weights and weights in proportion to ‖Qᵢ‖.",
  ),
  "typical-runs": beyond(
    "typical-runs",
    "Typical runs",
    "Theorem 16 is about the mean: above l it grows. Runs follow another limit, the almost-sure one, which may lie above l or below it (Ziyin, Li, Galanti and Ueda 2023; Chemnitz and Engel 2024). Here ten thousand runs of the linear dynamics are held against what is predicted of runs, and of their mean, at rates between the thresholds of small examples, of a regression on real data, of heavy-tailed rows and of the paper's models linearised.",
  ),
  networks: beyond(
    "networks",
    "Networks",
    "At which learning rates do runs of SGD-k and of gradient descent, on small tanh networks that fit real data exactly, leave the minima that training found; and what becomes of runs when the method is changed there?",
  ),
  "cross-entropy": beyond(
    "cross-entropy",
    "Cross-entropy",
    "Logistic regression on data that no hyperplane separates, where the theory of quadratic sums holds near the minimizer and no further. Runs of SGD-k and of gradient descent below and above α*, beside the noise floor of the linear dynamics: where is it right, and does anything diverge? That gradient descent on such data may cycle, and does so from 2/λ₁ on by doubling its period, is Meng, Orvieto, Cao and De Sa's (2024); that on separable data it reaches the infimum at any constant rate Wu, Braverman and Lee's (2023); what becomes of averaged SGD with a constant rate, expanded in the rate, Dieuleveut, Durmus and Bach's (2020).",
  ),
  cost: beyond(
    "cost",
    "Cost",
    "How many gradients of single components a goal takes at the best constant learning rate, against the batch size, by advise's estimate for the linear dynamics: the factor in the end to the power of the steps, times the gap at the start, plus the noise floor. From starts in steep directions, as β = 0 of iris, goals are reached much sooner. That the smallest batches are the cheapest, and that there is a size up to which larger ones cost little more, is Ma, Bassily and Belkin's (2018).",
  ),
} as const satisfies Readonly<Record<string, CatalogueRow>>;

export type ArtefactId = keyof typeof catalogue;

/** What the data of an artefact are. */
export type KindOf<Id extends ArtefactId> = (typeof catalogue)[Id]["kind"];

/** The artefacts whose data are of a kind. */
export type IdOf<Kind extends CatalogueRow["kind"]> = {
  [Id in ArtefactId]: KindOf<Id> extends Kind ? Id : never;
}[ArtefactId];

/** Every artefact id, in the report's order. */
export const artefactIds = Object.keys(catalogue) as readonly ArtefactId[];

export const artefactIdSchema = z.enum(artefactIds);

/** The ids of the artefacts of a kind, in the report's order. */
export function idsOf<Kind extends CatalogueRow["kind"]>(kind: Kind): readonly IdOf<Kind>[] {
  return artefactIds.filter((id): id is IdOf<Kind> => catalogue[id].kind === kind);
}

/** Where artefacts lie in the report's folder: the paper's own, and further evidence. */
export const artefactFolders = ["paper", "beyond"] as const;

/** Path of an artefact's file from the report's folder, `paper/<id>.json` or `beyond/<id>.json`. */
export function artefactFile(id: ArtefactId): string {
  return `${artefactFolders[catalogue[id].family === "beyond" ? 1 : 0]}/${id}.json`;
}

function figure<const Kind extends CatalogueRow["kind"]>(number: number, kind: Kind, caption: string) {
  return { kind, family: "figure", name: `Figure ${number}`, caption } as const;
}

function flatOrSharp(number: number, model: number, minimizer: "flat" | "sharp", rows: string) {
  return figure(
    number,
    "trajectories",
    `SGD-k on Styblinski–Tang Model ${model}, started near its ${minimizer} minimizer, one row a ${rows}. On a quadratic the expected gap would grow at 1.5l and shrink at 0.5u, and at 0.5(u+l) the theorems promise neither. This sum is not quadratic: do its runs leave at 1.5l and stay at 0.5u all the same?`,
  );
}

function beyond<const Kind extends CatalogueRow["kind"]>(kind: Kind, name: string, caption: string) {
  return { kind, family: "beyond", name, caption } as const;
}
