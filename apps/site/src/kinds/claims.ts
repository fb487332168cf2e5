import { type Claim, type ClaimNumber, claimSchema, proportionSchema } from "@sgd-basins/report";
import { columnsOf, within } from "../csv/columns.ts";
import { type Column, csvFile } from "../csv/csv.ts";
import type { ResultKind } from "./resultKind.ts";

const claimColumns: readonly Column<Claim>[] = [
  ...columnsOf(claimSchema.pick({ id: true, section: true, place: true, quotation: true, verdict: true })),
  ...columnsOf(claimSchema.pick({ byConstruction: true, tested: true, rule: true, note: true, explanation: true })),
  {
    name: "evidence",
    type: "string",
    description: `${claimSchema.shape.evidence.description}, with spaces between`,
    of: ({ evidence }) => evidence.join(" "),
  },
  ...columnsOf(claimSchema.pick({ command: true })),
];

interface NumberOfClaim {
  readonly claim: string;
  readonly number: ClaimNumber;
}

const interval = "exact 95 % interval of the probability, lower end";
const countColumns = columnsOf(
  proportionSchema.extend({ low: proportionSchema.shape.low.meta({ description: interval }) }),
);
const numberColumns: readonly Column<NumberOfClaim>[] = [
  { name: "claim", type: "string", description: "id of the claim", of: ({ claim }) => claim },
  { name: "label", type: "string", description: "what the number is", of: ({ number }) => number.label },
  {
    name: "value",
    type: "number",
    description: "its value; a count stands in the next columns",
    of: ({ number }) => ("value" in number ? number.value : null),
  },
  ...within(countColumns, ({ number }: NumberOfClaim) => ("value" in number ? null : number)),
];

export const claims: ResultKind<"claims"> = {
  lists: (id, { claims }) => [
    csvFile(id, "The paper's claims, a line a claim", claimColumns, claims),
    csvFile(
      `${id}-numbers`,
      "The numbers by which the claims are judged",
      numberColumns,
      claims.flatMap((claim) => claim.numbers.map((number) => ({ claim: claim.id, number }))),
    ),
  ],
};
