/** The answers of `advise` and `bounds` on the page. */
import type { BatchSize } from "@sgd-basins/random";
import { type ThresholdKey, thresholds } from "@sgd-basins/report";
import { setLetters } from "../math/setLetters.ts";
import { commandNumbers } from "../text/commandNumbers.ts";
import { formatBatchSize, formatCount } from "../text/numbers.ts";
import { describeColumns } from "./describeColumns.ts";
import { describeOthers } from "./describeOthers.ts";
import { evenColumns } from "./evenColumns.ts";
import { find } from "./find.ts";
import { showPart } from "./greyParts.ts";
import type { Advised, Bounded, ConstantColumns, Form, TableRead } from "./messages.ts";
import type { Settings } from "./state.ts";
import { describeRead, listNames } from "./tableRead.ts";
import { plotOf } from "./takeAway.ts";

/** A row of a table, headed by its batch size. */
function rowOf(batchSize: BatchSize, cells: readonly string[]): HTMLTableRowElement {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = formatBatchSize(batchSize);
  row.append(head);
  for (const text of cells) row.insertCell().innerHTML = typeset(text);
  return row;
}

export function showAdvice(advised: Advised, form: Form, settings: Settings): void {
  const { target, intercept } = settings;
  showRead(advised.read);
  const { recommended, exact, unevenness, constants, units, text } = advised;
  if (typeof recommended === "string") {
    find("headline").innerHTML = typeset(`No rate is advised: ${recommended}.`);
    find("reason").textContent = "";
    find("limits").textContent = "";
  } else {
    const { batchSize, rate, reason } = recommended;
    const batches =
      batchSize === "inf"
        ? " with all of the data in every step (gradient descent)"
        : ` with batches of k = ${batchSize}`;
    const columns = form === "table" ? `, ${describeColumns(settings)}` : "";
    find("headline").innerHTML =
      `Take <strong>${typeset(`learning rate ${rate}`)}</strong>${typeset(`${batches}${describeOthers(advised)}`)}`;
    find("headline").append(columns);
    find("limits").textContent = "The limits that a run and the mean over runs obey are being computed …";
    find("reason").innerHTML = typeset(`${whyThis(advised)}${reason}.`);
  }
  const least = `, to predict ${target} by least squares${intercept ? " with an intercept" : " without an added intercept"}`;
  const span =
    form === "gradients"
      ? ", to 1\u00a0% of the expected gap at the start."
      : ", from β = 0 to 1\u00a0% of the expected gap at β = 0.";
  find("about").textContent = `Plain SGD at a constant rate${form === "table" ? least : ""}`;
  find("about").insertAdjacentHTML("beforeend", typeset(span));
  find("gradients-of").innerHTML = setLetters(describeGradients(form, advised.components));
  showUnevenness(unevenness);
  showConstants(constants);
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
  find("unevenness-text").innerHTML = typeset(unevenness?.text ?? "");
  const button = find("make-even");
  const options = unevenness?.options ?? [];
  button.hidden = options.length === 0;
  button.textContent = `Take ${evenColumns(options)}`;
}

function showConstants(constants: ConstantColumns | null): void {
  find("constants").hidden = constants === null;
  if (constants === null) return;
  find("constants-text").textContent = constants.text;
  find("leave-out").hidden = constants.names.length === 0;
  find("leave-out").textContent =
    `Leave out ${listNames(constants.names)}${constants.intercept ? ", and add an intercept" : ""}`;
}

/** What stands before the reason. */
function whyThis({ chosen, batches }: Advised): string {
  if (!chosen) return "Why this batch size: ";
  return batches.length > 1 ? "Of the batch sizes asked for: " : "Why: ";
}

function describeGradients(form: Form, components: number): string {
  const of = { table: "row", sum: "component", gradients: "sample" }[form];
  return `a gradient is that of one ${of}: a step takes k of them, and gradient descent (∞) all ${formatCount(components)}`;
}

/** The thresholds that stand beside the advised rate. */
const besideRate: readonly ThresholdKey[] = ["meanSquare", "almostSure"];

/** They are known later than the rates. */
function showLimitsBesideRates(rows: Bounded["rows"]): void {
  for (const row of find<HTMLTableSectionElement>("advice-rows").rows) {
    const found = rows.find(({ batchSize }) => String(batchSize) === row.dataset.batchSize);
    if (row.cells.length <= 2) continue;
    for (const [i, key] of besideRate.entries())
      row.cells[2 + i]!.textContent = commandNumbers(found?.cells[key] ?? "");
  }
}

/** A sentence of the command, with its mathematics; it holds no name that a reader gave. */
function typeset(text: string): string {
  return setLetters(commandNumbers(text));
}

/** What each batch size would take; the recommended one stands out. */
function showBatches({ batches, recommended }: Advised): void {
  const best = typeof recommended === "string" ? null : recommended.batchSize;
  find<HTMLTableSectionElement>("advice-rows").replaceChildren(
    ...batches.map(({ batchSize, cells, reason }) => {
      const [rate = "", ...costs] = cells ?? [];
      const row = rowOf(batchSize, cells === null ? [reason] : [rate, ...besideRate.map(() => "…"), ...costs]);
      if (cells === null)
        for (const cell of row.cells) cell.colSpan = cell.tagName === "TD" ? 3 + besideRate.length : 1;
      row.dataset.batchSize = String(batchSize);
      row.classList.toggle("recommended", batchSize === best);
      return row;
    }),
  );
  find("advice-table").hidden = batches.length === 0;
}

export function showBounds({ rows, limits, farBounds, bump, svg, slenderSvg, text }: Bounded): void {
  find<HTMLTableSectionElement>("bounds-rows").replaceChildren(
    ...rows.map(({ batchSize, cells }) =>
      rowOf(
        batchSize,
        thresholds.map(({ key }) => cells[key]),
      ),
    ),
  );
  showLimitsBesideRates(rows);
  find("limits").innerHTML = typeset(limits);
  find("far-note").innerHTML = typeset(farBounds ?? "");
  find("bump-note").innerHTML = typeset(bump ?? "");
  find("plot").replaceChildren(plotOf(svg, "whole"), plotOf(slenderSvg, "slender"));
  find("bounds-text").textContent = text;
  showPart("thresholds");
}
