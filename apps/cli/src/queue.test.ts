/** Studies through a real Redis: workers, parents and Redis itself are killed, and the bytes stay the same. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnRedis, startOwnRedis } from "@sgd-basins/studies/queue/own-redis";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
const KILLS = 20;

let redis: OwnRedis;
const ids = ["table-1", "figure-13", "figure-14"];
/** What local threads write, by id. */
const expected = new Map<string, string>();

async function kill(child: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const closed = once(child, "close");
  child.kill(signal);
  await closed;
  return child.exitCode;
}

/** Starts the command with the toy studies, and gathers what it says. */
function basins(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...words, "--redis", redis.url], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...environment },
  });
  let error = "";
  child.stderr!.on("data", (chunk) => {
    error += chunk;
  });
  const closed = once(child, "close").then(([code]) => ({ code: code as number | null, error }));
  return { child, closed, said: () => error };
}

const worker = (queue: string, environment: Record<string, string> = {}) =>
  basins(["worker", "--workers", "1", "--stalled-after", "1", "--queue", queue], environment);

const parent = (queue: string, folder: string, id = "figure-13") =>
  basins(["study", id, "table-1", "--engine", "bullmq", "--queue", queue, "--out", folder]);

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "queue-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Workers that are killed when the test ends. */
function startWorkers(queue: string, count: number): ReturnType<typeof basins>[] {
  const workers = Array.from({ length: count }, () => worker(queue));
  onTestFinished(async () => {
    await Promise.all(workers.map(({ child }) => kill(child)));
  });
  return workers;
}

const artefact = (folder: string, id: string): Promise<string> => readFile(join(folder, `paper/${id}.json`), "utf8");

/** Expects the run to end well, with the bytes of local threads. */
async function expectSame(run: ReturnType<typeof basins>, folder: string, id = "figure-13"): Promise<void> {
  const { code, error } = await run.closed;
  expect(code, error).toBe(0);
  for (const one of [id, "table-1"]) expect(await artefact(folder, one)).toBe(expected.get(one));
}

const journalBytes = async (folder: string): Promise<number> =>
  (await stat(join(folder, ".journal.jsonl")).catch(() => ({ size: 0 }))).size;

/** Resolves when the journal has grown by that many bytes, or the parent is done. */
function growth(folder: string, bytes: number, closed: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    let before: number | null = null;
    const look = async (): Promise<void> => {
      const size = await journalBytes(folder);
      before ??= size;
      if (size >= before + bytes) finish();
    };
    const watcher = watch(folder, () => void look());
    const finish = (): void => {
      watcher.close();
      resolve();
    };
    void look();
    void closed.then(finish);
  });
}

beforeAll(async () => {
  redis = await startOwnRedis();
  const local = await mkdtemp(join(tmpdir(), "queue-"));
  const child = spawn(process.execPath, [main, "study", ...ids, "--out", local], { stdio: "ignore" });
  await once(child, "close");
  for (const id of ids) expected.set(id, await artefact(local, id));
  await rm(local, { recursive: true });
}, 60_000);

afterAll(async () => {
  await redis.end();
});

test.each([1, 3])("%d workers give the bytes of local threads", async (count) => {
  const folder = await temporary();
  startWorkers(`count-${count}`, count);
  await expectSame(parent(`count-${count}`, folder), folder);
});

test(`${KILLS} kills of two workers and the parent change nothing`, async () => {
  const folder = await temporary();
  const workers = startWorkers("kills", 2);
  let run = parent("kills", folder, "figure-14");
  onTestFinished(async () => void (await kill(run.child)));
  let state = 11;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const killed = { worker: 0, parent: 0 };
  for (let i = 0; i < KILLS; i++) {
    await growth(folder, random(700), run.closed);
    // Both kinds in turn, and at random which worker.
    if (i % 3 === 2) {
      expect(await kill(run.child), run.said()).toBe(null);
      killed.parent += 1;
      run = parent("kills", folder, "figure-14");
    } else {
      const which = random(2);
      await kill(workers[which]!.child);
      killed.worker += 1;
      workers[which] = worker("kills");
    }
  }
  expect(killed).toEqual({ worker: 14, parent: 6 });
  await expectSame(run, folder, "figure-14");
}, 170_000);

test("Redis killed in the middle and started again changes nothing, and the study ends by itself", async () => {
  const folder = await temporary();
  startWorkers("redis", 2);
  const run = parent("redis", folder);
  onTestFinished(async () => void (await kill(run.child)));
  await growth(folder, 8000, run.closed);
  await redis.restart();
  await growth(folder, 8000, run.closed);
  await redis.restart();
  await expectSame(run, folder);
}, 120_000);

test("a worker of other code refuses, says so, and leaves the work to others", async () => {
  const folder = await temporary();
  const stranger = worker("code", { TOY_CODE: "0".repeat(64) });
  onTestFinished(async () => void (await kill(stranger.child)));
  const run = parent("code", folder);
  onTestFinished(async () => void (await kill(run.child)));
  const refused = await stranger.closed;
  expect(refused.code, refused.error).toBe(2);
  expect(refused.error).toMatch(/basins: the queue code at redis:.* holds chunks of other code; update this clone/);
  startWorkers("code", 1);
  await expectSame(run, folder);
});

test("a worker told to stop finishes what it has begun", async () => {
  const folder = await temporary();
  const [first] = startWorkers("drain", 1) as [ReturnType<typeof basins>];
  const run = parent("drain", folder);
  onTestFinished(async () => void (await kill(run.child)));
  await growth(folder, 2000, run.closed);
  expect(await kill(first.child, "SIGTERM"), first.said()).toBe(0);
  expect(first.said()).toMatch(/worker: stopped after \d+ chunks, all of them finished\n$/);
  startWorkers("drain", 1);
  await expectSame(run, folder);
});
