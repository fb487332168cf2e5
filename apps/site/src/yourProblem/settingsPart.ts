/** The controls of what is asked: how the data are read, the loss, the batches. */
import { fillColumns } from "./columnControls.ts";
import { find } from "./find.ts";
import type { Opened } from "./messages.ts";
import { defaultSettings, type Settings } from "./state.ts";

export interface SettingsPart {
  /** Puts the settings into the controls that the data have. */
  readonly fill: (opened: Opened | null, settings: Settings) => void;
  /** What the controls of all data say, typed to the end or not. */
  readonly asked: () => Pick<Settings, "loss" | "sampling" | "batch">;
}

const ticks = ["standardize", "intercept", "dropMissing"] as const;

/** @param choose - told what the reader changes, and whether that is one choice among several, at which the reader stays */
export function settingsPart(choose: (change: Partial<Settings>, stay?: boolean) => void): SettingsPart {
  const controls = {
    target: find<HTMLSelectElement>("target"),
    standardize: find<HTMLInputElement>("standardize"),
    intercept: find<HTMLInputElement>("intercept"),
    dropMissing: find<HTMLInputElement>("drop-missing"),
    loss: find<HTMLSelectElement>("loss"),
    sampling: find<HTMLSelectElement>("sampling"),
    batch: find<HTMLInputElement>("batch"),
  };
  let filled: { readonly opened: Opened | null; readonly settings: Settings } = {
    opened: null,
    settings: defaultSettings,
  };

  controls.target.addEventListener("change", () => {
    const target = controls.target.value;
    const { drop, oneHot, target: before } = filled.settings;
    const others = (names: readonly string[]): string[] => names.filter((name) => name !== target);
    const isWords = filled.opened?.columns.some(({ name, isNumber }) => name === before && !isNumber) === true;
    const change = {
      target,
      drop: [...others(drop), ...(isWords && before !== null ? [before] : [])],
      oneHot: others(oneHot),
    };
    choose(change, isByKeys(controls.target));
  });
  for (const name of ticks) {
    controls[name].addEventListener("change", () => choose({ [name]: controls[name].checked }));
  }
  const asked = (): ReturnType<SettingsPart["asked"]> => ({
    loss: controls.loss.value === "squared" ? "squared" : "half-squared",
    sampling: controls.sampling.value === "without-replacement" ? "without-replacement" : "with-replacement",
    batch: controls.batch.value.trim(),
  });
  for (const menu of [controls.loss, controls.sampling]) {
    menu.addEventListener("change", () => choose(asked(), isByKeys(menu)));
  }
  // Left after the data that it was typed for were opened, the field tells of what is asked already.
  controls.batch.addEventListener("change", () => {
    if (asked().batch !== filled.settings.batch) choose(asked());
  });

  return {
    asked,
    fill(opened, settings) {
      filled = { opened, settings };
      find("reading").hidden = opened?.form !== "table";
      find("loss-choice").hidden = opened?.form === "sum";
      if (opened?.form === "table") {
        fillColumns(controls.target, find("columns"), opened.columns, settings, (change) => choose(change, true));
      }
      for (const name of ticks) controls[name].checked = settings[name];
      for (const name of ["loss", "sampling", "batch"] as const) controls[name].value = settings[name];
    },
  };
}

/** Whether a menu is gone through by the keys, which choose every entry on their way. */
function isByKeys(menu: HTMLSelectElement): boolean {
  return menu.matches(":focus-visible");
}
