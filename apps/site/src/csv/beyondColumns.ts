/** The studies beyond the paper. */
import type {
  Artefact,
  DiscRadiusData,
  EscapeTailData,
  FlatSharpData,
  SamplingWeightsData,
  ScheduleData,
  SurfacesData,
  TheoremsData,
  TightnessData,
} from "@sgd-basins/report";
import { batchSize, model, own, proportion, realisation } from "./columns.ts";
import { type CsvFile, csvFile } from "./csv.ts";

/** The lists of an artefact beyond the paper; none of another. */
export function beyondFiles(id: string, data: Artefact["data"]): CsvFile[] {
  switch (data.kind) {
    case "tightness":
      return [tightnessFile(id, data)];
    case "escape-tail":
      return [escapeTailFile(id, data)];
    case "disc-radius":
      return discRadiusFiles(id, data);
    case "schedule":
      return scheduleFiles(id, data);
    case "flat-sharp":
      return flatSharpFiles(id, data);
    case "theorems":
      return [theoremsFile(id, data)];
    case "surfaces":
      return [surfacesFile(id, data)];
    case "sampling-weights":
      return [samplingWeightsFile(id, data)];
    default:
      return [];
  }
}

function tightnessFile(id: string, { series }: TightnessData): CsvFile {
  const rows = series.flatMap(({ points, index, ...place }) =>
    points.map((point) => ({
      ...place,
      ...point,
      indexLargestGamma: index.largestGamma,
      indexZeroGamma: index.zeroGamma,
    })),
  );
  type Row = (typeof rows)[number];
  return csvFile<Row>(
    id,
    "Bounds and exact limit, a line a minimizer and batch size",
    [
      own("family", "string", "family of models"),
      realisation,
      model,
      own("minimizer", "string", "name of the minimizer"),
      own("dimension", "integer", "d"),
      own("rank", "integer", "r, the rank of Q̄"),
      own("indexLargestGamma", "integer", "Theorem 16's M for k = 1 with the largest γ"),
      own("indexZeroGamma", "integer", "the same with γ = 0"),
      own("rho", "number", "ρ = t/(λ₁λᵣ) with γ = 0"),
      batchSize,
      own("convergence", "number", "u(k), the bound of Theorem 17"),
      own(
        "limit",
        "number",
        "α*(k), the exact limit of mean-square stability of the linear dynamics (Mulayoff and Michaeli 2024)",
      ),
      own("divergence", "number", "l(k), the bound of Theorem 16"),
    ],
    rows,
  );
}

function escapeTailFile(id: string, { cells }: EscapeTailData): CsvFile {
  type Row = EscapeTailData["cells"][number];
  return csvFile<Row>(
    id,
    "Runs that diverge from the circular minimum, a line a learning rate",
    [
      own("models", "string", "one model for all runs (default), or an unselected draw of it for each (every draw)"),
      model,
      batchSize,
      own("rateLabel", "string", "the learning rate as the paper names it"),
      own("learningRate", "number", "α"),
      ...proportion<Row>("diverged", "runs that end further away than they began", ({ diverged }) => diverged),
    ],
    cells,
  );
}

function discRadiusFiles(id: string, { sensitivity, reconstruction }: DiscRadiusData): CsvFile[] {
  const bounds = sensitivity.map(({ divergence, convergence, ...row }) => ({
    ...row,
    divergence_1: divergence.one,
    divergence_inf: divergence.inf,
    convergence_1: convergence.one,
    convergence_inf: convergence.inf,
  }));
  const cells = reconstruction.cells.map(({ range, ...cell }) => ({ ...cell, ...range }));
  return [
    csvFile<(typeof bounds)[number]>(
      id,
      "Bounds at the circular minimum, a line a model and radius of the disc",
      [
        model,
        own("radius", "number", "radius of the disc over which the Hessian is averaged"),
        own("largestEigenvalue", "number", "λ₁ of Q̄"),
        own("conditionNumber", "number", "λ₁/λᵣ of Q̄"),
        own("pointwiseConditionNumber", "number", "the same at a single point of the disc's edge"),
        own("gamma", "number", "γ"),
        own("tOverSquare", "number", "t/λ₁²"),
        own("divergence_1", "number", "l(1)"),
        own("divergence_inf", "number", "l(∞)"),
        own("convergence_1", "number", "u(1)"),
        own("convergence_inf", "number", "u(∞)"),
      ],
      bounds,
    ),
    csvFile<(typeof cells)[number]>(
      `${id}-reconstruction`,
      "What reconstructs the published circular columns, a line a cell",
      [
        own("table", "string", "the paper's table"),
        model,
        own("batchSize", "string", "batch size as the table names it"),
        own("published", "number", "the number that the paper prints"),
        own("honest", "number", "the value by the paper's definitions; empty where k_max is below 1"),
        own("reconstructed", "number", "the reconstruction"),
        own("seeds", "integer", "number of unselected draws of the reconstruction"),
        own("median", "number", "its median over them"),
        own("low", "number", "5th percentile"),
        own("high", "number", "95th percentile"),
        own("percentile", "number", "percentage of the draws below the published number"),
      ],
      cells,
    ),
  ];
}

