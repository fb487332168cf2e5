import { centred, Plot } from "@sgd-basins/plot";
import type { DiscRadiusData } from "@sgd-basins/report";
import { discEstimate } from "@sgd-basins/studies/geometry";
import { formatPowerOfTen, formatShort } from "../../text/numbers.ts";
import { drawPlot } from "../drawPlot.ts";
import { drawKey } from "./drawKey.ts";

export const discRadiusSize = { width: 760, height: 380 };

/** One model of each pair: Model 2 is Model 1, and Model 4 is Model 3, near the circular minimum. */
const models = [1, 3];

/** l(1) at the circular minimum against the radius of the disc, with the published numbers as levels. */
export function drawDiscRadius(data: DiscRadiusData, name: string, alt: string): string {
  const points = data.sensitivity.filter(({ model }) => models.includes(model));
  const levels = publishedLevels(data);
  const options: Plot.PlotOptions = {
    ...discRadiusSize,
    marginTop: 44,
    marginBottom: 42,
    marginLeft: 62,
    marginRight: 150,
    x: {
      type: "log",
      ticks: 6,
      tickFormat: (radius: number) => formatPowerOfTen(Math.round(Math.log10(radius))),
      ...centred("radius of the disc over which the Hessians are averaged"),
    },
    y: {
      type: "log",
      ticks: 7,
      tickFormat: (bound: number) => formatPowerOfTen(Math.round(Math.log10(bound))),
      ...centred("divergence bound l(1)"),
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: 7 }),
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.ruleX([discEstimate.radius], { strokeOpacity: 0.6 }),
      Plot.text([{ x: discEstimate.radius }], {
        x: "x",
        frameAnchor: "bottom",
        text: () => "where the runs start",
        textAnchor: "start",
        dx: 5,
        dy: -6,
        fontSize: 12,
      }),
      ...models.flatMap((model, i) => {
        const own = points.filter((point) => point.model === model);
        const level = levels.filter((one) => one.model === model);
        const y = (point: (typeof points)[number]) => point.divergence.one;
        return [
          Plot.ruleY(level, {
            y: "published",
            className: `stroke-${i}`,
            stroke: "currentColor",
            strokeDasharray: "5 4",
            strokeWidth: 1.5,
          }),
          Plot.text(level, {
            y: "published",
            frameAnchor: "right",
            text: ({ published }: { published: number }) => `published: ${formatShort(published, 4)}`,
            textAnchor: "start",
            dx: 6,
            fontSize: 11,
          }),
          Plot.line(own, { x: "radius", y, className: `stroke-${i}`, stroke: "currentColor", strokeWidth: 2 }),
          Plot.dot(own, { x: "radius", y, r: 3.5, className: `fill-${i}`, fill: "currentColor" }),
        ];
      }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) =>
    drawKey(document, svg, 62, ["Models 1 and 2", "Models 3 and 4"]),
  );
}

/** Says the figure in words. */
export function describeDiscRadius(data: DiscRadiusData): string {
  const parts = models.map((model) => {
    const own = data.sensitivity.filter((point) => point.model === model);
    const [first, last] = [own[0]!, own[own.length - 1]!];
    const published = publishedLevels(data).find((level) => level.model === model)?.published ?? 0;
    return (
      `Model ${model}: from ${formatShort(first.divergence.one)} at radius ${formatShort(first.radius)} to ` +
      `${formatShort(last.divergence.one)} at ${formatShort(last.radius)}; published ${formatShort(published, 4)}`
    );
  });
  return `Divergence bound l(1) at the circular minimum against the radius of the disc, both logarithmic: straight lines of slope −1. ${parts.join(". ")}.`;
}

function publishedLevels({ reconstruction }: DiscRadiusData): { model: number; published: number }[] {
  return reconstruction.cells.filter(
    ({ table, batchSize, model }) => table === "table-1" && batchSize === "1" && models.includes(model),
  );
}
