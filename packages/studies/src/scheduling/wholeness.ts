/** Whether artefacts are of one report, and of the whole of it: a part of a study has the form of the whole. */
import type { Artefact, ArtefactId, Manifest } from "@sgd-basins/report";
import { momentParameters } from "../appendices/momentStudy.ts";
import { describeOptions, isWhole, readStudyCommand, takesMomentOptions } from "./studyCommand.ts";

/**
 * What makes an artefact another than the whole study of its scale: the options that its command records, such as
 * `--replicates 2`, or what its data have too few or too many of.
 *
 * @returns null for the whole
 */
export function departureOf(artefact: Artefact): string | null {
  const read = readStudyCommand(artefact.command);
  if (read !== null && !isWhole(artefact.id, read.options)) return describeOptions(read.options);
  const { seed, scale, data } = artefact;
  const { dimension, replicates, cells } = momentParameters({ seed, scale });
  const instead = (name: string, found: number, whole: number): string | null =>
    found === whole ? null : `${found} ${name} instead of ${whole}`;
  if (data.kind === "moment-study") {
    return (
      instead("dimensions", data.dimension, dimension) ?? instead("runs", data.runs.length, cells.length * replicates)
    );
  }
  if (data.kind !== "box-plots") return null;
  const runs = data.boxes.reduce((sum, { values }) => sum + values.smallestEigenvalue.length, 0);
  return instead("runs", runs, cells.length * replicates);
}

/** An artefact that does not belong to a report, with the place in its file and the rule that it breaks. */
interface Stranger {
  readonly id: ArtefactId;
  readonly place: string;
  readonly rule: string;
}

/**
 * Finds an artefact that a digest alone does not find: of another seed or scale than the report, or a part of a study beside
 * the whole of a study that is made of the same runs.
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
  const related = artefacts
    .filter(({ id }) => takesMomentOptions(id))
    .map((artefact) => ({ id: artefact.id, departure: departureOf(artefact) }));
  const whole = related.find(({ departure }) => departure === null);
  const part = related.find(({ departure }) => departure !== null);
  if (whole === undefined || part === undefined) return null;
  const rule = `is not the whole study (${part.departure}), and ${whole.id} beside it is`;
  return { id: part.id, place: "command", rule };
}
