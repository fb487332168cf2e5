/** A network's passes for two runs at once, the operations of `passes.ts` of the package `problems` in their order. */
import { tanh } from "../../../random/kernels/math/tanh";
import { Layer, Pair } from "./pair";

/** Bytes of a pair. */
export const PAIR: usize = 16;

function layerOf(pair: Pair, l: i32): Layer {
  return changetype<Layer>(pair.layerTable + <usize>l * offsetof<Layer>());
}

/** The residuals of components `first` of run 0 and `second` of run 1, in the place of the last layer's slopes. */
export function fillResiduals(pair: Pair, first: i32, second: i32): void {
  const inputs = pair.inputs;
  let data0 = pair.data + ((<usize>(first * inputs)) << 3);
  let data1 = pair.data + ((<usize>(second * inputs)) << 3);
  for (let at = pair.input, end = at + <usize>inputs * PAIR; at < end; at += PAIR, data0 += 8, data1 += 8) {
    v128.store(at, both(data0, data1));
  }
  const last = pair.layers - 1;
  for (let l = 0; l < last; l++) {
    const layer = layerOf(pair, l);
    read(layer);
    for (let at = layer.to, end = at + <usize>layer.units * PAIR; at < end; at += PAIR) {
      v128.store(at, tanh(v128.load(at)));
    }
  }
  const layer = layerOf(pair, last);
  read(layer);
  const outputs = pair.outputs;
  let target0 = pair.targets + ((<usize>(first * outputs)) << 3);
  let target1 = pair.targets + ((<usize>(second * outputs)) << 3);
  let y = layer.to;
  for (let at = layer.slopes, end = at + <usize>outputs * PAIR; at < end; at += PAIR, y += PAIR) {
    v128.store(at, f64x2.sub(v128.load(y), both(target0, target1)));
    target0 += 8;
    target1 += 8;
  }
}

/** Multiplies the residuals by a component's weight. */
export function weighResiduals(pair: Pair, component: i32): void {
  const weight = v128.load64_splat(pair.weights + ((<usize>component) << 3));
  const slopes = layerOf(pair, pair.layers - 1).slopes;
  for (let at = slopes, end = at + <usize>pair.outputs * PAIR; at < end; at += PAIR) {
    v128.store(at, f64x2.mul(v128.load(at), weight));
  }
}

/** Adds the residuals' gradient. */
export function addGradient(pair: Pair): void {
  for (let l = pair.layers - 1; l >= 0; l--) {
    const layer = layerOf(pair, l);
    addOuter(layer);
    if (l > 0) sendBack(layer);
  }
}

/** The double at one address and that at another. */
function both(first: usize, second: usize): v128 {
  return v128.load64_lane(second, v128.load64_zero(first), 1);
}

function read(layer: Layer): void {
  const from = layer.from;
  const fromEnd = from + <usize>layer.reads * PAIR;
  let x = layer.x;
  for (let to = layer.to, end = to + <usize>layer.units * PAIR; to < end; to += PAIR) {
    let sum = f64x2.splat(0);
    for (let at = from; at < fromEnd; at += PAIR, x += PAIR) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(x), v128.load(at)));
    }
    v128.store(to, f64x2.add(sum, v128.load(x)));
    x += PAIR;
  }
}

function addOuter(layer: Layer): void {
  const from = layer.from;
  const fromEnd = from + <usize>layer.reads * PAIR;
  let out = layer.gradient;
  for (let u = layer.slopes, end = u + <usize>layer.units * PAIR; u < end; u += PAIR) {
    const slope = v128.load(u);
    for (let at = from; at < fromEnd; at += PAIR, out += PAIR) {
      v128.store(out, f64x2.add(v128.load(out), f64x2.mul(slope, v128.load(at))));
    }
    v128.store(out, f64x2.add(v128.load(out), slope));
    out += PAIR;
  }
}

function sendBack(layer: Layer): void {
  const before = layer.slopesBefore;
  const beforeEnd = before + <usize>layer.reads * PAIR;
  memory.fill(before, 0, beforeEnd - before);
  let x = layer.x;
  for (let u = layer.slopes, end = u + <usize>layer.units * PAIR; u < end; u += PAIR) {
    const slope = v128.load(u);
    for (let at = before; at < beforeEnd; at += PAIR, x += PAIR) {
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(slope, v128.load(x))));
    }
    x += PAIR;
  }
  const one = f64x2.splat(1);
  let value = layer.from;
  for (let at = before; at < beforeEnd; at += PAIR, value += PAIR) {
    const tangent = v128.load(value);
    v128.store(at, f64x2.mul(v128.load(at), f64x2.sub(one, f64x2.mul(tangent, tangent))));
  }
}
