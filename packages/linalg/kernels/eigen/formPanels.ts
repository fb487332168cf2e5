/**
 * Z' = P_2 P_3 ⋯ P_{n−1} from the reflectors of the tridiagonalization, in panels. A panel is reflected n times while it
 * lies in the first-level cache; one pass over it subtracts what a reflector takes and projects on the next reflector.
 */
import { panelBytes, panelCount, ROW_SHIFT, WIDTH } from "./panel";

/** All panels at `panels`, overwritten. Row i of a (n×n) is the vector of P_i where half_i ≠ 0. */
export function formPanels(n: i32, a: usize, half: usize, panels: usize): void {
  const count = panelCount(n);
  const size = panelBytes(n);
  for (let p = 0; p < count; p++) {
    const panel = panels + <usize>p * size;
    fillIdentity(n, p * WIDTH, panel);
    reflectPanel(n, a, half, panel);
  }
}

function fillIdentity(n: i32, column: i32, panel: usize): void {
  memory.fill(panel, 0, panelBytes(n));
  const last = min(n, column + WIDTH);
  for (let i = column; i < last; i++) f64.store(panel + ((<usize>i) << ROW_SHIFT) + ((<usize>(i - column)) << 3), 1);
}

function reflectPanel(n: i32, a: usize, half: usize, panel: usize): void {
  const row = (<usize>n) << 3;
  let i = nextReflector(n - 1, half);
  if (i === 0) return;
  let u = a + <usize>i * row;
  let w0 = f64x2.splat(0);
  let w2 = w0;
  let w4 = w0;
  let w6 = w0;
  let x = panel;
  for (const end = u + ((<usize>i) << 3); u < end; u += 8, x += 64) {
    const uk = v128.load64_splat(u);
    w0 = f64x2.add(w0, f64x2.mul(uk, v128.load(x)));
    w2 = f64x2.add(w2, f64x2.mul(uk, v128.load(x, 16)));
    w4 = f64x2.add(w4, f64x2.mul(uk, v128.load(x, 32)));
    w6 = f64x2.add(w6, f64x2.mul(uk, v128.load(x, 48)));
  }
  while (i > 0) {
    const h = v128.load64_splat(half + ((<usize>i) << 3));
    w0 = f64x2.div(w0, h);
    w2 = f64x2.div(w2, h);
    w4 = f64x2.div(w4, h);
    w6 = f64x2.div(w6, h);
    const next = nextReflector(i - 1, half);
    let s0 = f64x2.splat(0);
    let s2 = s0;
    let s4 = s0;
    let s6 = s0;
    let v = a + <usize>next * row;
    u = a + <usize>i * row;
    const end = u + ((<usize>i) << 3);
    x = panel;
    for (const both = u + ((<usize>next) << 3); u < both; u += 8, v += 8, x += 64) {
      const uk = v128.load64_splat(u);
      const vk = v128.load64_splat(v);
      const x0 = f64x2.sub(v128.load(x), f64x2.mul(uk, w0));
      const x2 = f64x2.sub(v128.load(x, 16), f64x2.mul(uk, w2));
      const x4 = f64x2.sub(v128.load(x, 32), f64x2.mul(uk, w4));
      const x6 = f64x2.sub(v128.load(x, 48), f64x2.mul(uk, w6));
      v128.store(x, x0);
      v128.store(x, x2, 16);
      v128.store(x, x4, 32);
      v128.store(x, x6, 48);
      s0 = f64x2.add(s0, f64x2.mul(vk, x0));
      s2 = f64x2.add(s2, f64x2.mul(vk, x2));
      s4 = f64x2.add(s4, f64x2.mul(vk, x4));
      s6 = f64x2.add(s6, f64x2.mul(vk, x6));
    }
    for (; u < end; u += 8, x += 64) {
      const uk = v128.load64_splat(u);
      const x0 = f64x2.sub(v128.load(x), f64x2.mul(uk, w0));
      const x2 = f64x2.sub(v128.load(x, 16), f64x2.mul(uk, w2));
      const x4 = f64x2.sub(v128.load(x, 32), f64x2.mul(uk, w4));
      const x6 = f64x2.sub(v128.load(x, 48), f64x2.mul(uk, w6));
      v128.store(x, x0);
      v128.store(x, x2, 16);
      v128.store(x, x4, 32);
      v128.store(x, x6, 48);
    }
    w0 = s0;
    w2 = s2;
    w4 = s4;
    w6 = s6;
    i = next;
  }
}

/** The largest index of a reflector that is at most i, or 0. */
function nextReflector(i: i32, half: usize): i32 {
  while (i > 0 && f64.load(half + ((<usize>i) << 3)) === 0) i--;
  return i;
}
