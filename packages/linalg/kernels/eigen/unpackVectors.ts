import { panelBytes, panelCount, ROW_SHIFT, WIDTH } from "./panel";

/** vectors(i, j) = entry i of row order_j of the panels; n×n, row after row. */
export function unpackVectors(n: i32, panels: usize, order: usize, vectors: usize): void {
  const row = (<usize>n) << 3;
  const size = panelBytes(n);
  const count = panelCount(n);
  const whole = n & ~1;
  for (let p = 0; p < count; p++) {
    const panel = panels + <usize>p * size;
    const out = vectors + <usize>(p * WIDTH) * row;
    const rows = min(WIDTH, n - p * WIDTH);
    for (let j = 0; j < whole; j += 2) {
      const x = panelRow(panel, order, j);
      const y = panelRow(panel, order, j + 1);
      const to = out + ((<usize>j) << 3);
      if (rows === WIDTH) {
        for (let i: usize = 0; i < 4; i++) {
          const at = to + 2 * i * row;
          const x0 = v128.load(x + (i << 4));
          const y0 = v128.load(y + (i << 4));
          v128.store(at, v128.shuffle<f64>(x0, y0, 0, 2));
          v128.store(at + row, v128.shuffle<f64>(x0, y0, 1, 3));
        }
      } else {
        for (let i = 0; i < rows; i++) {
          const at = to + <usize>i * row;
          f64.store(at, f64.load(x + ((<usize>i) << 3)));
          f64.store(at, f64.load(y + ((<usize>i) << 3)), 8);
        }
      }
    }
    if (whole < n) {
      const x = panelRow(panel, order, whole);
      const to = out + ((<usize>whole) << 3);
      for (let i = 0; i < rows; i++) f64.store(to + <usize>i * row, f64.load(x + ((<usize>i) << 3)));
    }
  }
}

function panelRow(panel: usize, order: usize, j: i32): usize {
  return panel + ((<usize>i32.load(order + ((<usize>j) << 2))) << ROW_SHIFT);
}
