/** The ways in which a reader gives data: a file that is chosen or dropped, a text that is pasted. */

import { find } from "./find.ts";

/** Text that a box may hold without the page becoming slow; a longer one is taken as a file at once. */
const MOST_TYPED = 100_000;

/** @param take - told the data's name and content, which nobody has read yet */
export function takeData(take: (name: string, file: Blob) => void): void {
  const input = find<HTMLInputElement>("file");
  const box = find<HTMLTextAreaElement>("pasted");
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) take(file.name, file);
    // The same file, changed, may be chosen again.
    input.value = "";
  });
  const mark = (over: boolean): void => {
    find("drop").classList.toggle("over", over);
  };
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) mark(false);
  });
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    mark(false);
    if (file === undefined) return;
    event.preventDefault();
    take(file.name, file);
  });
  const takeText = (text: string): void => {
    const name = text.trimStart().startsWith("{") ? "pasted.json" : "pasted.csv";
    take(name, new Blob([text]));
  };
  document.addEventListener("paste", (event) => {
    const [file] = event.clipboardData?.files ?? [];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (inField || (event.target === box && file === undefined && text.length <= MOST_TYPED)) return;
    if (file === undefined && !text.includes("\n")) return;
    event.preventDefault();
    if (file !== undefined) take(file.name, file);
    else takeText(text);
  });
  find("use-pasted").addEventListener("click", () => {
    if (box.value.trim() !== "") takeText(box.value);
  });
}
