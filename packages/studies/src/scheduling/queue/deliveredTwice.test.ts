// @module-tag redis-server
/** Chunks that two workers are given, because the first one was thought dead: each is counted once. */
import { canonicalJson } from "@sgd-basins/report";
import { type Job, Worker } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { taskKind, toyStudy } from "../fixtures/toyStudies.ts";
import { runStudies, type Scheduling } from "../runStudies.ts";
import { type Answer, type Chunk, parseChunk } from "./message.ts";
import { type OwnRedis, startOwnRedis } from "./ownRedis.ts";
import { queueEngine } from "./queueEngine.ts";

const code = "a".repeat(64);
const kinds = new URL("../fixtures/toyStudies.ts", import.meta.url);
const TASKS = 6;
/** A hundred milliseconds of expected work a task, so each is a chunk of its own. */
const study = toyStudy("figure-10", ({ seed }) =>
  Array.from({ length: TASKS }, (_, index) => ({ seed, index, turns: 1e7 })),
);

let redis: OwnRedis;

beforeAll(async () => {
  redis = await startOwnRedis();
});

afterAll(() => redis.end());

async function run(scheduling: Partial<Scheduling>): Promise<{ text: string; done: number[] }> {
  let text = "";
  const done: number[] = [];
  await runStudies(
    [study],
    { seed: 3, scale: "quick" },
    {
      workers: 2,
      kinds,
      onProgress: ({ tasksDone }) => done.push(tasksDone),
      onArtefact: (artefact) => {
        text += canonicalJson(artefact);
      },
      ...scheduling,
    },
  );
  return { text, done };
}

function answerTo(data: unknown): Answer {
  const { jobs } = parseChunk(data);
  return { code, parts: jobs.map(({ kind, task }) => taskKind(kind).run(task as never) as Answer["parts"][0]) };
}

test("every chunk is delivered twice, and answered twice with different numbers", async () => {
  const queue = "twice";
  const client = new Redis(redis.url);
  const connection = { url: redis.url, maxRetriesPerRequest: null };
  const worker = new Worker<Chunk, Answer>(queue, null, { connection, autorun: false, maxStalledCount: 1000 });
  const first = new Map<string, { readonly job: Job<Chunk, Answer>; readonly token: string }>();
  const refused: string[] = [];
  let deliveries = 0;

  /** What Redis and another worker do with a worker that has been silent for too long, without the waiting. */
  const loseLock = async (id: string): Promise<void> => {
    await client.del(`bull:${queue}:${id}:lock`);
    for (let check = 0; check < 2; check++) {
      await client.del(`bull:${queue}:stalled-check`);
      await worker.backend.moveStalledJobsToWait();
    }
  };
  /** The worker that was thought dead answers all the same, and wrongly. */
  const answerLate = async (id: string): Promise<void> => {
    const { job, token } = first.get(id)!;
    const wrong: Answer = { code, parts: [{ value: 0.5 }] };
    await job.moveToCompleted(wrong, token, false).catch((error: Error) => refused.push(error.message));
  };
  const serve = async (): Promise<void> => {
    while (deliveries < 2 * TASKS) {
      const token = `token-${deliveries}`;
      const job: Job<Chunk, Answer> | undefined = await worker.getNextJob(token);
      if (job === undefined) continue;
      const id = job.id!;
      deliveries += 1;
      if (!first.has(id)) {
        first.set(id, { job, token });
        await loseLock(id);
        // Half of them answer before the second worker does.
        if (first.size % 2 === 0) await answerLate(id);
        continue;
      }
      await job.moveToCompleted(answerTo(job.data), token, false);
      if (refused.length < first.size) await answerLate(id);
      // The event comes twice as well.
      await client.xadd(`bull:${queue}:events`, "*", "event", "completed", "jobId", id, "returnvalue", "{}");
    }
  };

  const local = await run({});
  const [queued] = await Promise.all([
    run({ engine: queueEngine({ url: redis.url, queue }, { code, giveUpAfterSeconds: 60 }) }),
    serve(),
  ]);
  expect(deliveries).toBe(2 * TASKS);
  expect(refused).toHaveLength(TASKS);
  for (const message of refused) expect(message).toMatch(/lock/i);
  expect(queued.text).toBe(local.text);
  expect(queued.done).toEqual(Array.from({ length: TASKS + 1 }, (_, done) => done));
  await worker.close();
  client.disconnect();
});
