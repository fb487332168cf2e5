import type { PowerReport } from "@sgd-basins/bench-documents";
import { centred, Plot } from "@sgd-basins/plot";
import { drawKey } from "../charts/beyond/drawKey.ts";
import { drawPlot } from "../charts/drawPlot.ts";

export const powerSize = { width: 860, height: 230 };

const outcomes = ["regressed", "inconclusive"] as const;

/** For each law of the noise, how often a comparison ends REGRESSED or INCONCLUSIVE, against the slowdown that is there. */
export function drawPower({ laws }: PowerReport): string {
  const cells = laws.flatMap(({ law, cells }) =>
    cells.flatMap((cell) =>
      outcomes.map((outcome) => ({ law, outcome, slowdown: 100 * cell.slowdown, share: 100 * cell[outcome] })),
    ),
  );
  const options: Plot.PlotOptions = {
    ...powerSize,
    marginTop: 52,
    marginBottom: 40,
    marginLeft: 52,
    fx: { label: null, tickSize: 0, domain: laws.map(({ law }) => law), padding: 0.08 },
    x: { ...centred("slowdown, %"), ticks: [0, 5, 10, 15] },
    y: { ...centred("comparisons, %"), domain: [0, 100], ticks: [0, 50, 100] },
    marks: [
      Plot.gridY({ strokeOpacity: 0.15, ticks: [0, 25, 50, 75, 100] }),
      Plot.frame({ strokeOpacity: 0.25 }),
      ...outcomes.flatMap((outcome, i) => {
        const own = cells.filter((cell) => cell.outcome === outcome);
        const place = { fx: "law", x: "slowdown", y: "share" };
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
  return drawPlot(options, "benchmarks-power", describePower({ laws }), (document, svg) =>
    drawKey(document, svg, 52, ["regressed", "inconclusive; the rest is same"]),
  );
}

/** Says the figure in words. */
export function describePower({ laws }: Pick<PowerReport, "laws">): string {
  const parts = laws.map(({ law, cells }) => {
    const at = (slowdown: number): string => {
      const cell = cells.find((candidate) => candidate.slowdown === slowdown);
      return cell === undefined ? "not simulated" : `${(100 * cell.regressed).toFixed(1)} %`;
    };
    return `${law}: ${at(0)} without a slowdown, ${at(0.05)} at 5 %, ${at(0.1)} at 10 %`;
  });
  return `How often simulated comparisons end in regressed, by the noise of a round. ${parts.join("; ")}.`;
}
