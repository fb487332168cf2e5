/** The choice of columns: what each is taken for. */
import type { ColumnPreview } from "@sgd-basins/problems/preview";
import { defaultSettings, type Settings } from "./state.ts";

const roles = ["use", "drop", "one-hot"] as const;
/** Of wide tables so many columns have a control; the others are used. */
const MOST_LISTED = 100;

/** What is chosen where nobody has: the last column that varies is predicted, and words are left out. */
export function chooseColumns(columns: readonly ColumnPreview[]): Pick<Settings, "target" | "drop"> {
  const numbers = columns.filter(({ isNumber }) => isNumber);
  const target = numbers.findLast(({ varies }) => varies) ?? numbers.at(-1) ?? columns.at(-1);
  const words = columns.filter(({ isNumber, name }) => !isNumber && name !== target?.name);
  return { target: target?.name ?? defaultSettings.target, drop: words.map(({ name }) => name) };
}

/** Fills the menu of targets, and the list of the other columns. */
export function fillColumns(
  target: HTMLSelectElement,
  list: HTMLElement,
  columns: readonly ColumnPreview[],
  settings: Settings,
  choose: (change: Partial<Settings>) => void,
): void {
  target.replaceChildren(...columns.map(({ name }) => new Option(name, name, false, name === settings.target)));
  const others = columns.filter(({ name }) => name !== settings.target).slice(0, MOST_LISTED);
  const focused = [...list.querySelectorAll("select")].findIndex((select) => select.matches(":focus"));
  list.replaceChildren(
    ...others.map(({ name, isNumber }) => {
      const label = document.createElement("label");
      label.textContent = isNumber ? name : `${name} (words)`;
      const select = document.createElement("select");
      const role = settings.drop.includes(name) ? "drop" : settings.oneHot.includes(name) ? "one-hot" : "use";
      select.replaceChildren(...roles.map((one) => new Option(one, one, false, one === role)));
      select.addEventListener("change", () => {
        const without = (names: readonly string[]): string[] => names.filter((other) => other !== name);
        choose({
          drop: [...without(settings.drop), ...(select.value === "drop" ? [name] : [])],
          oneHot: [...without(settings.oneHot), ...(select.value === "one-hot" ? [name] : [])],
        });
      });
      label.append(select);
      return label;
    }),
  );
  // Who went there by the keys would begin again at the top of the page.
  list.querySelectorAll("select")[focused]?.focus({ preventScroll: true });
}
