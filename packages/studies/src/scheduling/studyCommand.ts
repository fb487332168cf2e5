import { type ArtefactId, canonicalJson, catalogue } from "@sgd-basins/report";
import { askedStudies } from "../options/askedStudies.ts";
import { type ChosenOptions, chosenIn, describeOptions, type OptionName, optionNames } from "../options/ownOptions.ts";
import type { StudyOptions } from "../study.ts";

/** The options that a study reads besides seed and scale; the claims, which are made of the others, read all of them. */
export function optionsOf(id: ArtefactId): readonly OptionName[] {
  if (catalogue[id].family === "claims") return optionNames;
  return askedStudies.find((study) => study.id === id)?.options ?? [];
}

/** The studies, but for the claims, that read an option. */
export function readersOf(name: OptionName): readonly ArtefactId[] {
  return askedStudies.filter(({ options }) => options.includes(name)).map(({ id }) => id);
}

/** The options that two studies both read. */
export function sharedOptions(one: ArtefactId, other: ArtefactId): readonly OptionName[] {
  const others = optionsOf(other);
  return optionsOf(one).filter((name) => others.includes(name));
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
  return askedStudies
    .filter((study) => study.options.some((name) => own.includes(name)))
    .every(({ parameters }) => canonicalJson(parameters(options)) === canonicalJson(parameters({ seed, scale })));
}

/** Options without those that say what holds anyway. */
export function departingOptions(options: StudyOptions): StudyOptions {
  const { seed, scale } = options;
  const departing = askedStudies.filter(({ id }) => !isWhole(id, options));
  const names = departing.flatMap((study) => study.options);
  return { seed, scale, ...chosenIn(options, names) };
}

/** A study with what it was asked for. */
interface Asked {
  readonly id: ArtefactId;
  readonly options: StudyOptions;
}

/** Whether one is made of a part of the runs that the other is made of all of, as far as the options say that both read. */
export function isPartOf(part: Asked, whole: Asked): boolean {
  const shared = sharedOptions(part.id, whole.id);
  const isWholeOf = ({ id, options }: Asked): boolean => {
    const { seed, scale } = options;
    return isWhole(id, { seed, scale, ...chosenIn(options, shared) });
  };
  return shared.length > 0 && !isWholeOf(part) && isWholeOf(whole);
}
