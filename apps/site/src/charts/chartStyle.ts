/** The stylesheet inside every SVG file: Okabe and Ito's colours, darkened or lightened for contrast. */
import { type ThresholdKey, thresholdLines, thresholds } from "@sgd-basins/report";

/** How many series a chart can tell apart. */
export const seriesCount = 4;

const light = { ink: "#1d2329", faint: "#8a929b", series: ["#0072b2", "#c84e00", "#007a5a", "#9a3e8c"] };
const dark = { ink: "#e8eaed", faint: "#868e98", series: ["#56b4e9", "#f0a030", "#35c79a", "#e29bd2"] };

function colours({ ink, faint, series }: typeof light): string {
  const classes = series.map((colour, i) => `.stroke-${i}{stroke:${colour}}.fill-${i}{fill:${colour}}`);
  return `.chart{color:${ink}}.faint{stroke:${faint}}.faint-text{fill:${ink};fill-opacity:.8}${classes.join("")}`;
}

/** How Plot draws a threshold: the class, which gives the colour, needs some stroke to begin with. */
export function thresholdMark(key: ThresholdKey) {
  return { className: `threshold-${key}`, stroke: "currentColor", strokeWidth: 2 };
}

/** How Plot draws a dot that stands for a threshold. */
export function thresholdDot(key: ThresholdKey) {
  return { className: `threshold-dot-${key}`, fill: "currentColor", stroke: "currentColor" };
}

/** How Plot writes what is said of a threshold. */
export function thresholdText(key: ThresholdKey) {
  return { className: `threshold-fill-${key}`, fill: "currentColor" };
}

const thresholdColours = (shade: "colour" | "dark"): string =>
  thresholds
    .map(({ key }) => {
      const colour = thresholdLines[key][shade];
      return `.threshold-${key},.threshold-dot-${key}{stroke:${colour}}.threshold-fill-${key},.threshold-dot-${key}{fill:${colour}}`;
    })
    .join("");

export const chartStyle = [
  ":root{color-scheme:light dark}",
  ".chart{fill:currentColor}",
  "text{font-variant-numeric:tabular-nums;white-space:pre}",
  ".strong{font-weight:600}",
  ".runs{fill:none;stroke-width:.8;stroke-opacity:.5;stroke-linejoin:round}",
  ".runs path{vector-effect:non-scaling-stroke}",
  ".halo{stroke:#fff;stroke-width:3;stroke-linejoin:round;paint-order:stroke;fill:#111}",
  ".region-grow{fill:#c84e00;fill-opacity:.32}.region-open{fill:#8a929b;fill-opacity:.18}",
  ".region-shrink{fill:#0072b2;fill-opacity:.3}",
  ".count text{stroke:#fff;stroke-width:4;stroke-linejoin:round;paint-order:stroke}",
  colours(light),
  thresholdColours("colour"),
  `@media (prefers-color-scheme:dark){.count text{stroke:#14181c}${colours(dark)}${thresholdColours("dark")}}`,
].join("");
