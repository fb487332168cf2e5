import type { Context } from "../context.ts";
import { newCommand, parseCount, parseSeed } from "../options.ts";
import { type Law, laws, simulateGate } from "../statistics/simulateGate.ts";

/** Slowdowns of head, as shares. */
const slowdowns = [0, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15];

/** `bench power`: how often the gate says what, over simulated comparisons; prints Markdown. */
export async function power(words: readonly string[], context: Context): Promise<number> {
  const program = newCommand("bench power", "False alarms and power of the gate on simulated noise", context.writeOut)
    .option("--trials <n>", "simulated comparisons a cell", parseCount, 2000)
    .option("--seed <n>", "of the simulation", parseSeed, 1);
  program.parse([...words], { from: "user" });
  const { trials, seed } = program.opts<{ trials: number; seed: number }>();
  const head = ["Noise of a round", ...slowdowns.map((slowdown) => `+${Math.round(100 * slowdown)} %`)];
  const lines = [`| ${head.join(" | ")} |`, `| --- |${" ---: |".repeat(slowdowns.length)}`];
  for (const law of Object.keys(laws) as Law[]) {
    const cells = slowdowns.map((slowdown) => {
      const { REGRESSED, INCONCLUSIVE } = simulateGate(law, slowdown, trials, seed);
      return `${percent(REGRESSED)} / ${percent(INCONCLUSIVE)}`;
    });
    lines.push(`| ${law} | ${cells.join(" | ")} |`);
  }
  context.writeOut(`${lines.join("\n")}\n`);
  return 0;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}`;
}
