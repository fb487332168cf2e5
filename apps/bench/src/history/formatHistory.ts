/** Trends for people: the change points, the latest first. */

import { formatChange } from "@sgd-basins/bench-documents";
import {
  changesOfAll,
  describeComparison,
  type HistoryReport,
  standingOf,
  summarise,
} from "@sgd-basins/bench-documents/trends";
import { table } from "@sgd-basins/terminal";

export function formatHistory({ trends }: HistoryReport): string {
  const commits = new Set(trends.flatMap(({ points }) => points.map(({ commit }) => commit))).size;
  const machines = new Set(trends.map(({ machine }) => machine)).size;
  const lines = [`${trends.length} series of ${commits} commits on ${machines} machine${machines === 1 ? "" : "s"}`];
  const changes = changesOfAll(trends);
  if (changes.length === 0) return `${lines[0]}: no change points\n`;
  const rows = changes.map(({ trend: { machine, suite, name, artefacts }, change }) => [
    `${suite}/${name}`,
    formatChange(Math.log(change.factor)),
    standingOf(change),
    describeComparison(change) ?? "",
    `${change.before.slice(0, 12)} … ${change.commit.slice(0, 12)}`,
    change.time ?? change.measured,
    machine,
    artefacts.length > 4 ? `${artefacts.slice(0, 3).join(", ")}, … (${artefacts.length})` : artefacts.join(", "),
  ]);
  const { faster, slower, suspectedFaster, suspectedSlower, refuted } = summarise(trends);
  lines.push(
    `Confirmed by paired comparisons: ${faster} tasks faster, ${slower} slower. Suspicions: ${suspectedFaster} faster, ${suspectedSlower} slower. Refuted: ${refuted}.`,
  );
  lines.push(
    "",
    ...table(["task", "time", "is", "comparison of the two", "between", "committed", "machine", "may affect"], rows),
  );
  return `${lines.join("\n")}\n`;
}
