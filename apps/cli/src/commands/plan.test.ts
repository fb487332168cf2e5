import { join } from "node:path";
import { studies } from "@sgd-basins/studies";
import { expect, test } from "vitest";
import { run } from "../run.ts";
import { temporaryFolder } from "../testing/inProcess.ts";

async function plan(...words: string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ["", ""];
  const code = await run(["plan", ...words], {
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      error += text;
    },
    terminal: false,
    interruption: () => new AbortController().signal,
    studies,
  });
  return { code, out, error };
}

test("the paper's study is 1,600 runs on 360,000 matrices, and a run costs what the formulas say", async () => {
  const { out } = await plan("appendix-a", "--json", "--workers", "2");
  expect(JSON.parse(out)).toMatchObject({ runs: 1600, matrices: 360_000, workers: 2 });
  const one = await plan("appendix-a", "--cells", "400:0", "--replicates", "3", "--json");
  const answer = JSON.parse(one.out);
  // 10/3 d³ a matrix, and 30 d³ a run.
  expect(answer.flop).toBeCloseTo(3 * (400 * (10 / 3) + 30) * 8e6, -3);
  expect(answer).toMatchObject({ runs: 3, matrices: 1200, bytesOfLargestRun: 8 * (400 * 20_400 + 12 * 40_000) });
});

test("options that a study file would overrule are refused", async () => {
  const good = { schema: "sgd-basins/study/1", studies: ["appendix-a"], replicates: 5 };
  const folder = await temporaryFolder({ "s.json": JSON.stringify(good) });
  for (const words of [
    ["--replicates", "1"],
    ["--cells", "50:0"],
    ["--dimension", "20"],
  ]) {
    const { code, error } = await plan(join(folder, "s.json"), ...words);
    expect(code).toBe(2);
    expect(error).toContain(`s.json says what is run; ${words[0]} goes with ids`);
  }
});

test("a study file says what the options would", async () => {
  const cells = [
    { components: 6, zeroEigenvalues: 9 },
    { components: 4, zeroEigenvalues: 0 },
  ];
  const good = { schema: "sgd-basins/study/1", studies: ["appendix-a"], dimension: 10, cells, replicates: 5 };
  const folder = await temporaryFolder({ "s.json": JSON.stringify(good) });
  const file = join(folder, "s.json");
  const { code, out } = await plan(file, "--workers", "1", "--json");
  expect(code).toBe(0);
  const answer = JSON.parse(out);
  expect(answer).toMatchObject({ runs: 10, matrices: 50, workers: 1 });
  expect(answer.seconds).toBeCloseTo(answer.flop / answer.flopPerSecond, 9);
  const words = ["appendix-a", "--cells", "4:0,6:9", "--replicates", "5", "--dimension", "10", "--workers", "1"];
  const { runs, matrices, flop } = JSON.parse((await plan(...words, "--json")).out);
  expect({ runs, matrices, flop }).toEqual({ runs: answer.runs, matrices: answer.matrices, flop: answer.flop });
  expect((await plan(file, "appendix-a")).error).toContain("name no others beside it");
});

test.each([
  ["{", "not JSON"],
  ['{"schema":"sgd-basins/study/1","studies":["table-99"]}', "s.json: studies.0: "],
  ['{"schema":"sgd-basins/study/1","studies":["appendix-a"],"dimension":1e999}', "s.json: dimension: "],
  ['{"schema":"sgd-basins/study/1","studies":["appendix-a"],"dimension":5000}', "s.json: dimension: "],
  ['{"schema":"sgd-basins/study/1","studies":["appendix-a"],"replicates":9999}', "s.json: replicates: pairs times"],
  ['{"schema":"sgd-basins/study/1","studies":["appendix-a"],"__proto__":1}', "s.json: "],
  ['{"schema":"sgd-basins/study/1","studies":["table-1"]}', "plan is for appendix-a and figure-09"],
  [
    '{"schema":"sgd-basins/study/1","studies":["table-1"],"replicates":2}',
    "--replicates is for figure-09 and appendix-a only",
  ],
])("%s is refused in one line", async (text, complaint) => {
  const folder = await temporaryFolder({ "s.json": text });
  const { code, out, error } = await plan(join(folder, "s.json"));
  expect({ code, out, lines: error.split("\n").length }).toEqual({ code: 2, out: "", lines: 2 });
  expect(error).toContain(complaint);
});

test("more runs than the cap are refused, with what to lower", async () => {
  const { code, out, error } = await plan("appendix-a", "--replicates", "9999");
  const rule = "pairs (N, B) times replicates must be at most 100000, and are 799920";
  expect({ code, out, error }).toEqual({
    code: 2,
    out: "",
    error: `basins: ${rule}; lower --replicates, or name fewer --cells\n`,
  });
});
