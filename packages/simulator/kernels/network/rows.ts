/** Which components a step takes, and what of them the passes read. */
import { makeWords, Words } from "../run/words";
import { LANES, LANES_BYTES, Runs } from "./runs";

/** Bytes of words that a draw takes. */
const DRAW_BYTES: usize = 4;

/** The components of lane r's next step, as `weightedIndexSampler` draws them if weights are equal: their rows' addresses. */
export function drawRows(runs: Runs, words: Words, r: i32): void {
  const out = runs.drawn + ((<usize>r) << 2);
  for (let draw = 0; draw < runs.batchSize; draw++) {
    store<u32>(out + ((<usize>draw) << 4), <u32>(runs.rows + runs.rowBytes * drawIndex(runs, words)));
  }
}

/** The same as numbers of times that each component is drawn. */
export function countRows(runs: Runs, words: Words, r: i32): void {
  const out = runs.weights + ((<usize>r) << 3);
  for (let i = 0; i < runs.components; i++) f64.store(out + LANES_BYTES * <usize>i, 0);
  for (let draw = 0; draw < runs.batchSize; draw++) {
    const at = out + LANES_BYTES * drawIndex(runs, words);
    f64.store(at, f64.load(at) + 1);
  }
}

/** A component, by Lemire's product, with rejection. */
function drawIndex(runs: Runs, words: Words): usize {
  let product: u64 = 0;
  do {
    if (words.end - words.at < DRAW_BYTES) makeWords(words, DRAW_BYTES, runs.wordsRoom);
    product = <u64>load<u32>(words.at) * <u64>runs.components;
    words.at += DRAW_BYTES;
  } while (<u32>product < runs.rejected);
  return <usize>(product >> 32);
}

/** To `input` and `target` of each lane, the rows that they drew. */
export function gatherRows(runs: Runs, draw: i32): void {
  for (let r = 0; r < LANES; r++) {
    let at = <usize>load<u32>(runs.drawn + ((<usize>draw) << 4) + ((<usize>r) << 2));
    let out = runs.input + ((<usize>r) << 3);
    for (let j = runs.inputs; j > 0; j--) {
      f64.store(out, f64.load(at));
      at += 8;
      out += LANES_BYTES;
    }
    out = runs.target + ((<usize>r) << 3);
    for (let c = runs.outputs; c > 0; c--) {
      f64.store(out, f64.load(at));
      at += 8;
      out += LANES_BYTES;
    }
  }
}

/** To `input` and `target` of every lane, component i's row. */
export function spreadRow(runs: Runs, i: i32): void {
  let at = runs.rows + runs.rowBytes * <usize>i;
  at = spread(at, runs.input, runs.inputs);
  spread(at, runs.target, runs.outputs);
}

function spread(at: usize, out: usize, count: i32): usize {
  for (let j = count; j > 0; j--) {
    const entry = v128.load64_splat(at);
    v128.store(out, entry);
    v128.store(out, entry, 16);
    at += 8;
    out += LANES_BYTES;
  }
  return at;
}

/** The outputs' slopes: residuals. */
export function fillResiduals(runs: Runs): void {
  const bytes = LANES_BYTES * <usize>runs.outputs;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(runs.slopes + at, f64x2.sub(v128.load(runs.output + at), v128.load(runs.target + at)));
  }
}

/** Residuals times component i's weight in each lane. */
export function weighResiduals(runs: Runs, i: i32): void {
  const weight = runs.weights + LANES_BYTES * <usize>i;
  const low = v128.load(weight);
  const high = v128.load(weight, 16);
  const end = runs.slopes + LANES_BYTES * <usize>runs.outputs;
  for (let slope = runs.slopes; slope < end; slope += LANES_BYTES) {
    const slopeLow = f64x2.mul(v128.load(slope), low);
    const slopeHigh = f64x2.mul(v128.load(slope, 16), high);
    v128.store(slope, slopeLow);
    v128.store(slope, slopeHigh, 16);
  }
}
