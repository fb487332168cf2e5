import { methodName } from "@sgd-basins/report";
import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { formatShort } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const escapeTail: ResultKind<"escape-tail"> = {
  lists: listsOf("escape-tail"),
  finding: ({ cells }) => {
    const pairs = cells.flatMap((sgd) => {
      const descent = cells.find(
        (one) =>
          one.batchSize === "inf" &&
          one.model === sgd.model &&
          one.models === sgd.models &&
          one.learningRate === sgd.learningRate,
      );
      return sgd.batchSize === 1 && descent !== undefined ? [{ sgd, descent }] : [];
    });
    const apart = ({ sgd, descent }: (typeof pairs)[number]): number =>
      Math.abs(sgd.diverged.count / sgd.diverged.of - descent.diverged.count / descent.diverged.of);
    const [furthest] = pairs.toSorted((a, b) => apart(b) - apart(a));
    if (furthest === undefined) return "No learning rate was run with both methods";
    const { sgd, descent } = furthest;
    return `SGD-1 and gradient descent differ most at α = ${formatShort(sgd.learningRate)} on Model ${sgd.model}: ${formatShare(sgd.diverged)} and ${formatShare(descent.diverged)} runs diverge`;
  },
  tables: ({ cells, steps }) => [
    {
      label: "Runs that diverge",
      note: `Runs of ${steps} steps that end further from the circular minimum than they began, with the exact 95 % interval of the probability. On the default model the first hundred of each are those of Figures 1 and 3; where every run has a draw of the model of its own, the interval covers the draw of the model too.`,
      headings: ["Model", "Drawn", "Method", "Learning rate", "Diverged", "95 % interval"],
      rows: cells.map(({ model, models, batchSize, learningRate, diverged }) => [
        `Model ${model}`,
        models === "default" ? "once, the default" : "anew for each run",
        methodName(batchSize),
        formatShort(learningRate),
        formatShare(diverged),
        formatInterval(diverged),
      ]),
      long: false,
    },
  ],
};
