/** What a separable quartic's runs share whatever their start, in the kernels' memory. */
import type { Problem, SeparableQuartic } from "@sgd-basins/problems";
import { aliasTable } from "@sgd-basins/random";
import { Arena } from "../wasm/arena.ts";

/** A problem in the kernels' memory; what is reserved behind it may be overwritten by the next runs. */
export interface Tables {
  readonly arena: Arena;
  readonly quartic: SeparableQuartic;
  readonly weights: Float64Array;
  readonly dimension: number;
  /** 2^32 mod N. */
  readonly rejected: number;
  /** Bytes of words that a draw takes. */
  readonly drawBytes: number;
  readonly columns: number;
  readonly firstTerms: number;
  /** Where the stack stands behind the tables. */
  readonly mark: number;
}

/** `TERM_BYTES` and the offset of a term's place in u32, and `LANES_BYTES`, of the kernels. */
const TERM_BYTES = 32;
const TERM_PLACE = 6;
export const LANES_BYTES = 32;

let arena: Arena | null = null;
/** The problem whose tables are there; one a thread, since a study runs many cells of the same. */
let loaded: Tables | null = null;

/**
 * The tables of a problem, made anew unless they are those made last.
 *
 * Throws RangeError if the terms are not a list by components of the problem's coordinates, or on weights that cannot be
 * drawn from.
 */
export function loadTables(problem: Problem, quartic: SeparableQuartic): Tables {
  const { weights, components, dimension } = problem;
  if (loaded?.quartic === quartic && loaded.weights === weights && loaded.dimension === dimension) return loaded;
  checkTerms(problem, quartic);
  const table = aliasTable(weights);
  arena ??= new Arena();
  loaded = null;
  arena.release(Arena.bottom);
  const terms = quartic.coordinate.length;
  const columns = arena.reserve(8 * components);
  const firstTerms = arena.reserve(4 * (components + 1));
  const start = arena.reserve(TERM_BYTES * terms);
  const { words, doubles } = arena;
  for (let i = 0; i < components; i++) {
    words[columns / 4 + 2 * i] = table?.threshold[i] ?? 0;
    words[columns / 4 + 2 * i + 1] = table?.alias[i] ?? i;
  }
  for (let i = 0; i <= components; i++) words[firstTerms / 4 + i] = start + TERM_BYTES * quartic.first[i];
  for (let e = 0; e < terms; e++) {
    const term = start + TERM_BYTES * e;
    doubles[term / 8] = 2 * quartic.c1[e];
    doubles[term / 8 + 1] = quartic.c2[e];
    doubles[term / 8 + 2] = 0.5 * quartic.c3[e];
    words[term / 4 + TERM_PLACE] = LANES_BYTES * quartic.coordinate[e];
  }
  loaded = {
    arena,
    quartic,
    weights,
    dimension,
    rejected: 4294967296 % components,
    drawBytes: table === null ? 4 : 8,
    columns,
    firstTerms,
    mark: arena.mark(),
  };
  return loaded;
}

function checkTerms(
  problem: Problem,
  { first, coordinate, c1, c2, c3, mean1, mean2, mean3, barriers }: SeparableQuartic,
) {
  const { components, dimension, weights } = problem;
  const refuse = (rule: string): never => {
    throw new RangeError(`separableQuartic: ${rule}`);
  };
  if (weights.length !== components) refuse(`${components} components have ${weights.length} weights`);
  if (first.length !== components + 1) refuse(`first must have ${components + 1} entries, has ${first.length}`);
  if ([c1, c2, c3].some(({ length }) => length !== coordinate.length)) refuse("every term needs c1, c2 and c3");
  if ([mean1, mean2, mean3, barriers].some(({ length }) => length !== dimension)) {
    refuse(`every one of ${dimension} coordinates needs mean1, mean2, mean3 and a barrier`);
  }
  if (first[0] !== 0 || first[components] !== coordinate.length)
    refuse("first must start at 0 and end at the number of terms");
  for (let i = 0; i < components; i++) if (first[i] > first[i + 1]) refuse(`first descends at component ${i}`);
  coordinate.forEach((j, e) => {
    if (!(j >= 0 && j < dimension)) refuse(`term ${e} acts on coordinate ${j} of ${dimension}`);
  });
}
