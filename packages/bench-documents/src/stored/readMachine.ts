import { join } from "node:path";
import { ReportFileError } from "@sgd-basins/report";
import type { CompareReport } from "../schemas/compareReport.ts";
import { type PeersReport, peersReportSchema } from "../schemas/peersReport.ts";
import { type ScaleReport, scaleReportSchema } from "../schemas/scaleReport.ts";
import { readComparisons } from "./comparisons.ts";
import { type Confirmations, readConfirmations } from "./confirmations.ts";
import { readDocument } from "./document.ts";
import { type GateFile, readGateFile } from "./gateFile.ts";
import { documentNames } from "./machine.ts";

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
  const read = async <T>(work: () => Promise<T | null>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ReportFileError)) throw error;
      warnings.push(`${error.message}; it is skipped`);
      return null;
    }
  };
  return {
    peers: await read(() => readDocument(join(folder, documentNames.peers), peersReportSchema)),
    scale: await read(() => readDocument(join(folder, documentNames.scale), scaleReportSchema)),
    gate: await read(() => readGateFile(folder)),
    confirmations: await read(() => readConfirmations(folder)),
    comparisons: await readComparisons(folder, (line) => void warnings.push(line)),
    warnings,
  };
}
