/** Realistic artefacts with made-up numbers, so that the site can be built and tested without a run. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactFolders,
  artefactIds,
  canonicalJson,
  catalogue,
  digest,
  type Manifest,
} from "@sgd-basins/report";
import { optionsOf, studyCommand } from "@sgd-basins/studies/planning";
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

/** The commit in the fake provenance. */
export const fakeCommit = "0123456789abcdef0123456789abcdef01234567";

/** One fake artefact. */
export function fakeArtefact(id: ArtefactId, { runs, replicates }: FakeOptions): Artefact {
  const seed = 20170914;
  const scale = "paper";
  const chosen = optionsOf(id).includes("replicates") ? { replicates } : {};
  return {
    schema: "sgd-basins/artefact/2",
    id,
    title: `${catalogue[id].name}, with made-up numbers`,
    seed,
    scale,
    command: studyCommand([id], { seed, scale, ...chosen }),
    options: chosen,
    parameters: { models: [{ c1: 8, c3: 40, q1: 0.2, q2: 0.2 }], box: [-5, 5], jitter: 0.05, law: "U(0.95, 1.05)" },
    data: fakeData(id, runs, replicates),
  };
}

/** Writes every fake artefact and the manifest into a folder. */
export async function writeFakeReport(folder: string, options: FakeOptions): Promise<void> {
  for (const part of artefactFolders) mkdirSync(join(folder, part), { recursive: true });
  const artefacts: Manifest["artefacts"] = [];
  for (const id of artefactIds) {
    const text = canonicalJson(fakeArtefact(id, options));
    const file = artefactFile(id);
    writeFileSync(join(folder, file), text);
    artefacts.push({ id, file, bytes: Buffer.byteLength(text), sha256: await digest(text) });
  }
  const manifest: Manifest = { schema: "sgd-basins/manifest/1", seed: 20170914, scale: "paper", artefacts };
  writeFileSync(join(folder, "manifest.json"), canonicalJson(manifest));
  writeFileSync(join(folder, "provenance.json"), canonicalJson(fakeProvenance(manifest)));
}

/** Who wrote the first half of the artefacts; nobody knows about the others. */
export function fakeProvenance({ artefacts }: Manifest): unknown {
  const tool = { "@type": "SoftwareApplication", operatingSystem: "linux x64" };
  const written = artefacts.slice(0, artefacts.length / 2).flatMap(({ id, file, sha256 }) => [
    { "@id": file, "@type": "File", sha256 },
    {
      "@id": `#write-${id}`,
      "@type": "CreateAction",
      startTime: "2026-01-02T03:04:05.006Z",
      endTime: "2026-01-02T03:05:05.006Z",
      instrument: [{ "@id": "#code" }, { "@id": "#runtime" }],
      workers: 2,
      result: { "@id": file },
    },
  ]);
  return {
    "@context": "https://w3id.org/ro/crate/1.1/context",
    "@graph": [
      { ...tool, "@id": "#code", name: "sgd-basins", softwareVersion: fakeCommit },
      { ...tool, "@id": "#runtime", name: "Node.js", softwareVersion: "v24.0.0" },
      ...written,
    ],
  };
}

function fakeData(id: ArtefactId, runs: number, replicates: number): Artefact["data"] {
  const number = Number(id.split("-")[1]);
  const { kind, family } = catalogue[id];
  if (kind === "table") return fakeTable(number);
  if (kind === "trajectories") return fakeTrajectories(number, runs);
  if (kind === "contours") return fakeContours(number);
  if (kind === "claims") return fakeClaims();
  if (family === "beyond") return fakeBeyond(id);
  const study = fakeMomentStudy(replicates);
  return kind === "moment-study" ? study : fakeBoxPlots(study);
}

if (process.argv[1] === import.meta.filename) {
  await writeFakeReport(process.argv[2] ?? "fake-reports", { runs: 100, replicates: 2 });
}
