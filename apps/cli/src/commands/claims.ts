import { join } from "node:path";
import {
  type ArtefactData,
  type ArtefactId,
  artefactFile,
  type Claim,
  type ClaimNumber,
  claimsOf,
  digest,
  type Manifest,
  parseArtefact,
} from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";
import { claimIds, evidenceOf, judgeFrom, type OpenClaim } from "@sgd-basins/studies";
import type { Context } from "../context.ts";
import { InputError, UsageError } from "../failures.ts";
import { manifestPath, readManifest } from "../reports/manifestFile.ts";
import { recordedMomentOptions } from "../reports/momentOptions.ts";
import { formatNumber } from "../table.ts";

export interface ClaimsArguments {
  readonly reports: string;
  readonly json: boolean;
}

/**
 * `basins claims [id…]`: judges claims by the artefacts in a report's folder, which are not computed again.
 *
 * @returns 1 if a claim gets another verdict than in the folder's claims.json, or a named one lacks evidence; else 0
 */
export async function claims(ids: readonly string[], chosen: ClaimsArguments, context: Context): Promise<number> {
  const unknown = ids.find((id) => !claimIds.includes(id));
  if (unknown !== undefined) throw new UsageError(`there is no claim '${unknown}'; \`basins claims\` lists all`);
  const manifest = await readManifest(chosen.reports);
  const named = ids.length === 0 ? claimIds : claimIds.filter((id) => ids.includes(id));
  const data = await readEvidence(new Set(named.flatMap(evidenceOf)), manifest, chosen.reports);
  const options = {
    seed: manifest.seed,
    scale: manifest.scale,
    ...(await recordedMomentOptions(join(chosen.reports, artefactFile("appendix-a")))),
  };
  const judged = named.map((id) => judgeFrom(id, data, options));
  const recorded = await recordedVerdicts(manifest, chosen.reports);
  const others = judged.filter(
    (claim) => isJudged(claim) && (recorded.get(claim.id) ?? claim.verdict) !== claim.verdict,
  );
  const open = judged.filter((claim) => !isJudged(claim));
  if (chosen.json) context.writeOut(`${JSON.stringify(judged, null, 2)}\n`);
  else {
    for (const claim of judged) {
      if (!isJudged(claim)) context.writeOut(openLines(claim, ids.length > 0));
      else if (ids.length > 0) context.writeOut(fullLines(claim));
      else context.writeOut(`${claim.id}: ${claim.verdict}${claim.byConstruction ? ", by construction" : ""}\n`);
    }
  }
  for (const { id } of others) {
    context.writeError(`basins: ${id}: another verdict than in ${chosen.reports}: ${recorded.get(id)}\n`);
  }
  return others.length > 0 || (ids.length > 0 && open.length > 0) ? 1 : 0;
}

function isJudged(claim: Claim | OpenClaim): claim is Claim {
  return "verdict" in claim;
}

/** The data of those artefacts that lie in the folder. */
async function readEvidence(wanted: ReadonlySet<ArtefactId>, manifest: Manifest, folder: string) {
  const data = new Map<ArtefactId, ArtefactData>();
  for (const entry of manifest.artefacts) {
    if (!wanted.has(entry.id)) continue;
    const text = await readEntry(entry, folder);
    if (text !== null) data.set(entry.id, parseArtefact(text, join(folder, entry.file), entry.id).data);
  }
  return data;
}

/** The verdicts in the folder's claims.json; none if it is not there. */
async function recordedVerdicts(manifest: Manifest, folder: string): Promise<ReadonlyMap<string, Claim["verdict"]>> {
  const entry = manifest.artefacts.find(({ id }) => id === "claims");
  const text = entry === undefined ? null : await readEntry(entry, folder);
  const found = text === null ? [] : claimsOf([parseArtefact(text, join(folder, artefactFile("claims")), "claims")]);
  return new Map(found.map(({ id, verdict }) => [id, verdict]));
}

/** The text of an artefact's file, or null if it is not there. */
async function readEntry({ id, file, sha256 }: Manifest["artefacts"][number], folder: string): Promise<string | null> {
  const path = join(folder, file);
  const text = await readRegularFileIfThere(path);
  if (text !== null && (await digest(text)) !== sha256) {
    const rule = `its digest is not the one in ${manifestPath(folder)}; \`basins verify ${id}\` says where it differs`;
    throw new InputError(path, null, rule);
  }
  return text;
}

function openLines({ id, missing, command }: OpenClaim, full: boolean): string {
  const line = `${id}: not judged: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not here\n`;
  return full ? `${line}  To compute: ${command}\n` : line;
}

function fullLines({ id, place, quotation, tested, rule, numbers, verdict, note, evidence }: Claim): string {
  return [
    `${id} (${place}): "${quotation}"`,
    `  Tested: ${tested}`,
    ...numbers.map((number) => `    ${number.label}: ${printed(number)}`),
    `  Rule: ${rule}`,
    ...(note === null ? [] : [`  Note: ${note}`]),
    `  Evidence: ${evidence.join(", ")}`,
    `  Verdict: ${verdict}`,
    "",
  ].join("\n");
}

function printed(number: ClaimNumber): string {
  if ("value" in number) return formatNumber(number.value);
  const { count, of, low, high } = number;
  return `${count} of ${of} (95 %: ${formatNumber(low)} to ${formatNumber(high)})`;
}
