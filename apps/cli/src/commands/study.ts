import type { Scale } from "@sgd-basins/report";
import type { Study, StudyOptions } from "@sgd-basins/studies";
import { runStudies, takesMomentOptions } from "@sgd-basins/studies/scheduling";
import type { Context } from "../context.ts";
import { UsageError } from "../failures.ts";
import { showProgress } from "../progress/showProgress.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { openJournal } from "../reports/journal.ts";
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
export async function study(ids: readonly string[], chosen: StudyArguments, context: Context): Promise<number> {
  const startTime = new Date().toISOString();
  const { scale, seed, workers, cells, replicates } = chosen;
  const studies = chooseStudies(ids, context.studies);
  const options: StudyOptions = {
    seed,
    scale,
    ...(cells === undefined ? {} : { cells }),
    ...(replicates === undefined ? {} : { replicates }),
  };
  checkMomentOptions(studies, options);
  const folder = chosen.out ?? (scale === "paper" ? "reports" : "reports/quick");
  const report = await openReport(folder, options, { startTime, workers, commit: await findCommit() });

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
  await journal.remove();
  const names = studies.length > 6 ? "" : `: ${studies.map(({ id }) => id).join(", ")}`;
  context.writeOut(`Wrote ${written} artefact${written === 1 ? "" : "s"} to ${folder}${names}\n`);
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

/** Refuses --cells and --replicates where no study reads them, and pairs that are impossible in the study's dimension. */
function checkMomentOptions(studies: readonly Study[], options: StudyOptions): void {
  if (options.cells === undefined && options.replicates === undefined) return;
  const reader = studies.find((candidate) => takesMomentOptions(candidate.id));
  if (reader === undefined) throw new UsageError("--cells and --replicates are for appendix-a and figure-09 only");
  const { dimension } = reader.parameters(options);
  const cell = options.cells?.find(({ zeroEigenvalues }) => zeroEigenvalues >= Number(dimension));
  if (cell === undefined) return;
  const { components, zeroEigenvalues } = cell;
  throw new UsageError(`--cells: in ${components}:${zeroEigenvalues}, B must be below the dimension ${dimension}`);
}
