/** Multipliers of Philox4x32 (Salmon et al. 2011, section 3.3), whole and as upper and lower halves. */
export const MULTIPLIER_0 = 0xd2511f53;
export const MULTIPLIER_0_UPPER = 0xd251;
export const MULTIPLIER_0_LOWER = 0x1f53;
export const MULTIPLIER_1 = 0xcd9e8d57;
export const MULTIPLIER_1_UPPER = 0xcd9e;
export const MULTIPLIER_1_LOWER = 0x8d57;

/** Weyl increments of the two key words: the golden ratio and √3 − 1. */
export const WEYL_0 = 0x9e3779b9;
export const WEYL_1 = 0xbb67ae85;

export const ROUNDS = 10;
