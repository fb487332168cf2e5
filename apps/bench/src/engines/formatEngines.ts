/** A report of `bench engines` for people. */

import { describeEnvironment, type EnginesReport, formatTime, median } from "@sgd-basins/bench-documents";
import { table } from "@sgd-basins/terminal";

export function formatEngines({ environment, overhead, throughput }: EnginesReport): string {
  const { threads, queue, ratio, study, workers } = throughput;
  const row = (name: string, { alone, inStream }: EnginesReport["overhead"]["queue"]): string[] => [
    name,
    formatTime(alone),
    formatTime(inStream),
  ];
  const interval = `[${ratio.low.toFixed(2)}, ${ratio.high.toFixed(2)}], coverage ${(100 * ratio.coverage).toFixed(0)} %`;
  return [
    describeEnvironment(environment),
    "",
    `A chunk whose tasks do nothing, mean of ${overhead.chunks}`,
    ...table(
      ["engine", "alone", "in a stream"],
      [row("one thread", overhead.threads), row("one worker through Redis", overhead.queue)],
    ),
    "",
    `basins study ${study}, median of ${threads.length} rounds`,
    ...table(
      ["engine", "time"],
      [
        [`${workers} threads`, formatTime(median(threads))],
        [`${workers} worker processes through Redis`, formatTime(median(queue))],
      ],
    ),
    `Throughput through Redis over that of threads: ${ratio.median.toFixed(2)} ${interval}`,
    "",
  ].join("\n");
}
