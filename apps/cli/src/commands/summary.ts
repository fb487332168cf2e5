import { join, relative } from "node:path";
import { type Artefact, digest, parseArtefact, type TableCell, type TableData, type Verdict } from "@sgd-basins/report";
import type { Context } from "../context.ts";
import { InputError } from "../failures.ts";
import { readTextIfThere } from "../readText.ts";
import { manifestPath, readManifest } from "../reports/manifestFile.ts";
import { formatNumber, table } from "../table.ts";

export interface SummaryArguments {
  readonly reports: string;
  readonly json: boolean;
}

type Counts = Record<Verdict, number>;

interface ArtefactSummary {
  readonly id: string;
  /** Null if the artefact's file is not there. */
  readonly title: string | null;
  /** Verdicts on the paper's numbers and on its statements. */
  readonly cells: Counts;
  readonly findings: Counts;
  /** A line for each verdict `differs` and `differs, explained`. */
  readonly differing: readonly {
    readonly verdict: Verdict;
    readonly text: string;
    /** What is judged, in words that artefacts share: a statement, or a table's columns. */
    readonly subject: string;
    readonly explanation: string | null;
  }[];
}

/** `basins summary`: what reproduced, what differs, and where to look. */
export async function summary(chosen: SummaryArguments, context: Context): Promise<number> {
  const manifest = await readManifest(chosen.reports);
  const artefacts: ArtefactSummary[] = [];
  for (const { id, file, sha256 } of manifest.artefacts) {
    const path = join(chosen.reports, file);
    const text = await readTextIfThere(path);
    if (text !== null && (await digest(text)) !== sha256) {
      const rule = `its digest is not the one in ${manifestPath(chosen.reports)}; \`basins verify ${id}\` says where it differs`;
      throw new InputError(path, null, rule);
    }
    artefacts.push(summarise(id, text === null ? null : parseArtefact(text, path, id)));
  }
  const page = await sitePage(chosen.reports);
  if (chosen.json) {
    const { seed, scale } = manifest;
    context.writeOut(`${JSON.stringify({ seed, scale, artefacts, site: page }, null, 2)}\n`);
    return 0;
  }
  context.writeOut(
    [
      `Report with seed ${manifest.seed}, scale ${manifest.scale}, in ${chosen.reports}`,
      "",
      ...countLines(artefacts),
      "",
      ...differingLines(artefacts),
      ...explainedLines(artefacts),
      ...missingLines(artefacts),
      ...placeLines(page),
      "",
    ].join("\n"),
  );
  return 0;
}

function summarise(id: string, artefact: Artefact | null): ArtefactSummary {
  const data = artefact?.data;
  const cells = data?.kind === "table" ? data.cells : [];
  const findings = data?.kind === "trajectories" || data?.kind === "moment-study" ? data.findings : [];
  const lines = [
    ...(data?.kind === "table" ? data.cells.map((cell) => ({ ...cell, ...describeCell(data, cell) })) : []),
    ...findings.map((finding) => ({
      ...finding,
      subject: `"${finding.claim}"`,
      text: `"${finding.claim}" (${finding.place}): ${finding.observed}`,
    })),
  ];
  const differing = lines
    .filter(({ verdict }) => verdict === "differs" || verdict === "differs, explained")
    .map(({ verdict, text, subject, explanation }) => ({ verdict, text, subject, explanation }));
  return { id, title: artefact?.title ?? null, cells: count(cells), findings: count(findings), differing };
}

function describeCell(data: TableData, cell: TableCell): { subject: string; text: string } {
  const label = data.rows.find(({ id }) => id === cell.row)?.label ?? cell.row;
  const row = label.startsWith(data.rowHeading) ? label : `${data.rowHeading} ${label}`;
  const column = data.columns.find(({ id }) => id === cell.column);
  const name = [row, [column?.group, column?.label ?? cell.column].filter(Boolean).join(", ")].join(", ");
  const published = cell.published === null ? "nothing" : formatNumber(cell.published);
  const computed = cell.computed.map(({ realisation, value, reason }) => {
    const label = cell.computed.length === 1 ? "" : ` (${realisation})`;
    return `${value === null ? `none: ${reason}` : formatNumber(value)}${label}`;
  });
  return {
    subject: `numbers, ${column?.group ?? column?.label ?? cell.column}`,
    text: `${name}: published ${published}, computed ${computed.join(", ")}`,
  };
}

