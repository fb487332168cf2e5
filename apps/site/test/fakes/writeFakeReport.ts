/** Realistic artefacts with made-up numbers, so that the site can be built and tested without a run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactIds,
  canonicalJson,
  digest,
  type Manifest,
} from "@sgd-basins/report";
import { kindOf } from "../../src/reports/checkArtefact.ts";
import { resultOf } from "../../src/results/results.ts";
import { fakeBeyond } from "./beyond.ts";
import { fakeClaims } from "./claims.ts";
import { fakeContours } from "./contours.ts";
import { fakeBoxPlots, fakeMomentStudy } from "./moments.ts";
import { fakeTable } from "./tables.ts";
import { fakeTrajectories } from "./trajectories.ts";

export interface FakeOptions {
  /** Runs a trajectory cell. */
  readonly runs: number;
  /** Replicates a pair (N, B) of Appendix A. */
  readonly replicates: number;
}

/** One fake artefact. */
export function fakeArtefact(id: ArtefactId, { runs, replicates }: FakeOptions): Artefact {
  return {
    schema: "sgd-basins/artefact/1",
    id,
    title: `${resultOf(id).name}, with made-up numbers`,
    seed: 20170914,
    scale: "paper",
    command: `npx -y pnpm@10 basins study ${id} --seed 20170914`,
    parameters: { models: [{ c1: 8, c3: 40, q1: 0.2, q2: 0.2 }], box: [-5, 5], jitter: 0.05, law: "U(0.95, 1.05)" },
    data: fakeData(id, runs, replicates),
  };
}

/** Writes every fake artefact and the manifest into a folder. */
export async function writeFakeReport(folder: string, options: FakeOptions): Promise<void> {
  for (const part of ["paper", "beyond"]) mkdirSync(join(folder, part), { recursive: true });
  const artefacts: Manifest["artefacts"] = [];
  for (const id of artefactIds) {
    const text = canonicalJson(fakeArtefact(id, options));
    const file = artefactFile(id);
    writeFileSync(join(folder, file), text);
    artefacts.push({ id, file, bytes: Buffer.byteLength(text), sha256: await digest(text) });
  }
  const manifest: Manifest = { schema: "sgd-basins/manifest/1", seed: 20170914, scale: "paper", artefacts };
  writeFileSync(join(folder, "manifest.json"), canonicalJson(manifest));
}

function fakeData(id: ArtefactId, runs: number, replicates: number): Artefact["data"] {
  const number = Number(id.split("-")[1]);
  const kind = kindOf(id);
  if (kind === "table") return fakeTable(number);
  if (kind === "trajectories") return fakeTrajectories(number, runs);
  if (kind === "contours") return fakeContours(number);
  if (kind === "claims") return fakeClaims();
  if (resultOf(id).family === "beyond") return fakeBeyond(id);
  const study = fakeMomentStudy(replicates);
  return kind === "moment-study" ? study : fakeBoxPlots(study);
}

if (process.argv[1] === import.meta.filename) {
  await writeFakeReport(process.argv[2] ?? "fake-reports", { runs: 100, replicates: 2 });
}
