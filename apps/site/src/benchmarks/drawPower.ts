import type { PowerReport } from "@sgd-basins/bench-documents";
import { centred, Plot } from "@sgd-basins/plot";
import { drawKey, keyHeight, seriesItems } from "../charts/beyond/drawKey.ts";
import type { Width } from "../charts/chart.ts";
import { drawPlot } from "../charts/drawPlot.ts";
import { formatPercent } from "../text/numbers.ts";

export const powerSizes = { wide: { width: 720, height: 230 }, narrow: { width: 328, height: 640 } };
const left = 52;

const outcomes = ["regressed", "inconclusive"] as const;
const key = seriesItems(["regressed", "inconclusive; the rest is same"]);

/** For each law of the noise, how often a comparison ends REGRESSED or INCONCLUSIVE, against the slowdown that is there. */
export function drawPower({ laws }: PowerReport, layout: Width): string {
  const size = powerSizes[layout];
  const across = layout === "wide";
  const cells = laws.flatMap(({ law, cells }) =>
    cells.flatMap((cell) =>
      outcomes.map((outcome) => ({ law, outcome, slowdown: 100 * cell.slowdown, share: 100 * cell[outcome] })),
    ),
  );
  const options: Plot.PlotOptions = {
    ...size,
    marginTop: keyHeight(key, left, size.width) + 28,
    marginBottom: 40,
    marginLeft: left,
    ...(across
      ? { fx: { label: null, tickSize: 0, domain: laws.map(({ law }) => law), padding: 0.08 } }
      : { marginRight: 12, fy: { axis: null, domain: laws.map(({ law }) => law), padding: 0.25 } }),
    x: { ...centred("slowdown, %"), ticks: [0, 5, 10] },
    y: { ...centred("comparisons, %"), domain: [0, 100], ticks: [0, 50, 100] },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: [0, 25, 50, 75, 100] }),
      Plot.frame({ strokeOpacity: 0.25 }),
      ...(across
        ? []
        : [
            Plot.text(laws, {
              ...{ fy: "law", text: "law", frameAnchor: "top-left", lineAnchor: "bottom", dy: -5, fontSize: 12 },
            }),
          ]),
      ...outcomes.flatMap((outcome, i) => {
        const own = cells.filter((cell) => cell.outcome === outcome);
        const place = { ...(across ? { fx: "law" } : { fy: "law" }), x: "slowdown", y: "share" };
        return [
          Plot.lineY(own, {
            ...place,
            className: `stroke-${i}`,
            stroke: "currentColor",
            strokeWidth: 2,
            strokeDasharray: i === 0 ? "none" : "5 3",
          }),
          Plot.dot(own, { ...place, r: 3, className: `fill-${i}`, fill: "currentColor" }),
        ];
      }),
    ],
  };
  return drawPlot(options, `benchmarks-power-${layout}`, describePower({ laws }), (document, svg) =>
    drawKey(document, svg, key, left, size.width),
  );
}

/** Says the figure in words. */
export function describePower({ laws }: Pick<PowerReport, "laws">): string {
  const parts = laws.map(({ law, cells }) => {
    const at = (slowdown: number): string => {
      const cell = cells.find((candidate) => candidate.slowdown === slowdown);
      return cell === undefined ? "not simulated" : formatPercent(cell.regressed);
    };
    return `${law}: ${at(0)} without a slowdown, ${at(0.05)} at 5 %, ${at(0.1)} at 10 %`;
  });
  return `How often simulated comparisons end in regressed, by the noise of a round. ${parts.join("; ")}.`;
}
