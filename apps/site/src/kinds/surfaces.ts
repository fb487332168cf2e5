import { formatAtMost, formatShort } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const surfaces: ResultKind<"surfaces"> = {
  lists: listsOf("surfaces"),
  finding: ({ measures }) => {
    const jumps = measures.flatMap(({ id, value }) => (id.startsWith("jump-") ? value : []));
    return `The circular function and its first two derivatives jump by no more than ${formatAtMost(Math.max(...jumps), 2)} of their size across its circles`;
  },
  tables: ({ measures }) => [
    {
      label: "Measures",
      note: "",
      headings: ["Quantity", "Value"],
      rows: measures.map(({ label, value }) => [label, formatShort(value, 4)]),
      long: false,
    },
  ],
};
