const SIZE = 624;
const SHIFT = 397;

/** NumPy's legacy generator: words and 53-bit doubles in one sequence. */
export interface Mt19937 {
  /** Integer uniform on 0 … 2^32 − 1 (`genrand_int32`). */
  nextUint32(): number;
  /** Uniform on [0, 1), a multiple of 2^−53, from two words (`genrand_res53`, NumPy's `random_sample`). */
  nextUniform(): number;
}

/** One step of the recurrence: the upper bit of one word joined to the lower 31 of the next, multiplied by the twist matrix. */
function twist(current: number, next: number): number {
  const joined = (current & 0x80000000) | (next & 0x7fffffff);
  return (joined >>> 1) ^ (-(next & 1) & 0x9908b0df);
}

function initialState(seed: number): Uint32Array {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    const previous = state[i - 1] ^ (state[i - 1] >>> 30);
    state[i] = Math.imul(1812433253, previous) + i;
  }
  return state;
}

/**
 * Mersenne Twister, seeded as `init_genrand(seed)`: the sequence of NumPy's `RandomState(seed)`. It exists to draw the
 * models found with NumPy; everything new takes `stream`.
 *
 * `seed`: an integer, 0 ≤ seed < 2^32, else RangeError. Matsumoto and Nishimura, ACM TOMACS 8 (1998); seeding of 2002.
 */
export function mt19937(seed: number): Mt19937 {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 4294967296)) {
    throw new RangeError(`seed must be an integer from 0 to 2^32 - 1, got ${seed}`);
  }
  const state = initialState(seed);
  let position = SIZE;

  function nextUint32(): number {
    if (position === SIZE) {
      for (let i = 0; i < SIZE; i++) {
        state[i] = state[(i + SHIFT) % SIZE] ^ twist(state[i], state[(i + 1) % SIZE]);
      }
      position = 0;
    }
    let word = state[position++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  function nextUniform(): number {
    const high = nextUint32() >>> 5;
    const low = nextUint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  return { nextUint32, nextUniform };
}
