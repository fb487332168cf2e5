import { canonicalJson, type Scale } from "@sgd-basins/report";
import type { Study, StudyOptions } from "@sgd-basins/studies";
import { runStudies, takesMomentOptions } from "@sgd-basins/studies/scheduling";
import type { Context } from "../context.ts";
import { UsageError } from "../failures.ts";
import { showProgress } from "../progress/showProgress.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { openJournal } from "../reports/journal.ts";
import { hasMomentOptions } from "../reports/momentOptions.ts";
import { openReport } from "../reports/openReport.ts";
import { findCommit } from "../reports/provenance.ts";

export interface StudyArguments {
  readonly scale: Scale;
  readonly seed: number;
  readonly workers: number;
  readonly out?: string;
  readonly cells?: NonNullable<StudyOptions["cells"]>;
  readonly replicates?: number;
}

/** `basins study <id…|all>`: runs studies and writes their artefacts, the manifest and the provenance. */
export async function study(names: readonly string[], chosen: StudyArguments, context: Context): Promise<number> {
  const startTime = new Date().toISOString();
  const { workers } = chosen;
  const studies = chooseStudies(names, context.studies);
  const options = studyOptions(studies, chosen);
  const folder = chosen.out ?? defaultFolder(options);
  const ids = studies.map(({ id }) => id);
  const report = await openReport(folder, options, ids, { startTime, workers, commit: await findCommit() });

  const journal = await openJournal(folder, await codeVersion());
  if (journal.parts > 0) {
    context.writeError(`study: continues an interrupted run; ${journal.parts} of its parts are used again\n`);
  }

  const progress = showProgress(context, "study");
  let written = 0;
  try {
    await runStudies(studies, options, {
      workers,
      ...(context.kinds === undefined ? {} : { kinds: context.kinds }),
      signal: context.interruption(),
      store: journal,
      onProgress: ({ share, tasksDone, tasks }) => {
        progress.update(share, `${tasksDone} of ${tasks} tasks, ${written} of ${studies.length} artefacts`);
      },
      onArtefact: async (artefact) => {
        await report.add(artefact);
        written += 1;
      },
    });
  } finally {
    progress.end();
  }
  await journal.close();
  const listed = ids.length > 6 ? "" : `: ${ids.join(", ")}`;
  context.writeOut(`Wrote ${written} artefact${written === 1 ? "" : "s"} to ${folder}${listed}\n`);
  return 0;
}

/**
 * The studies that ids name, in the report's order.
 *
 * @throws UsageError naming the known ids
 */
export function chooseStudies(ids: readonly string[], studies: readonly Study[]): readonly Study[] {
  const unknown = ids.find((id) => id !== "all" && !studies.some((candidate) => candidate.id === id));
  if (unknown !== undefined) {
    const known = studies.map((candidate) => candidate.id).join(", ");
    throw new UsageError(`unknown study '${unknown}'; the studies are: all, ${known}`);
  }
  return ids.includes("all") ? studies : studies.filter((candidate) => ids.includes(candidate.id));
}

/**
 * Where a report goes unless the user says otherwise. A quick run and chosen cells or replicates of Appendix A have a
 * folder each, so that they never touch the paper-scale report.
 */
export function defaultFolder(options: Pick<StudyOptions, "scale" | "cells" | "replicates">): string {
  const folder = options.scale === "paper" ? "reports" : "reports/quick";
  return hasMomentOptions(options) ? `${folder}/part` : folder;
}

/**
 * What the studies are run with. Refuses --cells and --replicates where no study reads them, and pairs that are impossible
 * in the study's dimension; leaves them out where they say what holds anyway.
 */
export function studyOptions(
  studies: readonly Study[],
  { scale, seed, cells, replicates }: StudyArguments,
): StudyOptions {
  const whole: StudyOptions = { seed, scale };
  const options: StudyOptions = {
    ...whole,
    ...(cells === undefined ? {} : { cells }),
    ...(replicates === undefined ? {} : { replicates }),
  };
  if (!hasMomentOptions(options)) return whole;
  const reader = studies.find((candidate) => takesMomentOptions(candidate.id));
  if (reader === undefined) throw new UsageError("--cells and --replicates are for appendix-a and figure-09 only");
  const parameters = reader.parameters(options);
  const cell = cells?.find(({ zeroEigenvalues }) => zeroEigenvalues >= Number(parameters.dimension));
  if (cell !== undefined) {
    const pair = `${cell.components}:${cell.zeroEigenvalues}`;
    throw new UsageError(`--cells: in ${pair}, B must be below the dimension ${parameters.dimension}`);
  }
  return canonicalJson(parameters) === canonicalJson(reader.parameters(whole)) ? whole : options;
}
