import { formatShort } from "../text/numbers.ts";
import { listsOf } from "./listsOf.ts";
import type { ResultKind } from "./resultKind.ts";

export const surfaces: ResultKind<"surfaces"> = {
  lists: listsOf("surfaces"),
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
