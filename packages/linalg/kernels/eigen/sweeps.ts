/**
 * Sweeps of rotations, collected before they are applied to the panels: one after the other the rows they span (two
 * i32), then their rotations, n pairs of doubles apart.
 */
import { panelBytes, panelCount } from "./panel";
import { rotateOnce, rotateTwice } from "./rotatePanel";

/** How many are collected; their rotations stay in the second-level cache. */
export const SWEEPS: i32 = 32;

const SPAN_BYTES: usize = 8;

export function sweepsDoubles(n: i32): i32 {
  return SWEEPS * (1 + 2 * n);
}

/** Where the rotations of sweep k are stored, first the one of the lowest rows. */
export function rotationsOf(n: i32, sweeps: usize, k: i32): usize {
  return sweeps + <usize>SWEEPS * SPAN_BYTES + ((<usize>k * <usize>n) << 4);
}

/** Records that sweep k acts on rows l … m. */
export function setSpan(sweeps: usize, k: i32, l: i32, m: i32): void {
  const at = sweeps + <usize>k * SPAN_BYTES;
  i32.store(at, l);
  i32.store(at, m, 4);
}

/** Applies the first `count` sweeps to all panels, two at a time where they start on the same row. */
export function applySweeps(n: i32, count: i32, sweeps: usize, panels: usize): void {
  const size = panelBytes(n);
  const end = panels + <usize>panelCount(n) * size;
  for (let panel = panels; panel < end; panel += size) {
    for (let k = 0; k < count; k++) {
      const span = sweeps + <usize>k * SPAN_BYTES;
      const l = i32.load(span);
      const m = i32.load(span, 4);
      const next = i32.load(span, 8);
      const rotations = rotationsOf(n, sweeps, k);
      if (k + 1 < count && i32.load(span, 12) === m && l <= next) {
        rotateTwice(panel, l, next, m, rotations, rotationsOf(n, sweeps, k + 1));
        k++;
      } else {
        rotateOnce(panel, l, m, rotations);
      }
    }
  }
}
