/** The readers of what benchmarks left behind, with a good text for each. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  type BenchReport,
  comparisonFile,
  confirmationsSchema,
  documentNames,
  gateFileSchema,
  machineFolder,
  machineName,
  peersReportSchema,
  readFloors,
  readMachine,
  readRecords,
  record,
  scaleReportSchema,
  storeComparison,
  writeDocument,
} from "@sgd-basins/bench-documents";
import {
  exampleCompare,
  exampleConfirmations,
  exampleGate,
  examplePeers,
  exampleReport,
  exampleScale,
} from "@sgd-basins/bench-documents/testing";
import { canonicalJson } from "@sgd-basins/report";
import type { Reader } from "@sgd-basins/report/hostile";

/**
 * The readers, in a folder in which they may write. What is hostile must be named and skipped, and still be there byte for
 * byte after somebody tried to record over it; what lies beside it must still be read.
 *
 * @param folder - files are made in it, below `bench`
 */
export async function hostileReaders(folder: string): Promise<Reader[]> {
  const records = join(folder, "bench");
  const { environment } = exampleReport;
  const machine = machineFolder(records, environment);
  const commit = environment.git!.commit;
  const beside: BenchReport = of("a".repeat(40));
  const attacked = of(commit);
  await record(records, beside);
  await record(records, attacked);
  const file = join(machine, `${commit}.json`);
  const sealed = await readFile(file, "utf8");

  const readRecord = async (bytes: Uint8Array): Promise<string | null> => {
    await writeFile(file, bytes);
    const { machines, warnings } = await readRecords(records);
    const runs = machines.get(machineName(environment)) ?? [];
    if (!runs.some((run) => run.environment.git?.commit === beside.environment.git?.commit)) {
      throw new Error("the record beside it was lost");
    }
    if (runs.length + warnings.length !== 2) throw new Error(`${runs.length} runs and ${warnings.length} warnings`);
    const [warning] = warnings;
    if (warning === undefined) return null;
    expectName(warning, file);
    const said = await record(records, attacked);
    if (!said.includes("is left alone")) throw new Error(`recorded over it: ${said}`);
    await expectUntouched(file, bytes);
    return `${warning}\n`;
  };

  const documents: Reader[] = [];
  const { base, head } = exampleCompare;
  const kinds = {
    comparison: {
      example: exampleCompare,
      placeIn: (folder: string) => comparisonFile(folder, base.commit, head.commit),
      write: (to: string) => storeComparison(dirname(dirname(to)), exampleCompare),
    },
    peers: {
      example: examplePeers,
      placeIn: (folder: string) => join(folder, documentNames.peers),
      write: (to: string) => writeDocument(to, peersReportSchema, examplePeers),
    },
    scale: {
      example: exampleScale,
      placeIn: (folder: string) => join(folder, documentNames.scale),
      write: (to: string) => writeDocument(to, scaleReportSchema, exampleScale),
    },
    gate: {
      example: exampleGate,
      placeIn: (folder: string) => join(folder, documentNames.gate),
      write: (to: string) => writeDocument(to, gateFileSchema, exampleGate),
    },
    confirmations: {
      example: exampleConfirmations,
      placeIn: (folder: string) => join(folder, documentNames.confirmations),
      write: (to: string) => writeDocument(to, confirmationsSchema, exampleConfirmations),
    },
  };
  for (const [name, { example, placeIn, write }] of Object.entries(kinds)) {
    // A machine of its own, so that warnings are of this file alone.
    const own = join(folder, `of-${name}`, machineName(exampleReport.environment));
    const place = placeIn(own);
    await write(place);
    const readDocument = async (bytes: Uint8Array): Promise<string | null> => {
      await writeFile(place, bytes);
      const { warnings } = await readMachine(own);
      if (name === "gate") {
        const told: string[] = [];
        await readFloors(own, { core: null, timePerSample: 0.04 }, (line) => told.push(line));
        if (told[0] !== warnings[0]) throw new Error(`${told[0]} is not ${warnings[0]}`);
      }
      const [warning] = warnings;
      if (warning === undefined) return null;
      expectName(warning, place);
      const kept = await write(place).catch((error: Error) => error.name);
      if (kept !== "ReportFileError") throw new Error("written over it");
      await expectUntouched(place, bytes);
      return `${warning}\n`;
    };
    documents.push(
      { name: `bench ${name}`, good: await readFile(place, "utf8"), read: readDocument },
      { name: `bench ${name} without digest`, good: canonicalJson(example), read: readDocument },
    );
  }
  // Without a digest, damage comes as far as the schema.
  return [
    { name: "bench record", good: sealed, read: readRecord },
    { name: "bench record without digest", good: canonicalJson(attacked), read: readRecord },
    { name: "bench record of the first schema", good: canonicalJson(ofFirstSchema(attacked)), read: readRecord },
    ...documents,
  ];
}

function ofFirstSchema(run: BenchReport): unknown {
  const { commit, dirty } = run.environment.git!;
  return { ...run, schema: "sgd-basins/bench/1", environment: { ...run.environment, git: { commit, dirty } } };
}

function of(commit: string): BenchReport {
  const { environment } = exampleReport;
  return { ...exampleReport, environment: { ...environment, git: { ...environment.git!, commit, dirty: false } } };
}

function expectName(warning: string, file: string): void {
  if (!warning.startsWith(`${file}: `)) throw new Error(`does not name its file: ${warning}`);
}

async function expectUntouched(file: string, bytes: Uint8Array): Promise<void> {
  if (!(await readFile(file)).equals(bytes)) throw new Error("the file was changed");
}
