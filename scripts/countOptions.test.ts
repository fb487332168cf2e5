import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test.each([["foo"], ["--count", "1"], ["--inputs", "abc"], ["--inputs", "0"]])(
  "fuzz %s %s is one line that says what it takes, and exit 2",
  (...words) => {
    const file = join(import.meta.dirname, "fuzz.ts");
    const { status, stderr, stdout } = spawnSync(process.execPath, [file, ...words.filter(Boolean)], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^fuzz: [^\n]*; fuzz takes --inputs N \(100000\), --seed N \(1\)\n$/);
  },
);
