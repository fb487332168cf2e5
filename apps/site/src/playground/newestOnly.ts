/** Sends questions one at a time. */
export interface Questions<State> {
  /** Sends it now, or once the one that was sent is answered; of those that wait only the newest is kept. */
  readonly ask: (state: State) => void;
  /** The one that was sent is answered. */
  readonly answered: () => void;
}

export function newestOnly<State>(send: (state: State) => void): Questions<State> {
  let busy = false;
  let waiting: State | null = null;
  const ask = (state: State): void => {
    if (busy) waiting = state;
    else {
      busy = true;
      send(state);
    }
  };
  return {
    ask,
    answered: () => {
      busy = false;
      const next = waiting;
      waiting = null;
      if (next !== null) ask(next);
    },
  };
}
