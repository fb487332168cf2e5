import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactFolders,
  canonicalJson,
  digest,
  type Manifest,
  manifestName,
  parseArtefact,
  provenanceName,
} from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { assembleArtefact, studyCommand } from "@sgd-basins/studies/planning";
import { writeFakeBenchmarks } from "./fakes/benchmarks.ts";
import { fakeArtefact, fakeProvenance } from "./fakes/writeFakeReport.ts";

/** The committed part of the report. */
const committed = fileURLToPath(new URL("../../../reports", import.meta.url));
/** Of these the committed records are used; the others are computed by the tests' set-up. */
const records: readonly ArtefactId[] = ["schedule", "typical-runs", "networks", "cross-entropy", "appendix-a"];
/** Made up, so that every verdict stands on the pages: of claims in each section, of numbers in both kinds of tables. */
const madeUp: readonly ArtefactId[] = ["claims", "table-1", "table-3"];
/** Trajectories that are computed again in the browser, or counted there. */
const whole: readonly ArtefactId[] = ["figure-01", "figure-05", "figure-22"];

/**
 * Puts together the report whose site is tested: the artefacts that the tests' set-up has computed; of those that take longer
 * the committed records, and Figure 9 from Appendix A's; claims, two tables, provenance and benchmarks made up. Trajectory
 * figures other than those in `whole` keep one run a cell, so that they are drawn quickly. What is changed or made up has a
 * digest of its own in the manifest.
 *
 * @param computed - folder of `inject("artefacts")`
 */
export async function writeTestReport(folder: string, computed: string): Promise<void> {
  for (const part of artefactFolders) mkdirSync(join(folder, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(committed, manifestName), "utf8")) as Manifest;
  for (const entry of manifest.artefacts) {
    const { id, file } = entry;
    const published = madeUp.includes(id) ? null : publishedText(id, computed);
    const text = published === null ? madeUpText(id, manifest) : whole.includes(id) ? published : withOneRun(published);
    if (text !== published) Object.assign(entry, { bytes: Buffer.byteLength(text), sha256: await digest(text) });
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(folder, manifestName), canonicalJson(manifest));
  writeFileSync(join(folder, provenanceName), canonicalJson(fakeProvenance(manifest)));
  writeFakeBenchmarks(folder, 12, "confirmed");
}

function publishedText(id: ArtefactId, computed: string): string {
  if (id === "figure-09") return figure9();
  return readFileSync(join(records.includes(id) ? committed : computed, artefactFile(id)), "utf8");
}

function madeUpText(id: ArtefactId, { seed, scale }: Manifest): string {
  const artefact = fakeArtefact(id, { runs: 1, replicates: 1 });
  return canonicalJson({ ...artefact, seed, scale, options: {}, command: studyCommand([id], { seed, scale }) });
}

function figure9(): string {
  const text = readFileSync(join(committed, artefactFile("appendix-a")), "utf8");
  const { seed, scale, data } = parseArtefact(text, "appendix-a.json", "appendix-a");
  const study = studies.find(({ id }) => id === "figure-09")!;
  return canonicalJson(assembleArtefact(study, { seed, scale }, (data as { runs: unknown[] }).runs));
}

function withOneRun(text: string): string {
  const artefact = JSON.parse(text) as Artefact;
  if (artefact.data.kind !== "trajectories") return text;
  const cells = artefact.data.cells.map((cell) => ({
    ...cell,
    ends: cell.ends.slice(0, 1),
    distances: Object.fromEntries(Object.entries(cell.distances).map(([name, runs]) => [name, runs.slice(0, 1)])),
  }));
  return canonicalJson({ ...artefact, data: { ...artefact.data, runs: 1, cells } });
}
