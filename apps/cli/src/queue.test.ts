// @module-tag redis-server
/** Studies through a real Redis: workers, parents and Redis itself are killed, and the bytes stay the same. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnRedis, startOwnRedis } from "@sgd-basins/studies/queue/own-redis";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { growth, kill, randomNumbers, type Started, start } from "./testing/processes.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
/** `pnpm kills` does it twenty times, with shards and other numbers of workers as well. */
const KILLS = 6;

let redis: OwnRedis;
const ids = ["table-1", "figure-13", "figure-14"];
/** What local threads write, by id. */
const expected = new Map<string, string>();

/** Starts the command with the toy studies, at the test's Redis. */
const basins = (words: readonly string[], environment: Record<string, string> = {}): Started =>
  start(main, [...words, "--redis", redis.url], environment);

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
function startWorkers(queue: string, count: number): Started[] {
  const workers = Array.from({ length: count }, () => worker(queue));
  onTestFinished(async () => {
    await Promise.all(workers.map((one) => kill(one)));
  });
  return workers;
}

const artefact = (folder: string, id: string): Promise<string> => readFile(join(folder, `paper/${id}.json`), "utf8");

/** Expects the run to end well, with the bytes of local threads. */
async function expectSame(run: Started, folder: string, id = "figure-13"): Promise<void> {
  const { code, error } = await run.closed;
  expect(code, error).toBe(0);
  for (const one of [id, "table-1"]) expect(await artefact(folder, one)).toBe(expected.get(one));
}

beforeAll(async () => {
  redis = await startOwnRedis();
  const local = await mkdtemp(join(tmpdir(), "queue-"));
  await start(main, ["study", ...ids, "--out", local]).closed;
  for (const id of ids) expected.set(id, await artefact(local, id));
  await rm(local, { recursive: true });
}, 60_000);

afterAll(async () => {
  await redis.end();
});

test("three workers give the bytes of local threads", async () => {
  const folder = await temporary();
  startWorkers("three", 3);
  await expectSame(parent("three", folder), folder);
});

test(`${KILLS} kills of two workers and the parent change nothing`, async () => {
  const folder = await temporary();
  const workers = startWorkers("kills", 2);
  let run = parent("kills", folder, "figure-14");
  onTestFinished(async () => void (await kill(run)));
  const random = randomNumbers(11);
  const killed = { worker: 0, parent: 0 };
  for (let i = 0; i < KILLS; i++) {
    await growth(folder, random(2000), run.closed);
    // Both kinds in turn, and at random which worker.
    if (i % 3 === 2) {
      expect(await kill(run), run.said()).toBe(null);
      killed.parent += 1;
      run = parent("kills", folder, "figure-14");
    } else {
      const which = random(2);
      await kill(workers[which]!);
      killed.worker += 1;
      workers[which] = worker("kills");
    }
  }
  expect(killed).toEqual({ worker: 4, parent: 2 });
  await expectSame(run, folder, "figure-14");
}, 170_000);

test("Redis killed in the middle and started again changes nothing, and the study ends by itself", async () => {
  const folder = await temporary();
  startWorkers("redis", 2);
  const run = parent("redis", folder);
  onTestFinished(async () => void (await kill(run)));
  await growth(folder, 8000, run.closed);
  await redis.restart();
  await growth(folder, 8000, run.closed);
  await redis.restart();
  await expectSame(run, folder);
}, 120_000);

test("a worker of other code refuses, says so, and leaves the work to one that alone gives the bytes of local threads", async () => {
  const folder = await temporary();
  const stranger = worker("code", { TOY_CODE: "0".repeat(64) });
  onTestFinished(async () => void (await kill(stranger)));
  const run = parent("code", folder);
  onTestFinished(async () => void (await kill(run)));
  const refused = await stranger.closed;
  expect(refused.code, refused.error).toBe(2);
  expect(refused.error).toMatch(/basins: the queue code at redis:.* holds chunks of other code; update this clone/);
  startWorkers("code", 1);
  await expectSame(run, folder);
});

test("a worker told to stop gives back what it has begun, and another one does it", async () => {
  const folder = await temporary();
  const [first] = startWorkers("drain", 1) as [Started];
  const run = parent("drain", folder);
  onTestFinished(async () => void (await kill(run)));
  await growth(folder, 2000, run.closed);
  expect(await kill(first, "SIGTERM"), first.said()).toBe(143);
  expect(first.said()).toMatch(
    /basins: stopped by SIGTERM after \d+ chunks?(; \d chunks? in hand went back to the queue|, none in hand)\n$/,
  );
  startWorkers("drain", 1);
  await expectSame(run, folder);
});

test("something else under the queue's keys is one line and exit 3", async () => {
  await redis.connect().set("bull:foreign:wait", "a string");
  const folder = await temporary();
  const both = [worker("foreign"), parent("foreign", folder)];
  for (const one of both) onTestFinished(async () => void (await kill(one)));
  for (const { code, error } of await Promise.all(both.map(({ closed }) => closed))) {
    expect(code, error).toBe(3);
    expect(error).toMatch(
      /^(worker: .*\n)?basins: redis:.*: bull:foreign:wait is a string, and the queue needs a list; choose another --queue.*\n$/,
    );
  }
});
