/** What shells are told may come next, in the clone's program, and that they put it there. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { claimIds } from "@sgd-basins/studies";
import { type Command, Help } from "commander";
import { describe, expect, test } from "vitest";
import { processContext } from "./context.ts";
import { toyStudies } from "./fixtures/toyStudies.ts";
import { createProgram } from "./program.ts";
import { basins, temporaryFolder } from "./testing/inProcess.ts";

const table = "petal_width,petal length,a:b,species\n1,2,3,x\n2,1,3,y\n";

/** The words that may come next, behind whether files may. */
async function next(...words: string[]): Promise<string[]> {
  const { code, out, error } = await basins("__complete", ...words);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  return out
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t")[0]);
}

test("every command, and every option of each, but those already given", async () => {
  const program = createProgram(processContext(), () => {});
  const names = program.commands.map((command) => command.name());
  expect(await next("")).toEqual(["words", ...names, "help"]);
  const longOf = (command: Command): string[] => new Help().visibleOptions(command).map(({ long }) => long ?? "");
  for (const command of program.commands) {
    expect(await next(command.name(), "-")).toEqual(["words", ...longOf(command)]);
  }
  const left = await next("bounds", "x.csv", "--json", "--loss", "squared", "--s");
  expect(left).toEqual(["words", "--standardize", "--skip", "--sampling", "--svg"]);
});

test.each([
  [
    ["bounds", "--loss", ""],
    ["words", "half-squared", "squared"],
  ],
  [
    ["bounds", "--loss=s"],
    ["words", "--loss=squared"],
  ],
  [
    ["bounds", "--loss", "=", "s"],
    ["words", "squared"],
  ],
  [
    ["bounds", "--loss", "="],
    ["words", "half-squared", "squared"],
  ],
  [
    ["study", "table-1", "--engine", "b"],
    ["words", "bullmq"],
  ],
  [
    ["completion", ""],
    ["words", "bash", "zsh", "fish"],
  ],
  [
    ["advise", "x.csv", "--start", ""],
    ["files", "zero"],
  ],
  [["bounds", "x.csv", "--svg", ""], ["files"]],
  [["bounds", ""], ["files"]],
  [["bounds", "--batch", ""], ["words"]],
  [["bounds", "x.csv", "more"], ["words"]],
  [["verify", "--reports", "re"], ["files"]],
])("%j: %j", async (words, expected) => {
  expect(await next(...words)).toEqual(expected);
});

test("ids are those of the clone's studies, artefacts and claims, each once", async () => {
  const ids = toyStudies.map(({ id }) => id);
  expect(await next("study", "")).toEqual(["files", "all", ...ids]);
  expect(await next("study", "table-1", "ta")).toEqual(["files"]);
  expect(await next("verify", "figure-1")).toEqual(["words", "figure-10", "figure-11", "figure-12"]);
  expect(await next("plan", "")).toEqual(["files"]);
  expect(await next("claims", "", "")).toHaveLength(claimIds.length + 1);
});

