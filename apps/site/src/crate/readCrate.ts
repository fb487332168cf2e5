/** What pages, the badge and the summary read out of the crate. */
import type { ArtefactId, Verdict } from "@sgd-basins/report";
import type { Score } from "../results/score.ts";
import { countVerdicts, total, verdicts } from "../results/score.ts";
import { type Crate, type Entity, entityOf, referred } from "./crate.ts";
import { actionId } from "./describeReport.ts";

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

/** The verdicts on the whole report, or on one result. */
export function scoreIn(crate: Crate, id?: ArtefactId): Score {
  const entity =
    id === undefined ? entityOf(crate, "./") : referred(crate, entityOf(crate, actionId(id)), "result")[0]!;
  const score: Record<Verdict, number> = { ...countVerdicts([]) };
  for (const { name, value } of referred(crate, entity, "variableMeasured")) score[name as Verdict] = Number(value);
  return score;
}

/** The score in one line: "113 of 150 reproduced". */
export function scoreLine(score: Score): string {
  return `${score.reproduced} of ${total(score)} reproduced`;
}

/** The score as Markdown, for a CI job's summary: a row for each result that was judged. */
export function summaryOf(crate: Crate): string {
  const results = crate["@graph"].filter((entity) => entity["@type"] === "CreateAction");
  const order = referred(crate, entityOf(crate, "./"), "mentions").filter((action) => results.includes(action));
  const row = (label: string, score: Score): string =>
    `| ${[label, ...verdicts.map((verdict) => (score[verdict] === 0 ? "·" : String(score[verdict])))].join(" | ")} |`;
  const rows = order.flatMap((action) => {
    const id = action["@id"].slice(actionId("" as ArtefactId).length) as ArtefactId;
    const score = scoreIn(crate, id);
    return total(score) === 0 ? [] : [row(id, score)];
  });
  return [
    `## ${scoreLine(scoreIn(crate))}`,
    "",
    `| Result | ${verdicts.join(" | ")} |`,
    `| --- | ${verdicts.map(() => "---:").join(" | ")} |`,
    ...rows,
    row("**all**", scoreIn(crate)),
    "",
  ].join("\n");
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
