import type { Network } from "@sgd-basins/problems";
import { type BatchSize, fillNormals, type Stream } from "@sgd-basins/random";
import { type ComponentSampler, componentSampler } from "../componentSampler.ts";
import { sgdStep } from "../sgdStep.ts";

/** How runs about a network's minimizer are made. */
export interface DepartureSettings {
  readonly network: Network;
  /** d parameters. */
  readonly minimizer: Float64Array;
  /** How far from it runs start. */
  readonly radius: number;
  readonly learningRate: number;
  /** k, components drawn with replacement, or "inf" for gradient descent. */
  readonly batchSize: BatchSize;
  /** At most. */
  readonly steps: number;
  /** F: a run has left, and ends, when it is more than F times as far from the minimizer as at its start; ∞ for never. */
  readonly factor: number;
}

/** What one run did. */
export interface Departure {
  /** The step, from 1 on, after which it had left; null if it had not after the last one. */
  readonly leftAt: number | null;
  /** Steps that it made. */
  readonly made: number;
  /** Distance from the minimizer after the last of them, infinite if it overflows or is not a number. */
  readonly distance: number;
  /** Where it was then. */
  readonly end: Float64Array;
}

/**
 * One run: the definition of what {@link simulateDepartures} does for many at a time, with the same bits.
 *
 * Batches of k < N components are drawn one by one, as by `sgdStep`. From k = N on the step is counted: how often each of the N
 * components is drawn, and the sum of their gradients, each times that number, in the components' order.
 *
 * @param direction - gives the direction from the minimizer, uniform on the sphere
 * @param batches - gives the components
 * @param onDistance - called with steps 0, 1, … and the distance after each
 * @throws RangeError as {@link checkDepartures}
 */
export function simulateDeparture(
  settings: DepartureSettings,
  direction: Stream,
  batches: Stream,
  onDistance?: (step: number, distance: number) => void,
): Departure {
  checkDepartures(settings);
  const { network, minimizer, radius, learningRate, batchSize, steps, factor } = settings;
  const x = minimizer.slice();
  addDirection(direction, radius, x);
  const gradient = new Float64Array(network.dimension);
  const sample = componentSampler(network, batchSize);
  const stepOnce =
    batchSize !== "inf" && batchSize >= network.components
      ? () => countedStep(network, x, learningRate, batchSize, sample, batches, gradient)
      : () => sgdStep(network, x, learningRate, batchSize, sample, batches, gradient);
  let distance = distanceOf(x, minimizer);
  const limit = factor * distance;
  onDistance?.(0, distance);
  for (let step = 1; step <= steps; step++) {
    stepOnce();
    distance = distanceOf(x, minimizer);
    onDistance?.(step, distance);
    if (distance > limit || distance === Number.POSITIVE_INFINITY) {
      return { leftAt: step, made: step, distance, end: x };
    }
  }
  return { leftAt: null, made: steps, distance, end: x };
}

/** x ← x − (α/k) Σ nᵢ∇fᵢ(x), nᵢ the number of times that component i is among the k that are drawn. */
function countedStep(
  network: Network,
  x: Float64Array,
  learningRate: number,
  batchSize: number,
  sample: ComponentSampler,
  stream: Stream,
  gradient: Float64Array,
): void {
  const counts = new Float64Array(network.components);
  for (let draw = 0; draw < batchSize; draw++) counts[sample(stream)]++;
  network.weightedGradient(counts, x, gradient);
  const rate = learningRate / batchSize;
  for (let j = 0; j < x.length; j++) x[j] -= rate * gradient[j];
}

/** x += radius times a direction uniform on the sphere, drawn as so many normals. */
export function addDirection(stream: Stream, radius: number, x: Float64Array): void {
  const normals = new Float64Array(x.length);
  fillNormals(stream, normals);
  let square = 0;
  for (const z of normals) square += z * z;
  const scale = radius / Math.sqrt(square);
  for (let j = 0; j < x.length; j++) x[j] += scale * normals[j];
}

function distanceOf(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < x.length; j++) sum += (x[j] - y[j]) * (x[j] - y[j]);
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : Math.sqrt(sum);
}

/**
 * @throws RangeError unless the minimizer has d finite coordinates, the radius is positive and finite, the learning rate is
 *   finite, the batch size is a positive integer or "inf", the steps are a positive integer, both below 2^31, and the factor is at least 1
 */
export function checkDepartures(settings: DepartureSettings): void {
  const { network, minimizer, radius, learningRate, batchSize, steps, factor } = settings;
  if (minimizer.length !== network.dimension || !minimizer.every(Number.isFinite)) {
    refuse(`it must have ${network.dimension} finite coordinates`);
  }
  if (!(radius > 0 && radius < Number.POSITIVE_INFINITY)) refuse(`radius must be positive and finite, got ${radius}`);
  if (!Number.isFinite(learningRate)) refuse(`the learning rate must be finite, got ${learningRate}`);
  if (batchSize !== "inf" && !isCount(batchSize)) {
    refuse(`the batch size must be a positive integer or "inf", got ${batchSize}`);
  }
  if (!isCount(steps)) refuse(`steps must be a positive integer, got ${steps}`);
  if (!(factor >= 1)) refuse(`the factor must be at least 1, got ${factor}`);
}

export function refuse(rule: string): never {
  throw new RangeError(`runs from a network's minimizer: ${rule}`);
}

/** What fits the kernels' integers. */
export function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n < 2 ** 31;
}
