import { isNear, tanhFar, tanhNear } from "./tanh";

/** x ← tanh x for four doubles, `tanh` twice: side by side, so that the engine may join the two. */
export function tanhFour(values: usize): void {
  const xLow = v128.load(values);
  const xHigh = v128.load(values, 16);
  const sizeLow = f64x2.abs(xLow);
  const sizeHigh = f64x2.abs(xHigh);
  const nearLow = isNear(sizeLow);
  const nearHigh = isNear(sizeHigh);
  if (i64x2.all_true(v128.and(nearLow, nearHigh))) {
    const low = tanhNear(xLow);
    const high = tanhNear(xHigh);
    v128.store(values, low);
    v128.store(values, high, 16);
    return;
  }
  const farLow = tanhFar(xLow, sizeLow);
  const farHigh = tanhFar(xHigh, sizeHigh);
  if (!v128.any_true(v128.or(nearLow, nearHigh))) {
    v128.store(values, farLow);
    v128.store(values, farHigh, 16);
    return;
  }
  const low = v128.bitselect(tanhNear(xLow), farLow, nearLow);
  const high = v128.bitselect(tanhNear(xHigh), farHigh, nearHigh);
  v128.store(values, low);
  v128.store(values, high, 16);
}
