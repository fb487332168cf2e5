/** The options that an artefact records besides seed and scale: with them it holds other runs than the paper's. */
import { join } from "node:path";
import { type ArtefactId, artefactFile, artefactSchema, type Manifest } from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import type { StudyOptions } from "@sgd-basins/studies";
import { type ChosenOptions, describeOptions, recordedIn } from "@sgd-basins/studies/options";
import { contradictionIn, isWhole, optionsOf } from "@sgd-basins/studies/scheduling";
import { InputError } from "../failures.ts";
import { manifestPath } from "./manifestFile.ts";

const envelopeSchema = artefactSchema
  .pick({ schema: true, id: true, seed: true, scale: true, command: true, options: true })
  .loose();

/**
 * The options in an artefact's file; none if the file is missing or damaged.
 *
 * @returns a text with the place and the rule if an earlier version wrote the file or what it was asked for contradicts itself
 */
export async function recordedOptions(file: string): Promise<ChosenOptions | string> {
  let artefact: unknown;
  try {
    artefact = JSON.parse((await readRegularFileIfThere(file)) ?? "{}");
  } catch {
    return {};
  }
  const { data, error } = envelopeSchema.safeParse(artefact);
  const older = error?.issues.find(({ path: [field] }) => field === "schema" && Object(artefact).schema !== undefined);
  if (older !== undefined) return `schema: ${older.message}`;
  if (data === undefined) return recordedIn(Object(artefact).options);
  const contradiction = contradictionIn(data);
  return contradiction === null ? recordedIn(data.options) : `${contradiction.place}: ${contradiction.rule}`;
}

/**
 * Refuses to put a part of a study in the place of the whole, or beside the whole of what is made of the same runs, and
 * the whole beside a part.
 *
 * @param ids - the artefacts that will be written
 * @throws InputError naming the manifest and the artefact
 */
export async function refuseToMix(
  folder: string,
  { seed, scale, artefacts }: Manifest,
  options: StudyOptions,
  ids: readonly ArtefactId[],
): Promise<void> {
  const asked = ids.filter(hasOptions);
  if (asked.length === 0) return;
  const whole = asked.every((id) => isWhole(id, options));
  for (const { id } of artefacts.filter((entry) => hasOptions(entry.id))) {
    const recorded = await recordedOptions(join(folder, artefactFile(id)));
    // Nobody can use it any more: it is neither the whole nor a part.
    if (typeof recorded === "string") continue;
    const other = isWhole(id, { seed, scale, ...recorded }) !== whole;
    // The whole in the place of a part is what a part is tried for.
    if (!other || (whole && ids.includes(id))) continue;
    const rule = whole
      ? `${asked[0]} would stand beside a part of the study, made with ${describeOptions(recorded)}; run ${id} too`
      : `${describeOptions(options)} would ${ids.includes(id) ? "replace" : "stand beside"} the whole ${id} in this folder`;
    throw new InputError(manifestPath(folder), `artefacts: ${id}`, `${rule}, or choose another folder with --out`);
  }
}

function hasOptions(id: ArtefactId): boolean {
  return optionsOf(id).length > 0;
}
