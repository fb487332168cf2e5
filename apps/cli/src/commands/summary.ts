import { join, relative } from "node:path";
import {
  type Artefact,
  type ArtefactId,
  type Claim,
  type ClaimHeading,
  claimsOf,
  claimsOfPaper,
  claimsOfReport,
  numberVerdicts,
  ownHeadings,
  paperSections,
  type Score,
  scoreNumbers,
  scoreVerdicts,
  type TableCell,
  type TableData,
  type Verdict,
  verdicts,
  wordsOf,
} from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import { departureOf } from "@sgd-basins/studies/scheduling";
import { table } from "@sgd-basins/terminal";
import { formatNumber } from "sgd-basins/command";
import type { Context } from "../context.ts";
import { manifestPath, readManifest } from "../reports/manifestFile.ts";
import { readListed } from "../reports/readListed.ts";

export interface SummaryArguments {
  readonly reports: string;
  readonly json?: boolean;
}

interface ArtefactSummary {
  readonly id: string;
  /** Null if the artefact's file is not there. */
  readonly title: string | null;
  /** What makes it another than the whole study, such as the options that it records; null for the whole. */
  readonly part: string | null;
  /** Verdicts on the numbers of a table. */
  readonly cells: Score;
  /** A line for each number with the verdict `fails` or `fails for a known reason`. */
  readonly failing: readonly {
    readonly verdict: Verdict;
    readonly text: string;
    /** What is judged, in words that cells share. */
    readonly subject: string;
    readonly explanation: string | null;
  }[];
}

/** `basins summary`: what holds, what fails, and where to look. */
export async function summary(chosen: SummaryArguments, context: Context): Promise<number> {
  const manifest = await readManifest(chosen.reports);
  const found = await readListed(chosen.reports, manifest);
  const artefacts = [...found.values()];
  const summaries = manifest.artefacts.map(({ id }) => summarise(id, found.get(id) ?? null));
  const claims = claimsOf(artefacts);
  const page = await sitePage(chosen.reports);
  if (chosen.json) {
    const { seed, scale } = manifest;
    const numbers = scoreNumbers(artefacts);
    const answer = {
      seed,
      scale,
      numbers,
      claims: scoreVerdicts(claimsOfPaper(claims)),
      ownClaims: scoreVerdicts(claimsOfReport(claims)),
      artefacts: summaries,
      open: openClaims(claims),
      site: page,
    };
    context.writeOut(`${JSON.stringify(answer, null, 2)}\n`);
    return 0;
  }
  context.writeOut(
    [
      `Report with seed ${manifest.seed}, scale ${manifest.scale}, in ${chosen.reports}`,
      ...summaries.flatMap(({ id, part }) => (part === null ? [] : [`${id} is not the whole study: ${part}`])),
      "",
      ...claimLines(claims),
      ...numberLines(artefacts, summaries),
      ...failingLines(summaries),
      ...knownReasonLines(summaries),
      ...missingLines(summaries),
      ...placeLines(page),
      "",
    ].join("\n"),
  );
  return 0;
}

function summarise(id: ArtefactId, artefact: Artefact | null): ArtefactSummary {
  const data = artefact?.data;
  const lines = data?.kind === "table" ? data.cells.map((cell) => ({ ...cell, ...describeCell(data, cell) })) : [];
  const failing = lines
    .filter(({ verdict }) => verdict === "fails" || verdict === "fails for a known reason")
    .map(({ verdict, text, subject, explanation }) => ({ verdict, text, subject, explanation }));
  return {
    id,
    title: artefact?.title ?? null,
    part: artefact === null ? null : departureOf(artefact),
    cells: scoreNumbers(artefact === null ? [] : [artefact]),
    failing,
  };
}

/** Claims that do not hold, or only in part, as the JSON answer lists them. */
function openClaims(claims: readonly Claim[]) {
  return claims
    .filter(({ verdict }) => verdict !== "holds")
    .map(({ id, section, place, quotation, verdict, explanation, command }) => ({
      id,
      section,
      place,
      quotation,
      verdict,
      explanation,
      command,
    }));
}

