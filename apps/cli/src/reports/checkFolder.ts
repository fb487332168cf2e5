/** What can be said of a report's folder without computing anything. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ArtefactId, artefactFile, artefactIds, canonicalJson, type Manifest } from "@sgd-basins/report";
import { readText, readTextIfThere } from "@sgd-basins/report/node";
import { manifestPath } from "./manifestFile.ts";

/** One thing that is wrong: the artefact or the file, and what is wrong with it. */
export interface Problem {
  readonly name: string;
  readonly text: string;
}

/**
 * Holds a manifest against its own canonical form, the artefacts that a whole report has, the files beside it and the
 * provenance.
 *
 * @param expected - the artefacts of a whole report
 */
export async function checkFolder(
  folder: string,
  manifest: Manifest,
  expected: readonly ArtefactId[],
): Promise<Problem[]> {
  const file = manifestPath(folder);
  const problems: Problem[] = [];
  const ordered = artefactIds.flatMap((id) => manifest.artefacts.find((entry) => entry.id === id) ?? []);
  if (canonicalJson({ ...manifest, artefacts: ordered }) !== (await readText(file))) {
    problems.push({ name: "manifest.json", text: `${file} is not in canonical form` });
  }
  const listed = new Set(manifest.artefacts.map(({ id }) => id));
  for (const id of expected) {
    if (!listed.has(id)) problems.push({ name: id, text: `${file} does not list it` });
  }
  const known = new Set([...listed].map(artefactFile));
  for (const part of ["paper", "beyond"]) {
    const names = await readdir(join(folder, part)).catch(() => []);
    for (const name of names.sort()) {
      // A write under way, or one that was killed, leaves a name with a full stop before it.
      if (name.startsWith(".") || known.has(`${part}/${name}`)) continue;
      problems.push({ name: `${part}/${name}`, text: `${file} does not list it` });
    }
  }
  problems.push(...(await checkProvenance(folder, manifest)));
  return problems;
}

/** The provenance says who wrote which bytes, so its digests must be the manifest's. It need not be there. */
async function checkProvenance(folder: string, manifest: Manifest): Promise<Problem[]> {
  const file = join(folder, "provenance.json");
  const text = await readTextIfThere(file);
  if (text === null) return [];
  const problem = (rule: string): Problem => ({ name: "provenance.json", text: `${file}: ${rule}` });
  let graph: unknown;
  try {
    const json = JSON.parse(text) as { "@graph": unknown };
    if (canonicalJson(json) !== text) return [problem("is not in canonical form")];
    graph = json["@graph"];
  } catch (error) {
    return [problem(`not JSON (${(error as Error).message})`)];
  }
  if (!Array.isArray(graph)) return [problem("has no @graph")];
  return graph.flatMap((entity: Partial<Record<string, unknown>> | null) => {
    const entry = manifest.artefacts.find((candidate) => candidate.file === entity?.["@id"]);
    if (entry === undefined || entity?.sha256 === entry.sha256) return [];
    return [problem(`the digest of ${entry.id} is not the manifest's`)];
  });
}
