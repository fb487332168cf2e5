/** Everything that reads what others may have written, with a good text for each. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseArtefact } from "@sgd-basins/report";
import type { Reader } from "@sgd-basins/report/hostile";
import { readRegularFile } from "@sgd-basins/report/node";
import { parseAnswer, parseChunk } from "@sgd-basins/studies/queue";
import type { Context } from "../context.ts";
import { toyStudies } from "../fixtures/toyStudies.ts";
import { readStudyFile } from "../readStudyFile.ts";
import { openJournal } from "../reports/journal.ts";
import { run } from "../run.ts";
import { npyOf } from "../testing/npyOf.ts";

/**
 * The readers, in a folder in which they may write.
 *
 * @param folder - empty; a report and files are made in it
 */
export async function hostileReaders(folder: string): Promise<Reader[]> {
  const report = join(folder, "report");
  const shard = join(folder, "shard");
  const study = ["study", "table-1", "figure-10", "--workers", "1"];
  await expectDone(await basins([...study, "--out", report]));
  await expectDone(await basins([...study, "--shard", "1/1", "--out", shard]));
  const journal = join(folder, "journal");
  await mkdir(journal);
  await (await openJournal(journal, "v")).keep("k", { value: 0.5, list: [1, 2] });
  const good = (file: string): Promise<string> => readFile(join(folder, file), "utf8");

  /**
   * A reader of one file by a command, which refuses with exit 2.
   *
   * @param pack - what the file holds of a text; a .npy comes as a text of which each character is a byte
   */
  const byCommand = async (
    name: string,
    file: string,
    text: string,
    words: string[],
    pack: (bytes: Uint8Array) => Uint8Array = file.endsWith(".npy") ? bytesOfLetters : (bytes) => bytes,
  ): Promise<Reader> => {
    await mkdir(join(folder, file, ".."), { recursive: true });
    return {
      name,
      good: text,
      read: async (bytes) => {
        await writeFile(join(folder, file), pack(bytes));
        const { code, error } = await basins(words);
        if (code === 0 || (code === 1 && name === "manifest")) return null;
        if (code !== 2) throw new Error(`exit ${code}: ${error}`);
        return error;
      },
    };
  };
  const problem = join(folder, "problem.json");
  const table = join(folder, "table-1.json");
  const [gradients, fixed] = ["gradients.npy", "fixed.npy"].map((name) => join(folder, name));
  await writeFile(fixed, Buffer.from(goodGradients, "latin1"));
  const quick = ["--batch", "1,2", "--budget", "1e3", "--json"];
  const chunk = { code: "0".repeat(64), jobs: [{ key: "k", kind: "toy", task: { seed: 1, index: 2 }, work: 1 }] };
  return [
    await byCommand("problem", "problem.json", goodProblem, ["bounds", problem, ...quick]),
    await byCommand("CSV", "data.csv", goodCsv, [
      "bounds",
      join(folder, "data.csv"),
      "--target",
      "y",
      "--drop",
      "name",
      ...quick,
    ]),
    await byCommand("CSV, without replacement", "few.csv", goodCsv, [
      "bounds",
      join(folder, "few.csv"),
      "--target",
      "y",
      "--drop",
      "name",
      "--sampling",
      "without-replacement",
      ...quick,
    ]),
    await byCommand("gradients", "gradients.npy", goodGradients, ["bounds", gradients, ...quick]),
    await byCommand("residuals", "residuals.npy", goodResiduals, [
      "bounds",
      fixed,
      "--residuals",
      join(folder, "residuals.npy"),
      ...quick,
    ]),
    await byCommand("table with everything", "table.csv", goodTable, [
      "bounds",
      join(folder, "table.csv"),
      ...everything,
      "--json",
    ]),
    await byCommand("table of the target alone", "target.csv", goodTable, [
      "advise",
      join(folder, "target.csv"),
      ...["--target", "y", "--drop", "*", "--intercept", "--rows", "2:4", "--skip", "1"],
      ...["--batch", "1", "--gap", "5%", "--loss", "squared"],
    ]),
    await byCommand(
      "gzip",
      "packed.csv.gz",
      goodTable,
      ["bounds", join(folder, "packed.csv.gz"), ...everything],
      (bytes) => gzipSync(bytes),
    ),
    await byCommand(
      "damaged gzip",
      "damaged.csv.gz",
      gzipSync(goodTable).toString("latin1"),
      ["bounds", join(folder, "damaged.csv.gz"), ...everything],
      bytesOfLetters,
    ),
    await byCommand("UTF-16", "wide.csv", goodTable, ["bounds", join(folder, "wide.csv"), ...everything], (bytes) =>
      Buffer.from(`\uFEFF${Buffer.from(bytes).toString("utf8")}`, "utf16le"),
    ),
    await byCommand("start", "start.json", "[0.5, -2e-1]", [
      "advise",
      problem,
      "--start",
      join(folder, "start.json"),
      "--json",
    ]),
    await byCommand("manifest", "report/manifest.json", await good("report/manifest.json"), [
      "summary",
      "--reports",
      report,
    ]),
    await byCommand("shard", "shard/shard.jsonl", await good("shard/shard.jsonl"), [
      "merge",
      shard,
      "--out",
      join(folder, "merged"),
    ]),
    {
      name: "artefact",
      good: await good("report/paper/table-1.json"),
      read: async (bytes) => {
        await writeFile(table, bytes);
        return complaint(async () => parseArtefact(await readRegularFile(table), table, "table-1"));
      },
    },
    {
      name: "study file",
      good: goodStudyFile,
      read: async (bytes) => {
        await writeFile(table, bytes);
        return complaint(() => readStudyFile([table], { scale: "paper", seed: 1 }));
      },
    },
    {
      name: "journal",
      good: await good("journal/.journal.jsonl"),
      read: async (bytes) => {
        await writeFile(join(journal, ".journal.jsonl"), bytes);
        // A journal that cannot be used is refused or passed over.
        return complaint(async () => (await openJournal(journal, "v")).find("k"));
      },
    },
    {
      name: "queue message",
      good: JSON.stringify(chunk),
      read: (bytes) => complaint(() => parseChunk(parseMessage(bytes))),
    },
    {
      name: "queue answer",
      good: JSON.stringify({ code: "0".repeat(64), parts: [{ value: 1 }] }),
      read: (bytes) => complaint(() => parseAnswer(parseMessage(bytes))),
    },
  ];
}

