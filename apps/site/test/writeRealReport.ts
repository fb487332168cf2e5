import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactFolders,
  artefactIds,
  canonicalJson,
  digest,
  type Manifest,
  parseArtefact,
} from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { assembleArtefact } from "@sgd-basins/studies/planning";

/** The committed part of the report. */
const committed = fileURLToPath(new URL("../../../reports", import.meta.url));
/** Of these the committed records are used; the others are computed by the tests' set-up. */
const records: readonly ArtefactId[] = [
  "claims",
  "schedule",
  "typical-runs",
  "networks",
  "cross-entropy",
  "appendix-a",
];

/**
 * Puts the report together in a folder: the artefacts that the tests' set-up has computed, the committed claims, schedules, typical runs
 * and Appendix A, and Figure 9 from Appendix A's records. Trajectory figures other than those in `whole` keep one run a
 * cell, with digests of their own, so that they are drawn quickly.
 *
 * @param computed - folder of `inject("artefacts")`
 */
export async function writeRealReport(folder: string, computed: string, whole: readonly ArtefactId[]): Promise<void> {
  for (const part of artefactFolders) mkdirSync(join(folder, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(committed, "manifest.json"), "utf8")) as Manifest;
  for (const id of artefactIds) {
    const file = artefactFile(id);
    let text =
      id === "figure-09" ? figure9() : readFileSync(join(records.includes(id) ? committed : computed, file), "utf8");
    const artefact = JSON.parse(text) as Artefact;
    if (artefact.data.kind === "trajectories" && !whole.includes(id)) {
      text = canonicalJson(withOneRun(artefact));
      const entry = manifest.artefacts.find((candidate) => candidate.id === id)!;
      Object.assign(entry, { bytes: Buffer.byteLength(text), sha256: await digest(text) });
    }
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(folder, "manifest.json"), canonicalJson(manifest));
}

function figure9(): string {
  const text = readFileSync(join(committed, artefactFile("appendix-a")), "utf8");
  const { seed, scale, data } = parseArtefact(text, "appendix-a.json", "appendix-a");
  const study = studies.find(({ id }) => id === "figure-09")!;
  return canonicalJson(assembleArtefact(study, { seed, scale }, (data as { runs: unknown[] }).runs));
}

function withOneRun(artefact: Artefact): Artefact {
  if (artefact.data.kind !== "trajectories") return artefact;
  const cells = artefact.data.cells.map((cell) => ({
    ...cell,
    ends: cell.ends.slice(0, 1),
    distances: Object.fromEntries(Object.entries(cell.distances).map(([name, runs]) => [name, runs.slice(0, 1)])),
  }));
  return { ...artefact, data: { ...artefact.data, runs: 1, cells } };
}
