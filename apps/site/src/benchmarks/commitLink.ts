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

/** "2026-11-27 00:18 to 2026-11-27 23:51": when the two were made, or else which they are. */
export function span(base: CommitLink, head: CommitLink): string {
  return [base, head].map(({ text, made }) => made?.text ?? `commit ${text}`).join(" to ");
}
