import { showProgress } from "@sgd-basins/terminal";
import { type BoundsArguments, boundsJson, describeBounds, findBounds } from "../answers/bounds.ts";
import type { Context } from "./context.ts";
import { readWithProgress } from "./readWithProgress.ts";
import { checkPlotName, writePlot } from "./writePlot.ts";

/** `basins bounds <file>`: the learning rates that theory names at the minimizer of a quadratic sum. */
export async function runBounds(file: string, chosen: BoundsArguments, context: Context): Promise<number> {
  const { batch, json, svg } = chosen;
  checkPlotName(svg);
  const user = await readWithProgress(file, chosen, context);
  const curve = svg === undefined ? [] : (await import("../plot/batchSizesOfCurve.ts")).batchSizesOfCurve(user, batch);
  const progress = showProgress(context, "bounds");
  const answer = findBounds(file, user, chosen, curve, progress.update);
  progress.end();
  if (svg !== undefined) {
    const { drawBounds } = await import("../plot/drawBounds.ts");
    await writePlot(svg, drawBounds(file, user, answer.curve));
  }
  context.writeOut(json ? boundsJson(user, answer) : describeBounds(file, user, answer, chosen));
  return 0;
}
