/**
 * Kills workers, parents and Redis at random moments, shard by shard and worker by worker, and holds the digests of what
 * comes out against those of an unbroken run: `npx -y pnpm@10 kills [--kills 20] [--seed 1] [--replicates 60]`.
 */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { growth, kill, randomNumbers, type Started, start } from "../apps/cli/src/testing/processes.ts";
import { startOwnRedis } from "../packages/studies/src/scheduling/queue/ownRedis.ts";
import { countOptions } from "./countOptions.ts";

const { kills, seed, replicates } = countOptions("kills", { kills: 20, seed: 1, replicates: 60 });
const random = randomNumbers(seed);
const root = await mkdtemp(join(tmpdir(), "kills-"));
const redis = await startOwnRedis();
const main = join(import.meta.dirname, "../apps/cli/src/main.ts");
/** Runs that take some tens of milliseconds each, in matrices of full and of low rank. */
const studies = ["appendix-a", "figure-09", "--cells", "50:0,50:100,50:180", "--replicates", String(replicates)];
/** A line of the journal has about 400 bytes. */
const MOST_GROWTH = 1200;

/** Kills by kind. */
type Killed = Record<"workers" | "parents" | "Redis", number>;
const all = new Set<Started>();

function basins(words: readonly string[]): Started {
  const started = start(main, words);
  all.add(started);
  void started.closed.then(() => all.delete(started));
  return started;
}

async function finished(started: Started): Promise<void> {
  const { code, error } = await started.closed;
  if (code !== 0) throw new Error(`ended with ${code}: ${error}`);
}

/** Kills a run after some of its work, again and again, starts it anew each time, and lets it end. */
async function killOften(folder: string, times: number, run: () => Started, killed: Killed): Promise<void> {
  let started = run();
  for (let i = 0; i < times; i++) {
    await growth(folder, 1 + random(MOST_GROWTH), started.closed);
    if ((await kill(started)) === null) killed.parents += 1;
    started = run();
  }
  await finished(started);
}

async function withThreads(out: string, killed: Killed): Promise<void> {
  await killOften(out, kills, () => basins(["study", ...studies, "--workers", "2", "--out", out]), killed);
}

async function withShards(count: number, out: string, killed: Killed): Promise<void> {
  const folders: string[] = [];
  for (let index = 1; index <= count; index++) {
    const folder = join(root, `shard-${index}-of-${count}`);
    folders.push(folder);
    await mkdir(folder);
    const words = ["study", ...studies, "--shard", `${index}/${count}`, "--workers", "2", "--out", folder];
    await killOften(folder, Math.ceil(kills / count), () => basins(words), killed);
  }
  await finished(basins(["merge", ...folders.reverse(), "--out", out]));
}

async function withQueue(count: number, out: string, killed: Killed): Promise<void> {
  const place = ["--redis", redis.url, "--queue", `workers-${count}`];
  const parent = (): Started => basins(["study", ...studies, "--engine", "bullmq", ...place, "--out", out]);
  const worker = (): Started => basins(["worker", "--workers", "1", "--stalled-after", "1", ...place]);
  const workers = Array.from({ length: count }, worker);
  let run = parent();
  for (let i = 0; i < kills; i++) {
    await growth(out, 1 + random(MOST_GROWTH), run.closed);
    if (i % 3 === 2) {
      if ((await kill(run)) === null) killed.parents += 1;
      run = parent();
    } else {
      const which = random(count);
      if ((await kill(workers[which]!)) === null) killed.workers += 1;
      workers[which] = worker();
    }
    if (i % 10 === 5) {
      await redis.restart();
      killed.Redis += 1;
    }
  }
  await finished(run);
  for (const one of workers) await kill(one, "SIGTERM");
}

/** The digest of a report: of its manifest, which has one of each artefact. */
async function digestOf(folder: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(join(folder, "manifest.json")))
    .digest("hex");
}

const ways: [string, (out: string, killed: Killed) => Promise<void>][] = [
  ["2 threads", withThreads],
  ...[1, 2, 7].map((n): (typeof ways)[0] => [`${n} shards`, (out, killed) => withShards(n, out, killed)]),
  ...[1, 2, 3].map((n): (typeof ways)[0] => [`${n} queue workers`, (out, killed) => withQueue(n, out, killed)]),
];
try {
  const whole = join(root, "whole");
  await finished(basins(["study", ...studies, "--out", whole]));
  const expected = await digestOf(whole);
  console.log(`${expected}  unbroken`);
  for (const [name, run] of ways) {
    const killed: Killed = { workers: 0, parents: 0, Redis: 0 };
    const out = join(root, name.replaceAll(" ", "-"));
    await mkdir(out);
    await run(out, killed);
    const found = await digestOf(out);
    const { workers, parents, Redis } = killed;
    const enough = workers + parents >= kills;
    console.log(`${found}  ${name}: killed ${parents} parents, ${workers} workers, Redis ${Redis} times`);
    if (found !== expected || !enough) {
      console.log(found === expected ? "it ended before it was killed often enough: more --replicates" : "differs");
      process.exitCode = 1;
    }
  }
} finally {
  for (const started of all) await kill(started);
  await redis.end();
  await rm(root, { recursive: true, force: true });
}
