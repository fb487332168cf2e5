import { ProblemFileError } from "../problemFileError.ts";
import { readNpy, written } from "./readNpy.ts";

/** Gradients of a model's outputs at a minimum of its squared loss: Qᵢ = JᵢᵀJᵢ, the mean over the components. */
export interface Jacobian {
  /** N, the samples that the loss is the mean of. */
  readonly components: number;
  /** C, the outputs for each. */
  readonly outputs: number;
  /** d, the model's parameters. */
  readonly dimension: number;
  /** Jᵢ, N×C×d, the last index fastest. */
  readonly rows: Float64Array | Float32Array;
}

/** Largest number that both the rows and the columns of all gradients may have: what follows costs its cube. */
const MOST_BOTH = 2000;

/**
 * Gradients from a `.npy` file of shape N×d or N×C×d.
 *
 * @throws ProblemFileError as {@link readNpy}, and for another shape, more numbers than can be dealt with, or none but 0
 */
export function readJacobian(bytes: Uint8Array, file: string): Jacobian {
  const { shape, data } = readNpy(bytes, file);
  const refuse = (rule: string): never => {
    throw new ProblemFileError(file, "shape", rule);
  };
  const is = `is ${written(shape)}`;
  if (shape.length < 2 || shape.length > 3) {
    refuse(`must be N×d, samples by parameters, or N×C×d with C outputs a sample, ${is}`);
  }
  const [components, dimension] = [shape[0], shape[shape.length - 1]];
  const outputs = shape.length === 3 ? shape[1] : 1;
  checkGradients(components * outputs, dimension, is, refuse);
  // Any scale is as good as another for these: the advice that is given where numbers are too small would mislead.
  if (data.every((entry) => entry === 0)) {
    throw new ProblemFileError(file, "gradients", "are all zero: no output depends on a parameter");
  }
  return { components, outputs, dimension, rows: data };
}

/**
 * Refuses more numbers than can be dealt with.
 *
 * @param is - what was given, in words
 */
export function checkGradients(count: number, dimension: number, is: string, refuse: (rule: string) => never): void {
  if (Math.min(count, dimension) > MOST_BOTH) {
    refuse(
      `must have at most ${MOST_BOTH} gradients, N·C, or as few parameters, ${is}; take some of the samples, at random`,
    );
  }
}

/**
 * Residuals, model less target, one for each gradient.
 *
 * @throws ProblemFileError as {@link readNpy}, and for a shape that is not the gradients'
 */
export function readResiduals(
  bytes: Uint8Array,
  file: string,
  { components, outputs }: Pick<Jacobian, "components" | "outputs">,
): Float64Array {
  const { shape, data } = readNpy(bytes, file);
  const found = shape.join();
  const isVector = outputs === 1 && found === String(components);
  if (!isVector && found !== `${components},${outputs}`) {
    const must =
      outputs === 1 ? `${written([components])} or ${written([components, 1])}` : written([components, outputs]);
    throw new ProblemFileError(file, "shape", `must be ${must}, as the gradients', is ${written(shape)}`);
  }
  return Float64Array.from(data);
}
