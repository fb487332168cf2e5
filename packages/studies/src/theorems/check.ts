/** A statement that a random problem can refute. */
export interface Check {
  /** Lower-case words joined by hyphens. */
  readonly id: string;
  /** What `holds` means. */
  readonly statement: string;
  /**
   * Tries the statement on the `index`-th random problem of a seed.
   *
   * @returns whether it holds, and by how much (the smaller, the less), or null where it says nothing of the problem
   */
  readonly run: (seed: number, index: number) => { readonly holds: boolean; readonly margin: number | null } | null;
}
