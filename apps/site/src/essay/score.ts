/** The last step: the paper's claims, a mark each, by what became of them. */
import { type Claim, countedVerdict, verdicts } from "@sgd-basins/report";
import { setLetters } from "../math/setLetters.ts";
import { abstractFirst } from "../results/abstractClaims.ts";
import { verdictStyles } from "../text/verdicts.ts";
import { optionOf, type Panel, type Step } from "./figure.ts";
import { rectangle, words } from "./markup.ts";

export type ScoredClaim = Pick<Claim, "id" | "place" | "quotation" | "verdict">;

/** @param claims - the paper's, in its order */
export function score(claims: readonly ScoredClaim[]): Step {
  const sorted = verdicts.flatMap((verdict) => abstractFirst(claims.filter((claim) => claim.verdict === verdict)));
  return {
    controls: [
      {
        kind: "slider",
        name: "claim",
        label: "Claim",
        inWords: true,
        least: 0,
        most: sorted.length - 1,
        step: 1,
        value: Math.max(
          0,
          sorted.findIndex(({ verdict }) => verdict.startsWith("fails")),
        ),
      },
    ],
    draw: (values) => {
      const claim = optionOf(sorted, values, "claim");
      const { id, place, quotation, verdict } = claim;
      const counts = verdicts
        .map((one) => ({ verdict: one, count: sorted.filter((own) => own.verdict === one).length }))
        .filter(({ count }) => count > 0);
      return {
        panels: [drawClaims(sorted, claim, counts)],
        settings: {
          claim: `number ${sorted.indexOf(claim) + 1} of ${sorted.length}, sorted by verdict: ${place}, ${verdict}`,
        },
        reading: setLetters(`“${quotation}”: ${verdict}.`),
        link: `#${id}`,
      };
    },
  };
}

const COLUMNS = 17;
const CELL = 20;
const LEFT = 5;
const LINE = 20;

function drawClaims(
  claims: readonly ScoredClaim[],
  chosen: ScoredClaim,
  counts: readonly { readonly verdict: Claim["verdict"]; readonly count: number }[],
): Panel {
  const placed = claims.map((claim, i) => ({
    claim,
    x: LEFT + CELL * (i % COLUMNS),
    y: 6 + CELL * Math.floor(i / COLUMNS),
  }));
  const legend = 6 + CELL * Math.ceil(claims.length / COLUMNS) + 8;
  const marks = placed.map(({ claim, x, y }) => {
    const { symbol, className } = verdictStyles[claim.verdict];
    const box = rectangle(x + 1, y + 1, CELL - 2, CELL - 2, `claim ${className}${claim === chosen ? " chosen" : ""}`);
    return box + words(x + CELL / 2, y + CELL / 2 + 5, symbol, { anchor: "middle", className: "claim-symbol" });
  });
  const lines = counts.map(({ verdict, count }, i) => {
    const { symbol, className } = verdictStyles[verdict];
    const y = legend + LINE * i;
    return [
      rectangle(LEFT + 1, y + 1, CELL - 4, CELL - 4, `claim ${className}`),
      words(LEFT + CELL / 2 - 1, y + 14, symbol, { anchor: "middle", className: "claim-symbol" }),
      words(LEFT + CELL + 4, y + 14, `${countedVerdict(count, verdict)}`),
    ].join("");
  });
  return {
    label: `${claims.length} claims of the paper, a mark each: ${counts.map(({ verdict, count }) => `${countedVerdict(count, verdict)}`).join(", ")}. Chosen: ${chosen.place}.`,
    width: 2 * LEFT + CELL * COLUMNS,
    height: legend + LINE * counts.length + 4,
    body: [...marks, ...lines].join(""),
    picks: placed.map(({ x, y }, i) => ({ x: x + CELL / 2, y: y + CELL / 2, values: { claim: i } })),
  };
}
