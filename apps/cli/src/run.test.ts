import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calledBy } from "sgd-basins/command";
import { describe, expect, test } from "vitest";
import { basins, brokenProblems, filesIn, goodProblem, temporaryFolder } from "./testing/inProcess.ts";

/** Expects exit 2 with one line on stderr that holds `complaint`, nothing on stdout, and no file but those given. */
async function expectRefusal(words: string[], complaint: string, folder: string, files: string[]): Promise<void> {
  const { code, out, error } = await basins(...words);
  expect(error).toContain(complaint);
  expect({ code, out, lines: error.split("\n").length, start: error.slice(0, 8) }).toEqual({
    code: 2,
    out: "",
    lines: 2,
    start: "basins: ",
  });
  expect(await filesIn(folder)).toEqual(files);
}

describe("wrong input is one line and exit 2", () => {
  for (const command of [["bounds"], ["bounds", "--json"], ["simulate", "--rate", "0.1", "--batch", "1"]]) {
    test.each(Object.entries(brokenProblems))(`${command.join(" ")}: %s`, async (_, { text, complaint }) => {
      const folder = await temporaryFolder({ "p.json": text });
      await expectRefusal([...command, join(folder, "p.json")], `p.json: `, folder, ["p.json"]);
      await expectRefusal([...command, join(folder, "p.json")], complaint, folder, ["p.json"]);
    });

    test(`${command.join(" ")}: no file, a folder, a binary file`, async () => {
      const folder = await temporaryFolder();
      await expectRefusal([...command, join(folder, "p.json")], "p.json: no such file", folder, []);
      await expectRefusal([...command, folder], "is a folder", folder, []);
      await expectRefusal([...command, join(folder, "a\nb.json")], "a b.json: no such file", folder, []);
      await writeFile(join(folder, "p.json"), Buffer.from([0x7b, 0xff, 0xfe]));
      await expectRefusal([...command, join(folder, "p.json")], "is not UTF-8 text", folder, ["p.json"]);
    });
  }
});

