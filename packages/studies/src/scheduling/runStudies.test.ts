import { type Artefact, type ArtefactData, canonicalJson } from "@sgd-basins/report";
import { describe, expect, test } from "vitest";
import { deriveStudy, type Study } from "../study.ts";
import type { OpenEngine } from "./engine.ts";
import { taskKind, toyStudies, toyStudy } from "./fixtures/toyStudies.ts";
import type { Progress } from "./measureProgress.ts";
import { planStudies } from "./planStudies.ts";
import { runStudies } from "./runStudies.ts";
import { assembleParts, runShard, shardKeys } from "./shards.ts";

const kinds = new URL("./fixtures/toyStudies.ts", import.meta.url);
const options = { seed: 3, scale: "quick" } as const;

async function run(
  studies: readonly Study[],
  scheduling: Partial<Parameters<typeof runStudies>[2]> = {},
): Promise<Map<string, Artefact>> {
  const artefacts = new Map<string, Artefact>();
  await runStudies(studies, options, {
    workers: 1,
    kinds,
    onArtefact: (artefact) => void artefacts.set(artefact.id, artefact),
    ...scheduling,
  });
  return artefacts;
}

function bytes(artefacts: Map<string, Artefact>): string[] {
  return [...artefacts.values()].map(canonicalJson).sort();
}

