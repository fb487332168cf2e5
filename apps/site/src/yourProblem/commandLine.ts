/** The same question to the command, for a shell. */
import type { Form } from "./messages.ts";
import { defaultSettings, type Settings } from "./state.ts";

/** A word of a shell's line. */
function quoted(word: string): string {
  return /^[\w./:,=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Names as a list of the command: a comma within one is any character. */
function list(names: readonly string[]): string {
  return quoted(names.map((name) => name.replaceAll(",", "?")).join(","));
}

/** How a file is read, as options of every command. */
function dataWords(form: Form, settings: Settings): string[] {
  const { target, drop, oneHot, standardize, intercept, dropMissing, loss, sampling } = settings;
  return [
    ...(form === "table" && target !== null
      ? [
          "--target",
          quoted(target),
          ...(drop.length > 0 ? ["--drop", list(drop)] : []),
          ...(oneHot.length > 0 ? ["--one-hot", list(oneHot)] : []),
          ...(standardize ? ["--standardize"] : []),
          ...(intercept ? ["--intercept"] : []),
          ...(dropMissing ? ["--missing", "drop"] : []),
        ]
      : []),
    ...(form !== "sum" && loss !== defaultSettings.loss ? ["--loss", loss] : []),
    ...(sampling !== defaultSettings.sampling ? ["--sampling", sampling] : []),
  ];
}

/** Lines for the two answers; of batch sizes that nobody chose each takes its own. */
export function commandLines(name: string, form: Form, settings: Settings): string[] {
  const words = [quoted(name), ...dataWords(form, settings)].join(" ");
  const batch = settings.batch === "" ? "" : ` --batch ${quoted(settings.batch)}`;
  return [`npx sgd-basins advise ${words}${batch}`, `npx sgd-basins bounds ${words}${batch}`];
}
