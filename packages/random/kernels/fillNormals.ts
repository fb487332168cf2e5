import { logNormal } from "./math/log";
import { beyondHalf, cosQuarters, nearestQuarter, quarterCos, quarterSin, sinQuarters } from "./math/sinCosTurns";
import { entry } from "./math/table";
import { toUniforms } from "./math/toUniforms";

/** 1, −2, 4. */
const TABLE = memory.data<f64>([1, -2, 4]);

/**
 * Standard normals at out … end, four words a pair, as drawPair in src/normal.ts. Two pairs are made at once: three
 * doubles beyond `end` may be overwritten, and as many words beyond those needed are read.
 */
export function fillNormals(words: usize, out: usize, end: usize): void {
  for (; out < end; out += 32, words += 32) {
    const first = v128.load(words);
    const second = v128.load(words, 16);
    const p = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
    const q = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
    const u = toUniforms(p, v128.shuffle<i64>(p, p, 1, 1));
    const v = toUniforms(q, v128.shuffle<i64>(q, q, 1, 1));
    const radius = f64x2.sqrt(f64x2.mul(entry(TABLE, 1), logNormal<i32>(f64x2.sub(entry(TABLE, 0), u), 0)));
    const quarters = f64x2.mul(entry(TABLE, 2), v);
    const quarter = nearestQuarter(quarters);
    const t = f64x2.sub(quarters, quarter);
    const sin = sinQuarters(t);
    const cos = cosQuarters(t);
    const beyond = beyondHalf(quarter);
    const size = f64x2.abs(beyond);
    const turnSin = quarterSin(beyond, size);
    const turnCos = quarterCos(size);
    const x = f64x2.mul(f64x2.add(f64x2.mul(turnCos, sin), f64x2.mul(turnSin, cos)), radius);
    const y = f64x2.mul(f64x2.sub(f64x2.mul(turnCos, cos), f64x2.mul(turnSin, sin)), radius);
    v128.store(out, v128.shuffle<i64>(x, y, 0, 2));
    v128.store(out, v128.shuffle<i64>(x, y, 1, 3), 16);
  }
}
