import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Expects a script with these words to be refused in one line. */
function expectRefusal(script: readonly string[], words: readonly string[]): void {
  const { status, stderr, stdout } = spawnSync(process.execPath, [...script, ...words], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^fuzz: [^\n]*; fuzz takes --inputs N \(100000\), --seed N \(1\)\n$/);
}

test("fuzz --inputs 0 is one line that says what it takes, and exit 2", () => {
  expectRefusal([join(import.meta.dirname, "fuzz.ts")], ["--inputs", "0"]);
});

test.each([["foo"], ["--count", "1"], ["--inputs", "abc"], ["--inputs", "0"]])(
  "%s %s is refused so by a script with those options alone",
  (...words) => {
    const from = JSON.stringify(new URL("countOptions.ts", import.meta.url).href);
    const text = `import { countOptions } from ${from}; countOptions("fuzz", { inputs: 100_000, seed: 1 });`;
    expectRefusal(["--input-type=module", "-e", text, "--"], words.filter(Boolean));
  },
);
