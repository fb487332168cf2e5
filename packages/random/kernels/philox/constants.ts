/** Of Philox4x32-10, as src/philox/constants.ts has them: the key's Weyl increments, and the rounds. */
export const WEYL_0: i32 = 0x9e3779b9;
export const WEYL_1: i32 = 0xbb67ae85;
export const ROUNDS: i32 = 10;
