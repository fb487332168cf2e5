/** Whether artefacts are of one report, and of the whole of it: a part of a study has the form of the whole. */
import { type Artefact, type ArtefactId, canonicalJson, type Manifest } from "@sgd-basins/report";
import { askedStudies } from "../options/askedStudies.ts";
import { chosenIn, describeOptions, type OptionName, optionNames, recordedIn } from "../options/ownOptions.ts";
import { chosenFor, isWhole, sharedOptions, studyCommand } from "./studyCommand.ts";

/**
 * What makes an artefact another than the whole study of its scale: the options that it records, such as
 * `--replicates 2`, or what its data have too few or too many of.
 *
 * @param names - of the options that count; all if absent
 * @returns null for the whole
 */
export function departureOf(artefact: Artefact, names: readonly OptionName[] = optionNames): string | null {
  const { id, seed, scale } = artefact;
  const chosen = chosenIn(recordedIn(artefact.options), names);
  if (!isWhole(id, { seed, scale, ...chosen })) return describeOptions(chosen);
  return askedStudies.find((study) => study.id === id)?.departure?.(artefact) ?? null;
}

/** An artefact that does not belong to a report, with the place in its file and the rule that it breaks. */
interface Stranger {
  readonly id: ArtefactId;
  readonly place: string;
  readonly rule: string;
}

/**
 * Where what an artefact says that it was asked for contradicts itself: options that its study does not have, or a command of
 * others; null if it does not.
 */
export function contradictionIn({
  id,
  seed,
  scale,
  command,
  options,
}: Pick<Artefact, "id" | "seed" | "scale" | "command" | "options">): Omit<Stranger, "id"> | null {
  const chosen = chosenFor([id], recordedIn(options));
  if (canonicalJson(chosen) !== canonicalJson(options)) return { place: "options", rule: `are none that ${id} has` };
  const expected = studyCommand([id], { seed, scale, ...chosen });
  return command === expected ? null : { place: "command", rule: `is not that of the options, which is ${expected}` };
}

/**
 * Finds an artefact that a digest alone does not find: of another seed or scale than the report, a part of a study beside the
 * whole of a study that is made of the same runs, or one that contradicts itself.
 *
 * @param artefacts - those of the report that are there
 * @returns the first one; null if they belong together
 */
export function findStranger(
  { seed, scale }: Pick<Manifest, "seed" | "scale">,
  artefacts: readonly Artefact[],
): Stranger | null {
  for (const { id, seed: own, scale: ownScale } of artefacts) {
    if (own !== seed) return { id, place: "seed", rule: `is ${own}, and the manifest says ${seed}` };
    if (ownScale !== scale) return { id, place: "scale", rule: `is ${ownScale}, and the manifest says ${scale}` };
  }
  for (const part of artefacts) {
    for (const whole of artefacts) {
      const shared = sharedOptions(part.id, whole.id);
      if (shared.length === 0) continue;
      const departure = departureOf(part, shared);
      if (departure === null || departureOf(whole, shared) !== null) continue;
      const rule = `is not the whole study (${departure}), and ${whole.id} beside it is`;
      return { id: part.id, place: "options", rule };
    }
  }
  for (const artefact of artefacts) {
    const contradiction = contradictionIn(artefact);
    if (contradiction !== null) return { id: artefact.id, ...contradiction };
  }
  return null;
}
