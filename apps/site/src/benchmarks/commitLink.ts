/** A commit as pages name it: the beginning of its hash, when it was made, and where it can be looked at. */
export interface CommitLink {
  readonly text: string;
  /** Null where no repository is known. */
  readonly href: string | null;
  /** ISO 8601, and to the minute in the zone of who made it; null if it is not recorded. */
  readonly made: { readonly time: string; readonly text: string } | null;
}

export function commitLink(commit: string, time: string | null, repository: string | null): CommitLink {
  return {
    text: commit.slice(0, 12),
    href: repository === null ? null : `${repository}/commit/${commit}`,
    made: time === null ? null : { time, text: time.slice(0, 16).replace("T", " ") },
  };
}

/** When the commit was made, or else which it is: for "since". */
export function since({ text, made }: CommitLink): string {
  return made?.text ?? `commit ${text}`;
}
