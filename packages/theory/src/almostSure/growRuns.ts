import { BufferedStream, exp, fillNormals, log, type Meaning, stream } from "@sgd-basins/random";
import { type Batch, inverseBatchSize } from "../batch.ts";
import type { LocalTheory } from "../localTheory/localTheory.ts";
import { batchDraws } from "./batchDraws.ts";
import { type BatchMeans, batchMeans } from "./batchMeans.ts";
import { blocksOf } from "./blocks.ts";
import { type WalkSettings, walkChains } from "./chains.ts";
import { VANISHED } from "./logSums.ts";

/** A constant rate, and how many steps runs take at it. */
export interface RunLength {
  readonly learningRate: number;
  /** At least 1. */
  readonly steps: number;
}

export interface RunsSettings {
  readonly runs: number;
  readonly seed: number;
  readonly meaning: readonly Meaning[];
}

/** Runs whose sums are held at once. */
const AT_ONCE = 250;
/** Batches up to which they are listed. */
const MOST_LISTED = 1000;

/**
 * log(‖θ_T − β*‖/‖θ_0 − β*‖) of independent runs of SGD-k on a homogeneous quadratic sum, from starts in all directions: an array
 * of the runs for each rate and length. On an inhomogeneous one it is what two runs with the same batches do to their distance.
 *
 * Run j has the same start and the same batches at all rates, so that the arrays are not independent of each other. What a
 * start has in the null space of Q̄ does not move.
 *
 * @throws RangeError if Q̄ = 0, or the batch is none
 */
export function growRuns(
  theory: Pick<LocalTheory, "geometry" | "drawn">,
  batch: Batch,
  lengths: readonly RunLength[],
  { runs, seed, meaning }: RunsSettings,
): Float64Array[] {
  const { dimension, rank } = theory.geometry;
  if (rank === 0) throw new RangeError("Q̄ = 0: the objective has no curvature");
  const { ranks, walk } = partsOf(theory, batch, lengths, seed, meaning);
  const out = lengths.map(() => new Float64Array(runs));
  const normals = new Float64Array(dimension);
  const squares = new Float64Array(ranks.length);
  for (let first = 0; first < runs; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, runs - first);
    const growthAt = walk(first, count);
    for (let run = 0; run < count; run++) {
      // The length of normals does not depend on their direction, which a part of several dimensions draws for itself.
      fillNormals(stream(seed, ...meaning, "starts", first + run), normals);
      const still = squaresOf(ranks, normals, squares);
      out.forEach((growths, l) => {
        growths[first + run] = growthOf(squares, still, (part) => growthAt(run, l, part));
      });
    }
  }
  return out;
}

/** The parts of range(Q̄) that steps leave to themselves, and what runs grow by in each. */
interface Parts {
  /** Their dimensions. */
  readonly ranks: readonly number[];
  /** Of some runs, the logarithm by which a part grows at a rate over its length. */
  readonly walk: (first: number, runs: number) => (run: number, length: number, part: number) => number;
}

function partsOf(
  { geometry: { eigenvalues }, drawn }: Pick<LocalTheory, "geometry" | "drawn">,
  batch: Batch,
  lengths: readonly RunLength[],
  seed: number,
  meaning: readonly Meaning[],
): Parts {
  if (inverseBatchSize(batch) === 0) {
    const growths = lengths.map(({ learningRate, steps }) =>
      eigenvalues.map((λ) => steps * logFactor(learningRate, λ)),
    );
    return { ranks: Array.from(eigenvalues, () => 1), walk: () => (_, l, part) => growths[l][part] };
  }
  const parts = blocksOf(drawn());
  const ranks = [...new Array<number>(parts.scalars.count).fill(1), ...parts.blocks.map((block) => block.rank)];
  const means = parts.blocks.length === 0 ? batchMeans(parts.weights, parts.scalars.values, batch, MOST_LISTED) : null;
  const passes = (means === null ? passesOf(lengths) : [Array.from(lengths.keys())]).map((members) => {
    const ends = [...new Set(members.map((l) => lengths[l].steps))].sort((x, y) => x - y);
    const rates = Float64Array.from(members, (l) => lengths[l].learningRate);
    const walk = (settings: WalkSettings): Float64Array =>
      means === null ? walkChains(parts, batch, rates, settings) : countBatches(means, rates, settings);
    return { members, ends, walk };
  });
  return {
    ranks,
    walk(first, chains) {
      const sums = passes.map(({ ends, walk }) =>
        walk({ chains, first, ends, seed, meaning: [...meaning, "batches"] }),
      );
      const places = lengths.map(({ steps }, l) => {
        const pass = passes.findIndex(({ members }) => members.includes(l));
        const { members, ends } = passes[pass];
        return { of: sums[pass], lane: members.indexOf(l), lanes: members.length, last: ends.indexOf(steps), ends };
      });
      return (run, l, part) => {
        const { of, lane, lanes, last, ends } = places[l];
        let sum = 0;
        for (let segment = 0; segment <= last; segment++) {
          sum += of[((run * ends.length + segment) * ranks.length + part) * lanes + lane];
        }
        return sum;
      };
    },
  };
}

