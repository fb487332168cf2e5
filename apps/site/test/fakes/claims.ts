import { type ClaimsData, ownHeadings, paperSections, verdicts } from "@sgd-basins/report";

/** One of the fakes is about the abstract. */
const renamed: Readonly<Record<string, string>> = { "claim-5-0": "flat-minima-reached" };

/** A claim for each section, heading and verdict, with both kinds of numbers. */
export function fakeClaims(): ClaimsData {
  return {
    kind: "claims",
    claims: [...paperSections, ...ownHeadings].flatMap((section) =>
      verdicts.map((verdict, i) => ({
        id: idOf(section, i),
        section,
        place: `paragraph ${i + 1}`,
        quotation: "regardless of batch size, the iterates are diverging from the flat minimizer",
        tested: "Runs that leave the basin, every batch size and radius.",
        rule: "Holds if every run does.",
        numbers: [
          { label: "Runs that leave the basin", count: 317, of: 10_000, low: 0.0283531, high: 0.0353231 },
          { label: "Largest ratio", value: 1.23456 },
        ],
        verdict,
        byConstruction: i === 0,
        note: i === 0 ? "By construction." : null,
        explanation:
          verdict === "fails for a known reason" || verdict === "holds in part" ? "styblinski-tang-outcomes" : null,
        evidence:
          section === "networks"
            ? ["networks" as const]
            : i % 2 === 0
              ? (["figure-05", "tightness"] as const).slice()
              : ["table-1" as const],
        command: "npx -y pnpm@10 basins study figure-05 tightness --scale paper --seed 20170914",
      })),
    ),
    fits: [
      {
        id: "law",
        title: "Law of the random models",
        fittedTo: ["table-3", "table-4"],
        choices: [{ choice: "mean of |c₂|, 160", kind: "continuous" }],
        cells: 78,
        independent: 24,
        consequence: "Partly circular.",
      },
    ],
  };
}

function idOf(section: string, i: number): string {
  const id = `claim-${section.toLowerCase().replace(".", "-")}-${i}`;
  return renamed[id] ?? id;
}
