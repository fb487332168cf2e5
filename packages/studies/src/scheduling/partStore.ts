/** Keeps finished parts between runs of the same code, by their job's key. Parts are JSON data. */
export interface PartStore {
  /** The part kept under a key, undefined if there is none. */
  readonly find: (key: string) => unknown;
  /** Keeps a part; settled when it will survive the end of the process. */
  readonly keep: (key: string, part: unknown) => Promise<void>;
}
