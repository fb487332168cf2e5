import { join } from "node:path";
import type { CompareReport } from "../schemas/compareReport.ts";
import { type PeersReport, peersReportSchema } from "../schemas/peersReport.ts";
import { type ScaleReport, scaleReportSchema } from "../schemas/scaleReport.ts";
import { readComparisons } from "./comparisons.ts";
import { type Confirmations, readConfirmations } from "./confirmations.ts";
import { readDocument } from "./document.ts";
import { type GateFile, readGateFile } from "./gateFile.ts";
import { documentNames } from "./machine.ts";
import { orSkip } from "./orSkip.ts";

/** What is known of a machine besides its recorded runs; null for what is not. */
export interface MachineDocuments {
  readonly peers: PeersReport | null;
  readonly scale: ScaleReport | null;
  readonly gate: GateFile | null;
  readonly confirmations: Confirmations | null;
  /** The latest first. */
  readonly comparisons: readonly CompareReport[];
  /** One line for each file that is there and is skipped. */
  readonly warnings: readonly string[];
}

/** Reads a machine's folder. A file that is not what its name says is named in a warning and left alone. */
export async function readMachine(folder: string): Promise<MachineDocuments> {
  const warnings: string[] = [];
  const warn = (line: string): void => void warnings.push(line);
  return {
    peers: await orSkip(readDocument(join(folder, documentNames.peers), peersReportSchema), warn),
    scale: await orSkip(readDocument(join(folder, documentNames.scale), scaleReportSchema), warn),
    gate: await orSkip(readGateFile(folder), warn),
    confirmations: await orSkip(readConfirmations(folder), warn),
    comparisons: await readComparisons(folder, warn),
    warnings,
  };
}
