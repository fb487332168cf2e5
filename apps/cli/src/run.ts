import { type Candidate, type Explained, isProblemCommand, runProblemCommand, runProgram } from "sgd-basins/command";
import { type Context, studiesOf } from "./context.ts";

/**
 * Runs one command line. Those about a problem of one's own are the published package's, and need nothing of the report.
 *
 * @param words - what follows `basins`
 * @returns the exit code: 0 done, 1 a check failed, 2 bad usage or input, 3 something broke, 128 + n stopped by signal n
 */
export async function run(words: readonly string[], context: Context): Promise<number> {
  if (isProblemCommand(words)) return runProblemCommand(words, context);
  const { createProgram } = await import("./program.ts");
  return runProgram(words, context, (done) => createProgram(context, done), {
    explain: explainOfReport,
    idsOf: (command) => idsOf(command, context),
  });
}

/** What a command takes for an id. */
async function idsOf(command: string, context: Context): Promise<readonly Candidate[]> {
  if (command === "claims") {
    const { claimIds } = await import("@sgd-basins/studies");
    return claimIds.map((word) => ({ word, description: "" }));
  }
  const { catalogue } = await import("@sgd-basins/report");
  const names = Object.fromEntries(Object.entries(catalogue).map(([id, { name }]) => [id, name]));
  const { plannable } = await import("./commands/plan.ts");
  const studies = (await studiesOf(context)).map(({ id }) => id);
  const ids = studies.filter((id) => command !== "plan" || plannable.includes(id));
  const named = ids.map((word) => ({ word, description: names[word] ?? "" }));
  return command === "study" ? [{ word: "all", description: "every one of them" }, ...named] : named;
}

async function explainOfReport(error: unknown): Promise<Explained | null> {
  const [{ QueueError, QueuePlaceError, StudyError }, { Interruption }] = await Promise.all([
    import("@sgd-basins/studies/errors"),
    import("./interruption.ts"),
  ]);
  if (error instanceof Interruption) return { code: error.exitCode, line: error.message };
  if (error instanceof QueuePlaceError) return { code: 2, line: error.message };
  if (error instanceof QueueError || error instanceof StudyError) return { code: 3, line: error.message };
  return null;
}
