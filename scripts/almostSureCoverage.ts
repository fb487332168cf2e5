// How often the 95 % interval of the almost-sure limit's estimate holds it, on problems whose limit is known exactly.
//
//     node scripts/almostSureCoverage.ts [problems, default 200] [precision, default 0.02]
import { almostSureLimit } from "../packages/theory/src/almostSure/almostSureLimit.ts";
import { knownLimit } from "../packages/theory/src/almostSure/testing.ts";
import { localTheory } from "../packages/theory/src/localTheory/localTheory.ts";
import { meanSquareLimit } from "../packages/theory/src/meanSquareLimit.ts";

const [count, precision] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 0.02)];
const tally = new Map<string, { held: number; of: number; widths: number[] }>();
for (let i = 0; i < count; i++) {
  const { family, hessians, batchSize, limit } = knownLimit(i);
  const found = almostSureLimit(localTheory(hessians), batchSize, meanSquareLimit(hessians, batchSize), {
    precision,
    seed: i,
    estimateAlways: true,
  });
  const entry = tally.get(family) ?? { held: 0, of: 0, widths: [] };
  tally.set(family, entry);
  entry.of += 1;
  if (!found.applies) {
    console.log(`${i} ${family}: ${found.reason}, but the limit is ${limit}`);
    continue;
  }
  const [low, high] = found.interval;
  entry.widths.push((high - low) / 2 / limit);
  // The interval's ends are rounded; a limit that is α* is one of them.
  if (low <= limit * (1 + 1e-9) && limit * (1 - 1e-9) <= high) entry.held += 1;
  else console.log(`${i} ${family}, k = ${batchSize}: ${limit} lies outside [${low}, ${high}]`);
}
let held = 0;
for (const [family, entry] of tally) {
  held += entry.held;
  const widths = entry.widths.toSorted((a, b) => a - b);
  const median = widths[Math.floor(widths.length / 2)];
  console.log(`${family}: ${entry.held} of ${entry.of}, median half-width ${(100 * median).toPrecision(2)} %`);
}
console.log(`in all: ${held} of ${count}`);