describe("columns", () => {
  test("are those of the file, whatever separates them", async () => {
    for (const delimiter of [",", ";", "\t"]) {
      const folder = await temporaryFolder({ "t.csv": table.replaceAll(",", delimiter) });
      const file = join(folder, "t.csv");
      expect(await next("bounds", file, "--target", "p")).toEqual(["words", "petal_width", "petal length"]);
      expect(await next("advise", "--drop", "species,a:b,", file, "--one-hot", "")).toHaveLength(5);
      expect(await next("bounds", file, "--drop", "species,p")).toEqual([
        "words",
        "species,petal_width",
        "species,petal length",
      ]);
      expect(await next("bounds", file, "--drop", "species,s")).toEqual(["words"]);
    }
  });

  test("of a large file are read from its beginning", async () => {
    const folder = await temporaryFolder({ "t.csv": `ä,y\n${"1.5,2\n".repeat(100_000)}` });
    expect(await next("bounds", join(folder, "t.csv"), "--target", "")).toEqual(["words", "ä", "y"]);
  });

  test("with a comma in their names are offered as a pattern that names them", async () => {
    const folder = await temporaryFolder({ "t.csv": '"d,e",x,y\n1,2,3\n' });
    const file = join(folder, "t.csv");
    expect(await next("bounds", file, "--target", "d")).toEqual(["words", "d,e"]);
    expect(await next("bounds", file, "--drop", "x,d")).toEqual(["words", "x,d?e"]);
  });

  test("are none where there is no table", async () => {
    const others = {
      "p.json": '{"kind": "quadratic-sum",\n"components": []}',
      "list.json": "[1, 2]",
      "p.html": "<p>a,b</p>",
    };
    const folder = await temporaryFolder({ "t.csv": Uint8Array.of(0x50, 0x4b, 3, 4), "empty.csv": "", ...others });
    for (const file of ["t.csv", "empty.csv", "none.csv", ".", ...Object.keys(others)]) {
      expect(await next("bounds", join(folder, file), "--target", "")).toEqual(["words"]);
    }
  });
});

/**
 * Runs lines in a shell, where `basins` is the clone's command.
 *
 * @param asked - words that the shell passes to it, and whose answers are computed here instead of by a process each
 */
async function inShell(
  shell: string,
  asked: readonly string[][],
  lines: readonly string[],
  ...words: string[]
): Promise<string[]> {
  const folder = await temporaryFolder({ "t.csv": table, "my data.csv": table });
  const main = `'${process.execPath}' '${join(import.meta.dirname, "main.ts")}'`;
  for (const own of asked) {
    const { out } = await basins("__complete", ...own);
    writeFileSync(join(folder, `__complete ${own.join(" ")}`), out);
  }
  const command = `#!/bin/sh\nif [ -f "\${0%/*}/$*" ]; then cat "\${0%/*}/$*"; else exec ${main} "$@"; fi\n`;
  writeFileSync(join(folder, "basins"), command, { mode: 0o755 });
  const { out } = await basins("completion", shell);
  writeFileSync(join(folder, "script"), out);
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, HOME: folder };
  const printed = execFileSync(shell, [...words, "-c", lines.join("\n")], { cwd: folder, env, encoding: "utf8" });
  return printed.trimEnd().split("\n");
}

test.skipIf(process.platform === "win32")("bash puts them there, and quotes what it must", async () => {
  const press = `press() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _basins "$1" "\${COMP_WORDS[COMP_CWORD]}"; echo "\${COMPREPLY[*]}"
  }`;
  const lines = [
    "source ./script",
    press,
    "complete -p basins",
    "press basins bou",
    "press basins bounds 'my\\ data.csv' --target petal",
    "press basins bounds t",
    "press basins simulate t.csv --loss = sq",
  ];
  const asked = [["bou"], ["bounds", "t"], ["simulate", "t.csv", "--loss", "=", "sq"]];
  expect(await inShell("bash", asked, lines, "--norc")).toEqual([
    "complete -F _basins basins",
    "bounds",
    "petal_width petal\\ length",
    "t.csv",
    "squared",
  ]);
});

test("fish puts them there", { tags: ["fish"] }, async () => {
  const lines = [
    "source ./script",
    "complete -C 'basins simul' | string split -f 1 \\t",
    "complete -C 'basins bounds my\\ data.csv --target pet'",
    "complete -C 'basins bounds t'",
  ];
  const asked = [["simul"], ["bounds", "t"]];
  const answers = ["simulate", "petal_width", "petal length", "t.csv"];
  expect(await inShell("fish", asked, lines, "--no-config")).toEqual(answers);
});

test("zsh takes the script, and binds it to the names that npm installs", { tags: ["zsh"] }, async () => {
  const lines = ["autoload -Uz compinit && compinit -u", "source ./script", "echo $_comps[basins] $_comps[sgd-basins]"];
  expect(await inShell("zsh", [], lines, "-f")).toEqual(["_basins _basins"]);
});
