/** The rules of RO-Crate 1.2 and of the Process Run Crate profile 0.5 that a crate with local files must obey. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Entity {
  readonly "@id": string;
  readonly "@type": string | readonly string[];
  readonly [property: string]: unknown;
}

/** Names that the report uses and that https://w3id.org/ro/crate/1.2/context defines. */
const terms = new Set(
  (
    "about agent author conformsTo contentSize datePublished description encodingFormat endTime hasPart identifier " +
    "instrument isBasedOn isPartOf keywords license mentions name object operatingSystem publisher result sha256 " +
    "softwareVersion startTime url value variableMeasured version CreateAction CreativeWork Dataset File ImageObject " +
    "Organization Person PropertyValue ScholarlyArticle SoftwareApplication SoftwareSourceCode"
  ).split(" "),
);

/**
 * Every rule that a crate breaks, one line each.
 *
 * @param text - of `ro-crate-metadata.json`
 * @param folder - the crate's root, whose files are held against their entities; null to leave files out
 */
export function checkCrate(text: string, folder: string | null): string[] {
  const crate = JSON.parse(text) as { "@context": unknown; "@graph": Entity[] };
  const broken: string[] = [];
  const rule = (holds: boolean, words: string): void => {
    if (!holds) broken.push(words);
  };
  rule(crate["@context"] === "https://w3id.org/ro/crate/1.2/context", "@context is that of RO-Crate 1.2");
  const graph = crate["@graph"];
  const entities = new Map(graph.map((entity) => [entity["@id"], entity]));
  rule(entities.size === graph.length, "no @id occurs twice");

  const descriptor = entities.get("ro-crate-metadata.json");
  rule(descriptor?.["@type"] === "CreativeWork", "the metadata descriptor is a CreativeWork");
  rule(idsIn(descriptor?.conformsTo).includes("https://w3id.org/ro/crate/1.2"), "the descriptor conforms to 1.2");
  rule(idsIn(descriptor?.about).join() === "./", "the descriptor is about the root");

  const root = entities.get("./");
  rule(root?.["@type"] === "Dataset", "the root data entity is a Dataset");
  for (const property of ["name", "description", "license", "datePublished"]) {
    rule(root?.[property] !== undefined && root[property] !== "", `the root has ${property}`);
  }
  rule(/^\d{4}-\d{2}-\d{2}/.test(String(root?.datePublished)), "datePublished is an ISO 8601 date to the day");

  for (const entity of graph) {
    const id = entity["@id"];
    rule(typeof id === "string" && id !== "", "every entity has an @id");
    rule(typesOf(entity).length > 0, `${id} has a @type`);
    for (const name of [...typesOf(entity), ...Object.keys(entity).filter((key) => !key.startsWith("@"))]) {
      rule(terms.has(name), `${id}: ${name} is a term of the context`);
    }
    for (const [property, value] of Object.entries(entity)) {
      for (const reference of idsIn(value)) {
        const known = entities.has(reference) || (property === "conformsTo" && id === "ro-crate-metadata.json");
        rule(known, `${id}: ${property} refers to ${reference}, which is in the graph`);
      }
      for (const item of [value].flat()) {
        const nested = typeof item === "object" && item !== null && Object.keys(item).join() !== "@id";
        rule(!nested, `${id}: ${property} is flat`);
      }
    }
    if (typesOf(entity).includes("File")) checkFile(entity, root, folder, rule);
    if (typesOf(entity).includes("CreateAction")) checkAction(entity, entities, root, rule);
  }
  return broken;
}

type Rule = (holds: boolean, words: string) => void;

function checkFile(entity: Entity, root: Entity | undefined, folder: string | null, rule: Rule): void {
  const id = entity["@id"];
  rule(!/^(?:\/|[a-z]+:|\.)/.test(id), `${id} is a path below the root`);
  rule(idsIn(root?.hasPart).includes(id), `${id} is a part of the root`);
  for (const property of ["name", "encodingFormat", "contentSize", "sha256"]) {
    rule(typeof entity[property] === "string" && entity[property] !== "", `${id} has ${property}`);
  }
  if (folder === null) return;
  const file = join(folder, id);
  rule(existsSync(file), `${id} exists`);
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  rule(entity.contentSize === String(bytes.length), `${id} has the size of the file`);
  rule(entity.sha256 === createHash("sha256").update(bytes).digest("hex"), `${id} has the digest of the file`);
}

function checkAction(
  entity: Entity,
  entities: ReadonlyMap<string, Entity>,
  root: Entity | undefined,
  rule: Rule,
): void {
  const id = entity["@id"];
  rule(idsIn(root?.mentions).includes(id), `${id} is mentioned by the root`);
  rule(idsIn(entity.agent).length === 1, `${id} has an agent`);
  const results = idsIn(entity.result);
  rule(results.length > 0, `${id} has a result`);
  for (const result of results) rule(typesOf(entities.get(result)).includes("File"), `${id} results in a file`);
  const tools = idsIn(entity.instrument).map((tool) => entities.get(tool));
  rule(tools.length > 0, `${id} has an instrument`);
  for (const tool of tools) {
    rule(typesOf(tool).includes("SoftwareApplication"), `${id}: the instrument is software`);
    for (const property of ["name", "url"])
      rule(tool?.[property] !== undefined, `${id}: its instrument has ${property}`);
    rule(tool?.version !== undefined || tool?.softwareVersion !== undefined, `${id}: its instrument has a version`);
  }
}

function typesOf(entity: Entity | undefined): string[] {
  return entity === undefined ? [] : ([entity["@type"]].flat() as string[]);
}

function idsIn(value: unknown): string[] {
  return [value].flat().flatMap((item) => {
    const id = (item as { "@id"?: unknown } | null | undefined)?.["@id"];
    return typeof id === "string" ? [id] : [];
  });
}
