/** The essay's script: takes the hand's motions to the controls, and what the worker draws to the figures. */
import { newestOnly } from "../playground/newestOnly.ts";
import type { Answer, Question } from "./essayWorker.ts";
import type { Drag, Drawn, Target, Values } from "./figure.ts";
import type { StepName } from "./steps.ts";

const url = document.getElementById("essay")!.dataset.material!;
const shows = new Map<StepName, (answer: Answer) => void>();
let started: Worker | null = null;

/** The worker, which the first hand on a figure starts. */
function worker(): Worker {
  if (started !== null) return started;
  const made = new Worker(new URL("./essayWorker.ts", import.meta.url), { type: "module" });
  made.onmessage = ({ data }: MessageEvent<Answer>) => shows.get(data.step)?.(data);
  made.onerror = (event) => {
    event.preventDefault();
    for (const [step, show] of shows)
      show({ kind: "failed", step, message: event.message || "the worker could not start" });
  };
  started = made;
  return made;
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-step]")) {
  const step = figure.dataset.step as StepName;
  const controls = [...figure.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-control]")];
  const pictures = [...figure.querySelectorAll<SVGSVGElement>("svg[data-panel]")];
  const reading = figure.querySelector<HTMLElement>("[data-reading]")!;
  const link = figure.querySelector<HTMLAnchorElement>("a[data-path]");
  const questions = newestOnly<Values>((values) => worker().postMessage({ url, step, values } satisfies Question));
  const ask = (): void => {
    figure.setAttribute("aria-busy", "true");
    questions.ask(Object.fromEntries(controls.map((control) => [control.dataset.control!, Number(control.value)])));
  };
  /** Sets controls to numbers, each to the nearest that it can have; asks if that changes one. */
  const set = (values: Values): void => {
    const before = controls.map(({ value }) => value).join();
    for (const control of controls) {
      const value = values[control.dataset.control!];
      if (value !== undefined) control.value = String(value);
    }
    if (controls.map(({ value }) => value).join() !== before) ask();
  };

  shows.set(step, (answer) => {
    if (answer.kind === "failed") reading.textContent = `It did not work: ${answer.message}`;
    else show(answer.drawn);
    figure.removeAttribute("aria-busy");
    questions.answered();
  });

  function show({ panels, settings, reading: said, link: suffix }: Drawn): void {
    panels.forEach(({ body, label, drag, picks }, i) => {
      const picture = pictures[i]!;
      picture.innerHTML = body;
      picture.setAttribute("aria-label", label);
      picture.dataset.drag = JSON.stringify(drag ?? null);
      picture.dataset.picks = JSON.stringify(picks ?? []);
    });
    for (const control of controls) {
      const text = settings[control.dataset.control!] ?? "";
      control.setAttribute("aria-valuetext", text);
      const output = control.closest("label")?.querySelector("output");
      if (output) output.textContent = text;
    }
    reading.innerHTML = said;
    if (link !== null && suffix !== undefined) link.href = link.dataset.path! + suffix;
  }

  for (const control of controls) control.addEventListener("input", ask);
  // The worker starts while the hand is still on its way.
  for (const kind of ["pointerover", "focusin"]) figure.addEventListener(kind, worker, { once: true });

  for (const picture of pictures) {
    let held: number | null = null;
    const follow = (event: PointerEvent): void => {
      const { left, width, top } = picture.getBoundingClientRect();
      const scale = picture.viewBox.baseVal.width / width;
      const at = { x: (event.clientX - left) * scale, y: (event.clientY - top) * scale };
      const drag: Drag | null = JSON.parse(picture.dataset.drag!);
      const picks: Target[] = JSON.parse(picture.dataset.picks!);
      if (drag !== null) set({ [drag.control]: valueAt(drag, at.x) });
      const distance = ({ x, y }: Target): number => Math.hypot(x - at.x, y - at.y);
      const nearest = picks.reduce<Target | null>(
        (best, own) => (best === null || distance(own) < distance(best) ? own : best),
        null,
      );
      if (nearest !== null) set(nearest.values);
    };
    picture.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      held = event.pointerId;
      picture.setPointerCapture(held);
      follow(event);
      // So that the arrow keys go on from where the hand let go.
      const own = (JSON.parse(picture.dataset.drag!) as Drag | null)?.control;
      controls.find((control) => control.dataset.control === own)?.focus({ preventScroll: true });
    });
    picture.addEventListener("pointermove", (event) => {
      if (event.pointerId === held) follow(event);
    });
    for (const kind of ["pointerup", "pointercancel"] as const) {
      picture.addEventListener(kind, () => {
        held = null;
      });
    }
  }
}

/** What a control is set to at a place of its axis. */
function valueAt({ from: [x0, v0], to: [x1, v1] }: Drag, x: number): number {
  return v0 + Math.min(1, Math.max(0, (x - x0) / (x1 - x0))) * (v1 - v0);
}
