/** When an iteration on a tridiagonal matrix with entries of the order of 1 has settled, and when it gives up. */

/** LAPACK's budget for all eigenvalues together; about 1.7 are usual, graded matrices need the most for the first ones. */
export const ITERATIONS_PER_EIGENVALUE: i32 = 30;

export const EPSILON: f64 = 2.220446049250313e-16;
export const EPSILON_SQUARED: f64 = 4.930380657631324e-32;

/**
 * A coupling is negligible beside ε times the diagonal entries it couples, or at 2^(−450) = √NEGLIGIBLE_SQUARE, whatever
 * they are: there products underflow, and an iteration among them would never settle.
 */
export const NEGLIGIBLE: f64 = 3.4395525670743494e-136;
export const NEGLIGIBLE_SQUARE: f64 = 1.1830521861667747e-271;
