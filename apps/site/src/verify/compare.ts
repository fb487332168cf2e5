/** Holds what was computed here against what was published. */
import { type Artefact, canonicalJson, digest, findDifference } from "@sgd-basins/report";
import type { Check, Verdict } from "./messages.ts";

/** Fetches the text that this site serves for an artefact. */
export type Read = (url: string) => Promise<string>;

/** A whole artefact: its digest against the published one, and against the file's. */
export async function compareArtefact(check: Check, artefact: Artefact, read: Read): Promise<Verdict> {
  const computed = canonicalJson(artefact);
  const sha256 = await digest(computed);
  const served = await read(check.url);
  if (sha256 === check.sha256 && served === computed) {
    const bytes = new TextEncoder().encode(computed).length;
    return { id: check.id, matches: true, text: `All ${bytes} bytes are the published ones.`, sha256 };
  }
  const where = describeDifference(served, artefact);
  const text =
    sha256 === check.sha256
      ? `What was computed here has the published digest, but this site's file was changed. ${where}`
      : `What was computed here is not what was published. ${where}`;
  return { id: check.id, matches: false, text, sha256 };
}

/**
 * One run of Appendix A: its record against the one in the served file, which must have the published digest.
 *
 * @param run - the record's place in the file
 */
export async function compareRun(check: Check, run: number, record: unknown, read: Read): Promise<Verdict> {
  const served = await read(check.url);
  const computed = canonicalJson(record);
  const sha256 = await digest(computed);
  const place = `data.runs[${run}]`;
  const published = (parse(served) as { data?: { runs?: unknown[] } } | undefined)?.data?.runs?.[run];
  const difference = findDifference(published, JSON.parse(computed), place);
  if (difference !== null) {
    return { id: check.id, matches: false, text: explain(difference), sha256 };
  }
  const intact = (await digest(served)) === check.sha256;
  const text = intact
    ? `The record ${place} is the published one to the bit, and the file has the published digest.`
    : `The record ${place} agrees, but the digest of this site's file is not the published one.`;
  return { id: check.id, matches: intact, text, sha256 };
}

function describeDifference(served: string, artefact: Artefact): string {
  const json = parse(served);
  if (json === undefined) return "The file is not JSON.";
  const difference = findDifference(json, artefact);
  return difference === null
    ? "Every value of the file agrees; the published digest or the file's layout is wrong."
    : explain(difference);
}

function explain(difference: string): string {
  return `The first value that differs, as published and as computed: ${difference}.`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
