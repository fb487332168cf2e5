import { type Claim, type ClaimNumber, claimsOf, wordsOf } from "@sgd-basins/report";
import { claimIds, evidenceOf, judgeFrom, type OpenClaim } from "@sgd-basins/studies";
import { describeOptions, recordedIn } from "@sgd-basins/studies/options";
import { departureOf } from "@sgd-basins/studies/scheduling";
import { formatNumber, UsageError } from "sgd-basins/command";
import type { Context } from "../context.ts";
import { readManifest } from "../reports/manifestFile.ts";
import { readListed } from "../reports/readListed.ts";

export interface ClaimsArguments {
  readonly reports: string;
  readonly json?: boolean;
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
  const evidence = named.flatMap(evidenceOf);
  const found = await readListed(chosen.reports, manifest, new Set([...evidence, "claims"]));
  const data = new Map(Array.from(found, ([id, artefact]) => [id, artefact.data]));
  const { seed, scale } = manifest;
  const recorded = Array.from(found.values(), ({ options }) => recordedIn(options));
  // Artefacts of one report that record options record the same.
  const options = { seed, scale, ...recorded.find((chosen) => describeOptions(chosen) !== "") };
  const judged = named.map((id) => judgeFrom(id, data, options));
  const recordedVerdicts = new Map(claimsOf([...found.values()]).map(({ id, verdict }) => [id, verdict]));
  const others = judged.filter(
    (claim) => isJudged(claim) && (recordedVerdicts.get(claim.id) ?? claim.verdict) !== claim.verdict,
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
  for (const artefact of found.values()) {
    const part = departureOf(artefact);
    if (part !== null) context.writeError(`claims: ${artefact.id} is not the whole study: ${part}\n`);
  }
  for (const { id } of others) {
    context.writeError(`basins: ${id}: another verdict than in ${chosen.reports}: ${recordedVerdicts.get(id)}\n`);
  }
  return others.length > 0 || (ids.length > 0 && open.length > 0) ? 1 : 0;
}

function isJudged(claim: Claim | OpenClaim): claim is Claim {
  return "verdict" in claim;
}

function openLines({ id, missing, command }: OpenClaim, full: boolean): string {
  const line = `${id}: not judged: ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not here\n`;
  return full ? `${line}  To compute: ${command}\n` : line;
}

function fullLines(claim: Claim): string {
  const { id, place, tested, rule, numbers, verdict, note, evidence } = claim;
  return [
    `${id} (${place}): ${wordsOf(claim, ['"', '"'])}`,
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
