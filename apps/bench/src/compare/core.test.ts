import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { chooseCore, heldTo, lastAllowed } from "./core.ts";

test("the last allowed core is the end of the kernel's list", () => {
  const status = (list: string): string =>
    `Name:\tnode\nCpus_allowed:\tff\nCpus_allowed_list:\t${list}\nMems_allowed:\t1\n`;
  expect(["0", "0-3", "0-3,8-11", "1,3", "10"].map((list) => lastAllowed(status(list)))).toEqual([0, 3, 11, 3, 10]);
  expect(lastAllowed("Name:\tnode\n")).toBeNull();
  expect(lastAllowed(status(""))).toBeNull();
});

test("a command that is held to the chosen core may use that one only", { tags: ["taskset"] }, async () => {
  const core = (await chooseCore())!;
  const read = "process.stdout.write(require('node:fs').readFileSync('/proc/self/status', 'utf8'))";
  const status = execFileSync("taskset", heldTo(core, process.execPath, "-e", read), { encoding: "utf8" });
  expect(status).toMatch(new RegExp(`^Cpus_allowed_list:\\s*${core}$`, "m"));
});
