import { type Claim, type ClaimNumber, type ClaimsData, verdicts } from "@sgd-basins/report";
import { own } from "./columns.ts";
import { type Column, type CsvFile, csvFile } from "./csv.ts";

const claimColumns: readonly Column<Claim>[] = [
  own("id", "string", "the claim's anchor on the site"),
  own("section", "string", "section of the paper"),
  own("place", "string", "paragraph, result, table or figure within the section"),
  own("quotation", "string", "the paper's words"),
  own("verdict", "string", verdicts.join("; ")),
  own("byConstruction", "boolean", "whether the set-up leaves no other outcome, so that its holding says nothing"),
  own("tested", "string", "what was computed to test it"),
  own("rule", "string", "how the numbers give the verdict"),
  own("note", "string", "what a reader should know besides"),
  own("explanation", "string", "section of the method page that explains the verdict"),
  {
    name: "evidence",
    type: "string",
    description: "the artefacts that hold the evidence, with spaces between",
    of: ({ evidence }) => evidence.join(" "),
  },
  own("command", "string", "computes the evidence again"),
];

interface NumberOfClaim {
  readonly claim: string;
  readonly number: ClaimNumber;
}

const numberColumns: readonly Column<NumberOfClaim>[] = [
  own("claim", "string", "id of the claim"),
  { name: "label", type: "string", description: "what the number is", of: ({ number }) => number.label },
  {
    name: "value",
    type: "number",
    description: "its value; a count stands in the next columns",
    of: ({ number }) => ("value" in number ? number.value : null),
  },
  ...(["count", "of", "low", "high"] as const).map(
    (key): Column<NumberOfClaim> => ({
      name: key,
      type: key === "count" || key === "of" ? "integer" : "number",
      description: {
        count: "a count of independent trials",
        of: "of how many",
        low: "exact 95 % interval of the probability, lower end",
        high: "upper end",
      }[key],
      of: ({ number }) => ("value" in number ? null : number[key]),
    }),
  ),
];

/** The claims, and the numbers by which they are judged. */
export function claimFiles(id: string, { claims }: ClaimsData): CsvFile[] {
  const numbers = claims.flatMap((claim) => claim.numbers.map((number) => ({ claim: claim.id, number })));
  return [
    csvFile(id, "The paper's claims, a line a claim", claimColumns, claims),
    csvFile(`${id}-numbers`, "The numbers by which the claims are judged", numberColumns, numbers),
  ];
}
