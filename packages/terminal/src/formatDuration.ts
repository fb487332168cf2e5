/** From how many seconds on a duration is told in minutes, and from how many minutes on in hours. */
interface Units {
  readonly minutesFrom?: number;
  readonly hoursFrom?: number;
}

/** A duration that somebody waits for, in the unit that suits it: "40 s", "3 min", "2 h 5 min". */
export function formatDuration(seconds: number, { minutesFrom = 59.5, hoursFrom = 60 }: Units = {}): string {
  if (seconds < minutesFrom) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < hoursFrom) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
