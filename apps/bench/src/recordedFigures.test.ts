/** Figures of the README and of the gate's page that stand in `reports/bench`: they say what was recorded. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  benchFolder,
  type MachineDocuments,
  readMachine,
  smallestDetectable,
  tallyRuns,
} from "@sgd-basins/bench-documents";
import { describeComparison } from "@sgd-basins/bench-documents/trends";
import { beforeAll, expect, test } from "vitest";

const read = (...path: string[]): string => readFileSync(join(import.meta.dirname, ...path), "utf8");
const readme = read("..", "README.md");
const page = read("..", "..", "..", "docs", "benchmark-gate.md");

type Recorded = Pick<MachineDocuments, "peers" | "scale" | "gate" | "confirmations">;
let recorded: { [Key in keyof Recorded]: NonNullable<Recorded[Key]> };

beforeAll(async () => {
  const { peers, scale, gate, confirmations, warnings } = await readMachine(
    join(benchFolder, "amd-epyc-2-cores-linux-x64"),
  );
  expect(warnings).toEqual([]);
  recorded = { peers: peers!, scale: scale!, gate: gate!, confirmations: confirmations! };
});

/** The ratio of a peer in a comparison. */
function ratioOf(name: string, peer: string) {
  const sides = recorded.peers.comparisons.find((one) => one.name.startsWith(name))!.sides;
  return sides.find(({ implementation }) => implementation === peer)!.ratio!;
}

test("the README's ratios beside the peers are those of the recorded run", () => {
  const short = (ratio: number): string => ratio.toFixed(ratio < 9.95 ? 1 : 0);
  const cells = (batch: string): string =>
    [1, 2, 3].map((model) => short(ratioOf(`Styblinski–Tang ${model} SGD-${batch}`, "NumPy").median)).join(", ");
  expect(readme).toContain(
    `in the recorded run: ${cells("1")} for k = 1 on Models 1, 2, 3, ${cells("200")} for 200, ${cells("500")} for 500, and ${cells("inf")} for gradient descent`,
  );
  const { median, low, high } = ratioOf("product n=200", "NumPy");
  const times = ratioOf("product n=200", "ml-matrix").median.toFixed(0);
  expect([times, readme]).toEqual(["8", expect.stringContaining("of OpenBLAS and eight times ml-matrix")]);
  expect(readme).toContain(`at ${median.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}] of OpenBLAS`);
  const command = ratioOf("command", "NumPy");
  expect(readme).toContain(
    `at ${(1 / command.median).toFixed(2)} of NumPy's time (interval of the ratio ${command.low.toFixed(2)} … ${command.high.toFixed(2)}, of three rounds, so it covers with ${100 * command.coverage} %)`,
  );
});

test("the README's exponents are those of the recorded run", () => {
  const exponent = (group: string, variable: string, digits = 2): string => {
    const one = recorded.scale.series.find((series) => series.group === group && series.variable === variable)!;
    return `^${one.exponent.toFixed(digits)} ± ${one.standardError!.toFixed(digits)}`;
  };
  for (const [group, variable] of [
    ...["d", "N", "replicates"].map((name) => ["appendix-a", name] as const),
    ...["k", "runs"].map((name) => ["sgd", name] as const),
  ]) {
    expect(readme).toContain(`${variable}${exponent(group, variable)}`);
  }
  expect(readme).toContain(`as N${exponent("sgd", "N", 3)}, and`);
  expect(readme).toContain(`with d from 25 to 200 not measurably (${exponent("sgd", "d").slice(1)})`);
});

test("the page's trials of the gate are those that are recorded", () => {
  const { runs } = recorded.gate;
  const count = (of: typeof runs, verdict: string, uses: boolean): string => {
    const results = of.flatMap(({ tasks }) => tasks).filter((task) => task.uses === uses);
    return `${results.filter((result) => result.verdict === verdict).length} of ${results.length} ${verdict}`;
  };
  const equal = runs.filter(({ slow, commit }) => slow === null && commit.startsWith("d883f0a"));
  const same = count(equal, "SAME", false).split(" ")[0];
  const largest = Math.max(...equal.flatMap(({ tasks }) => tasks.map(({ median }) => Math.abs(median))));
  expect(page).toContain(
    `${count(equal, "REGRESSED", false)}, ${same} SAME, largest median ${(100 * Math.expm1(largest)).toFixed(1)} %`,
  );
  const detectable = tallyRuns(equal).map(({ results }) => 100 * Math.expm1(smallestDetectable(results)));
  expect(page).toContain(
    `a slowdown of ${Math.min(...detectable).toFixed(1)} to ${Math.max(...detectable).toFixed(1)} %`,
  );
  for (const [share, seed] of [
    [0.1, 500],
    [0.05, 600],
  ] as const) {
    const own = runs.filter(({ slow, commit }) => slow?.share === share && commit.startsWith("2635252"));
    expect(own.map((run) => run.seed)).toEqual(Array.from({ length: 10 }, (_, i) => seed + i));
    const row = page.split("\n").find((line) => line.includes(`--seed ${seed}`))!;
    expect(row).toContain(`${count(own, "REGRESSED", true)} `);
    expect(row).toContain(`${count(own, "REGRESSED", false)} `);
  }
});

test("the page's change points that are confirmed and refuted are those that are recorded", () => {
  const {
    confirmed = [],
    refuted = [],
    ...others
  } = Object.groupBy(recorded.confirmations.runs, ({ outcome }) => outcome);
  expect([confirmed.length, others]).toEqual([12, {}]);
  const between = (factors: readonly number[]): string =>
    [Math.min(...factors), Math.max(...factors)].map((one) => Number(one.toPrecision(2))).join(" to ");
  const compared = between(confirmed.map(({ median }) => Math.exp(-median)));
  const before = between(confirmed.map(({ factor }) => 1 / factor));
  expect(page).toContain(`${compared} times in the comparisons and ${before} times in the history`);
  for (const { suite, title, commit } of confirmed) {
    expect([`${suite}/${title}`, commit.slice(0, 7)]).toEqual([
      expect.stringMatching(/^simulator\/runs of .*Styblinski–Tang/),
      "2976762",
    ]);
  }
  for (const comparison of refuted) {
    const said = describeComparison({ comparison })!.replace(/ in \d+ paired rounds$/, "");
    expect(page).toContain(`${said} for \`${comparison.suite}/${comparison.title}\``);
  }
});
