import { logInPlace } from "@sgd-basins/random";

/** What a vector that a step made zero counts for: the logarithm of the smallest double. */
export const VANISHED = -745;

/** Logarithms taken at once: one that is taken alone costs three times as much. */
const AT_ONCE = 1024;

/** Adds logarithms to sums, in the order in which they came, many at a time. */
export class LogSums {
  private readonly sums: Float64Array;
  private readonly values = new Float64Array(AT_ONCE);
  private readonly shares = new Float64Array(AT_ONCE);
  private readonly places = new Uint32Array(AT_ONCE);
  private waiting = 0;

  constructor(sums: Float64Array) {
    this.sums = sums;
  }

  /** sums[place] += share · log(value), of a value that is positive; {@link VANISHED} for another. */
  add(place: number, share: number, value: number): void {
    if (!(value > 0)) {
      this.settle();
      this.sums[place] += VANISHED;
      return;
    }
    this.places[this.waiting] = place;
    this.shares[this.waiting] = share;
    this.values[this.waiting++] = value;
    if (this.waiting === AT_ONCE) this.settle();
  }

  /** Adds what waits: before it the sums are not those. */
  settle(): void {
    const { sums, values, shares, places, waiting } = this;
    logInPlace(values.subarray(0, waiting));
    for (let i = 0; i < waiting; i++) sums[places[i]] += shares[i] * values[i];
    this.waiting = 0;
  }
}
