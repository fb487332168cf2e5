/** The way to and from what keptSymmetric.ts describes. */
import { transposeTile } from "./transposeTile";

/** kept = the matrix whose panels of rows are `panel` bytes apart. */
export function keepPanels(d: i32, panels: usize, panel: usize, kept: usize): void {
  for (let i = 0; i < d; i += 4) {
    const size = (<usize>(i + 4)) << 5;
    memory.copy(kept, panels, size);
    panels += panel;
    kept += size;
  }
}

/** Panels of rows, both triangles, `panel` bytes apart, which are also the panels of columns. */
export function spreadPanels(d: i32, kept: usize, panels: usize, panel: usize): void {
  for (let i = 0; i < d; i += 4) {
    const size = (<usize>(i + 4)) << 5;
    const own = panels + <usize>(i >> 2) * panel;
    memory.copy(own, kept, size);
    const iRow = (<usize>i) << 5;
    for (let l = 0; l < i; l += 4) {
      transposeTile(own + ((<usize>l) << 5), panels + <usize>(l >> 2) * panel + iRow);
    }
    kept += size;
  }
}
