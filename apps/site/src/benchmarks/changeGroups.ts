/** Changes that may have one cause: between the same two commits, to the same side, equally certain. */
import type { Standing } from "@sgd-basins/bench-documents/trends";
import type { CommitLink } from "./commitLink.ts";
import { formatFactor } from "./describe.ts";
import type { ChangeLine, Link, TaskRow } from "./taskRows.ts";

export interface ChangeGroup {
  readonly standing: Standing;
  readonly slower: boolean;
  /** "2.2 to 17 times faster". */
  readonly size: string;
  readonly between: readonly [CommitLink, CommitLink];
  /** A row a task, each with its change of this group alone. */
  readonly rows: readonly TaskRow[];
  readonly affects: readonly Link[];
}

const certainty = ["confirmed", "suspicion", "refuted"] satisfies Standing[];

/** Groups, the more certain first, and of equally certain ones those that became slower. */
export function changeGroups(rows: readonly TaskRow[]): ChangeGroup[] {
  const single = rows.flatMap((row) => row.changes.map((change) => ({ row, change })));
  const groups = Map.groupBy(single, ({ change: { standing, factor, between } }) =>
    [standing, factor > 1, ...between.map(({ text }) => text)].join("/"),
  );
  const rank = ({ standing, slower }: ChangeGroup): number => 2 * certainty.indexOf(standing) + (slower ? 0 : 1);
  return [...groups.values()].map(groupOf).sort((a, b) => rank(a) - rank(b));
}

function groupOf(own: readonly { readonly row: TaskRow; readonly change: ChangeLine }[]): ChangeGroup {
  const { standing, factor, between } = own[0]!.change;
  const slower = factor > 1;
  const sizes = own
    .map(({ change }) => change.factor)
    .sort((a, b) => (slower ? a - b : b - a))
    .map(formatFactor);
  const [least, most] = [sizes[0]!, sizes[sizes.length - 1]!];
  const unit = most.replace(/^\S+/, "");
  const links = standing === "refuted" ? [] : own.flatMap(({ row }) => row.affects);
  return {
    standing,
    slower,
    size: `${least === most ? least : `${least.endsWith(unit) ? least.slice(0, -unit.length) : least} to ${most}`} ${slower ? "slower" : "faster"}`,
    between,
    rows: own.map(({ row, change }) => ({ ...row, changes: [change] })),
    affects: links.filter(({ text }, i) => links.findIndex((other) => other.text === text) === i),
  };
}
