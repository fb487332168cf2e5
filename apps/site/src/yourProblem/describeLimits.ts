/** Which of the two limits a run obeys and which the mean: two numbers beside each other are else taken for two answers to one question. */
import { nameWithSymbol, thresholdRows } from "@sgd-basins/report";
import { formatWithin, sayTwoLimits, type UserBounds } from "sgd-basins/page";

/** Of the batch size that is recommended. */
export function describeLimits({ batchSize, meanSquare, almostSure }: UserBounds): string {
  if (!meanSquare.applies) return "";
  const [exactLimit, almostSureLimit] = [thresholdRows.meanSquare, thresholdRows.almostSure].map(nameWithSymbol);
  const exact = formatWithin(meanSquare);
  if (!almostSure.applies) return `The expected gap grows above ${exact}, the ${exactLimit}.`;
  if (batchSize === "inf") {
    return `Gradient descent draws nothing, so that both limits are one: above ${exact} runs leave and the gap grows, below it runs settle and the gap shrinks.`;
  }
  const said = sayTwoLimits(`${almostSureLimit} (${formatWithin(almostSure)})`, `${exactLimit} (${exact})`);
  return `With k = ${batchSize} ${said}.`;
}
