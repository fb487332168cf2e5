/** An Atom feed of change points. RFC 4287. */
import { type Change, changesOfAll, type HistoryReport, type Trend } from "./findTrends.ts";

const REPOSITORY = "sgd-basins";
/** Before any commit, for a feed without entries. */
const EPOCH = "1970-01-01T00:00:00Z";

/** One entry a change point, the latest first; ids are tag URIs and do not change when the feed is written again. */
export function formatFeed({ trends }: HistoryReport): string {
  const entries = changesOfAll(trends);
  const updated =
    entries
      .map(({ change }) => change.measured)
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

function entryOf(
  { machine, suite, name, artefacts }: Trend,
  { before, commit, factor, measured, pValue }: Change,
): string[] {
  const percent = Math.abs(100 * (factor - 1)).toFixed(1);
  const title = `${suite}/${name} became ${percent} % ${factor > 1 ? "slower" : "faster"}`;
  const text = [
    `${title} between commits ${before} and ${commit} on ${machine}, relative to the machine's peak in the same runs`,
    `(p = ${pValue.toExponential(1)}, of a place that was searched for); \`bench compare\` of the two decides.`,
    artefacts.length > 0 ? `Artefacts whose studies call what the suite measures: ${artefacts.join(", ")}.` : "",
  ]
    .join(" ")
    .trimEnd();
  return [
    "<entry>",
    `<id>${tagOf(`bench/${machine}/${commit}/${encodeURIComponent(`${suite}/${name}`)}`)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${measured}</updated>`,
    `<content type="text">${escapeXml(text)}</content>`,
    "</entry>",
  ];
}

function tagOf(path: string): string {
  return `tag:${REPOSITORY},2026:${path}`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
