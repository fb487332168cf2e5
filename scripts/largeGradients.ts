/** `bounds` of 500 gradients of 100,000 parameters in single precision, beside NumPy's numbers: `taskset -c 0 node scripts/largeGradients.ts`. */

import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { madeGradients, worstDeviation } from "../apps/cli/src/testing/madeGradients.ts";
import { npyOf } from "../apps/cli/src/testing/npyOf.ts";

const cli = join(import.meta.dirname, "../apps/cli");
const { made } = JSON.parse(await readFile(join(cli, "fixtures/jacobian.json"), "utf8"));
const [known] = made;
const [n, d] = known.shape;
const folder = await mkdtemp(join(tmpdir(), "gradients-"));
try {
  const file = join(folder, "large.npy");
  await writeFile(file, npyOf([n, d], madeGradients(n, d)));
  const words = [join(cli, "src/main.ts"), "bounds", file, "--batch", "1,8,64", "--json"];
  const begin = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8", maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - begin) / 1000;
  const deviation = worstDeviation(JSON.parse(stdout), known);
  console.log(`${n} × ${d}: ${seconds.toFixed(0)} s by the clock, at most ${deviation.toExponential(1)} from NumPy`);
  process.exitCode = deviation < 1e-6 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}
