import { fillNormals, log, type Meaning, stream } from "@sgd-basins/random";
import type { Batch } from "../batch.ts";
import { type BatchDraws, batchDraws } from "./batchDraws.ts";
import type { Block, Blocks } from "./blocks.ts";

/** Learning rates that one pass tries, all with the same batches. */
export const LANES = 8;
/** Parts of equal length into which a chain's steps are divided. */
const SEGMENTS = 4;
/** Steps between two looks at how long vectors have become, at most. */
const PERIOD = 16;
/** Vectors may become so long, as a power of ten, before they are looked at. */
const LONGEST = 140;
/** What a vector that a step made zero counts for: the logarithm of the smallest double. */
const VANISHED = -745;

/** What chains of unit vectors grow by: `means[group][lane]` and so on; groups are the scalar parts, then the blocks. */
export interface Growth {
  /** Mean of the chains' growth of log‖v‖ a step. */
  readonly means: readonly Float64Array[];
  /** Standard error of `means`, from the chains' differences. */
  readonly errors: readonly Float64Array[];
  /** By how much the last third of what counts grows faster than the rest. */
  readonly changes: readonly Float64Array[];
  readonly changeErrors: readonly Float64Array[];
  /** Steps of a chain that count, all but the first quarter. */
  readonly counted: number;
}

export interface ChainSettings {
  readonly chains: number;
  /** A multiple of {@link SEGMENTS}. */
  readonly steps: number;
  readonly seed: number;
  readonly meaning: readonly Meaning[];
}

/** A part of range(Q̄) and the vectors that are multiplied in it, one a lane: entry (a, lane) at a·LANES + lane. */
interface Walker {
  readonly rank: number;
  readonly vectors: Float64Array;
  /** Multiplies every lane's vector by I − αH of the batch. */
  readonly step: (draws: BatchDraws, length: number, rates: Float64Array) => void;
}

/**
 * Products of (I − αH) for up to {@link LANES} learning rates at once, with the same batches: what vectors grow by. The first
 * quarter of a chain's steps, in which vectors turn, is left out.
 */
export function growChains(
  { weights, scalars, blocks }: Blocks,
  batch: Batch,
  rates: Float64Array,
  { chains, steps, seed, meaning }: ChainSettings,
): Growth {
  const draws = batchDraws(weights, batch);
  const walkers = blocks.map((block) => walkerOf(block, draws));
  const multiplier = scalarMultiplier(scalars, draws);
  const groups = scalars.count + walkers.length;
  const sums = new Float64Array(chains * SEGMENTS * groups * LANES);
  const period = periodOf({ scalars, blocks }, rates, weights.length);
  const perSegment = steps / SEGMENTS;
  for (let chain = 0; chain < chains; chain++) {
    const source = stream(seed, ...meaning, chain);
    for (const walker of walkers) start(walker, (out) => fillNormals(source, out));
    for (let segment = 0; segment < SEGMENTS; segment++) {
      const at = (chain * SEGMENTS + segment) * groups * LANES;
      for (let t = 1; t <= perSegment; t++) {
        const length = draws.draw(source);
        multiplier.step(length, rates);
        for (const walker of walkers) walker.step(draws, length, rates);
        if (t % period !== 0 && t !== perSegment) continue;
        multiplier.harvest(sums, at);
        walkers.forEach((walker, w) => {
          harvest(walker, sums, at + (scalars.count + w) * LANES);
        });
      }
    }
  }
  return summarise(sums, chains, groups, perSegment);
}

function start({ rank, vectors }: Walker, fill: (out: Float64Array) => void): void {
  const first = new Float64Array(rank);
  fill(first);
  for (let a = 0; a < rank; a++) vectors.fill(first[a], a * LANES, (a + 1) * LANES);
}

