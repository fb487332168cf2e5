import { join } from "node:path";
import { ReportFileError } from "@sgd-basins/report";
import type { z } from "zod";
import { type PeersReport, peersReportSchema } from "../peers/peersReport.ts";
import { type ScaleReport, scaleReportSchema } from "../scale/scaleReport.ts";
import { type GateFile, gateFileSchema } from "./gateFile.ts";
import { documentNames } from "./machine.ts";
import { readStored } from "./storedDocument.ts";

/** What is known of a machine besides its recorded runs; null for what is not. */
export interface MachineDocuments {
  readonly peers: PeersReport | null;
  readonly scale: ScaleReport | null;
  readonly gate: GateFile | null;
  /** One line for each file that is there and is skipped. */
  readonly warnings: readonly string[];
}

/** Reads a machine's folder. A file that is not what its name says is named in a warning and left alone. */
export async function readMachine(folder: string): Promise<MachineDocuments> {
  const warnings: string[] = [];
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T | null> => {
    const file = join(folder, name);
    try {
      return await readStored(file, schema);
    } catch (error) {
      if (!(error instanceof ReportFileError)) throw error;
      warnings.push(`${error.message}; it is skipped`);
      return null;
    }
  };
  return {
    peers: await read(documentNames.peers, peersReportSchema),
    scale: await read(documentNames.scale, scaleReportSchema),
    gate: await read(documentNames.gate, gateFileSchema),
    warnings,
  };
}
