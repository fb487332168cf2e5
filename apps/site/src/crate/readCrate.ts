/** What pages, the badge and the summary read out of the crate. */
import { type ArtefactId, actionId, artefactIds, numberVerdicts, type Verdict, verdicts } from "@sgd-basins/report";
import { resultOf } from "../results/results.ts";
import { type Counts, total } from "../results/score.ts";
import { type Crate, type Entity, entityOf, referred } from "./crate.ts";

interface CardFile {
  readonly path: string;
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The facts under a result. */
export interface ResultCard {
  readonly command: string;
  readonly seed: number;
  readonly scale: string;
  /** Null where no run is known to have written these bytes. */
  readonly commit: string | null;
  /** "Node.js v24.21.0, linux x64", and the day. */
  readonly environment: string | null;
  readonly computed: string | null;
  readonly data: CardFile;
  /** Charts and other files made from the data. */
  readonly further: readonly CardFile[];
  readonly license: { readonly name: string; readonly url: string };
}

/** The results that the crate describes, in its order. */
export function resultsIn(crate: Crate): ArtefactId[] {
  const actions = referred(crate, entityOf(crate, "./"), "mentions");
  return actions.flatMap((action) => artefactIds.find((id) => actionId(id) === action["@id"]) ?? []);
}

/** The card of a result. */
export function cardOf(crate: Crate, id: ArtefactId): ResultCard {
  const action = entityOf(crate, actionId(id));
  const [data] = referred(crate, action, "result");
  const [code, runtime] = referred(crate, action, "instrument");
  const inputs = new Map(referred(crate, action, "object").map((entity) => [entity.name, entity.value]));
  const [license] = referred(crate, data!, "license");
  const further = crate["@graph"].filter(
    (entity) => entity.sha256 !== undefined && referred(crate, entity, "isBasedOn").includes(data!),
  );
  return {
    command: String(action.description),
    seed: Number(inputs.get("seed")),
    scale: String(inputs.get("scale")),
    commit: (code!.softwareVersion as string | undefined) ?? null,
    environment:
      runtime === undefined ? null : `${runtime.name} ${runtime.softwareVersion} on ${runtime.operatingSystem}`,
    computed: (action.endTime as string | undefined)?.slice(0, 10) ?? null,
    data: fileOf(data!),
    further: further.map(fileOf),
    license: { name: String(license!.identifier), url: license!["@id"] },
  };
}

/** The verdicts on the paper's claims, or those on one result. */
export function scoreIn(crate: Crate, id?: ArtefactId): Counts {
  const entity =
    id === undefined ? entityOf(crate, "./") : referred(crate, entityOf(crate, actionId(id)), "result")[0]!;
  return referred(crate, entity, "variableMeasured").map(({ name, value }) => [name as Verdict, Number(value)]);
}

/** The score in one line: "64 of 97 claims hold". */
export function scoreLine(counts: Counts): string {
  const holding = counts.find(([verdict]) => verdict === "holds")?.[1] ?? 0;
  return `${holding} of ${total(counts)} claims hold`;
}

/** The score as Markdown, for a CI job's summary: the claims, then a row for each table. */
export function summaryOf(crate: Crate): string {
  const tables = resultsIn(crate).filter((id) => resultOf(id).family === "table");
  const scales = [...new Set(resultsIn(crate).map((id) => cardOf(crate, id).scale))];
  return [
    `## ${scoreLine(scoreIn(crate))}`,
    "",
    ...(scales.length === 0 ? [] : [`Computed at scale ${scales.join(" and ")}.`, ""]),
    ...markdownTable("Claims of the paper", verdicts, [["all", scoreIn(crate)]]),
    "",
    ...markdownTable(
      "Numbers of",
      numberVerdicts,
      tables.map((id) => [id, scoreIn(crate, id)]),
    ),
    "",
  ].join("\n");
}

function markdownTable(
  heading: string,
  columns: readonly Verdict[],
  rows: readonly (readonly [label: string, counts: Counts])[],
): string[] {
  return [
    `| ${[heading, ...columns].join(" | ")} |`,
    `| --- | ${columns.map(() => "---:").join(" | ")} |`,
    ...rows.map(([label, counts]) => {
      const own = new Map(counts);
      return `| ${[label, ...columns.map((verdict) => own.get(verdict) ?? "·")].join(" | ")} |`;
    }),
  ];
}

function fileOf(entity: Entity): CardFile {
  return {
    path: entity["@id"],
    name: String(entity.name),
    format: String(entity.encodingFormat),
    bytes: Number(entity.contentSize),
    sha256: String(entity.sha256),
  };
}
