/** What the commands that meet at a queue share: where it is, and how long they wait for it. */
import type { Patience, QueuePlace } from "@sgd-basins/studies/queue";
import { formatDuration } from "@sgd-basins/terminal";
import { UsageError } from "sgd-basins/command";
import type { Context } from "./context.ts";
import { defaultGiveUpAfter } from "./options.ts";

export interface QueueArguments {
  readonly redis?: string;
  readonly queue?: string;
  /** Seconds for which Redis may be silent. */
  readonly giveUpAfter?: number;
}

/**
 * Where the queue is. The URL may hold a password, so the environment may hold the URL.
 *
 * @throws UsageError if no place is named
 */
export function queuePlace({ redis, queue }: QueueArguments): QueuePlace {
  const url = redis ?? process.env.SGD_BASINS_REDIS;
  if (url === undefined) throw new UsageError("name the queue's place with --redis URL, or in SGD_BASINS_REDIS");
  return { url, queue: queue ?? "sgd-basins" };
}

/**
 * How long Redis is waited for; says on stderr when it falls silent, and when it is back.
 *
 * @param label - the command
 * @param name - the place, as it may be shown
 */
export function patienceOf(
  { giveUpAfter: giveUpAfterSeconds = defaultGiveUpAfter }: QueueArguments,
  label: string,
  name: string,
  context: Pick<Context, "writeError">,
): Omit<Patience, "signal"> {
  return {
    giveUpAfterSeconds,
    onSilence: (reason) => {
      const text = `Redis does not answer (${reason}); keeps trying for ${formatDuration(giveUpAfterSeconds)}`;
      context.writeError(`${label}: ${name}: ${text}\n`);
    },
    onAnswer: () => context.writeError(`${label}: ${name}: Redis answers again\n`),
  };
}
