/** The options that an artefact records besides seed and scale: with them it holds other runs than the paper's. */
import { join } from "node:path";
import { type ArtefactId, artefactFile, artefactSchema, type Manifest } from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import type { StudyOptions } from "@sgd-basins/studies";
import { type ChosenOptions, describeOptions, recordedIn } from "@sgd-basins/studies/options";
import { contradictionIn, isPartOf, optionsOf } from "@sgd-basins/studies/scheduling";
import { InputError } from "sgd-basins/command";
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
  for (const { id: there } of artefacts.filter(({ id }) => optionsOf(id).length > 0)) {
    const recorded = await recordedOptions(join(folder, artefactFile(there)));
    // Nobody can use it any more: it is neither the whole nor a part.
    if (typeof recorded === "string") continue;
    const isReplaced = ids.includes(there);
    const other = { id: there, options: { seed, scale, ...recorded } };
    const refuse = (rule: string): never => {
      const place = `artefacts: ${there}`;
      throw new InputError(manifestPath(folder), place, `${rule}, or choose another folder with --out`);
    };
    for (const id of ids) {
      if (isPartOf({ id, options }, other)) {
        const what = isReplaced ? "replace" : "stand beside";
        refuse(`${describeOptions(options)} would ${what} the whole ${there} in this folder`);
      }
      // The whole in the place of a part is what a part is tried for.
      if (!isReplaced && isPartOf(other, { id, options })) {
        refuse(
          `${id} would stand beside a part of the study, made with ${describeOptions(recorded)}; run ${there} too`,
        );
      }
    }
  }
}
