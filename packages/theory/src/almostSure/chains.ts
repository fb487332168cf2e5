import { type Batches, type Lanes, withLanes } from "@sgd-basins/linalg";
import { BufferedStream, fillNormals, log, type Meaning, stream } from "@sgd-basins/random";
import type { Batch } from "../batch.ts";
import { type BatchDraws, batchDraws } from "./batchDraws.ts";
import type { Blocks } from "./blocks.ts";
import { LogSums } from "./logSums.ts";
import { blockLanes, scalarLanes } from "./multipliers.ts";

/** Learning rates that one pass of an estimate tries, all with the same batches. */
export const LANES = 8;
/** Parts of equal length into which a chain's steps are divided. */
const SEGMENTS = 4;
/** Steps between two looks at how long vectors have become, at most. */
const PERIOD = 16;
/** Vectors may become so long, as a power of ten, before they are looked at. */
const LONGEST = 140;

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

/**
 * By how much λ may exceed what so many steps have shown. What n steps have not shown may still happen once in n/3.7 steps
 * (97.5 %), and then lengthen a vector by, say, two powers of e. This matters where the last direction to shrink has nearly no
 * curvature and hardly varies: between α* and the limit the others return, but not without making it longer now and then, more
 * rarely than chains can see, and yet more often than it shrinks by e.
 */
export function unseenIn(steps: number): number {
  return 7.4 / steps;
}

export interface ChainSettings {
  readonly chains: number;
  /** A multiple of {@link SEGMENTS}. */
  readonly steps: number;
  readonly seed: number;
  readonly meaning: readonly Meaning[];
  /**
   * Where vectors start, which their growth forgets in the end: in any direction, the default, or in that of the largest
   * curvature. Just above the limit of large batches that one is forgotten sooner: there a vector turns to it slowly from
   * among many directions of nearly no curvature.
   */
  readonly vectorsFrom?: "any direction" | "the largest curvature";
}

/**
 * Products of (I − αH) for up to {@link LANES} learning rates at once, with the same batches: what vectors grow by. The first
 * quarter of a chain's steps, in which vectors turn, is left out.
 */
export function growChains(parts: Blocks, batch: Batch, rates: Float64Array, settings: ChainSettings): Growth {
  const { chains, steps } = settings;
  const perSegment = steps / SEGMENTS;
  const ends = Array.from({ length: SEGMENTS }, (_, segment) => (segment + 1) * perSegment);
  const sums = walkChains(parts, batch, rates, { ...settings, first: 0, ends });
  return summarise(sums, chains, parts.scalars.count + parts.blocks.length, perSegment);
}

export interface WalkSettings extends Omit<ChainSettings, "steps"> {
  /** Number of the first chain; each has its own stream. */
  readonly first: number;
  /** Steps after which a segment ends, ascending. */
  readonly ends: readonly number[];
}

/**
 * What each part of each chain grows by in each segment, at any number of rates with the same batches: sums of logarithms, entry
 * (chain, segment, group, rate) of an array of all of them. A block starts in any direction.
 */
export function walkChains(parts: Blocks, batch: Batch, rates: Float64Array, settings: WalkSettings): Float64Array {
  const draws = batchDraws(parts.weights, batch);
  const blocks = parts.blocks.map((block) => blockLanes(block, draws, rates));
  const scalars = parts.scalars.count > 0 ? [scalarLanes(parts.scalars, draws, rates)] : [];
  const room = { batches: draws.atOnce, entries: draws.atOnce * draws.most };
  return withLanes([...blocks, ...scalars], room, (lanes, batches) => {
    const vectors = lanes.slice(0, blocks.length);
    const products = lanes.slice(blocks.length);
    return walk(parts, { draws, batches, lanes, vectors, products }, rates, settings);
  });
}

/** What is multiplied, and by what. */
interface Multiplied {
  readonly draws: BatchDraws;
  /** Where they are drawn. */
  readonly batches: Batches;
  /** {@link vectors} and {@link products}. */
  readonly lanes: readonly Lanes[];
  readonly vectors: readonly Lanes[];
  /** One or none, for all parts of one dimension. */
  readonly products: readonly Lanes[];
}

