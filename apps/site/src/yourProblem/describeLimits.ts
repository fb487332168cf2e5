/** Which of the two limits a run obeys and which the mean: two numbers beside each other are else taken for two answers to one question. */
import { nameWithSymbol, thresholdRows } from "@sgd-basins/report";
import { formatWithin, type UserBounds } from "sgd-basins/page";

/** What stands there before the limits are known. */
export const limitsToCome = "The limits that a run and the mean over runs obey are being computed …";

/** Of the batch size that is recommended. */
export function describeLimits({ batchSize, meanSquare, almostSure }: UserBounds): string {
  if (!meanSquare.applies) return "";
  const [exactLimit, almostSureLimit] = [thresholdRows.meanSquare, thresholdRows.almostSure].map(nameWithSymbol);
  const exact = formatWithin(meanSquare);
  if (!almostSure.applies) return `The expected gap grows above ${exact}, the ${exactLimit}.`;
  if (batchSize === "inf") {
    return `Gradient descent draws nothing, so that both limits are one: above ${exact} runs leave and the gap grows, below it runs settle and the gap shrinks.`;
  }
  return (
    `With k = ${batchSize} a run obeys the ${almostSureLimit}, ${formatWithin(almostSure)}: below it runs settle, above it they leave. ` +
    `The mean over runs obeys the ${exactLimit}, ${exact}, which is at most as large: above it the expected gap grows, by rare runs on long detours. ` +
    `Stay below ${thresholdRows.meanSquare.symbol}, where runs settle and the gap shrinks.`
  );
}