/** Counts by section, then one line for each claim that does not hold, or only in part. */
function claimLines(claims: readonly Claim[]): string[] {
  if (claims.length === 0) return [];
  const row = (name: string, own: readonly Claim[]): string[] => {
    const score = scoreVerdicts(own);
    return [name, ...verdicts.map((verdict) => printed(score[verdict]))];
  };
  const rowsOf = (headings: readonly ClaimHeading[]): string[][] =>
    headings
      .map((section) => ({ section, own: claims.filter((claim) => claim.section === section) }))
      .filter(({ own }) => own.length > 0)
      .map(({ section, own }) => row(section, own));
  const lists = verdicts
    .filter((verdict) => verdict !== "holds")
    .flatMap((verdict) => {
      const own = claims.filter((claim) => claim.verdict === verdict);
      if (own.length === 0) return [];
      const lines = own.map((claim) => `  ${claim.id} (${claim.place}): ${wordsOf(claim, ['"', '"'])}`);
      return [heading("Claims", verdict), ...lines, ""];
    });
  const given = claims.filter(({ byConstruction }) => byConstruction).map(({ id }) => id);
  return [
    ...table(["claims of section", ...verdicts], [...rowsOf(paperSections), row("all", claimsOfPaper(claims))], [0]),
    "",
    ...(claimsOfReport(claims).length === 0
      ? []
      : [...table(["claims of this report on", ...verdicts], rowsOf(ownHeadings), [0]), ""]),
    ...(given.length === 0 ? [] : [`Of those that hold, ${given.length} do by construction: ${given.join(", ")}`, ""]),
    ...lists,
  ];
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
  const { range } = cell;
  const among =
    range === null ? "" : `; 5–95 % of ${range.seeds} seeds: ${formatNumber(range.low)} to ${formatNumber(range.high)}`;
  return {
    subject: `numbers, ${column?.group ?? column?.label ?? cell.column}`,
    text: `${name}: published ${published}, computed ${computed.join(", ")}${among}`,
  };
}

function numberLines(artefacts: readonly Artefact[], summaries: readonly ArtefactSummary[]): string[] {
  const row = (id: string, counts: Score): string[] => [
    id,
    ...numberVerdicts.map((verdict) => printed(counts[verdict])),
  ];
  const rows = summaries.filter(({ cells }) => !isZero(cells)).map(({ id, cells }) => row(id, cells));
  return [...table(["numbers of", ...numberVerdicts], [...rows, row("all", scoreNumbers(artefacts))], [0]), ""];
}

function printed(count: number): string {
  return count === 0 ? "·" : String(count);
}

function isZero(counts: Score): boolean {
  return Object.values(counts).every((number) => number === 0);
}

/** Says what is listed below it. */
function heading(what: "Claims" | "Numbers", verdict: Verdict): string {
  return `${what} with the verdict "${verdict}":`;
}

function failingLines(artefacts: readonly ArtefactSummary[]): string[] {
  const lines = artefacts.flatMap(({ id, failing }) =>
    failing.filter((line) => line.verdict === "fails").map(({ text }) => `  ${id}: ${text}`),
  );
  return lines.length === 0 ? [] : [heading("Numbers", "fails"), ...lines, ""];
}

/** One line for each reason and statement, with the artefacts that meet it: many fail for the same reason. */
function knownReasonLines(artefacts: readonly ArtefactSummary[]): string[] {
  const groups = new Map<string, Map<string, number>>();
  for (const { id, failing } of artefacts) {
    for (const { verdict, subject, explanation } of failing) {
      if (verdict !== "fails for a known reason") continue;
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
  return [
    heading("Numbers", "fails for a known reason"),
    ...lines,
    "  (# is the section of the site's method page that says why)",
    "",
  ];
}

function missingLines(artefacts: readonly ArtefactSummary[]): string[] {
  const missing = artefacts.filter(({ title }) => title === null).map(({ id }) => id);
  if (missing.length === 0) return [];
  return [`Not here, and not counted; \`npx -y pnpm@10 basins study <id>\` writes it:`, `  ${missing.join(", ")}`, ""];
}

/** The site's first page, from the folder in which the command was started; null if no site shows this report. */
async function sitePage(reports: string): Promise<string | null> {
  const site = join(import.meta.dirname, "../../../site/dist");
  const shown = await readRegularFileIfThere(join(site, "data/manifest.json"));
  if (shown === null || shown !== (await readRegularFileIfThere(manifestPath(reports)))) return null;
  return relative(process.cwd(), join(site, "index.html"));
}

function placeLines(page: string | null): string[] {
  if (page === null) return ["There is no site of this report yet: npx -y pnpm@10 report builds one."];
  return [
    `The site: ${page}`,
    "To read it in a browser: npx -y pnpm@10 --filter @sgd-basins/site preview, then open the address that it prints.",
  ];
}
