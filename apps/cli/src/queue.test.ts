// @module-tag redis-server
/** Studies through a real Redis: workers, parents and Redis itself are killed, and the bytes stay the same. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OwnRedis, startOwnRedis } from "@sgd-basins/studies/queue/own-redis";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { longStudies, toyStudies } from "./fixtures/toyStudies.ts";
import { basinsWith, temporaryFolder } from "./testing/inProcess.ts";
import { growth, kill, randomNumbers, type Started, start } from "./testing/processes.ts";
import { type Running, runUntilStopped } from "./testing/queued.ts";

const main = join(import.meta.dirname, "fixtures/toyMain.ts");
/** Two of workers and one of the parent. `pnpm kills` does it twenty times, with shards and other numbers of workers as well. */
const KILLS = 3;

let redis: OwnRedis;
const ids = ["table-1", "figure-13"];
/** What this thread alone writes, by id. */
const expected = new Map<string, string>();

const workerWords = (queue: string): string[] => [
  ...["worker", "--workers", "1", "--stalled-after", "1", "--redis", redis.url, "--queue", queue],
];
const parentWords = (queue: string, folder: string): string[] => [
  ...["study", "figure-13", "table-1", "--engine", "bullmq", "--redis", redis.url, "--queue", queue, "--out", folder],
];
const worker = (queue: string, own = {}): Running => runUntilStopped(onTestFinished, workerWords(queue), own);
const parent = (queue: string, folder: string): Running => runUntilStopped(onTestFinished, parentWords(queue, folder));

/** A process that is killed when the test ends. Its code has a name, so that it need not read all sources for a digest. */
function startMortal(words: readonly string[]): Started {
  const started = start(main, words, { TOY_CODE: "1".repeat(64) });
  onTestFinished(async () => void (await kill(started)));
  return started;
}

const artefact = (folder: string, id: string): Promise<string> => readFile(join(folder, `paper/${id}.json`), "utf8");

/** Expects the run to end well, with the bytes of local threads. */
async function expectSame({ closed }: Running | Started, folder: string): Promise<void> {
  const { code, error } = await closed;
  expect(code, error).toBe(0);
  for (const id of ids) expect(await artefact(folder, id)).toBe(expected.get(id));
}

beforeAll(async () => {
  redis = await startOwnRedis();
  const local = await mkdtemp(join(tmpdir(), "queue-"));
  await basinsWith({ studies: [...toyStudies, ...longStudies] }, "study", ...ids, "--out", local);
  for (const id of ids) expected.set(id, await artefact(local, id));
  await rm(local, { recursive: true });
}, 60_000);

afterAll(async () => {
  await redis.end();
});

test("three workers give the bytes of local threads", async () => {
  const folder = await temporaryFolder();
  for (let i = 0; i < 3; i++) worker("three");
  await expectSame(parent("three", folder), folder);
});

test(`${KILLS} kills of two workers and the parent change nothing`, async () => {
  const folder = await temporaryFolder();
  const workers = [1, 2].map(() => startMortal(workerWords("kills")));
  let run = startMortal(parentWords("kills", folder));
  const random = randomNumbers(11);
  const killed = { worker: 0, parent: 0 };
  for (let i = 0; i < KILLS; i++) {
    await growth(folder, 1 + random(2000), run.closed);
    // Both kinds in turn, and at random which worker.
    if (i % 3 === 2) {
      expect(await kill(run), run.said()).toBe(null);
      killed.parent += 1;
      run = startMortal(parentWords("kills", folder));
    } else {
      const which = random(2);
      expect(await kill(workers[which]!), workers[which]!.said()).toBe(null);
      killed.worker += 1;
      workers[which] = startMortal(workerWords("kills"));
    }
  }
  expect(killed).toEqual({ worker: 2, parent: 1 });
  await expectSame(run, folder);
}, 170_000);

test("Redis killed in the middle and started again changes nothing, and the study ends by itself", async () => {
  const folder = await temporaryFolder();
  for (let i = 0; i < 2; i++) worker("redis");
  const run = parent("redis", folder);
  await growth(folder, 8000, run.closed);
  await redis.restart();
  await growth(folder, 8000, run.closed);
  await redis.restart();
  await expectSame(run, folder);
}, 120_000);

test("a worker of other code refuses, says so, and leaves the work to one that alone gives the bytes of local threads", async () => {
  const folder = await temporaryFolder();
  const stranger = worker("code", { code: "0".repeat(64) });
  const run = parent("code", folder);
  const refused = await stranger.closed;
  expect(refused.code, refused.error).toBe(2);
  expect(refused.error).toMatch(/basins: the queue code at redis:.* holds chunks of other code; update this clone/);
  worker("code");
  await expectSame(run, folder);
});

test("a worker told to stop gives back what it has begun, and another one does it", async () => {
  const folder = await temporaryFolder();
  const first = worker("drain");
  const run = parent("drain", folder);
  await growth(folder, 2000, run.closed);
  const { code, error } = await first.stop("SIGTERM");
  expect(code, error).toBe(143);
  expect(error).toMatch(
    /basins: stopped by SIGTERM after \d+ chunks?(; \d chunks? in hand went back to the queue|, none in hand)\n$/,
  );
  worker("drain");
  await expectSame(run, folder);
});

test("something else under the queue's keys is one line and exit 3", async () => {
  await redis.connect().set("bull:foreign:wait", "a string");
  const folder = await temporaryFolder();
  for (const { code, error } of await Promise.all([worker("foreign").closed, parent("foreign", folder).closed])) {
    expect(code, error).toBe(3);
    expect(error).toMatch(
      /^(worker: .*\n)?basins: redis:.*: bull:foreign:wait is a string, and the queue needs a list; choose another --queue.*\n$/,
    );
  }
});