/** Lengths that are walked together: none is shorter than half of the longest. The batches are the same in all. */
function passesOf(lengths: readonly RunLength[]): number[][] {
  const passes: number[][] = [];
  let longest = Number.POSITIVE_INFINITY;
  for (const l of Array.from(lengths.keys()).sort((a, b) => lengths[b].steps - lengths[a].steps)) {
    const last = passes.at(-1);
    if (last !== undefined && 2 * lengths[l].steps >= longest) last.push(l);
    else {
      passes.push([l]);
      longest = lengths[l].steps;
    }
  }
  return passes;
}

/**
 * The sums of `walkChains` where every step multiplies the coordinates by numbers, so that it does not matter which batch came when: how
 * often each came is drawn, multinomial.
 */
function countBatches(
  { probabilities, means }: BatchMeans,
  rates: Float64Array,
  { chains, first, ends, seed, meaning }: WalkSettings,
): Float64Array {
  const lanes = rates.length;
  const count = means.length / probabilities.length;
  const logs = new Float64Array(means.length * lanes);
  for (let e = 0; e < means.length; e++) {
    for (let lane = 0; lane < lanes; lane++) logs[e * lanes + lane] = logFactor(rates[lane], means[e]);
  }
  const segments = ends.map((end, i) => batchDraws(probabilities, end - (i === 0 ? 0 : ends[i - 1])));
  const sums = new Float64Array(chains * ends.length * count * lanes);
  const drawn = {
    starts: new Uint32Array(2),
    members: new Uint32Array(probabilities.length),
    counts: new Float64Array(probabilities.length),
  };
  const words = new BufferedStream();
  for (let chain = 0; chain < chains; chain++) {
    words.follow(stream(seed, ...meaning, first + chain));
    segments.forEach(({ draw }, segment) => {
      const at = (chain * ends.length + segment) * count * lanes;
      draw(words, drawn, 1);
      for (let j = 0; j < drawn.starts[1]; j++) {
        for (let a = 0; a < count; a++) {
          const mean = drawn.members[j] * count + a;
          if (means[mean] === 0) continue;
          for (let lane = 0; lane < lanes; lane++)
            sums[at + a * lanes + lane] += drawn.counts[j] * logs[mean * lanes + lane];
        }
      }
    });
  }
  return sums;
}

/** log|1 − αq|. */
function logFactor(learningRate: number, q: number): number {
  const factor = Math.abs(1 - learningRate * q);
  return factor > 0 ? log(factor) : VANISHED;
}

/** The squared length of a start in each part; returns what is left, in the null space. */
function squaresOf(ranks: readonly number[], normals: Float64Array, out: Float64Array): number {
  let at = 0;
  ranks.forEach((rank, part) => {
    out[part] = 0;
    for (const end = at + rank; at < end; at++) out[part] += normals[at] * normals[at];
  });
  let still = 0;
  for (; at < normals.length; at++) still += normals[at] * normals[at];
  return still;
}

/** ½ log of the mean of e^{2 growth} over the parts, each with its share of the squared length. */
function growthOf(squares: Float64Array, still: number, growthAt: (part: number) => number): number {
  let most = still > 0 ? 0 : Number.NEGATIVE_INFINITY;
  for (let part = 0; part < squares.length; part++) most = Math.max(most, growthAt(part));
  let before = still;
  let after = still * exp(-2 * most);
  for (let part = 0; part < squares.length; part++) {
    before += squares[part];
    after += squares[part] * exp(2 * (growthAt(part) - most));
  }
  return most + 0.5 * log(after / before);
}