describe("wrong usage is one line and exit 2", () => {
  const wrongCounts = ["0", "-1", "1.5", "NaN", "1e3", "", " ", "Infinity", "99999999999999999999"];
  const cases: [string[], string][] = [
    [["help", "cluster"], "unknown command 'cluster'"],
    [["help", "bonds"], "unknown command 'bonds' (Did you mean bounds?)"],
    [["help", "--josn"], "unknown option '--josn'"],
    [["comma.csv"], "unknown command 'comma.csv'; of a file: basins bounds comma.csv --target COLUMN\n"],
    [["my data.txt", "--target", "y"], 'of a file: basins bounds "my data.txt" --target COLUMN\n'],
    [["-"], "of a file: basins bounds - --target COLUMN\n"],
    [["p.json"], "of a file: basins bounds p.json\n"],
    [["cluster"], "unknown command 'cluster'"],
    [["bonds"], "unknown command 'bonds' (Did you mean bounds?)"],
    [["bounds", "FILE", "--tagret", "y"], "unknown option '--tagret' (Did you mean --target?)"],
    [["claims", "--report", "OUT"], "unknown option '--report' (Did you mean --reports?)"],
    [["bounds", "FILE", "--sampling", "with-replacment"], "(Did you mean with-replacement?)"],
    [["bounds", "FILE", "--missing", "drp"], "Allowed choices are refuse, drop. (Did you mean drop?)"],
    [["advise", "FILE", "--loss", "Squared"], "(Did you mean squared?)"],
    [["bounds", "FILE", "--weights", "norm"], "(Did you mean norms?)"],
    [["study", "all", "--scale", "papre"], "(Did you mean paper?)"],
    [["completion", "bsh"], "(Did you mean bash?)"],
    ...["--target", "--drop", "--one-hot"].map((option): [string[], string] => [
      ["bounds", "TABLE", "--target", "y", option, "petal_widht"],
      'has no column "petal_widht" (did you mean "petal_width"?); separated by commas, it has "petal_width", "y"',
    ]),
    [["bounds"], "missing required argument 'file'"],
    [["bounds", "FILE", "extra"], "too many arguments"],
    [["bounds", "FILE", "--drop", "name"], "--drop goes with --target"],
    [["bounds", "FILE", "--target", "y"], "is JSON: --target is for a CSV"],
    [["bounds", "FILE", "--batch", "1,,2"], "A batch size must be"],
    ...wrongCounts.map((k): [string[], string] => [["bounds", "FILE", `--batch=${k}`], "A batch size must be"]),
    [["simulate", "FILE", "--batch", "1"], "required option '--rate <A>' not specified"],
    [["simulate", "FILE", "--rate", "1"], "required option '--batch <K>' not specified"],
    ...wrongCounts.map((k): [string[], string] => [
      ["simulate", "FILE", "--rate=1", `--batch=${k}`],
      "batch size must be",
    ]),
    ...["0", "-1", "NaN", "Infinity", "1e999", "1e-999", "0x10", "", "1,5"].map((rate): [string[], string] => [
      ["simulate", "FILE", "--batch=1", `--rate=${rate}`],
      "It must be a positive number",
    ]),
    ...["--runs", "--steps"].flatMap((option) =>
      wrongCounts.map((n): [string[], string] => [
        ["simulate", "FILE", "--rate=1", "--batch=1", `${option}=${n}`],
        "whole number",
      ]),
    ),
    [["simulate", "FILE", "--rate=1", "--batch=1", "--runs=99999999", "--steps=9"], "--runs times (--steps + 1)"],
    [["simulate", "FILE", "--rate=1", "--batch=1", "--steps=50000000", "--runs=1"], "--steps must be at most 1000000"],
    [
      ["simulate", "FILE", "--rate=1", "--batch=1000000000000000"],
      "--runs times --steps times --batch is 2e18, and must be at most 1000000000; lower --runs, --steps or --batch",
    ],
    [["bounds", "FILE", `--batch=${"1,".repeat(1000)}1`], "at most 1000 batch sizes, is 1001"],
    ...wrongCounts
      .filter((n) => n !== "0")
      .map((n): [string[], string] => [["simulate", "FILE", "--rate=1", "--batch=1", `--seed=${n}`], "whole number"]),
    [["study", "--out", "OUT"], "missing required argument 'id'"],
    [["study", "table-9", "--out", "OUT"], "unknown study 'table-9'; the studies are: all, table-1, figure-10"],
    [["study", "all", "table-9", "--out", "OUT"], "unknown study 'table-9'"],
    [["study", "all", "--out", "OUT", "--scale", "huge"], "Allowed choices are quick, paper"],
    [["study", "all", "--out="], "It must name a folder"],
    ...[...wrongCounts, "2000"].map((n): [string[], string] => [
      ["study", "all", "--out", "OUT", `--workers=${n}`],
      "whole number from 1 to 1024",
    ]),
    [["study", "table-1", "--out", "OUT", "--replicates", "2"], "--replicates is for figure-09 and appendix-a only"],
    [["study", "figure-10", "--out", "OUT", "--trainings", "2"], "--trainings is for networks only"],
    ...["1", "1:5:9", "0:6:9", "1:6:9,1:7:9", "1:6:9:9", "1.5:6:9", "inf:6"].map((lengths): [string[], string] => [
      ["study", "networks", "--out", "OUT", `--lengths=${lengths}`],
      lengths === "1:6:9,1:7:9" ? "name each batch size once" : "k:RUNS:STEPS",
    ]),
    [["study", "all", "--out", "OUT", "--replicates=1000000000"], "whole number from 1 to 10000"],
    [["study", "all", "--out", "OUT", "--cells=1000000000:0"], "with N at most 10000"],
    [["study", "all", "--out", "OUT", `--cells=${"1:0,".repeat(10_000)}1:0`], "at most 10000 pairs, is 10001"],
    [["study", "all", "--out", "OUT", "--dimension=1000000"], "whole number from 1 to 2000"],
    [["study", "all", "--out", "OUT", "--shard=1/1000000000"], "n at most 10000"],
    ...["0", "1e3", "604801", "Infinity", "-1", ""].map((seconds): [string[], string] => [
      ["worker", `--give-up-after=${seconds}`],
      "seconds from 0.1 to 604800",
    ]),
    [["worker", "--stalled-after=1e-9"], "seconds from 0.1 to 604800"],
    [["worker", "--redis=localhost"], "--redis: must be redis://host:port"],
    ...["0:1", "50", "50:", "50:0:1", "50:-1", "a:b", "50:0,"].map((cells): [string[], string] => [
      ["study", "all", "--out", "OUT", `--cells=${cells}`],
      "pairs N:B",
    ]),
    [["verify", "--workers", "0"], "whole number"],
    [["verify", "--reports", "OUT"], "manifest.json: no such file"],
    [["summary", "--reports", "OUT"], "manifest.json: no such file"],
    [["claims", "--reports", "OUT"], "manifest.json: no such file"],
    [["bounds", "FILE", "--svg", "plot.png"], "'plot.png' must end in .svg"],
    [["bounds", "none.csv"], "none.csv: no such file"],
    [["summary", "all"], "too many arguments"],
  ];

  test.each(cases)("%j", async (words, complaint) => {
    const folder = await temporaryFolder({ "p.json": goodProblem, "t.csv": "petal_width,y\n1,2\n" });
    const placed: Readonly<Record<string, string>> = { FILE: "p.json", TABLE: "t.csv", OUT: "out" };
    const replaced = words.map((word) => (word in placed ? join(folder, placed[word]) : word));
    await expectRefusal(replaced, complaint, folder, ["p.json", "t.csv"]);
  });
});

