/** Everything a command may touch besides files, so that tests can put their own in its place. */
export interface Context {
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Whether stderr is a terminal, where a bar can be drawn. */
  readonly terminal: boolean;
}

/** The context of a command that was started from a shell. */
export function processContext(): Context {
  return {
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
  };
}
