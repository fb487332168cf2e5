/** Where a minimizer's basin ends. Every problem's basin is seen whole from its minimizer. */
import type { Box, Minimizer } from "@sgd-basins/problems";

/** Beyond all boxes. */
const far = 100;
/** Halvings: the edge is found to the last digit that a picture shows. */
const halvings = 40;
const rays = 360;

/** How far a basin reaches from its minimizer in a direction of length one. */
function reach({ point, inBasin }: Minimizer, direction: Float64Array): number {
  const at = new Float64Array(point.length);
  const isInside = (distance: number): boolean => {
    for (let j = 0; j < at.length; j++) at[j] = point[j]! + distance * direction[j]!;
    return inBasin(at);
  };
  if (isInside(far)) return far;
  let [low, high] = [0, far];
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    if (isInside(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The distance at which the edge is nearest: basins are discs, or end at a barrier in each coordinate. */
export function nearestEdge(minimizer: Minimizer): number {
  const direction = new Float64Array(minimizer.point.length);
  let nearest = far;
  for (let j = 0; j < direction.length; j++) {
    for (const sign of [1, -1]) {
      direction[j] = sign;
      nearest = Math.min(nearest, reach(minimizer, direction));
    }
    direction[j] = 0;
  }
  return nearest;
}

/** The edge in the plane, as far as the box shows it: coordinates x, y, x, y, … */
export function basinOutline(minimizer: Minimizer, { lower, upper }: Box): Float64Array {
  const outline = new Float64Array(2 * rays);
  const direction = new Float64Array(2);
  for (let i = 0; i < rays; i++) {
    const angle = (2 * Math.PI * i) / rays;
    direction.set([Math.cos(angle), Math.sin(angle)]);
    let distance = reach(minimizer, direction);
    for (const axis of [0, 1]) {
      const wall = direction[axis]! > 0 ? upper[axis]! : lower[axis]!;
      if (direction[axis] !== 0) distance = Math.min(distance, (wall - minimizer.point[axis]!) / direction[axis]!);
    }
    for (const axis of [0, 1]) outline[2 * i + axis] = minimizer.point[axis]! + distance * direction[axis]!;
  }
  return outline;
}
