/**
 * Makes the headings of `table[data-sortable]` buttons that sort its rows by the `data-key` of their cells; a second press
 * turns the order round. Without this script the table stands in the order in which it was written.
 */
import { sortRows } from "./sortRows.ts";

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
  const headings = [...table.tHead!.rows[0]!.cells];
  for (const [column, heading] of headings.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => {
      const direction = heading.ariaSort === "ascending" ? "descending" : "ascending";
      for (const other of headings) other.ariaSort = null;
      heading.ariaSort = direction;
      const body = table.tBodies[0]!;
      const rows = [...body.rows];
      const keys = rows.map((row) => row.cells[column]!.dataset.key!);
      body.append(...sortRows(keys, direction).map((i) => rows[i]!));
    });
    heading.append(button);
  }
}
