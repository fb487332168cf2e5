/** An Atom feed of change points, and of comparisons that found one. RFC 4287. */
import { type Reading, readingOf } from "../gate/verdictOf.ts";
import type { CompareReport } from "../schemas/compareReport.ts";
import { machineName } from "../stored/machine.ts";
import { formatChange } from "../text/formatQuantity.ts";
import { type Change, changesOfAll, type HistoryReport, type Trend } from "./findTrends.ts";
import { describeComparison, standingOf } from "./standing.ts";

const REPOSITORY = "sgd-basins";
/** Before any commit, for a feed without entries. */
const EPOCH = "1970-01-01T00:00:00Z";

/**
 * One entry a comparison of two commits in which a task is slower or faster, and one a change point, the latest of each
 * first; ids are tag URIs and do not change when the feed is written again.
 *
 * @param comparisons - of any machines, the latest first
 */
export function formatFeed({ trends }: HistoryReport, comparisons: readonly CompareReport[] = []): string {
  const entries = changesOfAll(trends);
  const compared = comparisons.filter(({ tasks }) => tasks.some((task) => moved.includes(readingOf(task))));
  const times = [...entries.map(({ change }) => updatedAt(change)), ...compared.map(({ startTime }) => startTime)];
  const updated = times.sort().at(-1) ?? EPOCH;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${tagOf("bench")}</id>`,
    "<title>sgd-basins: benchmarks that changed</title>",
    `<updated>${updated}</updated>`,
    `<author><name>${REPOSITORY}</name></author>`,
    ...compared.flatMap(entryOfComparison),
    ...entries.flatMap(({ trend, change }) => entryOf(trend, change)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function entryOf({ machine, suite, name, artefacts }: Trend, change: Change): string[] {
  const { before, commit, factor, pValue } = change;
  const size = formatChange(Math.log(factor)).replace(/^./, "");
  const what = `${suite}/${name} became ${size} ${factor > 1 ? "slower" : "faster"}`;
  const title = `${titles[standingOf(change)]}: ${what}`;
  const comparison = describeComparison(change);
  const text = [
    `${what} between commits ${before} and ${commit} on ${machine}, relative to the machine's peak in the same runs`,
    `(p = ${pValue.toExponential(1)}, of a place that was searched for).`,
    comparison === null
      ? "No paired comparison has confirmed it."
      : `The paired comparison of the two commits, which decides: ${comparison}.`,
    artefacts.length > 0 ? `Artefacts whose studies call what the suite measures: ${artefacts.join(", ")}.` : "",
  ]
    .join(" ")
    .trimEnd();
  const id = `bench/${machine}/${commit}/${encodeURIComponent(`${suite}/${name}`)}`;
  return entry(id, title, updatedAt(change), text);
}

const moved: readonly Reading[] = ["slower", "faster"];

function entryOfComparison({ base, head, environment, startTime, tasks }: CompareReport): string[] {
  const machine = machineName(environment);
  const read = tasks.map((task) => ({ task, reading: readingOf(task) }));
  const of = (reading: Reading): number => read.filter((one) => one.reading === reading).length;
  const changes = moved.flatMap((reading) =>
    read.flatMap(({ task: { suite, title, median, low, high }, reading: own }) =>
      own === reading
        ? [`${suite}/${title} ${formatChange(median)} [${formatChange(low)}, ${formatChange(high)}]`]
        : [],
    ),
  );
  const title = `Compared: ${of("slower")} of ${tasks.length} tasks slower, ${of("faster")} faster since ${base.commit.slice(0, 12)}`;
  const text = `Times of commit ${head.commit} (${head.time}) over those of ${base.commit} (${base.time}), in paired rounds on ${machine}: ${changes.join("; ")}.`;
  return entry(`bench/${machine}/${base.commit}..${head.commit}`, title, startTime, text);
}

function entry(id: string, title: string, updated: string, text: string): string[] {
  return [
    "<entry>",
    `<id>${tagOf(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<content type="text">${escapeXml(text)}</content>`,
    "</entry>",
  ];
}

const titles = { confirmed: "Confirmed", refuted: "Refuted", suspicion: "Suspicion" } as const;

/** When the change was last looked at. */
function updatedAt({ measured, comparison }: Change): string {
  return comparison?.startTime ?? measured;
}

function tagOf(path: string): string {
  return `tag:${REPOSITORY},2026:${path}`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
