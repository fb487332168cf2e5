/** How far below or above the screen a canvas is drawn already, in heights of the screen. */
const margin = "100% 0%";

/**
 * Draws canvases with the next frame after they have changed, each once and only while it is in sight or about to be: where
 * the processor fills the pixels, a slow telephone takes a fifth of a second for a hundred runs. Paper gets all of them.
 *
 * @param pictures - what draws on each canvas
 * @returns what says that a canvas has changed
 */
export function drawInSight(pictures: ReadonlyMap<HTMLCanvasElement, () => void>): (canvas: HTMLCanvasElement) => void {
  const stale = new Set<HTMLCanvasElement>();
  const near = new Set<Element>();
  let frame = 0;

  const draw = (mayDraw: (canvas: HTMLCanvasElement) => boolean): void => {
    for (const canvas of [...stale].filter(mayDraw)) {
      stale.delete(canvas);
      pictures.get(canvas)?.();
    }
  };
  const schedule = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw((canvas) => near.has(canvas));
    });
  };

  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      schedule();
    },
    { rootMargin: margin },
  );
  for (const canvas of pictures.keys()) sight.observe(canvas);
  addEventListener("beforeprint", () => draw(() => true));

  return (canvas) => {
    stale.add(canvas);
    schedule();
  };
}
