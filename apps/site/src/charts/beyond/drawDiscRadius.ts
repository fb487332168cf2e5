import { centred, Plot } from "@sgd-basins/plot";
import type { DiscRadiusData } from "@sgd-basins/report";
import { discEstimate } from "@sgd-basins/studies/geometry";
import { formatShort, formatTicks } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { drawKey, keyHeight, seriesItems } from "./drawKey.ts";

export const discRadiusSizes = { wide: { width: 760, height: 380 }, narrow: { width: 328, height: 360 } };
const left = 62;
const key = seriesItems(["Models 1 and 2", "Models 3 and 4"]);

/** One model of each pair: Model 2 is Model 1, and Model 4 is Model 3, near the circular minimum. */
const models = [1, 3];

/** l(1) at the circular minimum against the radius of the disc, with the published numbers as levels. */
export function drawDiscRadius(data: DiscRadiusData, layout: Width, name: string, alt: string): string {
  const size = discRadiusSizes[layout];
  const points = data.sensitivity.filter(({ model }) => models.includes(model));
  const levels = publishedLevels(data);
  const options: Plot.PlotOptions = {
    ...size,
    marginTop: keyHeight(key, left, size.width) + 20,
    marginBottom: 42,
    marginLeft: left,
    // Beside the lines of the published numbers is what they are; on a narrow page it stands on them.
    marginRight: layout === "wide" ? 160 : 12,
    x: {
      type: "log",
      ticks: layout === "wide" ? 6 : 4,
      tickFormat: formatTicks(points.map(({ radius }) => radius)),
      ...centred(layout === "wide" ? "radius of the disc over which the Hessians are averaged" : "radius of the disc"),
    },
    y: {
      type: "log",
      ticks: 7,
      tickFormat: formatTicks(points.map(({ divergence }) => divergence.one)),
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
            ...(layout === "wide" ? { textAnchor: "start", dx: 6 } : { textAnchor: "end", dx: -4, dy: -8 }),
            fontSize: 12,
          }),
          Plot.line(own, { x: "radius", y, className: `stroke-${i}`, stroke: "currentColor", strokeWidth: 2 }),
          Plot.dot(own, { x: "radius", y, r: 3.5, className: `fill-${i}`, fill: "currentColor" }),
        ];
      }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawKey(document, svg, key, left, size.width));
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
