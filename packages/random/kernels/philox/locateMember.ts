import { ROUNDS, WEYL_0, WEYL_1 } from "./constants";

/** Words of `StreamFamily.writeTo` in src/streamFamily.ts, in bytes: the key, the shared state, the tail and its length. */
const SHARED: usize = 8;
const TAIL: usize = 24;
const TAIL_LENGTH: usize = 56;

const MULTIPLIER_0: u64 = 0xd2511f53;
const MULTIPLIER_1: u64 = 0xcd9e8d57;

/** The four words at `out` = the key and the upper counter words of a family's member, as `StreamFamily.stream` has them. */
export function locateMember(family: usize, member: f64, out: usize): void {
  const bits = reinterpret<u64>(member);
  const end = family + TAIL + ((<usize>load<u32>(family, TAIL_LENGTH)) << 2);
  store<u32>(end - 8, <u32>(bits >> 32));
  store<u32>(end - 4, <u32>bits);
  v128.store(out, v128.load(family, SHARED));
  for (let block = family + TAIL; block < end; block += 16) {
    v128.store(out, v128.xor(v128.load(out), v128.load(block)));
    permute(load<u32>(family), load<u32>(family, 4), out);
  }
}

/** Philox4x32-10 of the four words at `state`, in place. */
function permute(key0: u32, key1: u32, state: usize): void {
  let c0 = load<u32>(state);
  let c1 = load<u32>(state, 4);
  let c2 = load<u32>(state, 8);
  let c3 = load<u32>(state, 12);
  for (let round = 0; round < ROUNDS; round++) {
    const p = MULTIPLIER_0 * <u64>c0;
    const q = MULTIPLIER_1 * <u64>c2;
    c0 = <u32>(q >> 32) ^ c1 ^ key0;
    c1 = <u32>q;
    c2 = <u32>(p >> 32) ^ c3 ^ key1;
    c3 = <u32>p;
    key0 += WEYL_0;
    key1 += WEYL_1;
  }
  store<u32>(state, c0);
  store<u32>(state, c1, 4);
  store<u32>(state, c2, 8);
  store<u32>(state, c3, 12);
}
