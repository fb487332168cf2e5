/** The answers of `advise` and `bounds` on the page. */
import type { BatchSize } from "@sgd-basins/random";
import { commandNumbers } from "../text/commandNumbers.ts";
import { formatBatchSize } from "../text/numbers.ts";
import { find } from "./find.ts";
import { showPart } from "./greyParts.ts";
import type { Advised, Bounded, Form, TableRead } from "./messages.ts";
import { describeRead, listNames } from "./tableRead.ts";
import { plotOf } from "./takeAway.ts";

/** A row of a table, headed by its batch size. */
function rowOf(batchSize: BatchSize, cells: readonly string[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = formatBatchSize(batchSize);
  row.append(head);
  for (const text of cells) row.insertCell().textContent = commandNumbers(text);
  return row;
}

/** @param target - the column that is predicted, of a table */
export function showAdvice(advised: Advised, form: Form, target: string | null): void {
  showRead(advised.read);
  const { recommended, chosen, exact, unevenness, units, text } = advised;
  if (typeof recommended === "string") {
    find("headline").textContent = commandNumbers(`No rate is advised: ${recommended}.`);
    find("reason").textContent = "";
  } else {
    const { batchSize, rate, reason } = recommended;
    const strong = document.createElement("strong");
    strong.textContent = commandNumbers(`learning rate ${rate}`);
    const batches =
      batchSize === "inf"
        ? " with all of the data in every step (gradient descent)"
        : ` with batches of k = ${batchSize}`;
    const leftOut = advised.read?.leftOut ?? [];
    const without = leftOut.length === 0 ? "" : `, ${listNames(leftOut)} left out`;
    find("headline").replaceChildren("Take ", strong, batches, without);
    find("reason").textContent = commandNumbers(
      `${chosen ? "Of the batch sizes asked for" : "Why this batch size"}: ${reason}.`,
    );
  }
  find("about").textContent =
    form === "gradients"
      ? "Plain SGD at a constant rate, to 1\u00a0% of the expected gap at the start."
      : `Plain SGD at a constant rate${form === "table" ? `, to predict ${target} by least squares` : ""}, from β = 0 to 1\u00a0% of the expected gap there.`;
  showUnevenness(unevenness);
  showBatches(advised);
  find("estimate-note").textContent = exact ? "" : ", by an estimate,";
  find("units").textContent = units === null ? "Rates are in the units of the file's own loss." : `Here ${units}.`;
  find("advice-text").textContent = text;
  showPart("answer");
}

function showRead(read: TableRead | null): void {
  find("read").textContent = read === null ? "" : ` (${describeRead(read)})`;
}

function showUnevenness(unevenness: Advised["unevenness"]): void {
  find("unevenness").hidden = unevenness === null;
  find("unevenness-text").textContent = commandNumbers(unevenness?.text ?? "");
  const button = find("make-even");
  const options = unevenness?.options ?? [];
  button.hidden = options.length === 0;
  button.textContent = options.includes("--intercept")
    ? "Standardise the columns and add an intercept"
    : "Standardise the columns";
}

/** What each batch size would take; the recommended one stands out. */
function showBatches({ batches, recommended }: Advised): void {
  const best = typeof recommended === "string" ? null : recommended.batchSize;
  find<HTMLTableSectionElement>("advice-rows").replaceChildren(
    ...batches.map(({ batchSize, cells, reason }) => {
      const row = rowOf(batchSize, cells ?? [reason]);
      if (cells === null) for (const cell of row.cells) cell.colSpan = cell.tagName === "TD" ? 3 : 1;
      row.classList.toggle("recommended", batchSize === best);
      return row;
    }),
  );
  find("advice-table").hidden = batches.length === 0;
}

export function showBounds({ rows, svg, slenderSvg, text }: Bounded): void {
  find<HTMLTableSectionElement>("bounds-rows").replaceChildren(
    ...rows.map(({ batchSize, cells }) => rowOf(batchSize, cells)),
  );
  find("plot").replaceChildren(plotOf(svg, "whole"), plotOf(slenderSvg, "slender"));
  find("bounds-text").textContent = text;
  showPart("thresholds");
}
