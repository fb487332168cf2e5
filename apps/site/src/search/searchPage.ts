/** The search page's script: finds while a reader types, and goes through what was found by the arrow keys. */
import { escapeHtml } from "../math/escapeHtml.ts";
import { setLetters } from "../math/setLetters.ts";
import { addressWriter } from "../playground/address.ts";
import type { Entry } from "./entry.ts";
import { findEntries, type Indexed, indexEntries } from "./findEntries.ts";
import { markWords } from "./markWords.ts";

/** More are not read. */
const most = 60;

const form = document.querySelector<HTMLFormElement>("#search")!;
const field = form.querySelector<HTMLInputElement>("input")!;
const status = document.querySelector<HTMLElement>("#search-status")!;
const instead = document.querySelector<HTMLElement>("#instead")!;
const list = document.querySelector<HTMLOListElement>("#found")!;
const write = addressWriter();
const { index: address, base } = form.dataset;

function show(index: readonly Indexed[]): void {
  const question = field.value.trim();
  const { entries, whole, asked } = findEntries(index, question);
  const shown = entries.slice(0, most);
  list.replaceChildren(...shown.map((entry) => itemOf(entry, asked)));
  instead.hidden = question === "" || entries.length > 0;
  const count =
    entries.length === 0
      ? "Nothing found"
      : `${entries.length} found${whole ? "" : " with some of the words, none with all"}${entries.length > most ? `, of which these are the nearest ${most}` : ""}`;
  const first = shown.slice(0, 1).map(({ title }) => ` First: ${title}.`);
  status.innerHTML = question === "" ? "" : setLetters([`${count}.`, ...first].join(""));
  write(question === "" ? location.pathname : `?${new URLSearchParams({ q: question })}`);
}

function itemOf({ kind, title, text, path }: Entry, asked: readonly string[]): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${base}${path}`;
  link.innerHTML = marked(title, asked);
  const label = document.createElement("span");
  label.className = "kind";
  label.textContent = kind;
  const more = document.createElement("p");
  more.innerHTML = marked(text, asked);
  item.append(label, link, more);
  return item;
}

function marked(text: string, asked: readonly string[]): string {
  return markWords(text, asked)
    .map((part) => (part.isFound ? `<mark>${escapeHtml(part.text)}</mark>` : setLetters(part.text)))
    .join("");
}

/** The field and the links under it, in their order. */
function stops(): HTMLElement[] {
  return [field, ...list.querySelectorAll("a")];
}

addEventListener("keydown", (event) => {
  const all = stops();
  const at = all.findIndex((stop) => stop.matches(":focus"));
  if (event.key === "/" && at !== 0) field.select();
  else if (event.key === "Escape" && at > 0) field.focus();
  else if (event.key === "ArrowDown" && at >= 0) all[Math.min(at + 1, all.length - 1)]!.focus();
  else if (event.key === "ArrowUp" && at > 0) all[at - 1]!.focus();
  else return;
  event.preventDefault();
});

field.value = new URLSearchParams(location.search).get("q") ?? "";
const response = await fetch(address!);
if (response.ok) {
  const index = indexEntries((await response.json()) as Entry[]);
  field.addEventListener("input", () => show(index));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(index);
    list.querySelector("a")?.focus();
  });
  show(index);
} else {
  status.textContent = `The list to look through did not come: ${response.status} ${response.statusText}`;
}
field.focus();
