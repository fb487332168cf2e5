/** A commit as pages name it: the beginning of its hash, when it was made, and where it can be looked at. */
export interface CommitLink {
  readonly text: string;
  /** Null where no repository is known. */
  readonly href: string | null;
  /** ISO 8601, and to the minute in UTC; null if it is not recorded. */
  readonly made: { readonly time: string; readonly text: string } | null;
}

export function commitLink(commit: string, time: string | null, repository: string | null): CommitLink {
  return {
    text: commit.slice(0, 12),
    href: repository === null ? null : `${repository}/commit/${commit}`,
    made: time === null ? null : { time, text: new Date(time).toISOString().slice(0, 16).replace("T", " ") },
  };
}

/** "2026-11-27 00:18 to 2026-11-27 23:51 UTC": when the two were made, or else which they are. */
export function span(base: CommitLink, head: CommitLink): string {
  if (base.made === null || head.made === null) return `commit ${base.text} to ${head.text}`;
  return `${base.made.text} to ${head.made.text} UTC`;
}
