import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { actionId, isSealed, type Manifest, provenanceName, sealedJson } from "@sgd-basins/report";
import { readRegularFileIfThere } from "@sgd-basins/report/node";

/** What is true of a whole run of `basins study`; none of it may stand in an artefact. */
export interface Provenance {
  readonly startTime: string;
  readonly workers: number;
  /** The code's commit, with `+changes` if the working tree differs from it; null outside a git clone. */
  readonly commit: string | null;
}

type Entity = Readonly<Record<string, unknown>> & { readonly "@id": string };

/**
 * Writes down who made an artefact, when and with what: an RO-Crate graph (https://w3id.org/ro/crate/1.1) with a
 * `CreateAction` an artefact. Actions of other artefacts stay; a file that cannot be read is begun anew, because nothing
 * depends on it.
 */
export async function recordProvenance(
  folder: string,
  entry: Manifest["artefacts"][number],
  command: string,
  { startTime, workers, commit }: Provenance,
  writeFile: (file: string, text: string) => Promise<void>,
): Promise<void> {
  const file = join(folder, provenanceName);
  const entities = new Map((await readEntities(file)).map((entity) => [entity["@id"], entity]));
  const put = (entity: Entity): void => void entities.set(entity["@id"], entity);

  const software = `#sgd-basins-${commit ?? "unversioned"}`;
  const host = `#node-${process.version}-${process.platform}-${process.arch}`;
  put({ "@id": entry.file, "@type": "File", encodingFormat: "application/json", sha256: entry.sha256 });
  put({ "@id": software, "@type": "SoftwareApplication", name: "sgd-basins", softwareVersion: commit });
  put({
    "@id": host,
    "@type": "SoftwareApplication",
    name: "Node.js",
    softwareVersion: process.version,
    operatingSystem: `${process.platform} ${process.arch}`,
  });
  put({
    "@id": actionId(entry.id),
    "@type": "CreateAction",
    name: command,
    startTime,
    endTime: new Date().toISOString(),
    instrument: [{ "@id": software }, { "@id": host }],
    workers,
    result: { "@id": entry.file },
  });
  const actions = [...entities.values()].filter((entity) => entity["@type"] === "CreateAction");
  put({
    "@id": "./",
    "@type": "Dataset",
    name: "Report of sgd-basins",
    hasPart: [...entities.values()]
      .filter((entity) => entity["@type"] === "File")
      .map((entity) => ({ "@id": entity["@id"] })),
  });
  const used = new Set(actions.flatMap((action) => (action.instrument as Entity[]).map((tool) => tool["@id"])));
  const graph = [...entities.values()]
    .filter((entity) => entity["@type"] !== "SoftwareApplication" || used.has(entity["@id"]))
    .filter((entity) => entity["@id"] !== provenanceName);
  // No manifest can list what holds times, so the file holds its own digest.
  const crate = (sha256: string): unknown => {
    const descriptor: Entity = {
      "@id": provenanceName,
      "@type": "CreativeWork",
      about: { "@id": "./" },
      conformsTo: { "@id": "https://w3id.org/ro/crate/1.1" },
      sha256,
    };
    const sorted = [...graph, descriptor].sort((a, b) => (a["@id"] < b["@id"] ? -1 : 1));
    return { "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": sorted };
  };
  await writeFile(file, await sealedJson(crate));
}

/** The entities of an earlier provenance file that this code wrote, and nothing has damaged. */
async function readEntities(file: string): Promise<Entity[]> {
  try {
    const text = await readRegularFileIfThere(file);
    if (text === null) return [];
    const graph = (JSON.parse(text) as { "@graph": Entity[] })["@graph"];
    if (!(await isSealed(text, graph.find((entity) => entity["@id"] === provenanceName)?.sha256))) return [];
    const sound = graph.every(
      (entity) =>
        typeof entity["@id"] === "string" && (entity["@type"] !== "CreateAction" || Array.isArray(entity.instrument)),
    );
    return sound ? graph : [];
  } catch {
    return [];
  }
}

let found: Promise<string | null> | undefined;

/** The commit of the clone that this code lies in, of which git is asked once; see {@link Provenance.commit}. */
export function findCommit(): Promise<string | null> {
  found ??= askGit();
  return found;
}

async function askGit(): Promise<string | null> {
  const git = async (...words: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)("git", words, { cwd: import.meta.dirname });
    return stdout.trim();
  };
  try {
    const commit = await git("rev-parse", "HEAD");
    // The command's own output is no change of the code.
    const changes = await git("status", "--porcelain", "--", ":/", ":(top,exclude)reports");
    return changes === "" ? commit : `${commit}+changes`;
  } catch {
    return null;
  }
}
