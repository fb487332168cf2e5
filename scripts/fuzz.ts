/** Attacks every reader: `npx -y pnpm@10 fuzz [--inputs 100000] [--seed 1]`. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hostileReaders as benchReaders } from "../apps/bench/src/hostile/readers.ts";
import { hostileReaders } from "../apps/cli/src/hostile/readers.ts";
import { attack } from "../packages/report/src/hostile/attack.ts";
import { countOptions } from "./countOptions.ts";

/** A reader that takes longer can be made to hang: of processor time, which other processes do not lengthen, and by the clock. */
const SECONDS_AT_MOST = 2;
const SECONDS_OF_WAITING_AT_MOST = 30;

const { inputs: most, seed } = countOptions("fuzz", { inputs: 100_000, seed: 1 });
const root = await mkdtemp(join(tmpdir(), "fuzz-"));
const folder = join(root, "readers");
await mkdir(folder);
try {
  const {
    inputs,
    refused,
    taken,
    slowest,
    longest,
    defects: found,
  } = await attack([...(await hostileReaders(folder)), ...(await benchReaders(folder))], folder, most, seed);
  const slow =
    slowest.seconds > SECONDS_AT_MOST ? [`${slowest.input}: took ${slowest.seconds.toFixed(1)} s of work`] : [];
  const stuck =
    longest.seconds > SECONDS_OF_WAITING_AT_MOST ? [`${longest.input}: took ${longest.seconds.toFixed(0)} s`] : [];
  const defects = [...found, ...slow, ...stuck];
  for (const defect of defects) console.error(defect);
  console.log(
    `${inputs} hostile inputs: ${refused} refused with one line, ${taken} harmless, ${defects.length} defects; the slowest took ${slowest.seconds.toFixed(2)} s of processor time`,
  );
  process.exitCode = defects.length === 0 ? 0 : 1;
} finally {
  await rm(root, { recursive: true });
}
