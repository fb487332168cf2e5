import { tanh } from "@sgd-basins/random";
import { type Layer, layersOf, type NetworkShape } from "./shape.ts";

/** What a network computes of one input, and its derivatives there. A pass overwrites what the one before it left. */
export interface Passes {
  /** The outputs y at parameters x, which the other passes go back from. `input` is kept, not copied. */
  readonly forward: (x: Float64Array, input: Float64Array) => Float64Array;
  /** out[at + j] += Σ_c seed_c ∂y_c/∂x_j. */
  readonly addGradient: (x: Float64Array, seed: Float64Array, out: Float64Array, at: number) => void;
  /**
   * out[at + j] += Σ_l ∂²/∂x_j∂x_l ½‖y − t‖² direction_l, with `residual` = y − t: the derivative of both passes in that
   * direction (Pearlmutter, "Fast exact multiplication by the Hessian", 1994).
   */
  readonly addHessianProduct: (
    x: Float64Array,
    residual: Float64Array,
    direction: Float64Array,
    out: Float64Array,
    at: number,
  ) => void;
}

/** Numbers between two layers. `moves` are derivatives in a direction, of the value or slope of the same place. */
interface Signal {
  /** The input, tanh of a hidden layer's sums, or the outputs. */
  values: Float64Array;
  readonly valueMoves: Float64Array;
  /** Derivatives by the layer's sums. */
  readonly slopes: Float64Array;
  readonly slopeMoves: Float64Array;
}

export function passesOf(shape: NetworkShape): Passes {
  const layers = layersOf(shape);
  const signals = [shape.inputs, ...layers.map(({ units }) => units)].map((length): Signal => {
    const [values, valueMoves, slopes, slopeMoves] = Array.from({ length: 4 }, () => new Float64Array(length));
    return { values, valueMoves, slopes, slopeMoves };
  });
  const outputs = signals[layers.length];
  return {
    forward(x, input) {
      signals[0].values = input;
      layers.forEach((layer, l) => {
        read(layer, x, signals[l].values, signals[l + 1].values);
        if (signals[l + 1] !== outputs) bend(signals[l + 1].values);
      });
      return outputs.values;
    },
    addGradient(x, seed, out, at) {
      outputs.slopes.set(seed);
      for (let l = layers.length - 1; l >= 0; l--) {
        addOuter(layers[l], signals[l + 1].slopes, signals[l].values, out, at);
        if (l > 0) sendBack(layers[l], x, signals[l + 1], signals[l]);
      }
    },
    addHessianProduct(x, residual, direction, out, at) {
      layers.forEach((layer, l) => {
        readMoves(layer, x, direction, signals[l], signals[l + 1]);
        if (signals[l + 1] !== outputs) bendMoves(signals[l + 1]);
      });
      outputs.slopes.set(residual);
      outputs.slopeMoves.set(outputs.valueMoves);
      for (let l = layers.length - 1; l >= 0; l--) {
        addOuter(layers[l], signals[l + 1].slopeMoves, signals[l].values, out, at);
        if (l === 0) continue;
        addWeights(layers[l], signals[l + 1].slopes, signals[l].valueMoves, out, at);
        sendMovesBack(layers[l], x, direction, signals[l + 1], signals[l]);
      }
    },
  };
}

/** to = W from + b. */
function read({ units, reads, at }: Layer, x: Float64Array, from: Float64Array, to: Float64Array): void {
  for (let u = 0, e = at; u < units; u++, e++) {
    let sum = 0;
    for (let j = 0; j < reads; j++, e++) sum += x[e] * from[j];
    to[u] = sum + x[e];
  }
}

function bend(values: Float64Array): void {
  for (let u = 0; u < values.length; u++) values[u] = tanh(values[u]);
}

/** What W from + b moves by: V from + W (moves of from) + c, where W and b move by V and c. */
function readMoves(
  { units, reads, at }: Layer,
  x: Float64Array,
  direction: Float64Array,
  { values, valueMoves }: Signal,
  to: Signal,
): void {
  for (let u = 0, e = at; u < units; u++, e++) {
    let sum = 0;
    for (let j = 0; j < reads; j++, e++) sum += direction[e] * values[j] + x[e] * valueMoves[j];
    to.valueMoves[u] = sum + direction[e];
  }
}

/** The derivative of tanh is 1 − tanh². */
function bendMoves({ values, valueMoves }: Signal): void {
  for (let u = 0; u < values.length; u++) valueMoves[u] *= 1 - values[u] * values[u];
}

/** out += slopes values', a layer's weights without its biases. */
function addWeights(
  { units, reads, at }: Layer,
  slopes: Float64Array,
  values: Float64Array,
  out: Float64Array,
  start: number,
): void {
  for (let u = 0, e = start + at; u < units; u++, e++) {
    const slope = slopes[u];
    for (let j = 0; j < reads; j++, e++) out[e] += slope * values[j];
  }
}

/** out += slopes (values, 1)', a layer's weights and biases. */
function addOuter(layer: Layer, slopes: Float64Array, values: Float64Array, out: Float64Array, start: number): void {
  addWeights(layer, slopes, values, out, start);
  const { units, reads, at } = layer;
  for (let u = 0, e = start + at + reads; u < units; u++, e += reads + 1) out[e] += slopes[u];
}

/** Slopes of what a layer reads: W' slopes, times the derivative of tanh. */
function sendBack({ units, reads, at }: Layer, x: Float64Array, from: Signal, { values, slopes }: Signal): void {
  slopes.fill(0);
  for (let u = 0, e = at; u < units; u++, e++) {
    const slope = from.slopes[u];
    for (let j = 0; j < reads; j++, e++) slopes[j] += slope * x[e];
  }
  for (let j = 0; j < reads; j++) slopes[j] *= 1 - values[j] * values[j];
}

/** {@link sendBack}, and its derivative in the direction. */
function sendMovesBack(
  { units, reads, at }: Layer,
  x: Float64Array,
  direction: Float64Array,
  from: Signal,
  { values, valueMoves, slopes, slopeMoves }: Signal,
): void {
  slopes.fill(0);
  slopeMoves.fill(0);
  for (let u = 0, e = at; u < units; u++, e++) {
    const slope = from.slopes[u];
    const move = from.slopeMoves[u];
    for (let j = 0; j < reads; j++, e++) {
      slopes[j] += slope * x[e];
      slopeMoves[j] += move * x[e] + slope * direction[e];
    }
  }
  for (let j = 0; j < reads; j++) {
    const derivative = 1 - values[j] * values[j];
    slopeMoves[j] = slopeMoves[j] * derivative - 2 * slopes[j] * values[j] * valueMoves[j];
    slopes[j] *= derivative;
  }
}
