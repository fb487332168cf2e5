/** What holds of the sources as a whole: the package's `check:` scripts, beside the tests. */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };

const root = join(import.meta.dirname, "..");
const checks = Object.entries(manifest.scripts).filter(([name]) => name.startsWith("check:"));

test.each(checks)("%s", async (_, command) => {
  const path = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  // The compiler is written in Go, and has done before its memory is worth collecting.
  const compiler = { GOGC: "off", GOMEMLIMIT: "2GiB" };
  const script = spawn(command, { cwd: root, shell: true, env: { ...process.env, ...compiler, PATH: path } });
  const closed = new Promise((resolve) => script.on("close", resolve));
  const said = (await Promise.all([text(script.stdout), text(script.stderr)])).join("");
  expect(await closed, said).toBe(0);
});
