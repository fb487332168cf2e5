/** What a task of the benchmarks does, for who does not know the routine by its name. */

/** Parts of a task's name, and the words for it; the words may use the parts in parentheses. */
type Wording = readonly [pattern: RegExp, words: (...parts: string[]) => string];

const square = (n = ""): string => `${n}\u00a0×\u00a0${n}`;

const problems: readonly Wording[] = [
  [/^quadratic sum d=(\d+) N=(\d+)$/, (d, n) => `a sum of ${n} quadratics in ${d} dimensions`],
  [/^quadratic circle (\d)$/, (model) => `Model ${model} of the quadratic-circle sums`],
  [/^Styblinski–Tang (\d)$/, (model) => `Model ${model} of the Styblinski–Tang sums`],
  [
    /^dense Styblinski–Tang d=(\d+) N=(\d+)$/,
    (d, n) => `a Styblinski–Tang sum of ${n} components in ${d} dimensions, each of which acts on every coordinate`,
  ],
  [/^network d=(\d+) N=(\d+)$/, (d, n) => `a network of ${d} parameters on ${n} rows`],
];

function problemOf(name: string): string {
  return wordsFrom(problems, name) ?? name;
}

/** SGD-1, SGD-200 and, with all components in each batch, gradient descent. */
function methodOf(batchSize = ""): string {
  return batchSize === "inf" ? "gradient descent" : `SGD with batch size ${batchSize}`;
}

const tasks: Readonly<Record<string, readonly Wording[]>> = {
  random: [
    [/^philox4x32$/, () => "blocks of random bits from the generator itself"],
    [/^nextUint32$/, () => "random bits from a stream, 32 at a time"],
    [/^uniform01$/, () => "uniform random numbers"],
    [/^fillNormals$/, () => "normal random numbers"],
    [
      /^weightedIndexSampler N=(\d+) (equal|random)$/,
      (n, weights) =>
        `drawing one of ${n} components, ${weights === "equal" ? "all equally likely" : "by random weights"}`,
    ],
    [/^distinctIndexSampler N=(\d+) k=(\d+)$/, (n, k) => `drawing ${k} of ${n} components without replacement`],
  ],
  // The size may be a letter, for a routine at all of its sizes.
  linalg: [
    [/^multiply n=(\w+)$/, (n) => `product of two ${square(n)} matrices`],
    [
      /^multiplyLowerTransposed n=(\w+)$/,
      (n) => `product of a transposed triangular ${square(n)} matrix with a general one`,
    ],
    [/^symmetricRankUpdate n=(\w+)$/, (n) => `A′A of a ${square(n)} matrix, added to one triangle`],
    [/^symmetricRank2kUpdate n=(\w+)$/, (n) => `VW′ + WV′, taken from one triangle of a ${square(n)} matrix`],
    [/^multiplyVector n=(\w+)$/, (n) => `product of a ${square(n)} matrix with a vector`],
    [/^cholesky n=(\w+)$/, (n) => `Cholesky factor of a ${square(n)} matrix`],
    [/^eigenSymmetric n=(\w+)$/, (n) => `eigenvalues and eigenvectors of a symmetric ${square(n)} matrix`],
    [/^eigenvaluesSymmetric n=(\w+)$/, (n) => `eigenvalues of a symmetric ${square(n)} matrix`],
    [/^pencilEigenvalues n=(\w+)$/, (n) => `eigenvalues of one symmetric ${square(n)} matrix relative to another`],
    [/^pseudoInverse n=(\w+)$/, (n) => `pseudo-inverse of a symmetric ${square(n)} matrix`],
    [/^haarFrame n=(\w+)$/, (n) => `a random orthogonal ${square(n)} matrix`],
    [/^haarCongruence n=(\w+)$/, (n) => `a symmetric ${square(n)} matrix turned at random`],
  ],
  theory: [
    [/^denseLocalGeometry d=(\d+) N=(\d+)$/, (d, n) => `local geometry from ${n} Hessians of ${square(d)}`],
    [/^diagonalLocalGeometry (.+)$/, (problem) => `local geometry from the diagonal Hessians of ${problemOf(problem)}`],
    [/^theorem16\+17 (.+)$/, (problem) => `the bounds of Theorems 16 and 17 for ${problemOf(problem)}`],
    [
      /^meanSquareLimit d=(\d+) N=(\d+) k=(\d+)$/,
      (d, n, k) => `limit of mean-square stability, ${n} components in ${d} dimensions, batch size ${k}`,
    ],
    [
      /^almostSureLimit of (\d+) rows d=(\d+) k=(\d+)$/,
      (n, d, k) => `almost-sure limit, ${n} rows in ${d} dimensions, batch size ${k}`,
    ],
  ],
  simulator: [
    [
      /^runs of SGD-(\w+) (.+?)( without replacement)?$/,
      (k, problem, without = "") => `a hundred whole runs of ${methodOf(k)}${without} on ${problemOf(problem)}`,
    ],
    [
      /^SGD-(\w+) (.+?)( without replacement)?$/,
      (k, problem, without = "") => `single steps of ${methodOf(k)}${without} on ${problemOf(problem)}`,
    ],
  ],
  studies: [
    [
      /^Appendix A d=(\d+) N=(\d+) B=(\d+)$/,
      (d, n, b) =>
        `a run of Appendix A on ${n} random matrices of ${square(d)}${b === "0" ? "" : `, ${b} eigenvalues of each zero`}`,
    ],
  ],
  report: [
    [/^canonicalJson trajectories$/, () => "writing a figure’s 5 MB of trajectories"],
    [/^artefactSchema\.parse trajectories$/, () => "reading and checking a figure’s 5 MB of trajectories"],
  ],
  site: [[/^build, quick report$/, () => "building this site from a quick report"]],
};

/** The words for a task; null for one that is not known here. */
export function taskWords(suite: string, name: string): string | null {
  return Object.hasOwn(tasks, suite) ? wordsFrom(tasks[suite]!, name) : null;
}

function wordsFrom(wordings: readonly Wording[], name: string): string | null {
  for (const [pattern, words] of wordings) {
    const parts = pattern.exec(name);
    if (parts !== null) return words(...parts.slice(1));
  }
  return null;
}