test("help goes to stdout and is no error", async () => {
  for (const words of [["--help"], ["help"], ["study", "--help"], ["help", "bounds"]]) {
    const { code, out, error } = await basins(...words);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toMatch(/^Usage: basins/);
  }
});

describe("the command's name alone", () => {
  const commandOf = (line: string): RegExpExecArray => /printf '(.*)' \| (?:.* )?basins (.*)$/.exec(line)!;

  test("shows three examples, which run, and is no error", async () => {
    const { code, out, error } = await basins();
    expect({ code, error }).toEqual({ code: 0, error: "" });
    const examples = out.split("\n").filter((line) => line.startsWith("  printf"));
    expect(examples).toHaveLength(3);
    for (const line of examples) {
      const [, data, words] = commandOf(line);
      const folder = await temporaryFolder({ "d.csv": data.replaceAll("\\n", "\n") });
      const ran = await basins(...words.split(" ").map((word) => (word === "-" ? join(folder, "d.csv") : word)));
      expect({ code: ran.code, error: ran.error }).toEqual({ code: 0, error: "" });
    }
  });

  test("is the one that it was called by", () => {
    expect(calledBy({ npm_command: "exec" })).toBe("npx sgd-basins");
    expect(calledBy({ npm_command: "run-script", npm_lifecycle_event: "basins" })).toBe("npx -y pnpm@10 basins");
    expect(calledBy({})).toBe("basins");
  });
});

test("nothing is coloured, asked for or not: there is nothing that NO_COLOR would have to turn off", async () => {
  const { FORCE_COLOR } = process.env;
  process.env.FORCE_COLOR = "1";
  try {
    for (const words of [[], ["--help"], ["bounds", "--help"], ["bonds"]]) {
      const { out, error } = await basins(...words);
      expect(out + error).not.toContain("\x1b");
    }
  } finally {
    if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR;
    else process.env.FORCE_COLOR = FORCE_COLOR;
  }
});
