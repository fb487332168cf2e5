/** Runs a command inside the test's own process, its tasks in the test's own thread, with the toy studies. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenEngine } from "@sgd-basins/studies/scheduling";
import { onTestFinished } from "vitest";
import type { Context } from "../context.ts";
import { taskKind, toyStudies } from "../fixtures/toyStudies.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { run } from "../run.ts";

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** One task after the other, without a thread to be started. */
const ownThread: OpenEngine = () => ({
  lanes: 1,
  run: async ({ task }) => taskKind().run(task as Parameters<ReturnType<typeof taskKind>["run"]>[0]),
  end: async () => {},
});

/** The sources do not change while they are tested. */
const version = await codeVersion();

export function basins(...words: string[]): Promise<Outcome> {
  return basinsWith({}, ...words);
}

/** The same with a context of which some things are others. */
export async function basinsWith(own: Partial<Context>, ...words: string[]): Promise<Outcome> {
  let out = "";
  let error = "";
  const code = await run(words, {
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    terminal: false,
    interruption: () => new AbortController().signal,
    studies: toyStudies,
    kinds: new URL("../fixtures/toyStudies.ts", import.meta.url),
    engine: ownThread,
    code: version,
    ...own,
  });
  return { code, out, error: withoutProgress(error) };
}

/** Leaves out what a command says of its progress, which on a slow machine it says and on a fast one not. */
export function withoutProgress(error: string): string {
  return error.replaceAll(/^(study|verify|simulate|bounds|advise): \d+ %.*\n/gm, "");
}

/** A folder for one test, with some files in it. */
export async function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "basins-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Every file below a folder, sorted. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Quadratic-sum files that break one rule each, and what the complaint must contain. */
export const brokenProblems: Readonly<Record<string, { readonly text: string; readonly complaint: string }>> = {
  "not JSON": { text: "Q = [[1]]", complaint: "not JSON" },
  NaN: { text: '{"kind":"quadratic-sum","components":[{"Q":[[NaN]],"r":[0]}]}', complaint: "NaN is not a JSON number" },
  ragged: {
    text: '{"kind":"quadratic-sum","components":[{"Q":[[1,0],[0]],"r":[0,0]}]}',
    complaint: "components[0].Q[1]: has 1 entries instead of 2",
  },
  asymmetric: {
    text: '{"kind":"quadratic-sum","components":[{"Q":[[1,2],[0,9]],"r":[0,0]}]}',
    complaint: "components[0].Q[1][0]: Q must be symmetric",
  },
  "negative weight": {
    text: '{"kind":"quadratic-sum","weights":[-1],"components":[{"Q":[[1]],"r":[0]}]}',
    complaint: "weights[0]: must be positive",
  },
  "out of range": {
    text: '{"kind":"quadratic-sum","components":[{"Q":[[1e-300]],"r":[0]},{"Q":[[1e300]],"r":[1]}]}',
    complaint: "components: the numbers are too large, too small or too far apart",
  },
};

/** Two components in the plane with the common minimizer (1, 1). */
export const goodProblem = JSON.stringify({
  kind: "quadratic-sum",
  components: [
    {
      Q: [
        [2, 0],
        [0, 1],
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
