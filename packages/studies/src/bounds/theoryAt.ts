import { minimizerNamed, type Problem } from "@sgd-basins/problems";
import type { FamilyId, Realisation } from "@sgd-basins/report";
import { type LocalTheory, localTheory } from "@sgd-basins/theory";
import { families } from "../families.ts";
import { hessiansAbout } from "../geometry.ts";

/** A model of the paper, as tasks name it. */
export type ModelName = {
  readonly seed: number;
  readonly family: FamilyId;
  readonly realisation: Realisation["id"];
  readonly model: number;
};

const models = new Map<string, Problem>();
const theories = new Map<string, LocalTheory>();

/** Models are built once a worker: many tasks share each. */
export function modelNamed({ seed, family, realisation, model }: ModelName): Problem {
  return remember(models, `${seed}/${family}/${realisation}/${model}`, () =>
    families[family].problem(seed, realisation, model),
  );
}

/** The theory about a minimizer of a model, as often. */
export function theoryAt(name: ModelName, minimizer: string): LocalTheory {
  const { seed, family, realisation, model } = name;
  return remember(theories, `${seed}/${family}/${realisation}/${model}/${minimizer}`, () => {
    const problem = modelNamed(name);
    return localTheory(hessiansAbout(problem, minimizerNamed(problem, minimizer)));
  });
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
