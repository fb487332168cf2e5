/** A fully connected network: tanh in every hidden layer, none at the outputs. */
export interface NetworkShape {
  readonly inputs: number;
  /** Units of each hidden layer, one or two of them. */
  readonly hidden: readonly number[];
  readonly outputs: number;
}

/** A layer's parameters: of each unit, one after the other, its weights in the order of what it reads, then its bias. */
export interface Layer {
  readonly units: number;
  /** Numbers that a unit reads. */
  readonly reads: number;
  /** Where the layer's parameters begin among all. */
  readonly at: number;
}

/** @throws RangeError unless there are one or two hidden layers and every number is a positive integer */
export function layersOf({ inputs, hidden, outputs }: NetworkShape): readonly Layer[] {
  const sizes = [inputs, ...hidden, outputs];
  if (hidden.length !== 1 && hidden.length !== 2) {
    throw new RangeError(`a network has one or two hidden layers, found ${hidden.length}`);
  }
  if (!sizes.every((size) => Number.isSafeInteger(size) && size > 0)) {
    throw new RangeError(`a network's layers have a positive number of units each, found ${sizes.join(", ")}`);
  }
  let at = 0;
  return sizes.slice(1).map((units, l) => {
    const layer = { units, reads: sizes[l], at };
    at += units * (sizes[l] + 1);
    return layer;
  });
}

/** d, the number of parameters: layer by layer, of each unit its weights and its bias. */
export function parameterCount(shape: NetworkShape): number {
  return layersOf(shape).reduce((sum, { units, reads }) => sum + units * (reads + 1), 0);
}
