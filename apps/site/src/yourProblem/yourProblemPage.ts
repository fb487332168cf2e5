/** The page's script: takes data, asks the worker, shows what the command answers. The address always names what is shown. */
import { addressWriter } from "../playground/address.ts";
import { formatBytes, formatCount } from "../text/numbers.ts";
import { showAdvice, showBounds } from "./answerPart.ts";
import { askFromHere, bringing, bringTo, forgetAsking } from "./bringToAnswer.ts";
import { chooseColumns } from "./columnControls.ts";
import { commandLines } from "./commandLine.ts";
import { find } from "./find.ts";
import { greyParts, hideGreyParts, showPart } from "./greyParts.ts";
import type { Advised, Answer, Bounded, Form, Opened, Ran, Refused, Source } from "./messages.ts";
import { runsPart } from "./runsPart.ts";
import { settingsPart } from "./settingsPart.ts";
import { sourceOfPlace } from "./sourceOfPlace.ts";
import {
  defaultRun,
  defaultSettings,
  formatState,
  parseState,
  type RunChoice,
  type Settings,
  type State,
} from "./state.ts";
import { download } from "./takeAway.ts";
import { takeData } from "./takeData.ts";
import { askWorker } from "./worker.ts";

const root = find("your-problem");
const forms: Readonly<Record<Form, string>> = {
  table: "a table, read as least squares",
  sum: "a sum of quadratics",
  gradients: "gradients at a minimum",
};

let state: State = parseState(location.hash);
let source: Source | null = null;
let opened: Opened | null = null;
let advised: Advised | null = null;
let bounded: Bounded | null = null;
let ran: Ran | null = null;
/** Runs that wait until those before are there. */
let waiting: { readonly choice: RunChoice; readonly moving: boolean } | null = null;
let running = false;
const writeAddress = addressWriter((hash) => location.pathname + location.search + hash);
const worker = askWorker(show, setBusy);
const runs = runsPart(chooseRun);
const settings = settingsPart(choose);

function setBusy(busy: boolean): void {
  find("stop").hidden = !busy;
  find("progress").hidden = !busy;
  if (busy) return;
  running = false;
  find("doing").textContent = "";
}

/** What is said already is not said again. */
function say(text: string): void {
  if (find("status").textContent !== text) find("status").textContent = text;
}

/** Other data. */
function open(next: Source, wanted: State): void {
  source = next;
  state = wanted;
  opened = null;
  forgetAsking();
  forget();
  hideGreyParts();
  find("data-name").textContent = next.name;
  root.dataset.stage = "open";
  // Open, it would push the answer down; its numbers are tried one after the other.
  if (wanted.place?.at !== "curvatures") find<HTMLDetailsElement>("typed").open = false;
  writeAddress(formatState(state));
  say(`Reading ${next.name} …`);
  worker.open(next);
}

/** Numbers of what was asked for before would belie the choice. */
function forget(): void {
  [advised, bounded, ran, waiting, running] = [null, null, null, null, false];
  find("line").hidden = true;
  find("news").hidden = true;
  greyParts();
  for (const id of ["read", "link-line", "advice-text", "bounds-text"]) find(id).textContent = "";
  runs.forget();
}

function show(answer: Answer): void {
  switch (answer.tell) {
    case "opened":
      showOpened(answer);
      break;
    case "progress":
      find<HTMLProgressElement>("progress").value = answer.share;
      find("doing").textContent = `${Math.floor(100 * answer.share)} %, ${answer.what}`;
      break;
    case "advised":
      advised = answer;
      showAnswer(answer);
      break;
    case "bounded":
      bounded = answer;
      showBounds(answer);
      showPart("take-away");
      break;
    case "ran":
      ran = answer;
      runs.show(answer, sizesToRun());
      break;
    case "refused":
      showRefusal(answer);
      break;
    case "linked":
      if (source !== null) state = { ...state, place: { at: "link", name: source.name, packed: answer.packed } };
      offerLink();
      break;
    case "done":
      if (answer.ask === "solve") showSolved();
      else if (answer.ask === "runs") {
        running = false;
        if (waiting === null) say(doneLine());
        else askRuns(waiting.choice, waiting.moving);
      }
  }
}

/** The status says it too: who does not see the page hears what changed. */
function showAnswer(answer: Advised): void {
  const bring = bringing();
  showAdvice(answer, opened?.form ?? "table", state.settings);
  say(`${find("headline").textContent}; drawing the plot …`);
  find("news").hidden = false;
  find("news-text").replaceChildren(...find("headline").cloneNode(true).childNodes);
  bring("answer-heading", "headline");
}

function doneLine(): string {
  return `Done: ${source?.name ?? ""}.`;
}

function showSolved(): void {
  if (advised?.runnable) {
    askRuns(state.run, false);
    return;
  }
  hideGreyParts();
  say(bounded === null ? "" : doneLine());
}

function sizesToRun() {
  const recommended = typeof advised?.recommended === "object" ? [advised.recommended.batchSize] : [];
  return [...recommended, ...(bounded?.rows.map(({ batchSize }) => batchSize) ?? [])];
}

function showOpened(found: Opened): void {
  opened = found;
  const { form, columns, bytes } = found;
  find("data-name").textContent = `${source?.name ?? ""}: ${formatBytes(bytes)}, ${forms[form]}`;
  if (form === "table" && state.settings.target === null) {
    state = { ...state, settings: { ...state.settings, ...chooseColumns(columns) } };
  }
  fillControls();
  solve();
}

