/** What the compiled kernels export. Addresses are in bytes; see `kernels/` for what each does. */
export interface Kernels {
  multiply(m: number, k: number, n: number, a: number, b: number, out: number, scratch: number): void;
  multiplyScratch(m: number, k: number, n: number): number;
}
