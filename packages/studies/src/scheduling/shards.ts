/** A run in parts that know nothing of each other, and the artefacts from all of them. */
import { type Artefact, canonicalJson } from "@sgd-basins/report";
import type { Study, StudyOptions } from "../study.ts";
import { assembleArtefact } from "./assembleArtefact.ts";
import { collectParts } from "./collectParts.ts";
import { planStudies } from "./planStudies.ts";
import type { Job } from "./planTasks.ts";
import { runJobs } from "./runJobs.ts";
import { runningOf, type Scheduling } from "./runStudies.ts";
import { StudyError } from "./StudyError.ts";

/** Shard `index` of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** A part and its job's key. */
export interface KeyedPart {
  readonly key: string;
  readonly part: unknown;
}

/**
 * Keys of a shard's jobs, in the order of the plan: every `count`-th job. The plan puts the longest first, so all shards
 * have about the same work.
 */
export async function shardKeys(
  studies: readonly Study[],
  options: StudyOptions,
  shard: Shard,
  kinds?: URL,
): Promise<string[]> {
  return jobsOf(await planStudies(studies, options, kinds), shard).map((job) => job.key);
}

/**
 * Runs the jobs of one shard.
 *
 * @returns the parts in the order of {@link shardKeys}
 * @throws as `runStudies` does, and StudyError for a part that is not JSON data
 */
export async function runShard(
  studies: readonly Study[],
  options: StudyOptions,
  shard: Shard,
  scheduling: Scheduling,
): Promise<KeyedPart[]> {
  const running = runningOf(scheduling);
  const jobs = jobsOf(await planStudies(studies, options, scheduling.kinds), shard);
  const parts = new Map<string, unknown>();
  await runJobs(jobs, studies, {
    ...running,
    onPart: (job, part) => {
      try {
        canonicalJson(part);
      } catch (error) {
        throw new StudyError(studies[job.uses[0]!.study]!.id, "part", error);
      }
      parts.set(job.key, part);
    },
  });
  return jobs.map(({ key }) => ({ key, part: parts.get(key) }));
}

/**
 * Assembles studies from the parts of every shard. Nothing is computed.
 *
 * @param parts - by key
 * @throws StudyError for a missing part
 */
export async function assembleParts(
  studies: readonly Study[],
  options: StudyOptions,
  parts: ReadonlyMap<string, unknown>,
  {
    onArtefact,
    kinds,
  }: { readonly onArtefact: (artefact: Artefact) => void | Promise<void>; readonly kinds?: URL | undefined },
): Promise<void> {
  const jobs = await planStudies(studies, options, kinds);
  const collect = collectParts(studies, jobs);
  for (const study of collect.withoutTasks) await onArtefact(assembleArtefact(study, options, []));
  for (const job of jobs) {
    const part = parts.get(job.key);
    if (part === undefined) throw new StudyError(studies[job.uses[0]!.study]!.id, job.key, "no part");
    for (const { study, parts } of collect.add(job, part)) await onArtefact(assembleArtefact(study, options, parts));
  }
}

function jobsOf(jobs: readonly Job[], { index, count }: Shard): Job[] {
  return jobs.filter((_, j) => j % count === index - 1);
}