function count(judged: readonly { readonly verdict: Verdict }[]): Counts {
  const counts: Counts = { reproduced: 0, differs: 0, "differs, explained": 0, "not recoverable": 0 };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

function countLines(artefacts: readonly ArtefactSummary[]): string[] {
  const verdicts = ["reproduced", "differs, explained", "differs", "not recoverable"] as const;
  const row = (id: string, what: string, counts: Counts): string[] => [
    id,
    what,
    ...verdicts.map((verdict) => (counts[verdict] === 0 ? "·" : String(counts[verdict]))),
  ];
  const rows = artefacts.flatMap(({ id, cells, findings }) => [
    ...(isZero(cells) ? [] : [row(id, "numbers", cells)]),
    ...(isZero(findings) ? [] : [row(id, "statements", findings)]),
  ]);
  const total = (key: "cells" | "findings"): Counts => {
    const sum = count([]);
    for (const artefact of artefacts) for (const verdict of verdicts) sum[verdict] += artefact[key][verdict];
    return sum;
  };
  return table(
    ["artefact", "", ...verdicts],
    [...rows, row("all", "numbers", total("cells")), row("all", "statements", total("findings"))],
    [0, 1],
  );
}

function isZero(counts: Counts): boolean {
  return Object.values(counts).every((number) => number === 0);
}

function differingLines(artefacts: readonly ArtefactSummary[]): string[] {
  const lines = artefacts.flatMap(({ id, differing }) =>
    differing.filter((line) => line.verdict === "differs").map(({ text }) => `  ${id}: ${text}`),
  );
  return lines.length === 0 ? [] : ["Differs:", ...lines, ""];
}

/** One line for each explanation and statement, with the artefacts that meet it: many differ for the same reason. */
function explainedLines(artefacts: readonly ArtefactSummary[]): string[] {
  const groups = new Map<string, Map<string, number>>();
  for (const { id, differing } of artefacts) {
    for (const { verdict, subject, explanation } of differing) {
      if (verdict !== "differs, explained") continue;
      const key = `${subject} (#${explanation ?? "verdicts"})`;
      const group = groups.get(key) ?? new Map<string, number>();
      groups.set(key, group.set(id, (group.get(id) ?? 0) + 1));
    }
  }
  if (groups.size === 0) return [];
  const lines = Array.from(groups, ([key, group]) => {
    const places = Array.from(group, ([id, times]) => (times === 1 ? id : `${id} (${times})`));
    return `  ${key}: ${places.join(", ")}`;
  });
  return ["Differs, explained at the named section of the site's method page:", ...lines, ""];
}

function missingLines(artefacts: readonly ArtefactSummary[]): string[] {
  const missing = artefacts.filter(({ title }) => title === null).map(({ id }) => id);
  if (missing.length === 0) return [];
  return [`Not here, and not counted; \`npx -y pnpm@10 basins study <id>\` writes it:`, `  ${missing.join(", ")}`, ""];
}

/** The site's first page, from the folder in which the command was started; null if no site shows this report. */
async function sitePage(reports: string): Promise<string | null> {
  const site = join(import.meta.dirname, "../../../site/dist");
  const shown = await readTextIfThere(join(site, "data/manifest.json"));
  if (shown === null || shown !== (await readTextIfThere(manifestPath(reports)))) return null;
  return relative(process.cwd(), join(site, "index.html"));
}

function placeLines(page: string | null): string[] {
  if (page === null) return ["There is no site of this report yet: npx -y pnpm@10 report builds one."];
  return [
    `The site: ${page}`,
    "To read it in a browser: npx -y pnpm@10 --filter @sgd-basins/site preview, then open the address that it prints.",
  ];
}
