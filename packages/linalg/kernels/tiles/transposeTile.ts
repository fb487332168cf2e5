/** to(c, r) = from(r, c) for 4×4 tiles of consecutive rows. */
export function transposeTile(from: usize, to: usize): void {
  const a0 = v128.load(from);
  const a2 = v128.load(from, 16);
  const b0 = v128.load(from, 32);
  const b2 = v128.load(from, 48);
  const c0 = v128.load(from, 64);
  const c2 = v128.load(from, 80);
  const d0 = v128.load(from, 96);
  const d2 = v128.load(from, 112);
  v128.store(to, v128.shuffle<f64>(a0, b0, 0, 2));
  v128.store(to, v128.shuffle<f64>(c0, d0, 0, 2), 16);
  v128.store(to, v128.shuffle<f64>(a0, b0, 1, 3), 32);
  v128.store(to, v128.shuffle<f64>(c0, d0, 1, 3), 48);
  v128.store(to, v128.shuffle<f64>(a2, b2, 0, 2), 64);
  v128.store(to, v128.shuffle<f64>(c2, d2, 0, 2), 80);
  v128.store(to, v128.shuffle<f64>(a2, b2, 1, 3), 96);
  v128.store(to, v128.shuffle<f64>(c2, d2, 1, 3), 112);
}
