import { join, relative } from "node:path";
import {
  type Artefact,
  type Claim,
  claimsOf,
  claimVerdicts,
  digest,
  type NumberScore,
  numberVerdicts,
  paperSections,
  parseArtefact,
  scoreClaims,
  scoreNumbers,
  type TableCell,
  type TableData,
  type Verdict,
} from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import type { Context } from "../context.ts";
import { InputError } from "../failures.ts";
import { manifestPath, readManifest } from "../reports/manifestFile.ts";
import { formatNumber, table } from "../table.ts";

export interface SummaryArguments {
  readonly reports: string;
  readonly json: boolean;
}

interface ArtefactSummary {
  readonly id: string;
  /** Null if the artefact's file is not there. */
  readonly title: string | null;
  /** Verdicts on the numbers of a table. */
  readonly cells: NumberScore;
  /** A line for each number with the verdict `differs` or `differs, explained`. */
  readonly differing: readonly {
    readonly verdict: Verdict;
    readonly text: string;
    /** What is judged, in words that cells share. */
    readonly subject: string;
    readonly explanation: string | null;
  }[];
}

/** `basins summary`: what reproduced, what differs, and where to look. */
export async function summary(chosen: SummaryArguments, context: Context): Promise<number> {
  const manifest = await readManifest(chosen.reports);
  const artefacts: Artefact[] = [];
  const summaries: ArtefactSummary[] = [];
  for (const { id, file, sha256 } of manifest.artefacts) {
    const path = join(chosen.reports, file);
    const text = await readRegularFileIfThere(path);
    if (text !== null && (await digest(text)) !== sha256) {
      const rule = `its digest is not the one in ${manifestPath(chosen.reports)}; \`basins verify ${id}\` says where it differs`;
      throw new InputError(path, null, rule);
    }
    const artefact = text === null ? null : parseArtefact(text, path, id);
    if (artefact !== null) artefacts.push(artefact);
    summaries.push(summarise(id, artefact));
  }
  const claims = claimsOf(artefacts);
  const page = await sitePage(chosen.reports);
  if (chosen.json) {
    const { seed, scale } = manifest;
    const numbers = scoreNumbers(artefacts);
    const answer = {
      seed,
      scale,
      numbers,
      claims: scoreClaims(claims),
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
      "",
      ...claimLines(claims),
      ...numberLines(artefacts, summaries),
      ...differingLines(summaries),
      ...explainedLines(summaries),
      ...missingLines(summaries),
      ...placeLines(page),
      "",
    ].join("\n"),
  );
  return 0;
}

function summarise(id: string, artefact: Artefact | null): ArtefactSummary {
  const data = artefact?.data;
  const lines = data?.kind === "table" ? data.cells.map((cell) => ({ ...cell, ...describeCell(data, cell) })) : [];
  const differing = lines
    .filter(({ verdict }) => verdict === "differs" || verdict === "differs, explained")
    .map(({ verdict, text, subject, explanation }) => ({ verdict, text, subject, explanation }));
  return { id, title: artefact?.title ?? null, cells: scoreNumbers(artefact === null ? [] : [artefact]), differing };
}

/** Claims that are not reproduced, as the JSON answer lists them. */
function openClaims(claims: readonly Claim[]) {
  return claims
    .filter(({ verdict }) => verdict !== "reproduced")
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

/** Counts by section, then one line for each claim that is not reproduced. */
function claimLines(claims: readonly Claim[]): string[] {
  if (claims.length === 0) return [];
  const row = (name: string, own: readonly Claim[]): string[] => {
    const score = scoreClaims(own);
    return [name, ...claimVerdicts.map((verdict) => printed(score[verdict]))];
  };
  const sections = paperSections
    .map((section) => ({ section, own: claims.filter((claim) => claim.section === section) }))
    .filter(({ own }) => own.length > 0);
  const lists = claimVerdicts
    .filter((verdict) => verdict !== "reproduced")
    .flatMap((verdict) => {
      const own = claims.filter((claim) => claim.verdict === verdict);
      if (own.length === 0) return [];
      const lines = own.map(({ id, place, quotation }) => `  ${id} (${place}): "${quotation}"`);
      return [`${verdict[0]!.toUpperCase()}${verdict.slice(1)}:`, ...lines, ""];
    });
  const given = claims.filter(({ byConstruction }) => byConstruction).map(({ id }) => id);
  return [
    ...table(
      ["claims of section", ...claimVerdicts],
      [...sections.map(({ section, own }) => row(section, own)), row("all", claims)],
      [0],
    ),
    "",
    ...(given.length === 0 ? [] : [`${given.length} hold by construction: ${given.join(", ")}`, ""]),
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
  return {
    subject: `numbers, ${column?.group ?? column?.label ?? cell.column}`,
    text: `${name}: published ${published}, computed ${computed.join(", ")}`,
  };
}

function numberLines(artefacts: readonly Artefact[], summaries: readonly ArtefactSummary[]): string[] {
  const row = (id: string, counts: NumberScore): string[] => [
    id,
    ...numberVerdicts.map((verdict) => printed(counts[verdict])),
  ];
  const rows = summaries.filter(({ cells }) => !isZero(cells)).map(({ id, cells }) => row(id, cells));
  return [...table(["numbers of", ...numberVerdicts], [...rows, row("all", scoreNumbers(artefacts))], [0]), ""];
}

function printed(count: number): string {
  return count === 0 ? "·" : String(count);
}

function isZero(counts: NumberScore): boolean {
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
