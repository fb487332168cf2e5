/** Reads what the pages show, once, and stops at the first thing that is missing or breaks a rule. */
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  artefactFile,
  artefactIds,
  digest,
  manifestSchema,
  parseArtefact,
  parseReportFile,
  ReportFileError,
} from "@sgd-basins/report";
import { checkArtefact } from "./checkArtefact.ts";

/** An artefact as the site uses it. */
export interface ReportEntry {
  readonly artefact: Artefact;
  /** The file's text, byte for byte. */
  readonly text: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type Report = ReadonlyMap<ArtefactId, ReportEntry>;

/**
 * Reads `manifest.json` and every artefact below a reports folder.
 *
 * @throws ReportFileError with one line that names the file, the place and the rule
 */
export async function readReport(folder: string): Promise<Report> {
  const manifestFile = join(folder, "manifest.json");
  const manifest = parseReportFile(manifestSchema, await readText(manifestFile), shown(manifestFile));
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
    report.set(id, { artefact, text, bytes: listed.bytes, sha256 });
  }
  return report;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") throw new ReportFileError(`${shown(file)}: cannot be read (${code})`);
    throw new ReportFileError(`${shown(file)}: missing; \`npx -y pnpm@10 report\` writes it`);
  }
}

function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith("..") ? file : path;
}