/** Adds the logarithm of each vector's length and makes it one. */
function harvest({ rank, vectors }: Walker, sums: Float64Array, at: number): void {
  for (let lane = 0; lane < LANES; lane++) {
    let square = 0;
    for (let e = lane; e < rank * LANES; e += LANES) square += vectors[e] * vectors[e];
    if (square > 0) {
      const scale = 1 / Math.sqrt(square);
      for (let e = lane; e < rank * LANES; e += LANES) vectors[e] *= scale;
      sums[at + lane] += 0.5 * log(square);
    } else {
      for (let e = lane; e < rank * LANES; e += LANES) vectors[e] = 1 / Math.sqrt(rank);
      sums[at + lane] += VANISHED;
    }
  }
}

function periodOf({ scalars, blocks }: Pick<Blocks, "scalars" | "blocks">, rates: Float64Array, n: number): number {
  let largest = 0;
  for (const value of scalars.values) largest = Math.max(largest, Math.abs(value));
  for (const { structure, rank, entries } of blocks) {
    const own = entries.length / n;
    for (let begin = 0; begin < entries.length; begin += own) {
      let square = 0;
      for (let e = begin; e < begin + own; e++) square += entries[e] * entries[e];
      // The norm of Y'Y is at most that of its entries squared, which for one row it is; a matrix's its Frobenius norm.
      largest = Math.max(largest, structure === "rows" ? square : Math.sqrt(square));
    }
    if (rank === 0) return PERIOD;
  }
  const growth = log(1 + largest * rates.reduce((a, b) => Math.max(a, b))) * Math.LOG10E;
  return Math.max(1, Math.min(PERIOD, Math.floor(LONGEST / growth)));
}

function scalarMultiplier(
  { count, values }: Blocks["scalars"],
  { size, members, counts }: BatchDraws,
): {
  readonly step: (length: number, rates: Float64Array) => void;
  readonly harvest: (sums: Float64Array, at: number) => void;
} {
  const products = new Float64Array(count * LANES).fill(1);
  const mean = new Float64Array(count);
  return {
    step(length, rates) {
      mean.fill(0);
      for (let j = 0; j < length; j++) {
        const from = members[j] * count;
        const times = counts[j];
        for (let a = 0; a < count; a++) mean[a] += times * values[from + a];
      }
      for (let a = 0, e = 0; a < count; a++) {
        const q = mean[a] / size;
        for (let lane = 0; lane < LANES; lane++, e++) products[e] *= 1 - rates[lane] * q;
      }
    },
    harvest(sums, at) {
      for (let e = 0; e < products.length; e++) {
        const size = Math.abs(products[e]);
        sums[at + e] += size > 0 ? log(size) : VANISHED;
        products[e] = 1;
      }
    },
  };
}

/** Whichever way of applying a batch has fewer multiplications: row by row, or by the matrix of the batch. */
function walkerOf(block: Block, draws: BatchDraws): Walker {
  const { structure, rank, rowsEach } = block;
  const direct = 2 * draws.most * rowsEach * rank * LANES;
  const asMatrix = (draws.most * rowsEach * rank * rank) / 2 + rank * rank * (LANES + 1);
  return structure === "rows" && direct <= asMatrix ? rowWalker(block) : matrixWalker(block);
}

function rowWalker({ rank, rowsEach, entries }: Block): Walker {
  const vectors = new Float64Array(rank * LANES);
  const change = new Float64Array(rank * LANES);
  const products = new Float64Array(LANES);
  return {
    rank,
    vectors,
    step({ size, members, counts }, length, rates) {
      change.fill(0);
      for (let j = 0; j < length; j++) {
        const end = (members[j] + 1) * rowsEach * rank;
        for (let from = members[j] * rowsEach * rank; from < end; from += rank) {
          products.fill(0);
          for (let a = 0, e = 0; a < rank; a++) {
            const y = entries[from + a];
            for (let lane = 0; lane < LANES; lane++, e++) products[lane] += y * vectors[e];
          }
          for (let lane = 0; lane < LANES; lane++) products[lane] *= counts[j];
          for (let a = 0, e = 0; a < rank; a++) {
            const y = entries[from + a];
            for (let lane = 0; lane < LANES; lane++, e++) change[e] += y * products[lane];
          }
        }
      }
      subtract(vectors, change, rates, size);
    },
  };
}

