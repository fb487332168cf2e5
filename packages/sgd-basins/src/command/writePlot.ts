import { describeSystemError, writeFileAtomically } from "@sgd-basins/report/node";
import { InputError, UsageError } from "../failures.ts";

/** Throws UsageError if a plot is asked for in a file that is none. */
export function checkPlotName(svg: string | undefined): void {
  if (svg !== undefined && !/\.svg$/i.test(svg)) throw new UsageError(`--svg writes SVG: '${svg}' must end in .svg`);
}

/** Writes a plot's text; throws InputError if that cannot be done. */
export async function writePlot(file: string, text: string): Promise<void> {
  try {
    await writeFileAtomically(file, text);
  } catch (error) {
    throw new InputError(file, null, describeSystemError(error));
  }
}
