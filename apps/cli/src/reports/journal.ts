import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "@sgd-basins/report";
import { describeSystemError, readRegularFileIfThere } from "@sgd-basins/report/node";
import type { PartStore } from "@sgd-basins/studies/scheduling";
import { InputError } from "sgd-basins/command";

/** Parts of an unfinished run, kept beside the report until it is written. */
export interface Journal extends PartStore {
  /** How many parts an earlier, interrupted run left. */
  readonly parts: number;
  /** Says that the run is done: deletes the file, unless it holds parts that this run did not ask for. */
  readonly close: () => Promise<void>;
}

/** One line of the file. `sum` is the digest of the rest, so that a torn or damaged line is noticed and its work redone. */
interface Line {
  readonly code: string;
  readonly key: string;
  readonly part: unknown;
  readonly sum: string;
}

/** Where the journal of a report's or a shard's folder lies. */
export function journalPath(folder: string): string {
  return join(folder, ".journal.jsonl");
}

/**
 * Whether a file in a journal's place is one, which may be deleted: it has a line of some run, of whatever code, or it is what
 * is left of the first one.
 */
export function isJournal(text: string): boolean {
  if (text.split("\n").some((line) => parseLine(line) !== null)) return true;
  // A power cut may leave zeros.
  const torn = text.replaceAll("\0", "").trim();
  return torn.startsWith(lineStart) || lineStart.startsWith(torn);
}

/** How every line begins. */
const lineStart = '{"code":"';

/**
 * Opens the journal of a report's folder, `.journal.jsonl`. Lines of other code are passed over: a part is a function of
 * its task and the code, and only the task is in its key.
 *
 * @param code - the version of the code; see `codeVersion`
 */
export async function openJournal(folder: string, code: string): Promise<Journal> {
  const file = journalPath(folder);
  const kept = new Map<string, unknown>();
  for (const text of ((await readRegularFileIfThere(file)) ?? "").split("\n")) {
    const line = parseLine(text);
    if (line?.code === code && (await isSound(line))) kept.set(line.key, line.part);
  }
  const unused = new Set(kept.keys());
  return {
    parts: kept.size,
    find(key) {
      unused.delete(key);
      return kept.get(key);
    },
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
    async close() {
      if (unused.size === 0) await rm(file, { force: true });
    },
  };
}

function sumOf({ code, key, part }: Omit<Line, "sum">): Promise<string> {
  return digest(JSON.stringify([code, key, part]));
}

/** False also for a part that is nested too deeply to be written again: no run wrote it. */
async function isSound(line: Line): Promise<boolean> {
  try {
    return line.sum === (await sumOf(line));
  } catch {
    return false;
  }
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
