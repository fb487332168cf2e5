/** The one machine-readable description of the report; pages, badge and summary are made from it. */
import { type Artefact, type ArtefactId, actionId, claimsOf, claimsOfPaper } from "@sgd-basins/report";
import type { Report, ReportEntry } from "../reports/readReport.ts";
import { resultOf } from "../results/results.ts";
import { type Counts, countsOf, countVerdicts } from "../results/score.ts";
import type { Citation } from "./citation.ts";
import { type Crate, type Entity, refer } from "./crate.ts";

/** A file of the site that belongs to a result. */
export interface SiteFile {
  /** Path below the site's base. */
  readonly path: string;
  readonly name: string;
  readonly encodingFormat: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The results whose data it shows. */
  readonly results: readonly ArtefactId[];
}

const specification = "https://w3id.org/ro/crate/1.2";
const processProfile = "https://w3id.org/ro/wfrun/process/0.5";

/**
 * The report as an RO-Crate that follows the Process Run Crate profile: a data file and a `CreateAction` for each result,
 * the verdicts on it, and what it takes to cite it. Its root is the site's base.
 *
 * @param files - charts and other files made from the artefacts
 */
export function describeReport(report: Report, files: readonly SiteFile[], citation: Citation): Crate {
  const entries = [...report.values()];
  const artefacts = entries.map(({ artefact }) => artefact);
  const entities = new Map<string, Entity>();
  const put = (entity: Entity): void => void entities.set(entity["@id"], entity);
  const { software, paper } = citation;
  const license = licenseUrl(citation);
  const authors = software.authors.map((_, i) => `#author-${i + 1}`);

  put({
    "@id": "ro-crate-metadata.json",
    "@type": "CreativeWork",
    about: refer("./"),
    conformsTo: refer(specification),
  });
  for (const [i, name] of software.authors.entries()) put({ "@id": authors[i]!, "@type": "Organization", name });
  for (const [i, name] of paper.authors.entries()) put({ "@id": `#paper-author-${i + 1}`, "@type": "Person", name });
  put({ "@id": license, "@type": "CreativeWork", name: `${software.license} licence`, identifier: software.license });
  put({ "@id": processProfile, "@type": "CreativeWork", name: "Process Run Crate", version: "0.5" });
  put({
    "@id": paper.url,
    "@type": "ScholarlyArticle",
    name: paper.title,
    author: paper.authors.map((_, i) => refer(`#paper-author-${i + 1}`)),
    datePublished: paper.year,
    identifier: paper.identifier,
  });

  for (const entry of entries) for (const entity of describeResult(entry, artefacts, files, citation)) put(entity);
  const total = countVerdicts(claimsOfPaper(claimsOf(artefacts)));
  for (const entity of describeScore("report", total)) put(entity);
  const seeds = [...new Set(entries.map(({ artefact }) => artefact.seed))];
  put({
    "@id": "./",
    "@type": "Dataset",
    name: software.title,
    description: `Tables 1–5, Figures 1–22 and Appendix A of ${paper.authors.join(", ")} (${paper.year}), computed again from the seed ${seeds.join(", ")}, each published number and each claim with a verdict.`,
    datePublished: software.released,
    version: software.version,
    license: refer(license),
    author: authors.map(refer),
    publisher: refer(authors[0]!),
    keywords: software.keywords.join(", "),
    isBasedOn: refer(paper.url),
    conformsTo: refer(processProfile),
    ...(software.repository === null ? {} : { isPartOf: refer(software.repository) }),
    hasPart: [...entities.values()].filter(isFile).map((entity) => refer(entity["@id"])),
    mentions: entries.map(({ artefact }) => refer(actionId(artefact.id))),
    variableMeasured: describeScore("report", total).map((entity) => refer(entity["@id"])),
  });
  if (software.repository !== null) {
    put({ "@id": software.repository, "@type": "SoftwareSourceCode", name: "sgd-basins" });
  }
  const graph = [...entities.values()].sort((a, b) => (a["@id"] < b["@id"] ? -1 : 1));
  return { "@context": `${specification}/context`, "@graph": graph };
}

