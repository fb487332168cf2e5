/**
 * A WebAssembly module, byte by byte, whose `run(rounds)` repeats a ← a·m + s on `chains` pairs of doubles that stay in
 * registers, and returns the sum of the chains' first lanes. Written out so that no compiler changes what is the measure of
 * everything else. https://webassembly.github.io/spec/core/binary/
 */
export function peakModule(chains: number, multiplier: number, summand: number): Uint8Array<ArrayBuffer> {
  const [get, set, tee] = [0x20, 0x21, 0x22];
  const splat = [0xfd, 0x14];
  const extractFirst = [0xfd, 0x21, 0];
  const multiplyPairs = [0xfd, 0xf2, 0x01];
  const addPairs = [0xfd, 0xf0, 0x01];
  const addDoubles = 0xa0;
  const constant = (value: number): number[] => [0x44, ...new Uint8Array(Float64Array.of(value).buffer)];
  // Local 0 is the number of rounds; the chains follow, then multiplier and summand.
  const [m, s] = [chains + 1, chains + 2];
  const chain = Array.from({ length: chains }, (_, c) => c + 1);
  const body = [
    ...chain.flatMap((a, c) => [...constant(c + 1), ...splat, set, a]),
    ...[...constant(multiplier), ...splat, set, m, ...constant(summand), ...splat, set, s],
    // loop: … ; rounds ← rounds − 1; again unless zero
    ...[0x03, 0x40],
    ...chain.flatMap((a) => [get, a, get, m, ...multiplyPairs, get, s, ...addPairs, set, a]),
    ...[get, 0, 0x41, 1, 0x6b, tee, 0, 0x0d, 0, 0x0b],
    ...chain.flatMap((a, c) => [get, a, ...extractFirst, ...(c === 0 ? [] : [addDoubles])]),
    0x0b,
  ];
  const code = [...vector([[...unsigned(chains + 2), 0x7b]]), ...body];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[0x60, 1, 0x7f, 1, 0x7c]])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[3, ...new TextEncoder().encode("run"), 0, 0]])),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))];
}
