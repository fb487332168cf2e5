/** Where a command shows how far it is. */
export interface Output {
  /** Whether stderr is a terminal, where a bar can be drawn. */
  readonly terminal: boolean;
  readonly writeError: (text: string) => void;
}
