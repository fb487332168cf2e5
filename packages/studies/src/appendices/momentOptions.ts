/** What a user may choose of Appendix A: the pairs (N, B), the replicates of each, and d. */
import { wholeNumber } from "@sgd-basins/terminal";
import { z } from "zod";
import { countWord, type OwnOption } from "../options/ownOption.ts";
import { inPaper } from "./inPaper.ts";

/** More than anybody can run, and few enough that a plan of all of it is made at once. */
export const momentLimits = {
  /** d. */
  dimension: 2000,
  /** N. */
  components: 10_000,
  /** Pairs (N, B). */
  pairs: 10_000,
  replicates: 10_000,
  /** Pairs times replicates. */
  runs: 100_000,
} as const;

/** A pair (N, B). */
interface Pair {
  readonly components: number;
  readonly zeroEigenvalues: number;
}

const cells: OwnOption<readonly Pair[]> = {
  schema: z
    .array(
      z.strictObject({
        components: z.int().min(1).max(momentLimits.components),
        zeroEigenvalues: z.int().min(0).max(momentLimits.dimension),
      }),
    )
    .min(1)
    .max(momentLimits.pairs)
    .transform(inOrder),
  placeholder: "<N:B,…>",
  description: `Appendix A and Figure 9: the pairs (N, B), such as 50:0,100:180, with N at most ${momentLimits.components}`,
  write: (pairs) => pairs.map((pair) => `${pair.components}:${pair.zeroEigenvalues}`).join(","),
  read: (word) => {
    const parts = word.split(",");
    const { components: most, pairs } = momentLimits;
    if (parts.length > pairs) throw new RangeError(`It must be at most ${pairs} pairs, is ${parts.length}.`);
    const found = parts.map((part) => {
      const [components, zeroEigenvalues, ...rest] = part.trim().split(":").map(wholeNumber);
      if (!components || zeroEigenvalues === null || zeroEigenvalues === undefined || rest.length > 0) {
        throw new RangeError("It must be pairs N:B such as 50:0,100:180, with N at least 1 and B at least 0.");
      }
      if (components > most) throw new RangeError(`It must be pairs N:B such as 50:0, with N at most ${most}.`);
      return { components, zeroEigenvalues };
    });
    return inOrder(found);
  },
};

const replicates: OwnOption<number> = {
  schema: z.int().min(1).max(momentLimits.replicates),
  placeholder: "<R>",
  description: `Appendix A and Figure 9: replicates of each pair; pairs × replicates is at most ${momentLimits.runs}`,
  ...countWord(momentLimits.replicates),
};

const dimension: OwnOption<number> = {
  schema: z.int().min(1).max(momentLimits.dimension),
  placeholder: "<D>",
  description: `Appendix A and Figure 9: d, at most ${momentLimits.dimension} (default: the paper's ${inPaper.dimension})`,
  ...countWord(momentLimits.dimension),
};

export const momentOptions = { cells, replicates, dimension };

/** What a file that says nothing of a scale must keep to, besides the rule of each option. */
export function checkTogether(chosen: {
  readonly cells?: readonly Pair[] | undefined;
  readonly replicates?: number | undefined;
}): { readonly option: "replicates"; readonly rule: string } | null {
  return (chosen.cells?.length ?? inPaper.pairs) * (chosen.replicates ?? inPaper.replicates) <= momentLimits.runs
    ? null
    : { option: "replicates", rule: `pairs times replicates must be at most ${momentLimits.runs}` };
}

/**
 * The paper's order, B ascending, then N, each pair once, so that the order in which they are written does not reach the
 * artefact.
 */
function inOrder(given: readonly Pair[]): readonly Pair[] {
  const pairs = [...given];
  pairs.sort((a, b) => a.zeroEigenvalues - b.zeroEigenvalues || a.components - b.components);
  return pairs.filter((pair, i) => {
    const previous = pairs[i - 1];
    return previous?.components !== pair.components || previous.zeroEigenvalues !== pair.zeroEigenvalues;
  });
}
