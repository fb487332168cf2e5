/** Browsers refuse more than a few changes of the address a second. */
const pause = 400;

/** A query alone would take away the section that a link names. */
const besideSection = (query: string): string => query + location.hash;

/**
 * Gives the function that writes a query into the page's address: at once, or after the pause since the last time, and then
 * the newest.
 *
 * @param addressOf - the address from what is written on
 */
export function addressWriter(addressOf: (written: string) => string = besideSection): (query: string) => void {
  let timer = 0;
  let due: string | null = null;
  const write = (query: string): void => {
    if (timer !== 0) {
      due = query;
      return;
    }
    history.replaceState(null, "", addressOf(query));
    due = null;
    timer = window.setTimeout(() => {
      timer = 0;
      if (due !== null) write(due);
    }, pause);
  };
  return write;
}

/** What people write for a number: `Number` alone would read 0x10 as 16, and nothing as 0. */
const decimal = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

/** A number of an address; undefined where it is missing, no number or not acceptable. */
export function numberIn(query: URLSearchParams, name: string, accept: (value: number) => boolean): number | undefined {
  const text = query.get(name) ?? "";
  const value = Number(text);
  return decimal.test(text) && Number.isFinite(value) && accept(value) ? value : undefined;
}

/** Accepts whole numbers in a range. */
export function integer(least: number, most: number): (value: number) => boolean {
  return (value) => Number.isInteger(value) && value >= least && value <= most;
}
