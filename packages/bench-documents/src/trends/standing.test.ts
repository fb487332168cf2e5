import { expect, test } from "vitest";
import { exampleCommits, exampleCompare, exampleComparison, exampleHistory } from "../testing.ts";
import { findTrends, type Trend } from "./findTrends.ts";
import { formatFeed } from "./formatFeed.ts";
import { segmentsOf } from "./segmentsOf.ts";
import { describeComparison, standingOf, summarise, worstFirst } from "./standing.ts";

const refuting = exampleComparison(Array.from({ length: 30 }, (_, i) => 0.001 * (i - 15)));
const confirming = exampleComparison(Array.from({ length: 30 }, (_, i) => 0.1 + 0.001 * i));
const noise = exampleComparison(Array.from({ length: 30 }, (_, i) => 0.02 * (i - 15)));

const historyWith = (...compared: (typeof refuting)[]) =>
  findTrends(new Map([["abacus", exampleHistory()]]), exampleCommits, new Map([["abacus", compared]]));

test.each([
  ["nothing compared", [], "suspicion", "Suspicion", 1, 0, 2],
  ["a comparison without a change", [refuting], "refuted", "Refuted", 0, 0, 1],
  ["a comparison with one", [confirming], "confirmed", "Confirmed", 0, 1, 2],
  ["a comparison that is too noisy", [noise], "suspicion", "Suspicion", 1, 0, 2],
  ["a comparison of other commits", [{ ...confirming, commit: exampleCommits[21] }], "suspicion", "Suspicion", 1, 0, 2],
] as const)("%s", (_, compared, standing, title, suspected, slower, segments) => {
  const report = historyWith(...compared);
  const [{ changes }] = report.trends;
  expect(changes.map(standingOf)).toEqual([standing]);
  expect(summarise(report.trends)).toEqual({
    ...{ faster: 0, slower, suspectedFaster: 0, suspectedSlower: suspected },
    refuted: standing === "refuted" ? 1 : 0,
  });
  expect(segmentsOf(report.trends[0])).toHaveLength(segments);
  expect(formatFeed(report)).toMatch(new RegExp(`<title>${title}: linalg/multiply n=200 became \\d+\\.\\d % slower<`));
});

test("an undecided comparison is told, and a feed's entry has the time of the last look", () => {
  const report = historyWith(noise);
  expect(describeComparison(report.trends[0].changes[0])).toBe(
    "−1.0 % [−14.8 %, +15.0 %] in 30 paired rounds, undecided",
  );
  expect(formatFeed(report)).toContain(`<updated>${noise.startTime}</updated>`);
});

test("a feed names the comparisons in which a task is slower or faster, and no others", () => {
  const same = { ...exampleCompare, tasks: exampleCompare.tasks.filter(({ verdict }) => verdict === "SAME") };
  expect(formatFeed(historyWith(), [same])).toBe(formatFeed(historyWith()));
  const feed = formatFeed(historyWith(), [exampleCompare]);
  expect(feed).toContain("<title>Compared: 1 of 4 tasks slower, 1 faster since bbbbbbbbbbbb</title>");
  expect(feed).toMatch(
    /on abacus-9000-2-cores-linux-x64: linalg\/multiply n=200 \+10\.0 % \[[^\]]+\]; linalg\/eigenSymmetric n=50 −18\.1 %/,
  );
  expect(feed).toContain(`/${exampleCompare.base.commit}..${exampleCompare.head.commit}</id>`);
  expect(feed).toContain(`<updated>${exampleCompare.startTime}</updated>`);
});

test("confirmed changes come first, the slowest before the fastest, then suspicions, then what is refuted", () => {
  const [own, plain] = historyWith().trends;
  const named = (name: string, changes: Trend["changes"]): Trend => ({ ...own, name, changes });
  const [change] = own.changes;
  const compared = (comparison: typeof noise | null, factor = 1.1) => [{ ...change, factor, comparison }];
  const faster = { ...confirming, outcome: "confirmed" as const, median: -1 };
  const sorted = worstFirst([
    plain,
    named("refuted", compared(refuting)),
    named("suspected faster", compared(null, 0.5)),
    named("suspected slower", compared(noise)),
    named("faster", compared(faster)),
    named("slower", compared(confirming)),
  ]);
  expect(sorted.map(({ name }) => name)).toEqual([
    ...["slower", "faster", "suspected slower", "suspected faster", "refuted", plain.name],
  ]);
  expect(summarise(sorted)).toEqual({ faster: 1, slower: 1, suspectedFaster: 1, suspectedSlower: 1, refuted: 1 });
});
