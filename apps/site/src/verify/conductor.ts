/** The worker that plans the tasks, spreads them over those that run them, compares and reports. */
import { type Artefact, canonicalJson, parseArtefact } from "@sgd-basins/report";
import { type Study, studies } from "@sgd-basins/studies";
import { assembleArtefact } from "@sgd-basins/studies/planning";
import { compareArtefact, compareRun } from "./compare.ts";
import { laneAt } from "./laneAt.ts";
import type { Check, Report, Verdict } from "./messages.ts";
import { type RunTask, recompute } from "./recompute.ts";

addEventListener("message", async ({ data, ports }: MessageEvent<readonly Check[]>) => {
  try {
    await verify(data, ports.map(laneAt));
    report({ kind: "done" });
  } catch (error) {
    report({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});

/** Studies with the same options run together, so that a task which several of them need is run once. */
async function verify(checks: readonly Check[], lanes: readonly RunTask[]): Promise<void> {
  if (!isSecureContext)
    throw new Error("browsers compute SHA-256 only on pages served over HTTPS or from this machine");
  const groups = Map.groupBy(checks, ({ options, part }) => (part === undefined ? canonicalJson(options) : part.kind));
  let before = 0;
  for (const group of groups.values()) {
    const start = before;
    if (group[0]!.part !== undefined) for (const check of group) reportVerdict(await verifyPart(check, lanes));
    else await verifyWhole(group, lanes, (share) => reportShare((start + share * group.length) / checks.length));
    before += group.length;
    reportShare(before / checks.length);
  }
}

async function verifyWhole(
  group: readonly Check[],
  lanes: readonly RunTask[],
  onProgress: (share: number) => void,
): Promise<void> {
  const judge = async (artefact: Artefact): Promise<void> => {
    const check = group.find(({ id }) => id === artefact.id)!;
    reportVerdict(await compareArtefact(check, artefact, read));
  };
  await recompute(group.map(studyOf), group[0]!.options, lanes, judge, onProgress);
}

async function verifyPart(check: Check, [run]: readonly RunTask[]): Promise<Verdict> {
  const { options, part } = check;
  const study = studyOf(check);
  if (part?.kind === "run") {
    const call = study.tasks(options)[part.run]!;
    return compareRun(check, part.run, await run!(call), read);
  }
  const url = part!.url;
  const records = parseArtefact(await read(url), url, "appendix-a").data;
  return compareArtefact(check, assembleArtefact(study, options, records.runs), read);
}

function studyOf({ id }: Check): Study {
  return studies.find((study) => study.id === id)!;
}

async function read(url: string): Promise<string> {
  // Not from the cache: what counts is what the site serves now.
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.text();
}

function report(message: Report): void {
  postMessage(message);
}

function reportVerdict(verdict: Verdict): void {
  report({ kind: "verdict", verdict });
}

function reportShare(share: number): void {
  report({ kind: "progress", share });
}
