/** The page's three canvases. Whatever changes is drawn with the next frame, once. */
import { prepare } from "./canvas.ts";
import { drawDistanceAxes, drawDistances } from "./drawDistances.ts";
import {
  drawBasin,
  drawLandscape,
  drawMinimizers,
  drawRuns,
  landscapeHeight,
  landscapeWidth,
} from "./drawLandscape.ts";
import { drawRates, type RatesPicture, ratesHeight } from "./drawRates.ts";
import type { ShownExperiment } from "./landscape.ts";
import { readPalette } from "./palette.ts";

/** What stands above the plots where the controls are beside them, and what may be left for the plots. */
const above = 600;
const heights = { least: 220, most: 340 } as const;

/** Height of the plots: with the controls beside them they end with the screen. */
function plotHeight(): number {
  return matchMedia("(min-width: 62rem)").matches
    ? Math.max(heights.least, Math.min(heights.most, innerHeight - above))
    : heights.most;
}

export interface Picture {
  /** Shows other runs. */
  readonly setExperiment: (experiment: ShownExperiment) => void;
  /** Shows other bounds or another learning rate. */
  readonly setRates: (rates: RatesPicture) => void;
  /** Shows the runs up to a moment, in iterations. */
  readonly setTime: (time: number) => void;
  /** Draws everything anew: the size or the colours have changed. */
  readonly refresh: () => void;
}

export function createPicture(canvases: {
  readonly rates: HTMLCanvasElement;
  readonly landscape: HTMLCanvasElement;
  readonly distances: HTMLCanvasElement;
}): Picture {
  let palette = readPalette();
  let experiment: ShownExperiment | null = null;
  let rates: RatesPicture | null = null;
  let time = 0;
  let size = { rates: 0, landscape: 0, landscapeHeight: 0, distances: 0, distancesHeight: 0 };
  /** What does not move in the landscape. */
  const backdrop = document.createElement("canvas");
  const stale = { size: true, landscape: true, rates: true };
  let frame = 0;

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  /** Reads the layout; while runs are playing nothing does, because that would make the browser lay out every frame. */
  const measure = (): void => {
    const room = canvases.landscape.closest(".plots")?.clientWidth ?? 0;
    const height = plotHeight();
    const landscape = experiment?.landscape == null ? 0 : Math.min(room, landscapeWidth(experiment.landscape, height));
    canvases.landscape.style.width = `${landscape}px`;
    size = {
      rates: canvases.rates.clientWidth,
      landscape,
      landscapeHeight: experiment?.landscape ? landscapeHeight(experiment.landscape, landscape) : 0,
      distances: canvases.distances.clientWidth,
      distancesHeight: height,
    };
  };

  const draw = (): void => {
    frame = 0;
    if (stale.size) measure();
    if (rates !== null && (stale.rates || stale.size)) {
      drawRates(prepare(canvases.rates, size.rates, ratesHeight), rates, palette);
    }
    if (experiment !== null) {
      const { landscape } = experiment;
      if (landscape !== null && (stale.landscape || stale.size)) {
        drawLandscape(prepare(backdrop, size.landscape, size.landscapeHeight), landscape, palette);
      }
      if (landscape !== null) {
        const surface = prepare(canvases.landscape, size.landscape, size.landscapeHeight);
        surface.context.drawImage(backdrop, 0, 0, surface.width, surface.height);
        drawBasin(surface, landscape);
        drawRuns(surface, landscape, experiment, time, palette);
        drawMinimizers(surface, landscape);
      }
      const surface = prepare(canvases.distances, size.distances, size.distancesHeight);
      drawDistanceAxes(surface, experiment, palette);
      drawDistances(surface, experiment, time, palette);
    }
    stale.size = stale.landscape = stale.rates = false;
  };

  return {
    setExperiment: (next) => {
      // Another box has another shape.
      stale.size ||= landscapeKey(next) !== landscapeKey(experiment);
      experiment = next;
      stale.landscape = true;
      schedule();
    },
    setRates: (next) => {
      rates = next;
      stale.rates = true;
      schedule();
    },
    setTime: (next) => {
      time = next;
      schedule();
    },
    refresh: () => {
      palette = readPalette();
      stale.size = true;
      schedule();
    },
  };
}

/** What the size of a landscape depends on. */
function landscapeKey(experiment: ShownExperiment | null): string {
  return JSON.stringify([experiment?.landscape?.x, experiment?.landscape?.y]);
}