function matrixWalker({ structure, rank, rowsEach, entries }: Block): Walker {
  const vectors = new Float64Array(rank * LANES);
  const change = new Float64Array(rank * LANES);
  const sum = new Float64Array(rank * rank);
  const addMembers = structure === "rows" ? addOuterProducts : addMatrices;
  return {
    rank,
    vectors,
    step({ size, members, counts }, length, rates) {
      sum.fill(0);
      addMembers(rank, rowsEach, entries, members, counts, length, sum);
      change.fill(0);
      for (let a = 0; a < rank; a++) {
        const to = a * LANES;
        for (let b = 0; b < rank; b++) {
          const entry = b <= a ? sum[a * rank + b] : sum[b * rank + a];
          const from = b * LANES;
          for (let lane = 0; lane < LANES; lane++) change[to + lane] += entry * vectors[from + lane];
        }
      }
      subtract(vectors, change, rates, size);
    },
  };
}

/** out += Σ counts Y'Y over the members of a batch, r×r; the lower triangle. */
function addOuterProducts(
  rank: number,
  rowsEach: number,
  rows: Float64Array,
  members: Uint32Array,
  counts: Float64Array,
  length: number,
  out: Float64Array,
): void {
  for (let j = 0; j < length; j++) {
    const times = counts[j];
    const end = (members[j] + 1) * rowsEach * rank;
    for (let from = members[j] * rowsEach * rank; from < end; from += rank) {
      for (let a = 0, to = 0; a < rank; a++, to += rank) {
        const y = times * rows[from + a];
        for (let b = 0; b <= a; b++) out[to + b] += y * rows[from + b];
      }
    }
  }
}

/** out += Σ counts H over the members of a batch, r×r; the lower triangle. */
function addMatrices(
  rank: number,
  rowsEach: number,
  matrices: Float64Array,
  members: Uint32Array,
  counts: Float64Array,
  length: number,
  out: Float64Array,
): void {
  for (let j = 0; j < length; j++) {
    const from = members[j] * rowsEach * rank;
    const times = counts[j];
    for (let a = 0; a < rank; a++) {
      for (let b = 0, e = a * rank; b <= a; b++, e++) out[e] += times * matrices[from + e];
    }
  }
}

function subtract(vectors: Float64Array, change: Float64Array, rates: Float64Array, size: number): void {
  for (let e = 0; e < vectors.length; e += LANES) {
    for (let lane = 0; lane < LANES; lane++) vectors[e + lane] -= (rates[lane] / size) * change[e + lane];
  }
}

function summarise(sums: Float64Array, chains: number, groups: number, perSegment: number): Growth {
  const counted = (SEGMENTS - 1) * perSegment;
  const table = (): Float64Array[] => Array.from({ length: groups }, () => new Float64Array(LANES));
  const out = { means: table(), errors: table(), changes: table(), changeErrors: table(), counted };
  const whole = new Float64Array(chains);
  const change = new Float64Array(chains);
  for (let group = 0; group < groups; group++) {
    for (let lane = 0; lane < LANES; lane++) {
      for (let chain = 0; chain < chains; chain++) {
        const [second, third, last] = [1, 2, 3].map(
          (segment) => sums[((chain * SEGMENTS + segment) * groups + group) * LANES + lane],
        );
        whole[chain] = (second + third + last) / counted;
        change[chain] = (last - (second + third) / 2) / perSegment;
      }
      const [mean, error] = meanAndError(whole);
      const [drift, driftError] = meanAndError(change);
      out.means[group][lane] = mean;
      out.errors[group][lane] = error;
      out.changes[group][lane] = drift;
      out.changeErrors[group][lane] = driftError;
    }
  }
  return out;
}

function meanAndError(values: Float64Array): [mean: number, error: number] {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean);
  return [mean, Math.sqrt(squares / (n - 1) / n)];
}
