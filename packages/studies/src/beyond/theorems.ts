import type { TheoremsData } from "@sgd-basins/report";
import { chunksOf } from "../chunks.ts";
import { proportion } from "../statistics/proportion.ts";
import { defineStudy, type TaskKind } from "../study.ts";
import type { Check } from "../theorems/check.ts";
import { homogeneousChecks } from "../theorems/homogeneousChecks.ts";
import { inhomogeneousChecks } from "../theorems/inhomogeneousChecks.ts";
import { lemmaChecks } from "../theorems/lemmaChecks.ts";

const checks: readonly Check[] = [...lemmaChecks, ...homogeneousChecks, ...inhomogeneousChecks];
const problems = { paper: 1000, quick: 50 } as const;
const problemsPerTask = 25;

type TheoremsTask = {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
};

/** For each check, in their order: problems it speaks of, those for which it holds, and the smallest margin. */
type TheoremsPart = readonly { readonly of: number; readonly holds: number; readonly margin: number | null }[];

export const theoremsKind: TaskKind<TheoremsTask, TheoremsPart> = {
  name: "theorems",
  uses: ["linalg", "theory"],
  run: ({ seed, first, count }) =>
    checks.map((check) => {
      let of = 0;
      let holds = 0;
      let margin: number | null = null;
      for (let index = first; index < first + count; index++) {
        const outcome = check.run(seed, index);
        if (outcome === null) continue;
        of += 1;
        if (outcome.holds) holds += 1;
        margin = smaller(margin, outcome.margin);
      }
      return { of, holds, margin };
    }),
  work: ({ count }) => 3 * count,
};

export const theorems = defineStudy({
  id: "theorems",
  title: "Section 2's statements on random problems",
  kind: theoremsKind,
  parameters: ({ scale }) => ({ problems: problems[scale] }),
  tasks: ({ seed, scale }) =>
    chunksOf(problems[scale], problemsPerTask).map(({ first, count }) => ({ seed, first, count })),
  assemble: ({ scale }, parts): TheoremsData => ({
    kind: "theorems",
    problems: problems[scale],
    checks: checks.flatMap(({ id, statement }, c) => {
      const own = parts.map((part) => part[c]);
      const of = own.reduce((sum, part) => sum + part.of, 0);
      if (of === 0) return [];
      const holds = proportion(
        own.reduce((sum, part) => sum + part.holds, 0),
        of,
      );
      return [
        {
          id,
          statement,
          holds,
          extreme: own.reduce<number | null>((least, part) => smaller(least, part.margin), null),
        },
      ];
    }),
  }),
});

function smaller(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
