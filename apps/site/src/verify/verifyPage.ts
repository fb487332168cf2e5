/** The verify page's script. The work is done by workers that start with the first button pressed, and end with Stop. */
import type { Check, Report, Verdict } from "./messages.ts";
import { type Lanes, startLanes } from "./startLanes.ts";
import { timeLeft } from "./timeLeft.ts";

/** More workers than this gain little: a study has about forty tasks of any length. */
const mostWorkers = 8;

interface Row {
  readonly element: HTMLElement;
  readonly check: Check;
  readonly state: HTMLElement;
}

const rows = [...document.querySelectorAll<HTMLElement>("[data-check]")].map((element): Row => {
  const check = JSON.parse(element.dataset.check!) as Check;
  return { element, check, state: element.querySelector<HTMLElement>(".state")! };
});
const status = document.querySelector<HTMLElement>("#status")!;
const bar = document.querySelector<HTMLProgressElement>("#progress")!;
const left = document.querySelector<HTMLElement>("#left")!;
const stop = document.querySelector<HTMLButtonElement>("#stop")!;
const run = document.querySelector<HTMLSelectElement>("#run")!;
let conductor: Worker | null = null;
let lanes: Lanes | null = null;
/** What Stop says of what was running: how far it was. */
let soFar = (): string => "";

/** Runs checks again and shows what they say; whatever was running stops. */
function start(checks: readonly Check[]): void {
  end();
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const matches: boolean[] = [];
  soFar = () => {
    const what = checks.length === 1 ? nameOf(checks[0]!) : `${matches.length} of ${checks.length} results compared`;
    return `Stopped after ${elapsed().toFixed(1)} s: ${checks.length === 1 ? `${what} was not compared` : what}.`;
  };
  for (const { check, state } of rows) {
    if (checks.some(({ id }) => id === check.id)) show(state, "running", "Computing …");
  }
  say(`Computing ${checks.length === 1 ? nameOf(checks[0]!) : `${checks.length} results`} …`);
  bar.hidden = stop.hidden = false;
  // Until something is known of how far it is, and all the while of a single run, the bar only says that it goes on.
  bar.removeAttribute("value");
  conductor = new Worker(new URL("./conductor.ts", import.meta.url), { type: "module" });
  conductor.onmessage = ({ data }: MessageEvent<Report>) => {
    if (data.kind === "progress") {
      bar.value = data.share;
      left.textContent = timeLeft(data.share, elapsed());
    }
    if (data.kind === "verdict") {
      matches.push(data.verdict.matches);
      showVerdict(data.verdict);
    }
    if (data.kind === "failed") fail(data.message);
    if (data.kind === "done") {
      const seconds = elapsed().toFixed(1);
      const differing = matches.filter((matched) => !matched).length;
      const what = checks.length === 1 ? nameOf(checks[0]!) : `${matches.length} results`;
      say(`${what}: ${differing === 0 ? "match" : `${differing} of ${matches.length} differ`}, after ${seconds} s.`);
      end();
    }
  };
  conductor.onerror = (event) => {
    event.preventDefault();
    fail(event.message || "the worker could not start");
  };
  const inParts = checks.every(({ part }) => part !== undefined);
  lanes = startLanes(inParts ? 1 : Math.min(navigator.hardwareConcurrency || 1, mostWorkers), fail);
  conductor.postMessage(checks, lanes.ports);
}

function fail(message: string): void {
  say(`It did not work: ${message}`);
  end();
}

function end(): void {
  conductor?.terminate();
  lanes?.end();
  conductor = lanes = null;
  bar.hidden = stop.hidden = true;
  left.textContent = "";
  for (const { state } of rows)
    if (state.dataset.state === "running") show(state, "", "Stopped before it was compared.");
}

function showVerdict({ id, matches, text, sha256 }: Verdict): void {
  const { state } = rows.find(({ check }) => check.id === id)!;
  show(
    state,
    matches ? "match" : "mismatch",
    `${matches ? "Match." : "Mismatch."} ${text} SHA-256 of what was computed: `,
  );
  const code = document.createElement("code");
  code.className = "digest";
  code.textContent = sha256;
  state.append(code);
}

function show(state: HTMLElement, value: string, text: string): void {
  state.dataset.state = value;
  state.textContent = text;
}

function say(text: string): void {
  status.textContent = text;
}

function nameOf({ id }: Check): string {
  return rows.find(({ check }) => check.id === id)!.element.dataset.name!;
}

/** The check that a row's button starts; Appendix A's is of the chosen run. */
function chosen({ check }: Row): Check {
  return check.part?.kind === "run" ? { ...check, part: { kind: "run", run: Number(run.value) } } : check;
}

for (const row of rows) {
  const button = row.element.querySelector<HTMLButtonElement>("button.one")!;
  button.hidden = false;
  button.addEventListener("click", () => start([chosen(row)]));
  const whole = row.element.querySelector<HTMLButtonElement>("button.whole");
  if (whole === null) continue;
  whole.hidden = false;
  whole.addEventListener("click", () => {
    const { part: _, ...check } = row.check;
    start([check]);
  });
}
for (const button of document.querySelectorAll<HTMLButtonElement>("button.family")) {
  const family = rows.filter(({ element }) => button.closest("section")!.contains(element));
  button.hidden = family.length < 2;
  button.addEventListener("click", () => start(family.map(chosen)));
}
stop.addEventListener("click", () => {
  say(soFar());
  end();
});

/** A result's own page leads here with its name as the anchor: that is the click. */
function startLinked(): void {
  const row = rows.find(({ element }) => element.id === location.hash.slice(1));
  if (row !== undefined) start([chosen(row)]);
}
addEventListener("hashchange", startLinked);
startLinked();
