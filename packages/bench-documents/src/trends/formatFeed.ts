/** An Atom feed of change points. RFC 4287. */
import { formatChange } from "../text/formatQuantity.ts";
import { type Change, changesOfAll, type HistoryReport, type Trend } from "./findTrends.ts";
import { describeComparison, standingOf } from "./standing.ts";

const REPOSITORY = "sgd-basins";
/** Before any commit, for a feed without entries. */
const EPOCH = "1970-01-01T00:00:00Z";

/** One entry a change point, the latest first; ids are tag URIs and do not change when the feed is written again. */
export function formatFeed({ trends }: HistoryReport): string {
  const entries = changesOfAll(trends);
  const updated =
    entries
      .map(({ change }) => updatedAt(change))
      .sort()
      .at(-1) ?? EPOCH;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${tagOf("bench")}</id>`,
    "<title>sgd-basins: benchmarks that changed</title>",
    `<updated>${updated}</updated>`,
    `<author><name>${REPOSITORY}</name></author>`,
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
  return [
    "<entry>",
    `<id>${tagOf(`bench/${machine}/${commit}/${encodeURIComponent(`${suite}/${name}`)}`)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updatedAt(change)}</updated>`,
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
