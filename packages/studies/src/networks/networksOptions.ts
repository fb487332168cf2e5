/** What a user may choose of the study of networks: how many trainings there are, and how many runs of how many steps. */
import { batchSizeSchema } from "@sgd-basins/report";
import { wholeNumber } from "@sgd-basins/terminal";
import { z } from "zod";
import { countWord, type OwnOption } from "../options/ownOption.ts";

/** Far more than anybody can run. */
const networksLimits = { trainings: 50, batchSize: 1000, runs: 1000, steps: 100_000 } as const;
/** Fewer runs tell no share from one half. */
const LEAST_RUNS = 6;

/** How many runs of SGD-k are to leave a minimum at each rate, and how many steps they have for that. */
export type RunLength = z.infer<typeof runLengthSchema>;

const runLengthSchema = z.strictObject({
  batchSize: batchSizeSchema.refine((k) => k === "inf" || k <= networksLimits.batchSize, {
    error: `must be at most ${networksLimits.batchSize}, or inf`,
  }),
  runs: z.int().min(LEAST_RUNS).max(networksLimits.runs),
  steps: z.int().min(1).max(networksLimits.steps),
});

const trainings: OwnOption<number> = {
  schema: z.int().min(1).max(networksLimits.trainings),
  placeholder: "<S>",
  description: `Networks: trainings by each method on each data set, from a seed each; at most ${networksLimits.trainings}`,
  ...countWord(networksLimits.trainings),
};

const once = "must name each batch size once";

const lengths: OwnOption<readonly RunLength[]> = {
  schema: z
    .array(runLengthSchema)
    .min(1)
    .refine((given) => new Set(given.map(({ batchSize }) => batchSize)).size === given.length, { error: once })
    .transform(inOrder),
  placeholder: "<k:RUNS:STEPS,…>",
  description: "Networks: runs at each rate and steps of a run for each batch size, such as 1:100:2000,inf:50:800",
  write: (given) => given.map(({ batchSize, runs, steps }) => `${batchSize}:${runs}:${steps}`).join(","),
  read: (word) => {
    const rows = word.split(",").map((part) => {
      const [size, runs, steps, ...rest] = part.trim().split(":");
      const batchSize = size === "inf" ? size : wholeNumber(size);
      const { data } = runLengthSchema.safeParse({
        batchSize,
        runs: wholeNumber(runs ?? ""),
        steps: wholeNumber(steps ?? ""),
      });
      if (data !== undefined && rest.length === 0) return data;
      const { batchSize: k, runs: most, steps: longest } = networksLimits;
      throw new RangeError(
        `It must be k:RUNS:STEPS such as 1:100:2000,inf:50:800, with k at most ${k} or inf, ${LEAST_RUNS} to ${most} runs and 1 to ${longest} steps.`,
      );
    });
    const found = lengths.schema.safeParse(rows);
    if (!found.success) throw new RangeError(`It ${once}.`);
    return found.data;
  },
};

export const networksOptions = { trainings, lengths };

/** Ascending, gradient descent last, so that the order in which they are written does not reach the artefact. */
function inOrder(given: readonly RunLength[]): readonly RunLength[] {
  const size = ({ batchSize }: RunLength): number => (batchSize === "inf" ? Number.POSITIVE_INFINITY : batchSize);
  return given.toSorted((a, b) => (size(a) < size(b) ? -1 : 1));
}
