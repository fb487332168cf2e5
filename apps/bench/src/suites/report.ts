import { stream, uniform01 } from "@sgd-basins/random";
import { type Artefact, artefactSchema, canonicalJson, type TrajectoryCell } from "@sgd-basins/report";
import { defineSuite, type PreparedTask } from "../tasks/suite.ts";
import { verifyThat } from "../tasks/verify.ts";

/** A Styblinski–Tang figure's sizes: 2 realisations × 4 batch sizes × 4 radii × 4 learning rates, 100 runs of 20 steps. */
const sizes = {
  realisations: ["default", "selected"],
  batchSizes: [1, 200, 500, "inf"],
  radii: [0.001, 0.01, 0.1, 1],
  rateLabels: ["1.5l", "0.5(u+l)", "0.5u", "0.5l"],
  minimizers: ["flat", "sharp"],
  runs: 100,
  steps: 20,
} as const;

/** A figure's artefact with random distances of six digits: about 540,000 numbers, 5 MB of text. */
function trajectoriesArtefact(): Artefact {
  const source = stream(1, "bench", "artefact");
  const number = (largest: number): number => Number((largest * uniform01(source)).toPrecision(6));
  const rows = (): number[][] =>
    Array.from({ length: sizes.runs }, () => Array.from({ length: sizes.steps + 1 }, () => number(30)));
  const cells = sizes.realisations.flatMap((realisation) =>
    sizes.batchSizes.flatMap((batchSize) =>
      sizes.radii.flatMap((radius) =>
        sizes.rateLabels.map(
          (rateLabel): TrajectoryCell => ({
            realisation,
            model: 1,
            batchSize,
            start: "flat",
            radius,
            rateLabel,
            learningRate: 1 - uniform01(source),
            inPaper: rateLabel !== "0.5l",
            thresholds: {
              convergence: uniform01(source),
              meanSquare: uniform01(source),
              almostSure: uniform01(source),
              divergence: uniform01(source),
            },
            distances: Object.fromEntries(sizes.minimizers.map((name) => [name, rows()])),
            diverged: sizes.runs,
            everLeft: sizes.runs,
            ends: Array.from({ length: sizes.runs }, () => "elsewhere" as const),
            boundaryShare: number(1),
          }),
        ),
      ),
    ),
  );
  return {
    schema: "sgd-basins/artefact/1",
    id: "figure-05",
    title: "A figure of random numbers",
    seed: 1,
    scale: "paper",
    command: "none",
    options: {},
    parameters: {},
    data: {
      kind: "trajectories",
      steps: sizes.steps,
      runs: sizes.runs,
      distanceTo: "flat",
      minimizers: [...sizes.minimizers],
      rows: "batchSize",
      columns: "rateLabel",
      series: "radius",
      realisations: sizes.realisations.map((id) => ({ id, label: id, description: "Random numbers." })),
      cells,
    },
  };
}

function prepareWriting(): PreparedTask {
  const artefact = trajectoriesArtefact();
  let text = canonicalJson(artefact);
  return {
    count: Buffer.byteLength(text),
    call: () => {
      text = canonicalJson(artefact);
      // Reading a character makes the engine join the pieces, as writing the file would.
      return text.charCodeAt(text.length >> 1);
    },
    verify: () => verifyThat(canonicalJson(JSON.parse(text)) === text, "the text survives parsing and writing again"),
  };
}

function prepareParsing(): PreparedTask {
  const text = canonicalJson(trajectoriesArtefact());
  const json: unknown = JSON.parse(text);
  let artefact: Artefact | undefined;
  return {
    count: Buffer.byteLength(text),
    call: () => {
      artefact = artefactSchema.parse(json);
      return artefact.data.kind === "trajectories" ? artefact.data.cells.length : Number.NaN;
    },
    verify: () => verifyThat(canonicalJson(artefact) === text, "the schema changes nothing"),
  };
}

export const suite = defineSuite("report", [
  { name: "canonicalJson trajectories", unit: "byte", prepare: prepareWriting },
  { name: "artefactSchema.parse trajectories", unit: "byte", prepare: prepareParsing },
]);
