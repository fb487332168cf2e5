import { Plot } from "@sgd-basins/plot";

/** Gradient descent's tick on an axis of batch sizes. */
export function infinityTick(at: number): Plot.Text {
  return Plot.text([at], {
    x: (k: number) => k,
    text: () => "∞",
    frameAnchor: "bottom",
    lineAnchor: "top",
    dy: 9,
    fontSize: 11,
  });
}
