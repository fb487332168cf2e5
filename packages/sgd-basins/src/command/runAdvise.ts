import { showProgress } from "@sgd-basins/terminal";
import {
  type AdviceAnswer,
  type AdviseArguments,
  adviceJson,
  checkAdvise,
  describeAdvice,
  findAdvice,
} from "../answers/advise.ts";
import type { Context } from "./context.ts";
import { readStart } from "./readStart.ts";
import { readWithProgress } from "./readWithProgress.ts";
import { checkPlotName, writePlot } from "./writePlot.ts";

/** `basins advise <file>`: how to reach a goal with the fewest gradients. */
export async function runAdvise(file: string, chosen: AdviseArguments, context: Context): Promise<number> {
  const { json, svg } = chosen;
  checkPlotName(svg);
  checkAdvise(file, chosen);
  const user = await readWithProgress(file, chosen, context);
  const start = user.rest === null ? null : await readStart(chosen.start, user.problem.dimension);
  const progress = showProgress(context, "advise");
  let advice: AdviceAnswer;
  try {
    advice = findAdvice(file, user, chosen, start, progress.update);
  } finally {
    progress.end();
  }
  if (svg !== undefined) {
    const { drawAdvice } = await import("../plot/drawAdvice.ts");
    await writePlot(svg, drawAdvice(file, user, advice));
  }
  context.writeOut(json ? adviceJson(user, chosen, advice) : describeAdvice(file, user, chosen, advice));
  return 0;
}