/** As BullMQ does, which drops what is no JSON before anybody sees it. */
function parseMessage(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
}

/** Errors that readers throw on purpose. Everything else is a defect, and thrown on. */
const expected = new Set(["InputError", "ReportFileError", "ProblemFileError", "StudyError"]);

async function complaint(read: () => unknown): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    const { name, message, stack } = error as Error;
    const queued = name === "RangeError" && /^(message|answer)/.test(message);
    if (!expected.has(name) && !queued) throw new Error(`unexpected ${stack}`);
    return `${message}\n`;
  }
}

async function basins(words: readonly string[]): Promise<{ code: number; error: string }> {
  let error = "";
  const context: Context = {
    writeOut: () => {},
    writeError: (text) => {
      error += text;
    },
    terminal: false,
    interruption: () => new AbortController().signal,
    studies: toyStudies,
    kinds: new URL("../fixtures/toyStudies.ts", import.meta.url),
    code: "1".repeat(64),
  };
  const code = await run(words, context);
  return { code, error };
}

async function expectDone({ code, error }: { code: number; error: string }): Promise<void> {
  if (code !== 0) throw new Error(error);
}

const asCharacters = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const goodGradients = asCharacters(
  npyOf(
    [2, 2, 5],
    Float32Array.from({ length: 20 }, (_, e) => ((7 * e) % 11) - 5),
  ),
);
const goodResiduals = asCharacters(npyOf([2, 2], Float64Array.of(0.5, -0.25, 1, 2)));

/** With quotes, a line break and a comma in a heading, and a column that is no number. */
const goodCsv = [
  '"x, ""first""\nline",second,y,name',
  "1,0.5,2,a",
  '-2e-1,3,"1","b, c"',
  "0.25,1,0,",
  "4,-1,2.5,d",
  "",
].join("\r\n");

/** What options there are for tables, and a table that takes them all. */
const everything = [
  ["--target", "y"],
  ["--drop", "id_*"],
  ["--one-hot", "kind"],
  ["--missing", "drop"],
  ["--missing-values", "-999,unknown"],
  ["--thousands", "."],
  ["--rows", "1:5"],
  ["--skip", "1", "--delimiter", ";", "--decimal", ","],
  ["--intercept", "--standardize"],
  ["--batch", "1", "--budget", "1e3"],
].flat();
const goodTable = [
  "A title; of ours",
  "# from the lab",
  ";id_a;x;kind;y;",
  '1;a;1.234,5;"red";2;',
  "2;b;-999;blue;1,5;",
  "# checked",
  "3;;7,25;red;2e3;",
  "5;c;?;blue;4;",
  "8;d;12;green;-1;",
  "",
].join("\n");

function bytesOfLetters(text: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(text).toString("utf8"), "latin1");
}

const goodStudyFile = JSON.stringify({
  schema: "sgd-basins/study/1",
  studies: ["appendix-a", "figure-09", "networks"],
  seed: 3,
  scale: "quick",
  dimension: 100,
  cells: [{ components: 4000, zeroEigenvalues: 90 }],
  replicates: 2,
  trainings: 2,
  lengths: [{ batchSize: "inf", runs: 50, steps: 800 }],
});

const goodProblem = JSON.stringify({
  kind: "quadratic-sum",
  weights: [1, 3],
  components: [
    {
      Q: [
        [2, 0.5],
        [0.5, 1],
      ],
      r: [-2, -1],
    },
    {
      Q: [
        [1, 1],
        [1, 1],
      ],
      r: [-2, -2],
    },
  ],
});
