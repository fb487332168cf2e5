/** A disk that is really full, and one that is really read-only: file systems in memory, in a name space of the test's own. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { longStudies } from "./fixtures/toyStudies.ts";
import { basinsWith, temporaryFolder } from "./testing/inProcess.ts";
import { writeToyReport } from "./testing/toyReport.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
const inNameSpace = ["--map-root-user", "--mount"];
/** Containers and some kernels forbid it; there the faults that `faults.test.ts` puts in must do. */
const mounting = { tags: ["mounts"] };

/** Runs a script with `$D`, an empty folder to mount on, and `basins`, the command with the toy studies. */
async function shell(script: string): Promise<string> {
  const D = await temporaryFolder();
  const text = `set -e\nbasins() { "${process.execPath}" "${main}" "$@" 2>&1 || echo "exit $?"; }\n${script}`;
  const child = spawn("unshare", [...inNameSpace, "sh", "-c", text], { env: { ...process.env, D } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      said += data;
    });
  }
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code, said).toBe(0);
  return said.replaceAll(D, "$D").replaceAll(/^(study|verify): \d+ %.*\n|^assembling\n/gm, "");
}

test("a study on a full disk says so, and continues when there is room", mounting, async () => {
  const said = await shell(`
mount -t tmpfs -o size=24k tmpfs "$D"
basins study figure-13 --workers 1 --out "$D"
mount -o remount,size=8m "$D"
basins study figure-13 --workers 1 --out "$D"
cat "$D/paper/figure-13.json"
`);
  const expected = await temporaryFolder();
  expect((await basinsWith({ studies: longStudies }, "study", "figure-13", "--out", expected)).code).toBe(0);
  const [failure = "", exit = "", continues = "", wrote = "", ...artefact] = said.split("\n");
  expect([failure, exit]).toEqual(["basins: $D/.journal.jsonl: no space left on the device", "exit 2"]);
  expect(continues).toMatch(/^study: continues an interrupted run; \d+ of its parts are used again$/);
  expect(wrote).toBe("Wrote 1 artefact to $D: figure-13");
  expect(artefact.join("\n")).toBe(await readFile(join(expected, "paper/figure-13.json"), "utf8"));
});

test("a read-only folder is one line at once, and its report can be read", mounting, async () => {
  const report = await writeToyReport();
  const said = await shell(`
mount -t tmpfs tmpfs "$D"
cp -r "${report}/." "$D"
mount -o remount,ro "$D"
basins study figure-12 --out "$D"
basins study figure-12 --out "$D/below"
basins study table-1 --shard 1/2 --out "$D/shard"
basins verify table-1 --reports "$D"
`);
  const refused = (folder: string): string => `basins: ${folder}: the file system is read-only\nexit 2\n`;
  expect(said).toBe(`${refused("$D")}${refused("$D/below")}${refused("$D/shard")}table-1: ok\n`);
  expect(await readFile(join(report, "paper/table-1.json"), "utf8")).toContain("table-1");
});
