import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "@sgd-basins/report";
import type { PartStore } from "@sgd-basins/studies/scheduling";
import { describeSystemError, InputError } from "../failures.ts";
import { readTextIfThere } from "../readText.ts";

/** Parts of an unfinished run, kept beside the report until it is written. */
export interface Journal extends PartStore {
  /** How many parts an earlier, interrupted run left. */
  readonly parts: number;
  /** Deletes the file: everything it holds stands in artefacts now. */
  readonly remove: () => Promise<void>;
}

/** One line of the file. `sum` is the digest of the rest, so that a torn or damaged line is noticed and its work redone. */
interface Line {
  readonly code: string;
  readonly key: string;
  readonly part: unknown;
  readonly sum: string;
}

/**
 * Opens the journal of a report's folder, `.journal.jsonl`. Lines of other code are passed over: a part is a function of
 * its task and the code, and only the task is in its key.
 *
 * @param code - the version of the code; see `codeVersion`
 */
export async function openJournal(folder: string, code: string): Promise<Journal> {
  const file = join(folder, ".journal.jsonl");
  const kept = new Map<string, unknown>();
  for (const text of ((await readTextIfThere(file)) ?? "").split("\n")) {
    const line = parseLine(text);
    if (line !== null && line.code === code && line.sum === (await sumOf(line))) kept.set(line.key, line.part);
  }
  return {
    parts: kept.size,
    find: (key) => kept.get(key),
    async keep(key, part) {
      const line = { code, key, part };
      // A line break first: what a killed run left unfinished ends there.
      const text = `\n${JSON.stringify({ ...line, sum: await sumOf(line) })}\n`;
      try {
        await appendFile(file, text, { flush: true });
      } catch (error) {
        throw new InputError(file, null, describeSystemError(error));
      }
    },
    remove: () => rm(file, { force: true }),
  };
}

function sumOf({ code, key, part }: Omit<Line, "sum">): Promise<string> {
  return digest(JSON.stringify([code, key, part]));
}

function parseLine(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Partial<Line> | null;
    if (typeof line?.code !== "string" || typeof line.key !== "string" || typeof line.sum !== "string") return null;
    return line as Line;
  } catch {
    return null;
  }
}
