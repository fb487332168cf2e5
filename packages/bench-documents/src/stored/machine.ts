import { basename, dirname, join } from "node:path";
import { ReportFileError } from "@sgd-basins/report";
import type { Environment } from "../schemas/benchReport.ts";

/** The folder of all machines' records in this clone. */
export const benchFolder = join(import.meta.dirname, "..", "..", "..", "..", "reports", "bench");

/** A machine's name: processor, cores and platform, in letters, digits and dashes. Times of equal names may be compared. */
export function machineName({ cpu, cores, platform }: Environment): string {
  return `${cpu} ${cores} cores ${platform}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Where the records of a machine are. */
export function machineFolder(records: string, environment: Environment): string {
  return join(records, machineName(environment));
}

/** Throws ReportFileError if a file of a machine's folder, in which it lies at once or below, was measured on another one. */
export function checkMachine(file: string, environment: Environment, folder = dirname(file)): void {
  const own = machineName(environment);
  if (own !== basename(folder)) throw new ReportFileError(`${file}: was measured on another machine, ${own}`);
}

/** Files of a machine's folder besides the records of its commits. */
export const documentNames = {
  gate: "gate.json",
  peers: "peers.json",
  scale: "scale.json",
  confirmations: "confirmations.json",
} as const;

/** The folder, in a machine's, of comparisons of two commits. */
export const comparisonsFolder = "comparisons";