/** The licence's page in the list of SPDX. */
export function licenseUrl({ software }: Citation): string {
  return `https://spdx.org/licenses/${software.license}`;
}

/** Path of a result's data below the site's base. */
export function dataPath(id: ArtefactId): string {
  return `data/${id}.json`;
}

function describeResult(
  entry: ReportEntry,
  artefacts: readonly Artefact[],
  files: readonly SiteFile[],
  citation: Citation,
): Entity[] {
  const { software, paper } = citation;
  const { artefact, bytes, sha256, run } = entry;
  const { id, title, seed, scale, command } = artefact;
  const { name, caption } = resultOf(id);
  const code = `#sgd-basins-${run?.commit ?? "unrecorded"}`;
  const license = refer(licenseUrl(citation));
  const scores = describeScore(id, countsOf(artefact, artefacts));
  const own = files.filter((file) => file.results.includes(id));
  const entities: Entity[] = [
    {
      "@id": dataPath(id),
      "@type": "File",
      name: `${name}: ${title}`,
      description: caption,
      encodingFormat: "application/json",
      contentSize: String(bytes),
      sha256,
      license,
      isBasedOn: refer(paper.url),
      ...(scores.length === 0 ? {} : { variableMeasured: scores.map((score) => refer(score["@id"])) }),
    },
    ...scores,
    { "@id": `#seed-${seed}`, "@type": "PropertyValue", name: "seed", value: seed },
    { "@id": `#scale-${scale}`, "@type": "PropertyValue", name: "scale", value: scale },
    {
      "@id": code,
      "@type": "SoftwareApplication",
      name: "sgd-basins",
      version: software.version,
      url: software.repository ?? "./",
      license,
      ...(run === null || run.commit === null ? {} : { softwareVersion: run.commit }),
    },
    {
      "@id": actionId(id),
      "@type": "CreateAction",
      name: `Compute ${name}`,
      description: command,
      agent: refer("#author-1"),
      instrument: [refer(code), ...(run === null ? [] : [refer(runtimeId(run.runtime))])],
      object: [refer(`#seed-${seed}`), refer(`#scale-${scale}`)],
      result: refer(dataPath(id)),
      ...(run === null ? {} : { startTime: run.startTime, endTime: run.endTime }),
    },
  ];
  if (run !== null) {
    entities.push({
      "@id": runtimeId(run.runtime),
      "@type": "SoftwareApplication",
      name: run.runtime.name,
      softwareVersion: run.runtime.version,
      url: "https://nodejs.org/",
      operatingSystem: run.runtime.operatingSystem,
    });
  }
  for (const file of own) {
    entities.push({
      "@id": file.path,
      "@type": file.encodingFormat.startsWith("image/") ? ["File", "ImageObject"] : "File",
      name: file.name,
      encodingFormat: file.encodingFormat,
      contentSize: String(file.bytes),
      sha256: file.sha256,
      license,
      isBasedOn: file.results.map((result) => refer(dataPath(result))),
    });
  }
  return entities;
}

/** One `PropertyValue` for each verdict that occurs. */
function describeScore(of: string, counts: Counts): Entity[] {
  return counts.map(([verdict, count]) => ({
    "@id": `#${of}-${verdict.replace(/\W+/g, "-")}`,
    "@type": "PropertyValue",
    name: verdict,
    value: count,
  }));
}

function runtimeId({ name, version, operatingSystem }: NonNullable<ReportEntry["run"]>["runtime"]): string {
  return `#${`${name}-${version}-${operatingSystem}`.toLowerCase().replace(/[^a-z0-9.]+/g, "-")}`;
}

function isFile(entity: Entity): boolean {
  return [entity["@type"]].flat().includes("File");
}
