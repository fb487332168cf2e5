import { orAborted } from "../interrupt.ts";

/** Something that does one piece of work when it is asked to, and says how long a call took: one side of a comparison. */
export interface Side {
  /** Works for about so many seconds. Returns the seconds of a call, the median over the batches that filled them. */
  readonly sample: (seconds: number) => Promise<number>;
  /** Ends the thread or process behind it, in the middle of a sample too; twice does no harm. */
  readonly close: () => Promise<void>;
}

/**
 * Lets the sides work in turn, so that whatever slows the machine down meets all of them: every round samples each side
 * once, every other round in the opposite order.
 *
 * @param seconds - of each sample
 * @returns for each side its samples, in the order of the rounds
 * @throws the signal's reason as soon as it aborts; sides are for the caller to close
 */
export async function alternate(
  sides: readonly Side[],
  rounds: number,
  seconds: number,
  signal: AbortSignal,
): Promise<number[][]> {
  const samples: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < sides.length; i++) {
      const turn = round % 2 === 0 ? i : sides.length - 1 - i;
      samples[turn].push(await orAborted(sides[turn].sample(seconds), signal));
    }
  }
  return samples;
}
