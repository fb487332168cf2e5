/** Iterations a second while playing. */
const pace = 4;

/** Moves a time from 0 to its end, a frame at a time. */
export interface Player {
  readonly time: () => number;
  readonly toggle: () => void;
  readonly restart: () => void;
  readonly showEnd: () => void;
  /** Stops at a moment. */
  readonly seek: (time: number) => void;
}

/**
 * @param end - the last moment, in iterations
 * @param paint - called with the moment to show, at most once a frame
 * @param onChange - called when it starts or stops playing
 */
export function player(end: number, paint: (time: number) => void, onChange: (playing: boolean) => void): Player {
  let time = 0;
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    onChange(false);
  };
  const run = (): void => {
    stop();
    const from = time;
    let start: number | null = null;
    const step = (now: number): void => {
      start ??= now;
      time = Math.min(end, from + ((now - start) / 1000) * pace);
      paint(time);
      if (time < end) frame = requestAnimationFrame(step);
      else stop();
    };
    frame = requestAnimationFrame(step);
    onChange(true);
  };
  const seek = (to: number): void => {
    stop();
    time = to;
    paint(time);
  };
  const restart = (): void => {
    time = 0;
    run();
  };
  return {
    time: () => time,
    toggle: () => (frame !== 0 ? stop() : time >= end ? restart() : run()),
    restart,
    showEnd: () => seek(end),
    seek,
  };
}
