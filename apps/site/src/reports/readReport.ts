/** Reads what the pages show, once, and stops at the first thing that is missing or breaks a rule. */
import { join, relative } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactIds,
  digest,
  manifestName,
  manifestSchema,
  parseArtefact,
  parseReportFile,
  provenanceName,
  provenanceSchema,
  ReportFileError,
  type RunRecord,
  runRecords,
} from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import { findStranger } from "@sgd-basins/studies/planning";
import { checkArtefact } from "./checkArtefact.ts";

/** An artefact as the site uses it. */
export interface ReportEntry {
  readonly artefact: Artefact;
  /** The file's text, byte for byte. */
  readonly text: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Null where no run on this machine is known to have written these bytes. */
  readonly run: RunRecord | null;
}

export type Report = ReadonlyMap<ArtefactId, ReportEntry>;

/**
 * Reads `manifest.json`, every artefact below a reports folder and, if it is there, `provenance.json`.
 *
 * @throws ReportFileError with one line that names the file, the place and the rule
 */
export async function readReport(folder: string): Promise<Report> {
  const manifestFile = join(folder, manifestName);
  const manifest = parseReportFile(manifestSchema, await readText(manifestFile), shown(manifestFile));
  const provenanceFile = join(folder, provenanceName);
  const provenance = await readText(provenanceFile, '{"@graph":[]}');
  const runs = runRecords(parseReportFile(provenanceSchema, provenance, shown(provenanceFile)), manifest);
  const report = new Map<ArtefactId, ReportEntry>();
  for (const id of artefactIds) {
    const file = join(folder, artefactFile(id));
    const text = await readText(file);
    const artefact = parseArtefact(text, shown(file), id);
    checkArtefact(artefact, shown(file));
    const listed = manifest.artefacts.find((entry) => entry.id === id);
    if (listed === undefined) throw new ReportFileError(`${shown(manifestFile)}: artefacts: ${id} is not listed`);
    const sha256 = await digest(text);
    if (sha256 !== listed.sha256) {
      throw new ReportFileError(`${shown(file)}: SHA-256 is ${sha256}, and manifest.json says ${listed.sha256}`);
    }
    report.set(id, { artefact, text, bytes: listed.bytes, sha256, run: runs.get(id) ?? null });
  }
  const stranger = findStranger(
    manifest,
    Array.from(report.values(), ({ artefact }) => artefact),
  );
  if (stranger !== null) {
    const { id, place, rule } = stranger;
    throw new ReportFileError(`${shown(join(folder, artefactFile(id)))}: ${place}: ${rule}`);
  }
  return report;
}

async function readText(file: string, otherwise?: string): Promise<string> {
  const text = (await readRegularFileIfThere(shown(file))) ?? otherwise;
  if (text === undefined) throw new ReportFileError(`${shown(file)}: missing; \`npx -y pnpm@10 report\` writes it`);
  return text;
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path;
}
