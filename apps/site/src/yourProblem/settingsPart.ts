/** The controls of what is asked: how the data are read, the loss, the batches. */
import { fillColumns } from "./columnControls.ts";
import { find } from "./find.ts";
import type { Opened } from "./messages.ts";
import { defaultSettings, type Settings } from "./state.ts";

export interface SettingsPart {
  /** Puts the settings into the controls that the data have. */
  readonly fill: (opened: Opened | null, settings: Settings) => void;
}

const ticks = ["standardize", "intercept", "dropMissing"] as const;

/** @param choose - told what the reader changes */
export function settingsPart(choose: (change: Partial<Settings>) => void): SettingsPart {
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
    choose({
      target,
      drop: [...others(drop), ...(isWords && before !== null ? [before] : [])],
      oneHot: others(oneHot),
    });
  });
  for (const name of ticks) {
    controls[name].addEventListener("change", () => choose({ [name]: controls[name].checked }));
  }
  controls.loss.addEventListener("change", () => {
    choose({ loss: controls.loss.value === "squared" ? "squared" : "half-squared" });
  });
  controls.sampling.addEventListener("change", () => {
    choose({
      sampling: controls.sampling.value === "without-replacement" ? "without-replacement" : "with-replacement",
    });
  });
  controls.batch.addEventListener("change", () => {
    choose({ batch: controls.batch.value.trim() });
  });

  return {
    fill(opened, settings) {
      filled = { opened, settings };
      find("reading").hidden = opened?.form !== "table";
      find("loss-choice").hidden = opened?.form === "sum";
      if (opened?.form === "table") fillColumns(controls.target, find("columns"), opened.columns, settings, choose);
      for (const name of ticks) controls[name].checked = settings[name];
      for (const name of ["loss", "sampling", "batch"] as const) controls[name].value = settings[name];
    },
  };
}
