import { type ArtefactId, canonicalJson } from "@sgd-basins/report";
import { type ChosenOptions, chosenIn, describeOptions, type OptionName, optionNames } from "../options/ownOptions.ts";
import { sources } from "../sources.ts";
import type { StudyOptions } from "../study.ts";

/** The options that a study reads besides seed and scale; the claims, which are made of the others, read all of them. */
export function optionsOf(id: ArtefactId): readonly OptionName[] {
  const source = sources.find((study) => study.id === id);
  return source === undefined ? optionNames : source.options;
}

/** Those of some options that one of some studies reads: what its artefact records. */
export function chosenFor(ids: readonly ArtefactId[], options: ChosenOptions): ChosenOptions {
  return chosenIn(options, ids.flatMap(optionsOf));
}

/**
 * The command that writes the artefacts of some studies again, byte for byte. It holds what the bytes depend on and
 * nothing else: neither the workers nor the folder.
 */
export function studyCommand(ids: readonly ArtefactId[], options: StudyOptions): string {
  const chosen = describeOptions(chosenFor(ids, options));
  const words = ["--scale", options.scale, "--seed", options.seed, ...(chosen === "" ? [] : [chosen])];
  return `npx -y pnpm@10 basins study ${ids.join(" ")} ${words.join(" ")}`;
}

/** Whether a study does with some options what it does anyway at its scale: all of its work, and no other. */
export function isWhole(id: ArtefactId, options: StudyOptions): boolean {
  const own = optionsOf(id);
  const { seed, scale } = options;
  return sources
    .filter((study) => study.options.some((name) => own.includes(name)))
    .every(({ parameters }) => canonicalJson(parameters(options)) === canonicalJson(parameters({ seed, scale })));
}
