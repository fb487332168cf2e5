import { multiply } from "./multiply";
import { subtractChange } from "./subtractChange";

/** vectors −= factors∘(S vectors) for a symmetric S, of which the lower triangle is read; then S = 0. `change` is scratch. */
export function applyMatrix(r: i32, lanes: i32, s: usize, change: usize, factors: usize, vectors: usize): void {
  multiply(r, lanes, s, vectors, change);
  subtractChange(r, lanes, change, factors, vectors);
  memory.fill(s, 0, (<usize>(r * r)) << 3);
}