function scheduleFiles(id: string, { arms, unprojected }: ScheduleData): CsvFile[] {
  type Arm = ScheduleData["arms"][number];
  type Unprojected = ScheduleData["unprojected"][number];
  return [
    csvFile<Arm>(
      id,
      "Section 5's advice, a line an arm of the experiment",
      [
        model,
        batchSize,
        own("start", "string", "where the runs start"),
        own("schedule", "string", "name of the schedule of learning rates; the artefact's parameters define it"),
        own("steps", "integer", "number of steps"),
        own("firstRate", "number", "first learning rate"),
        own("lastRate", "number", "last learning rate"),
        ...proportion<Arm>("allFlat", "runs that end in every coordinate's flat well", ({ allFlat }) => allFlat),
        ...proportion<Arm>("allSharp", "runs that end in every coordinate's sharp well", ({ allSharp }) => allSharp),
        ...proportion<Arm>("flatter", "runs that end with more coordinates in flat wells", ({ flatter }) => flatter),
        own("flatShareAtStart", "number", "mean share of coordinates in the flat well at the start"),
        own("flatShare", "number", "the same at the end"),
        own("standardError", "number", "standard error of flatShare"),
        own("boundaryShare", "number", "mean share of coordinates on the box's boundary at the end"),
      ],
      arms,
    ),
    csvFile<Unprojected>(
      `${id}-unprojected`,
      "The same first learning rate without the projection on the box",
      [
        model,
        batchSize,
        own("learningRate", "number", "α"),
        ...proportion<Unprojected>(
          "overflowed",
          "runs with an iterate beyond the range of doubles",
          ({ overflowed }) => overflowed,
        ),
      ],
      unprojected,
    ),
  ];
}

function flatSharpFiles(id: string, { rows, exceptions }: FlatSharpData): CsvFile[] {
  type Row = FlatSharpData["rows"][number];
  type Exception = FlatSharpData["exceptions"][number];
  return [
    csvFile<Row>(
      id,
      "Draws in which the flat minimizer has the larger bound, a line a model and batch size",
      [
        model,
        batchSize,
        ...proportion<Row>("divergence", "draws with the larger l at the flat minimizer", (row) => row.divergence),
        ...proportion<Row>("convergence", "draws with the larger u at the flat minimizer", (row) => row.convergence),
      ],
      rows,
    ),
    csvFile<Exception>(
      `${id}-exceptions`,
      "Draws in which the sharp minimizer has the larger u(1), a line a model",
      [
        model,
        ...proportion<Exception>("draws", "such draws", ({ draws }) => draws),
        ...proportion<Exception>("smallerT", "of them, t smaller at the sharp minimizer", ({ smallerT }) => smallerT),
        ...proportion<Exception>(
          "largerSmallestEigenvalue",
          "of them, λᵣ larger at the sharp minimizer",
          (row) => row.largerSmallestEigenvalue,
        ),
      ],
      exceptions,
    ),
  ];
}

function theoremsFile(id: string, { checks }: TheoremsData): CsvFile {
  type Row = TheoremsData["checks"][number];
  return csvFile<Row>(
    id,
    "Statements tried on random problems, a line a statement",
    [
      own("id", "string", "id of the statement"),
      own("statement", "string", "what is counted"),
      ...proportion<Row>("holds", "instances for which it holds", ({ holds }) => holds),
      own("extreme", "number", "the least favourable value over the instances, where there is one"),
    ],
    checks,
  );
}

function surfacesFile(id: string, { measures }: SurfacesData): CsvFile {
  return csvFile<SurfacesData["measures"][number]>(
    id,
    "Properties of the test functions, a line a measure",
    [
      own("id", "string", "id of the measure"),
      own("label", "string", "what is measured"),
      own("value", "number", "its value"),
    ],
    measures,
  );
}

function samplingWeightsFile(id: string, { problems }: SamplingWeightsData): CsvFile {
  const rows = problems.flatMap(({ goals, ...problem }) => goals.map((goal) => ({ ...problem, ...goal })));
  return csvFile<(typeof rows)[number]>(
    id,
    "Sampling weights, a line a problem and objective",
    [
      own("id", "string", "id of the problem"),
      own("label", "string", "the problem"),
      own("components", "integer", "N"),
      own("rank", "integer", "r, the rank of Q̄"),
      own("reading", "string", "free: the weights are the objective's too; importance: it stays as it is"),
      own("goal", "string", "what is made small: t/(λ₁λᵣ) − γ, or 2/u(1) in units of λ₁"),
      own("own", "number", "the objective at the problem's own weights"),
      own("uniform", "number", "at uniform weights"),
      own("norms", "number", "at weights in proportion to ‖Qᵢ‖"),
      own("optimal", "number", "at the optimal weights"),
      own("leastShare", "number", "least N pᵢ of the optimal weights"),
      own("largestShare", "number", "largest N pᵢ of the optimal weights"),
    ],
    rows,
  );
}
