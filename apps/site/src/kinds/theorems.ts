import { formatInterval, formatShare } from "../text/claimNumbers.ts";
import { counted, formatShort } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const theorems: ResultKind<"theorems"> = {
  lists: listsOf("theorems"),
  finding: ({ checks }) => {
    const whole = checks.filter(({ holds }) => holds.count === holds.of).length;
    return `${whole} of ${counted(checks.length, "statement")} hold in every instance`;
  },
  tables: ({ checks, problems }) => [
    {
      label: "Statements and counts",
      note: `${problems} random problems; a statement that says nothing of a problem is not counted there. The margin is the least favourable one.`,
      headings: ["Statement", "Holds", "95 % interval", "Margin"],
      rows: checks.map(({ statement, holds, extreme }) => [
        statement,
        formatShare(holds),
        formatInterval(holds),
        extreme === null ? "–" : formatShort(extreme),
      ]),
      long: false,
    },
  ],
};
