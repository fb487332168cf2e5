/**
 * What a step of the essay shows for what its controls are set to. The same function draws it when the site is built and, in
 * a worker, under the reader's hand.
 */

/** What the controls are set to, by name. */
export type Values = Readonly<Record<string, number>>;

/** An axis of a panel along which a control is dragged. */
export interface Drag {
  readonly control: string;
  /** Two places of the panel and what the control is set to there; between them it changes evenly. */
  readonly from: readonly [x: number, value: number];
  readonly to: readonly [x: number, value: number];
}

/** A part of a panel that sets controls when it is pointed at. */
export interface Target {
  readonly x: number;
  readonly y: number;
  readonly values: Values;
}

/** One picture of a figure. */
export interface Panel {
  /** What is seen, in words. */
  readonly label: string;
  /** Of the picture's coordinates; it is shown about as large. */
  readonly width: number;
  readonly height: number;
  /** What stands between `<svg>` and `</svg>`. */
  readonly body: string;
  readonly drag?: Drag;
  /** The nearest is taken. */
  readonly picks?: readonly Target[];
}

export interface Drawn {
  /** As many for all values. */
  readonly panels: readonly Panel[];
  /** What each control is set to, in words. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the picture says, as HTML. */
  readonly reading: string;
  /** What the step's link is about: the part of its address after the path, a query or an anchor. */
  readonly link?: string;
}

interface Slider {
  readonly kind: "slider";
  readonly name: string;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly value: number;
  /** What it is set to goes on after the label, without an equals sign. */
  readonly inWords?: true;
}

/** Sets its control to the number of the option. */
interface Choice {
  readonly kind: "choice";
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly value: number;
}

type Control = Slider | Choice;

/** What runs of a colour do; at the end of one that has left stands a triangle. */
interface RunKind {
  readonly outcome: "nearer" | "further" | "left";
  readonly words: string;
}

export interface Step {
  readonly controls: readonly Control[];
  /** The legend of the runs, where there are any. */
  readonly runs?: readonly RunKind[];
  readonly draw: (values: Values) => Drawn;
}

/** What a step's controls are set to before a hand touches them. */
export function defaultsOf({ controls }: Pick<Step, "controls">): Values {
  return Object.fromEntries(controls.map(({ name, value }) => [name, value]));
}

/**
 * A control's value.
 *
 * @throws RangeError if it has none
 */
export function settingOf(values: Values, name: string): number {
  const value = values[name];
  if (value === undefined || !Number.isFinite(value)) throw new RangeError(`no value for ${name}`);
  return value;
}

/**
 * The option that a choice or a slider over a list is set to.
 *
 * @throws RangeError if there is none
 */
export function optionOf<Option>(options: readonly Option[], values: Values, name: string): Option {
  const option = options[settingOf(values, name)];
  if (option === undefined) throw new RangeError(`${name} has no option ${values[name]}`);
  return option;
}
