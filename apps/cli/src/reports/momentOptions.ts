/** The options of Appendix A that an artefact's command records: with them it holds other runs than the paper's. */
import { join } from "node:path";
import { type Artefact, type ArtefactId, artefactFile, type Manifest } from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import type { StudyOptions } from "@sgd-basins/studies";
import { takesMomentOptions } from "@sgd-basins/studies/scheduling";
import { InputError } from "../failures.ts";
import { parseCells, parseCount, parseDimension } from "../options.ts";
import { manifestPath } from "./manifestFile.ts";

export type MomentOptions = Pick<StudyOptions, "cells" | "replicates" | "dimension">;

/** The options in an artefact file's `command`; none if the file is missing or damaged. */
export async function recordedMomentOptions(file: string): Promise<MomentOptions> {
  try {
    const { command } = JSON.parse((await readRegularFileIfThere(file)) ?? "{}") as Partial<Artefact>;
    const cells = / --cells (\S+)/.exec(command ?? "")?.[1];
    const dimension = / --dimension (\S+)/.exec(command ?? "")?.[1];
    const replicates = / --replicates (\S+)/.exec(command ?? "")?.[1];
    return {
      ...(cells === undefined ? {} : { cells: parseCells(cells) }),
      ...(replicates === undefined ? {} : { replicates: parseCount(replicates) }),
      ...(dimension === undefined ? {} : { dimension: parseDimension(dimension) }),
    };
  } catch {
    return {};
  }
}

/** Whether options ask for other runs than the study's own. */
export function hasMomentOptions({ cells, replicates, dimension }: MomentOptions): boolean {
  return cells !== undefined || replicates !== undefined || dimension !== undefined;
}

/**
 * Refuses to replace the paper's Appendix A or Figure 9 by chosen cells or replicates of it.
 *
 * @throws InputError naming the manifest and the artefact
 */
export async function refuseToReplaceWhole(
  folder: string,
  existing: Manifest,
  options: MomentOptions,
  ids: readonly ArtefactId[],
): Promise<void> {
  if (!hasMomentOptions(options)) return;
  for (const id of ids) {
    if (!takesMomentOptions(id) || !existing.artefacts.some((entry) => entry.id === id)) continue;
    if (hasMomentOptions(await recordedMomentOptions(join(folder, artefactFile(id))))) continue;
    const rule = `--cells, --replicates and --dimension would replace the whole ${id} in this folder; choose another with --out`;
    throw new InputError(manifestPath(folder), `artefacts: ${id}`, rule);
  }
}
