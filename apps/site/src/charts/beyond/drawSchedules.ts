import { centred, Plot } from "@sgd-basins/plot";
import type { ScheduleArm, ScheduleData } from "@sgd-basins/report";
import { formatBatchSize, formatShort, formatTicks } from "../../text/numbers.ts";
import type { Width } from "../chart.ts";
import { drawPlot } from "../drawPlot.ts";
import { drawKey, type KeyItem, keyHeight } from "./drawKey.ts";

export const schedulesSizes = { wide: { width: 720, height: 520 }, narrow: { width: 328, height: 1180 } };

const starts: readonly ScheduleArm["start"][] = ["flat", "sharp", "uniform"];
/** Pixels between the dots of one batch size. */
const apart = 11;

const left = 58;
const key: readonly KeyItem[] = [
  ...starts.map((start, series) => ({
    name: start === "uniform" ? "started uniformly in the box" : `started at the ${start} minimizer`,
    mark: { series },
  })),
  { name: "bars, where longer than the dots: ± 2 s.e.", mark: null },
];

/** The share of coordinates that end in flat wells, by batch size, start, schedule and model. */
export function drawSchedules(data: ScheduleData, layout: Width, name: string, alt: string): string {
  const size = schedulesSizes[layout];
  const across = layout === "wide";
  const arms = shownArms(data).map((arm) => ({
    ...arm,
    k: formatBatchSize(arm.batchSize),
    column: `Model ${arm.model}`,
    both: `Model ${arm.model}, ${arm.schedule}`,
    low: arm.flatShare - 2 * arm.standardError,
    high: arm.flatShare + 2 * arm.standardError,
  }));
  const sizes = [...new Set(arms.map(({ k }) => k))];
  const options: Plot.PlotOptions = {
    ...size,
    marginTop: keyHeight(key, left, size.width) + (across ? 28 : 24),
    marginBottom: 40,
    marginLeft: left,
    marginRight: across ? 96 : 12,
    ...(across
      ? {
          fx: { label: null, tickSize: 0 },
          fy: { label: null, tickSize: 0, domain: [...new Set(arms.map(({ schedule }) => schedule))], padding: 0.1 },
        }
      : { fy: { axis: null, domain: [...new Set(arms.map(({ both }) => both))], padding: 0.22 } }),
    x: { type: "band", domain: sizes, tickSize: 0, ...centred("batch size k") },
    y: {
      domain: [0, 1],
      ticks: [0, 0.5, 1],
      tickFormat: formatTicks([0, 0.5, 1]),
      ...centred("share of coordinates that end in the flat well"),
      insetTop: 6,
      insetBottom: 6,
    },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: [0, 0.25, 0.5, 0.75, 1] }),
      Plot.frame({ strokeOpacity: 0.25 }),
      ...(across
        ? []
        : [
            Plot.text(
              arms.filter(({ both }, i) => arms.findIndex((arm) => arm.both === both) === i),
              { fy: "both", text: "both", frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fontSize: 12 },
            ),
          ]),
      ...starts.flatMap((start, i) => {
        const own = arms.filter((arm) => arm.start === start);
        const place = { ...(across ? { fx: "column", fy: "schedule" } : { fy: "both" }), x: "k", dx: (i - 1) * apart };
        return [
          Plot.ruleX(own, {
            ...place,
            y1: "low",
            y2: "high",
            className: `stroke-${i}`,
            stroke: "currentColor",
            strokeWidth: 2,
          }),
          Plot.dot(own, { ...place, y: "flatShare", r: 4, className: `fill-${i}`, fill: "currentColor" }),
        ];
      }),
    ],
  };
  return drawPlot(options, name, alt, (document, svg) => drawKey(document, svg, key, left, size.width));
}

/** Says the figure in words. */
export function describeSchedules(data: ScheduleData): string {
  const schedules = [...new Set(shownArms(data).map(({ schedule }) => schedule))];
  const parts = schedules.map((schedule) => {
    const words = starts.map((start) => {
      const shares = shownArms(data)
        .filter((arm) => arm.schedule === schedule && arm.start === start)
        .map(({ flatShare }) => flatShare);
      return `${start} ${formatShort(Math.min(...shares), 2)} to ${formatShort(Math.max(...shares), 2)}`;
    });
    return `${schedule}: ${words.join(", ")}`;
  });
  return `Mean share of coordinates that end in the flat well, by starting place, over three models and four batch sizes. ${parts.join("; ")}.`;
}

/** The arms that were run for every batch size. */
function shownArms({ arms }: ScheduleData): ScheduleArm[] {
  return arms.filter(({ schedule }) => !schedule.endsWith("slow"));
}
