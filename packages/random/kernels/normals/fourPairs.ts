import { logNormal } from "../math/log";
import { beyondHalf, cosQuarters, nearestQuarter, quarterCos, quarterSin, sinQuarters } from "../math/sinCosTurns";
import { entry } from "../math/table";
import { toUniforms } from "../math/toUniforms";

/** 1, −2, 4. */
const TABLE = memory.data<f64>([1, -2, 4]);

/** Bytes of eight normals, of the words that they take, and of four doubles. */
const GROUP: usize = 64;
const HALF: usize = 32;

/**
 * As fillNormals, but four pairs are made at once: seven doubles beyond `end` may be overwritten, and as many words beyond those
 * needed are read. For who makes many: it takes half of the time, and twice as much code.
 *
 * Three passes, so that in the long one in the middle nothing but arithmetic stands between loads and stores of four doubles: the
 * engine may join two vectors there, and two chains of operations that wait for each other go side by side if it does not.
 */
export function fillNormalsByFours(words: usize, out: usize, end: usize): void {
  for (let to = out; to < end; to += GROUP, words += GROUP) {
    spreadUniforms(words, to, to + HALF);
    spreadUniforms(words + HALF, to + 16, to + HALF + 16);
  }
  for (let at = out; at < end; at += GROUP) {
    const uLow = v128.load(at);
    const uHigh = v128.load(at, 16);
    const radiusLow = radius(uLow);
    const radiusHigh = radius(uHigh);
    const vLow = f64x2.mul(entry(TABLE, 2), v128.load(at, 32));
    const vHigh = f64x2.mul(entry(TABLE, 2), v128.load(at, 48));
    const quarterLow = nearestQuarter(vLow);
    const quarterHigh = nearestQuarter(vHigh);
    const tLow = f64x2.sub(vLow, quarterLow);
    const tHigh = f64x2.sub(vHigh, quarterHigh);
    const sinLow = sinQuarters(tLow);
    const sinHigh = sinQuarters(tHigh);
    const cosLow = cosQuarters(tLow);
    const cosHigh = cosQuarters(tHigh);
    const pLow = beyondHalf(quarterLow);
    const pHigh = beyondHalf(quarterHigh);
    const sizeLow = f64x2.abs(pLow);
    const sizeHigh = f64x2.abs(pHigh);
    const turnSinLow = quarterSin(pLow, sizeLow);
    const turnSinHigh = quarterSin(pHigh, sizeHigh);
    const turnCosLow = quarterCos(sizeLow);
    const turnCosHigh = quarterCos(sizeHigh);
    const sineLow = f64x2.add(f64x2.mul(turnCosLow, sinLow), f64x2.mul(turnSinLow, cosLow));
    const sineHigh = f64x2.add(f64x2.mul(turnCosHigh, sinHigh), f64x2.mul(turnSinHigh, cosHigh));
    const cosineLow = f64x2.sub(f64x2.mul(turnCosLow, cosLow), f64x2.mul(turnSinLow, sinLow));
    const cosineHigh = f64x2.sub(f64x2.mul(turnCosHigh, cosHigh), f64x2.mul(turnSinHigh, sinHigh));
    const xLow = f64x2.mul(sineLow, radiusLow);
    const xHigh = f64x2.mul(sineHigh, radiusHigh);
    const yLow = f64x2.mul(cosineLow, radiusLow);
    const yHigh = f64x2.mul(cosineHigh, radiusHigh);
    v128.store(at, xLow);
    v128.store(at, xHigh, 16);
    v128.store(at, yLow, 32);
    v128.store(at, yHigh, 48);
  }
  for (let at = out; at < end; at += GROUP) {
    const xLow = v128.load(at);
    const xHigh = v128.load(at, 16);
    const yLow = v128.load(at, 32);
    const yHigh = v128.load(at, 48);
    v128.store(at, v128.shuffle<i64>(xLow, yLow, 0, 2));
    v128.store(at, v128.shuffle<i64>(xLow, yLow, 1, 3), 16);
    v128.store(at, v128.shuffle<i64>(xHigh, yHigh, 0, 2), 32);
    v128.store(at, v128.shuffle<i64>(xHigh, yHigh, 1, 3), 48);
  }
}

/** The uniforms of two pairs: u and v of each, two beside each other. */
function spreadUniforms(words: usize, u: usize, v: usize): void {
  const first = v128.load(words);
  const second = v128.load(words, 16);
  const p = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
  const q = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
  v128.store(u, toUniforms(p, v128.shuffle<i64>(p, p, 1, 1)));
  v128.store(v, toUniforms(q, v128.shuffle<i64>(q, q, 1, 1)));
}

/**
 * √(−2 ln(1 − u)).
 * @inline
 */
function radius(u: v128): v128 {
  return f64x2.sqrt(f64x2.mul(entry(TABLE, 1), logNormal<i32>(f64x2.sub(entry(TABLE, 0), u), 0)));
}