describe("runStudies", () => {
  test("the bytes depend neither on the number of workers nor on the order of the studies", async () => {
    const one = bytes(await run(toyStudies, { workers: 1 }));
    expect(one).toHaveLength(3);
    expect(bytes(await run([...toyStudies].reverse(), { workers: 2 }))).toEqual(one);
    expect(bytes(await run(toyStudies, { workers: 3 }))).toEqual(one);
  });

  test("parts stand in the order of the tasks, though the longest task is run first", async () => {
    const values = async (studies: readonly Study[], id: string): Promise<number[]> => {
      const artefact = (await run(studies, { workers: 2 })).get(id);
      return artefact?.data.kind === "contours" ? (artefact.data.panels[0]?.values ?? []) : [];
    };
    const all = await values(toyStudies, "figure-10");
    const ends = await values(
      [toyStudy("figure-12", ({ seed }) => [0, 7].map((index) => ({ seed, index, turns: 1000 + 20_000 * index })))],
      "figure-12",
    );
    expect([...all.slice(0, 2), ...all.slice(-2)]).toEqual(ends);
    expect(ends[0]).not.toBe(ends[2]);
  });

  test("a task that two studies share is run once, and progress ends at one", async () => {
    const seen: Progress[] = [];
    await run(toyStudies, { workers: 2, onProgress: (progress) => seen.push(progress) });
    expect(seen[0]).toMatchObject({ tasksDone: 0, share: 0 });
    expect(seen.at(-1)).toMatchObject({ tasks: 8 + 4 + 3, tasksDone: 15, share: 1 });
    const shares = seen.map((progress) => progress.share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test("a study made of others runs none of their tasks again, and gets their data", async () => {
    const seen: Progress[] = [];
    const [one, other] = toyStudies as [Study, Study];
    const values = (data: ArtefactData | undefined): number[] =>
      data?.kind === "contours" ? (data.panels[0]?.values ?? []) : [];
    const derived = deriveStudy({
      id: "figure-13",
      title: "Both",
      sources: [one, other],
      parameters: () => ({}),
      assemble: (_, data) => {
        const both = [...values(data.get("figure-10")), ...values(data.get("figure-11"))];
        const alone = one.assemble(
          options,
          both.filter((_value, i) => i % 2 === 0).map((value) => ({ value })),
        );
        return alone;
      },
    });
    const artefacts = await run([one, other, derived], { workers: 2, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ tasks: 8 + 4, tasksDone: 12 });
    expect(values(artefacts.get("figure-13")?.data)).toEqual([
      ...values(artefacts.get("figure-10")?.data),
      ...values(artefacts.get("figure-11")?.data),
    ]);
    expect(bytes(await run([derived], { workers: 1 }))).toEqual([canonicalJson(artefacts.get("figure-13"))]);
  });

  test("an artefact is handed over before later studies are done", async () => {
    const events: string[] = [];
    const long = toyStudy("figure-11", ({ seed }) =>
      Array.from({ length: 20 }, (_, index) => ({ seed, index, turns: 100_000 })),
    );
    const short = toyStudy("figure-10", ({ seed }) => [50, 51].map((index) => ({ seed, index, turns: 200_000 })));
    await run([long, short], {
      onArtefact: (artefact) => void events.push(artefact.id),
      onProgress: (progress) => void events.push(String(progress.tasksDone)),
    });
    expect(events.indexOf("figure-10")).toBeLessThan(events.indexOf("20"));
    expect(events.at(-1)).toBe("figure-11");
  });

  test("a study without tasks is assembled all the same", async () => {
    const assemble = toyStudies[1]!.assemble;
    const constant: Study = {
      ...toyStudies[0]!,
      tasks: () => [],
      assemble: () => assemble(options, [{ value: 1 }, { value: 2 }]),
    };
    expect([...(await run([constant])).keys()]).toEqual(["figure-10"]);
  });

  test("an artefact that breaks its schema is refused, with the place", async () => {
    const empty: Study = { ...toyStudies[0]!, tasks: () => [] };
    await expect(run([empty])).rejects.toThrow("figure-10: assembling: data.panels.0.width");
  });

  test("an error in a task names the study and the task", async () => {
    const faulty = toyStudy("figure-11", ({ seed }) => [
      { seed, index: 1, turns: 1000 },
      { seed, index: 666, turns: 10 },
    ]);
    await expect(run([toyStudies[0]!, faulty], { workers: 2 })).rejects.toThrow(
      'figure-11: task 1 {"seed":3,"index":666,"turns":10}: no such number',
    );
  });

  test("an error while assembling or handing over ends the run with that error", async () => {
    const faulty: Study = {
      ...toyStudies[0]!,
      assemble: () => {
        throw new Error("no cells");
      },
    };
    await expect(run([faulty])).rejects.toThrow("figure-10: assembling: no cells");
    const full = new Error("disk full");
    await expect(run(toyStudies, { onArtefact: () => Promise.reject(full) })).rejects.toBe(full);
  });

  test("workers that cannot start end the run with their error", async () => {
    const broken = new URL("./fixtures/brokenInWorkers.ts", import.meta.url);
    await expect(run(toyStudies, { workers: 2, kinds: broken })).rejects.toThrow("no such instruction");
  });

  test("a task that is not JSON data is refused before any work is done", async () => {
    const faulty = toyStudy("figure-11", ({ seed }) => [{ seed, index: Number.NaN, turns: 10 }]);
    await expect(run([faulty])).rejects.toThrow("figure-11: task 0: $.task.index: NaN is not a JSON number");
    const idle = toyStudy("figure-11", ({ seed }) => [{ seed, index: 0, turns: 0 }]);
    await expect(run([idle])).rejects.toThrow("figure-11: task 0: expected work must be positive and finite, is 0");
    const knit: Study = { ...toyStudies[0]!, tasks: () => [{ kind: "knit", task: 1 }] };
    await expect(run([knit])).rejects.toThrow("unknown kind of task: knit");
  });

  test("aborting stops endless work and throws the signal's reason", async () => {
    const endless = toyStudy("figure-12", ({ seed }) => [{ seed, index: 0, turns: 1e15 }]);
    const controller = new AbortController();
    const reason = new Error("interrupted");
    const started = run([endless, toyStudies[0]!], {
      workers: 2,
      signal: controller.signal,
      onProgress: (progress) => {
        if (progress.tasksDone === 8) controller.abort(reason);
      },
    });
    await expect(started).rejects.toBe(reason);
    await expect(run(toyStudies, { signal: controller.signal })).rejects.toBe(reason);
  });

  test("no workers, half a worker, or a study twice is an error", async () => {
    for (const workers of [0, 1.5, Number.NaN]) {
      await expect(run(toyStudies, { workers })).rejects.toThrow(`workers must be 1 or more, is ${workers}`);
    }
    await expect(run([toyStudies[0]!, toyStudies[0]!])).rejects.toThrow("a study stands twice");
  });
});

/** One task after the other, without a thread to be started for each of many shards. */
const ownThread: OpenEngine = () => ({
  lanes: 1,
  run: async ({ kind, task }) => taskKind(kind).run(task as never),
  end: async () => {},
});

describe("shards", () => {
  test.each([1, 2, 7, 40])("%d shards, merged, give the bytes of one run", async (count) => {
    const parts = new Map<string, unknown>();
    for (let index = count; index >= 1; index--) {
      const own = await runShard(toyStudies, options, { index, count }, { workers: 1, kinds, engine: ownThread });
      expect(own.map(({ key }) => key)).toEqual(await shardKeys(toyStudies, options, { index, count }, kinds));
      for (const { key, part } of own) {
        expect(parts.has(key)).toBe(false);
        // As a file gives it back.
        parts.set(key, JSON.parse(JSON.stringify(part)));
      }
    }
    const merged = new Map<string, Artefact>();
    await assembleParts(toyStudies, options, parts, {
      kinds,
      onArtefact: (artefact) => void merged.set(artefact.id, artefact),
    });
    expect(bytes(merged)).toEqual(bytes(await run(toyStudies)));
  });

  test("have about the same work each", async () => {
    const jobs = await planStudies(toyStudies, options, kinds);
    const works = [1, 2, 3].map((index) => {
      const keys = jobs.filter((_, j) => j % 3 === index - 1);
      return keys.reduce((sum, { work }) => sum + work, 0);
    });
    expect(Math.max(...works) - Math.min(...works)).toBeLessThanOrEqual(Math.max(...jobs.map(({ work }) => work)));
  });

  test("without a part nothing is assembled from it", async () => {
    const onArtefact = (): void => {
      throw new Error("must not be called");
    };
    const parts = assembleParts(toyStudies.slice(0, 1), options, new Map(), { kinds, onArtefact });
    await expect(parts).rejects.toThrow("figure-10: ");
  });
});
