/** What a network computes of each lane's row, and the slopes there, with the operations of `passesOf` of `problems` in their order. */
import { tanhFour } from "../../../random/kernels/math/tanhFour";
import { LANES_BYTES, Layer, Runs } from "./runs";

/** The values of all layers, then the slopes of all: those of the outputs are the residuals. */
export function passForth(runs: Runs): void {
  const last = runs.layersEnd - offsetof<Layer>();
  for (let at = runs.layers; at < last; at += offsetof<Layer>()) {
    const layer = changetype<Layer>(at);
    read(layer);
    bend(layer.to, layer.to + LANES_BYTES * <usize>layer.units);
  }
  read(changetype<Layer>(last));
}

/** Slopes of all hidden layers from those of the outputs. */
export function passBack(runs: Runs): void {
  for (let at = runs.layersEnd - offsetof<Layer>(); at > runs.layers; at -= offsetof<Layer>()) {
    sendBack(changetype<Layer>(at));
  }
}

/** to = W from + b; the bias is multiplied by the 1 behind what is read. */
function read(layer: Layer): void {
  const from = layer.from;
  const fromEnd = from + LANES_BYTES * <usize>layer.reads;
  const toEnd = layer.to + LANES_BYTES * <usize>layer.units;
  let e = layer.parameters;
  for (let to = layer.to; to < toEnd; to += LANES_BYTES) {
    let low = f64x2.splat(0);
    let high = low;
    for (let value = from; value <= fromEnd; value += LANES_BYTES) {
      low = f64x2.add(low, f64x2.mul(v128.load(e), v128.load(value)));
      high = f64x2.add(high, f64x2.mul(v128.load(e, 16), v128.load(value, 16)));
      e += LANES_BYTES;
    }
    v128.store(to, low);
    v128.store(to, high, 16);
  }
}

function bend(values: usize, end: usize): void {
  for (; values < end; values += LANES_BYTES) tanhFour(values);
}

/** Slopes of what a layer reads: W' slopes, times the derivative of tanh. */
function sendBack(layer: Layer): void {
  const stride = LANES_BYTES * (<usize>layer.reads + 1);
  const slopes = layer.toSlopes;
  const slopesEnd = slopes + LANES_BYTES * <usize>layer.units;
  const one = f64x2.splat(1);
  let value = layer.from;
  let out = layer.fromSlopes;
  let column = layer.parameters;
  for (let j = layer.reads; j > 0; j--) {
    let low = f64x2.splat(0);
    let high = low;
    let e = column;
    for (let slope = slopes; slope < slopesEnd; slope += LANES_BYTES) {
      low = f64x2.add(low, f64x2.mul(v128.load(slope), v128.load(e)));
      high = f64x2.add(high, f64x2.mul(v128.load(slope, 16), v128.load(e, 16)));
      e += stride;
    }
    const valueLow = v128.load(value);
    const valueHigh = v128.load(value, 16);
    v128.store(out, f64x2.mul(low, f64x2.sub(one, f64x2.mul(valueLow, valueLow))));
    v128.store(out, f64x2.mul(high, f64x2.sub(one, f64x2.mul(valueHigh, valueHigh))), 16);
    value += LANES_BYTES;
    out += LANES_BYTES;
    column += LANES_BYTES;
  }
}
