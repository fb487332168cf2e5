/** Sorts the n numbers at `values` in descending order, equal ones as they stood; insertion, few beside cubic work. */
export function sortDescending(n: i32, values: usize): void {
  const end = values + ((<usize>n) << 3);
  for (let from = values + 8; from < end; from += 8) {
    const x = f64.load(from);
    let to = from;
    for (; to > values && f64.load(to - 8) < x; to -= 8) f64.store(to, f64.load(to - 8));
    f64.store(to, x);
  }
}

/** As sortDescending; `order` (n i32) becomes the places where the numbers stood. */
export function sortDescendingWithOrder(n: i32, values: usize, order: usize): void {
  i32.store(order, 0);
  for (let i = 1; i < n; i++) {
    const x = f64.load(values + ((<usize>i) << 3));
    let j = i;
    for (; j > 0; j--) {
      const to = values + ((<usize>j) << 3);
      const y = f64.load(to - 8);
      if (!(y < x)) break;
      f64.store(to, y);
      i32.store(order + ((<usize>j) << 2), i32.load(order + ((<usize>(j - 1)) << 2)));
    }
    f64.store(values + ((<usize>j) << 3), x);
    i32.store(order + ((<usize>j) << 2), i);
  }
}
