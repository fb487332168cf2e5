import { canonicalJson } from "@sgd-basins/report";
import { chosenIn, optionNames } from "@sgd-basins/studies/options";
import { assembleParts, type ShardHeader, shardKeys } from "@sgd-basins/studies/scheduling";
import { InputError } from "sgd-basins/command";
import { type Context, studiesOf } from "../context.ts";
import { codeVersion } from "../reports/codeVersion.ts";
import { openReport } from "../reports/openReport.ts";
import { findCommit } from "../reports/provenance.ts";
import { readShard, type ShardFile } from "../reports/shardFile.ts";
import { asks, chooseStudies, defaultFolder, studyOptions, wroteLine } from "./study.ts";

export interface MergeArguments {
  readonly out?: string;
}

/** `basins merge DIR…`: assembles the artefacts from every shard of one run, in any order. Nothing is computed. */
export async function merge(folders: readonly string[], chosen: MergeArguments, context: Context): Promise<number> {
  const startTime = new Date().toISOString();
  const shards: ShardFile[] = [];
  for (const folder of folders) shards.push(await readShard(folder));
  const header = checkTogether(shards, context.code ?? (await codeVersion()));
  const studies = chooseStudies(header.studies, await studiesOf(context));
  const options = studyOptions(studies, { seed: header.seed, scale: header.scale, ...chosenIn(header) });

  const parts = new Map<string, unknown>();
  for (const shard of shards) {
    const expected = await shardKeys(studies, options, shard.header, context.kinds);
    checkKeys(shard, expected);
    for (const { key, part } of shard.parts) parts.set(key, part);
  }

  const out = chosen.out ?? defaultFolder(options);
  const ids = studies.map(({ id }) => id);
  const provenance = { startTime, workers: header.count, commit: await findCommit() };
  const asking = asks("merge", ids, context);
  const report = await openReport(out, options, ids, provenance, asking);
  try {
    await assembleParts(studies, options, parts, {
      onArtefact: async (artefact) => {
        asking.signal.throwIfAborted();
        await report.add(artefact);
      },
      kinds: context.kinds,
    });
  } finally {
    await report.close();
  }
  context.writeOut(wroteLine(ids, out));
  return 0;
}

/** Checks that the shards are all of one run, each once. Returns what they share, in the first one's header. */
function checkTogether(shards: readonly ShardFile[], code: string): ShardHeader {
  const [first, ...others] = shards as [ShardFile, ...ShardFile[]];
  for (const { file, header } of shards) {
    if (header.code !== code) throw new InputError(file, "code", "was computed by another version of the code");
  }
  for (const { file, header } of others) {
    for (const field of ["seed", "scale", ...optionNames, "studies", "count"] as const) {
      const [own, theirs] = [show(header[field]), show(first.header[field])];
      if (own !== theirs) throw new InputError(file, field, `is ${own}, and ${first.file} has ${theirs}`);
    }
  }
  const { count } = first.header;
  const byIndex = new Map<number, ShardFile>();
  for (const shard of shards) {
    const { index } = shard.header;
    const same = byIndex.get(index);
    if (same !== undefined)
      throw new InputError(shard.file, null, `holds shard ${index}/${count}, as ${same.file} does`);
    byIndex.set(index, shard);
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    const names = missing.slice(0, 10).map((index) => `${index}/${count}`);
    const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : "";
    throw new InputError(shards.map(({ file }) => file).join(", "), null, `missing: shard ${names.join(", ")}${more}`);
  }
  return first.header;
}

function show(value: unknown): string {
  return value === undefined ? "not given" : canonicalJson(value).trim();
}

/** Checks that a shard holds its own jobs' parts, each once. The digest speaks for the bytes, not for their meaning. */
function checkKeys({ file, header, parts }: ShardFile, expected: readonly string[]): void {
  const wrong = parts.findIndex(({ key }, i) => key !== expected[i]);
  if (wrong < 0 && parts.length === expected.length) return;
  const place = wrong < 0 ? null : `line ${wrong + 2}`;
  throw new InputError(file, place, `does not hold the parts of shard ${header.index}/${header.count} of this run`);
}
