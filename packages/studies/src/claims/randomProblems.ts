/** How claims read the checks of the theorems on random problems. */
import type { TheoremsData } from "@sgd-basins/report";
import type { ClaimTest, Evidence, Judgement } from "./claim.ts";
import { number, outcomeOf, outcomeOfShare } from "./claim.ts";

/** Share of random problems for which a general statement must hold to count as such. */
export const general = 0.95;

export function checkOf(evidence: Evidence, id: string): TheoremsData["checks"][number] {
  const check = evidence("theorems").checks.find((candidate) => candidate.id === id);
  if (check === undefined) throw new Error(`theorems: no check ${id}`);
  return check;
}

/** A statement that must hold on every random problem of which it speaks. */
export function always(id: string): ClaimTest {
  return onRandomProblems(id, 1, "Holds if it does for every problem; in part if for half of them.");
}

/** A statement that the paper makes of the general case. */
export function mostly(id: string): ClaimTest {
  return onRandomProblems(id, general, "Holds if it does for 95 % of the problems; in part if for half of them.");
}

/** One part for each statement: it holds on every random problem of which it speaks. */
export function byChecks(evidence: Evidence, ids: readonly string[]): Judgement {
  const checks = ids.map((id) => checkOf(evidence, id));
  return {
    outcome: outcomeOf(...checks.map(({ holds }) => holds.count === holds.of)),
    numbers: checks.map(({ statement, holds }) => ({ label: statement, ...holds })),
  };
}

function onRandomProblems(id: string, share: number, rule: string): ClaimTest {
  return {
    tested: "Random problems with d from 1 to 5 and N from 2 to 8, every k named.",
    rule,
    evidence: ["theorems"],
    judge: (evidence): Judgement => {
      const { statement, holds, extreme } = checkOf(evidence, id);
      const held = holds.count / holds.of;
      return {
        outcome: outcomeOfShare(held, share),
        numbers: [
          { label: statement, ...holds },
          ...(extreme === null ? [] : [number("Least favourable margin", extreme)]),
        ],
      };
    },
  };
}
