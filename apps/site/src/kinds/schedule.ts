import { describeSchedules, drawSchedules, schedulesSizes } from "../charts/beyond/drawSchedules.ts";
import { inBothWidths, oneChart } from "../charts/chart.ts";
import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { counted, formatBatchSize, formatCount, formatShort } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const schedule: ResultKind<"schedule"> = {
  lists: listsOf("schedule"),
  // Of the paper's advice: runs that start in the flat wells, or whose rate stays small, need no schedule to end there.
  finding: ({ arms, runs }) => {
    const advised = arms.filter(({ start, firstRate, lastRate }) => start !== "flat" && firstRate > lastRate);
    const most = Math.max(...advised.map(({ allFlat }) => allFlat.count));
    return `Started elsewhere, at most ${formatCount(most)} of ${counted(runs, "run")} with falling rates end in every coordinate's flat well`;
  },
  tables: ({ arms, unprojected, runs }) => [
    {
      label: "Every model, batch size, start and schedule",
      note: `${runs} runs each. Shares are of coordinates in the flat well; the intervals are those of the probability that a run ends in every coordinate's flat, or sharp, well.`,
      headings: [
        "Model",
        "k",
        "Start",
        "Rates",
        "Steps",
        "First",
        "Last",
        "Share at start",
        "at end",
        "± s.e.",
        "All flat",
        "95 %",
        "All sharp",
        "95 %",
      ],
      rows: arms.map((arm) => [
        `Model ${arm.model}`,
        formatBatchSize(arm.batchSize),
        arm.start,
        arm.schedule,
        formatCount(arm.steps),
        formatShort(arm.firstRate),
        formatShort(arm.lastRate),
        formatShort(arm.flatShareAtStart),
        formatShort(arm.flatShare),
        formatShort(arm.standardError, 2),
        formatShare(arm.allFlat),
        formatInterval(arm.allFlat),
        formatShare(arm.allSharp),
        formatInterval(arm.allSharp),
      ]),
      long: true,
    },
    {
      label: "Without the box",
      note: "The first learning rate of the steepest schedule, held for twenty steps without the projection: runs that leave the range of doubles.",
      headings: ["Model", "k", "Learning rate", "Overflow", "95 % interval"],
      rows: unprojected.map(({ model, batchSize, learningRate, overflowed }) => [
        `Model ${model}`,
        formatBatchSize(batchSize),
        formatShort(learningRate),
        formatShare(overflowed),
        formatInterval(overflowed),
      ]),
      long: true,
    },
  ],
  charts: (id, data) =>
    oneChart(
      inBothWidths({ name: id, alt: describeSchedules(data) }, schedulesSizes, (width, name, alt) =>
        drawSchedules(data, width, name, alt),
      ),
      "The rates fall geometrically from a multiple of the sharp minimizer's divergence bound l to half the smaller convergence bound, or stay there. Each dot is a mean over runs; one would mean that every coordinate ends in its flat well.",
    ),
};
