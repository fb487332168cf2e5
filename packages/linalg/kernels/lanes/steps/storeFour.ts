/** To four neighbouring pairs of lanes. No load stands between the stores, so that the engine may join two of them. */
export function storeFour(to: usize, x0: v128, x1: v128, x2: v128, x3: v128): void {
  v128.store(to, x0);
  v128.store(to, x1, 16);
  v128.store(to, x2, 32);
  v128.store(to, x3, 48);
}
