import { type Artefact, artefactSchema } from "@sgd-basins/report";
import type { Study, StudyOptions } from "../study.ts";
import { StudyError } from "./StudyError.ts";
import { chosenFor, studyCommand } from "./studyCommand.ts";

/**
 * Puts a study's parts, in the order of its tasks, into the artefact's envelope.
 *
 * @throws StudyError if assembling fails or the result breaks the artefact's schema
 */
export function assembleArtefact(study: Study, options: StudyOptions, parts: readonly unknown[]): Artefact {
  let artefact: unknown;
  try {
    artefact = {
      schema: "sgd-basins/artefact/2",
      id: study.id,
      title: study.title,
      seed: options.seed,
      scale: options.scale,
      command: studyCommand([study.id], options),
      options: chosenFor([study.id], options),
      parameters: study.parameters(options),
      data: study.assemble(options, parts),
    };
  } catch (error) {
    throw new StudyError(study.id, "assembling", error);
  }
  const result = artefactSchema.safeParse(artefact);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new StudyError(study.id, `assembling: ${issue?.path.join(".")}`, issue?.message);
}