function walk(
  parts: Blocks,
  { draws, batches, lanes, vectors, products }: Multiplied,
  rates: Float64Array,
  { chains, first, ends, seed, meaning, vectorsFrom }: WalkSettings,
): Float64Array {
  const count = rates.length;
  const scalars = parts.scalars.count;
  const groups = scalars + vectors.length;
  const segments = ends.length;
  const sums = new Float64Array(chains * segments * groups * count);
  const logs = new LogSums(sums);
  const period = periodOf(parts, rates, parts.weights.length);
  const buffered = new BufferedStream();
  for (const side of products) side.vectors.fill(1);
  for (let chain = 0; chain < chains; chain++) {
    const source = stream(seed, ...meaning, first + chain);
    vectors.forEach((side, w) => {
      const length = start(side.vectors, count, (out) => {
        if (vectorsFrom === "the largest curvature") out[0] = 1;
        else fillNormals(source, out);
      });
      const at = (chain * segments * groups + scalars + w) * count;
      sums.fill(-log(length), at, at + count);
    });
    buffered.follow(source);
    for (let segment = 0; segment < segments; segment++) {
      const at = (chain * segments + segment) * groups * count;
      const length = ends[segment] - (segment === 0 ? 0 : ends[segment - 1]);
      for (let begin = 0; begin < length; begin += draws.atOnce) {
        const drawn = Math.min(draws.atOnce, length - begin);
        draws.draw(buffered, batches, drawn);
        for (let from = 0; from < drawn; ) {
          const to = Math.min(drawn, from + period - ((begin + from) % period));
          for (const side of lanes) side.walk(batches, from, to);
          from = to;
          if ((begin + to) % period !== 0 && begin + to !== length) continue;
          for (const side of products) harvestProducts(side.vectors, logs, at);
          vectors.forEach((side, w) => {
            harvest(side, logs, at + (scalars + w) * count);
          });
        }
      }
    }
  }
  logs.settle();
  return sums;
}

/** The same vector in all lanes; returns its length. */
function start(vectors: Float64Array, lanes: number, fill: (out: Float64Array) => void): number {
  const rank = vectors.length / lanes;
  const first = new Float64Array(rank);
  fill(first);
  let square = 0;
  for (let a = 0; a < rank; a++) {
    vectors.fill(first[a], a * lanes, (a + 1) * lanes);
    square += first[a] * first[a];
  }
  return Math.sqrt(square);
}

/** Adds the logarithm of each product, and makes it one. */
function harvestProducts(products: Float64Array, logs: LogSums, at: number): void {
  for (let e = 0; e < products.length; e++) {
    // Where components act on few coordinates, most products are one still.
    if (products[e] === 1) continue;
    logs.add(at + e, 1, Math.abs(products[e]));
    products[e] = 1;
  }
}

/** Adds the logarithm of each vector's length and makes it one. */
function harvest(side: Lanes, logs: LogSums, at: number): void {
  const { vectors } = side;
  const squares = side.normalise();
  const lanes = squares.length;
  for (let lane = 0; lane < lanes; lane++) {
    logs.add(at + lane, 0.5, squares[lane]);
    if (squares[lane] > 0) continue;
    for (let e = lane; e < vectors.length; e += lanes) vectors[e] = 1 / Math.sqrt(vectors.length / lanes);
  }
}

function periodOf({ scalars, blocks }: Pick<Blocks, "scalars" | "blocks">, rates: Float64Array, n: number): number {
  let largest = 0;
  for (let e = 0; e < scalars.values.length; e++) largest = Math.max(largest, Math.abs(scalars.values[e]));
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

function summarise(sums: Float64Array, chains: number, groups: number, perSegment: number): Growth {
  const counted = (SEGMENTS - 1) * perSegment;
  const table = (): Float64Array[] => Array.from({ length: groups }, () => new Float64Array(LANES));
  const out = { means: table(), errors: table(), changes: table(), changeErrors: table(), counted };
  const whole = new Float64Array(chains);
  const change = new Float64Array(chains);
  for (let group = 0; group < groups; group++) {
    for (let lane = 0; lane < LANES; lane++) {
      for (let chain = 0; chain < chains; chain++) {
        const first = (chain * SEGMENTS * groups + group) * LANES + lane;
        const second = sums[first + groups * LANES];
        const third = sums[first + 2 * groups * LANES];
        const last = sums[first + 3 * groups * LANES];
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
