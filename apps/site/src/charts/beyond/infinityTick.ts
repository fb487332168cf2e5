import { Plot } from "@sgd-basins/plot";

/** Gradient descent's tick on an axis of batch sizes, below every facet or the one that is named. */
export function infinityTick(at: number, facet: { readonly fy?: string | undefined } = {}): Plot.Text {
  return Plot.text([at], {
    ...(facet.fy === undefined ? {} : { fy: [facet.fy] }),
    x: (k: number) => k,
    text: () => "∞",
    frameAnchor: "bottom",
    lineAnchor: "top",
    dy: 9,
    fontSize: 12,
  });
}