/** Puts the state into the controls. */
function fillControls(): void {
  settings.fill(opened, state.settings);
  runs.fill(state.run);
}

function solve(): void {
  forget();
  writeAddress(formatState(state));
  find("command").textContent = commandLines(source?.name ?? "", opened?.form ?? "table", state.settings).join("\n");
  say("Computing …");
  worker.ask({ ask: "solve", settings: state.settings }, true);
}

/** @param stay - for a choice among several, which a reader goes through one after the other */
function choose(change: Partial<Settings>, stay = false): void {
  // A rate of other data, or of another loss, says nothing of these.
  state = { ...state, settings: { ...state.settings, ...change }, run: { ...state.run, batchSize: null, rate: null } };
  fillControls();
  if (opened === null) {
    writeAddress(formatState(state));
    return;
  }
  if (stay) forgetAsking();
  else askFromHere();
  solve();
}

/** Without pictures of what was asked for before. */
function showRefusal({ part, line }: Refused): void {
  if (part === "link") {
    find("link-line").textContent = line;
    return;
  }
  const bring = bringing();
  find("line").textContent = line;
  find("line").hidden = false;
  hideGreyParts();
  bring("line", "line");
  if (part !== "simulate") say("");
}

function offerLink(): void {
  const hash = formatState(state);
  writeAddress(hash);
  const address = location.origin + location.pathname + hash;
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "This link";
  find("link-line").replaceChildren(
    link,
    ` holds the data and what was chosen, in ${formatCount(address.length)} characters; the address bar has it too.`,
  );
}

/** One at a time; of those that wait only the newest is kept. */
function askRuns(choice: RunChoice, moving: boolean): void {
  if (running) {
    waiting = { choice, moving };
    return;
  }
  waiting = null;
  running = true;
  // A slider that moves says nothing.
  say(moving ? "" : `${bounded === null ? "Answer" : "Answer and plot"} ready; running …`);
  worker.ask({ ask: "runs", choice, moving });
}

function chooseRun(change: Partial<RunChoice>, moving: boolean): void {
  state = { ...state, run: { ...state.run, ...change } };
  find("line").hidden = true;
  writeAddress(formatState(state));
  askRuns(state.run, moving);
}

/** Data that an address or a button names. */
function openPlace(wanted: State): void {
  const { place } = wanted;
  if (place === null) return;
  if (place.at === "curvatures") {
    find<HTMLInputElement>("first").value = String(place.values[0]);
    find<HTMLInputElement>("second").value = String(place.values[1]);
  }
  open(
    sourceOfPlace(place, (id) => root.dataset[id] ?? ""),
    wanted,
  );
}

function exampleNamed(name: string | undefined): State["place"] {
  if (name === "iris" || name === "penguins") return { at: "example", id: name };
  return { at: "curvatures", values: [1, 3] };
}

/** Other data have other columns; what is asked of them stays. */
function afresh(place: State["place"]): State {
  return { place, settings: { ...defaultSettings, ...settings.asked() }, run: defaultRun };
}

takeData((name, file) => open({ from: "file", name, file }, afresh(null)));
for (const button of root.querySelectorAll<HTMLButtonElement>("[data-example]")) {
  button.addEventListener("click", () => openPlace(afresh(exampleNamed(button.dataset.example))));
}
find("use-curvatures").addEventListener("click", () => {
  const [first, second] = [
    find<HTMLInputElement>("first").valueAsNumber,
    find<HTMLInputElement>("second").valueAsNumber,
  ];
  if (first > 0 && second > 0) openPlace(afresh({ at: "curvatures", values: [first, second] }));
});
find("stop").addEventListener("click", () => {
  worker.stop();
  forgetAsking();
  hideGreyParts();
  say("Stopped.");
});
find("again").addEventListener("click", () => {
  askFromHere();
  solve();
});
find("to-answer").addEventListener("click", () => bringTo("answer-heading"));
find("make-even").addEventListener("click", () => {
  const options = advised?.unevenness?.options ?? [];
  choose({ standardize: true, intercept: state.settings.intercept || options.includes("--intercept") });
});

find("leave-out").addEventListener("click", () => {
  const { names = [], intercept = false } = advised?.constants ?? {};
  const { settings } = state;
  choose({ drop: [...settings.drop, ...names], intercept: settings.intercept || intercept });
});

const base = (): string => (source?.name ?? "answer").replace(/\.[^.]*$/, "");
find("get-text").addEventListener("click", () => {
  const texts = [advised?.text, bounded?.text, ran?.text].filter((text) => text !== undefined);
  download(`${base()}.txt`, "text/plain", texts.join("\n"));
});
find("get-csv").addEventListener("click", () => {
  if (bounded !== null) download(`${base()}-thresholds.csv`, "text/csv", bounded.csv);
});
find("get-svg").addEventListener("click", () => {
  if (bounded !== null) download(`${base()}.svg`, "image/svg+xml", bounded.svg);
});
find("get-link").addEventListener("click", () => {
  if (state.place === null) worker.ask({ ask: "link" });
  else offerLink();
});
addEventListener("hashchange", () => {
  const wanted = parseState(location.hash);
  if (formatState(wanted) !== formatState(state)) openPlace(wanted);
});

fillControls();
openPlace(state);
