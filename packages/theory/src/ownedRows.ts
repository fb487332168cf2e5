import { multiply, quadraticForms, transpose, weightedGram } from "@sgd-basins/linalg";

/** Components XᵢᵀXᵢ, each of which owns C rows. */
export interface OwnedRows {
  /** C. */
  readonly rowsEach: number;
  /** d, or r in coordinates of the range. */
  readonly width: number;
  /** Xᵢ, NC×width row by row. */
  readonly rows: Float64Array;
}

/** What the sums over such components are made of: the forms Fᵢ of each, C×C, N of them one after the other. */
export interface RowForms {
  /** forms = XᵢAXᵢᵀ for a symmetric A, width×width. */
  readonly fill: (a: Float64Array, forms: Float64Array) => void;
  /** out = Σ XᵢᵀFᵢXᵢ for symmetric forms; both triangles. */
  readonly sum: (forms: Float64Array, out: Float64Array) => void;
}

/** Passes of O(NC·width²); scratch for NC×width numbers where C > 1. */
export function rowForms({ rowsEach: c, width, rows }: OwnedRows): RowForms {
  const m = rows.length / width;
  if (c === 1) {
    return {
      fill: (a, forms) => quadraticForms(m, width, rows, a, forms),
      sum: (forms, out) => weightedGram(m, width, rows, forms, out),
    };
  }
  const image = new Float64Array(m * width);
  const columns = new Float64Array(width * m);
  transpose(m, width, rows, columns);
  return {
    fill(a, forms) {
      multiply(m, width, width, rows, a, image);
      for (let row = 0; row < m; row++) {
        const first = row - (row % c);
        for (let other = first; other <= row; other++) {
          let sum = 0;
          for (let j = 0; j < width; j++) sum += image[row * width + j] * rows[other * width + j];
          forms[row * c + (other - first)] = sum;
          forms[other * c + (row - first)] = sum;
        }
      }
    },
    sum(forms, out) {
      image.fill(0);
      for (let row = 0; row < m; row++) {
        const first = row - (row % c);
        for (let other = first; other < first + c; other++) {
          const form = forms[row * c + (other - first)];
          for (let j = 0; j < width; j++) image[row * width + j] += form * rows[other * width + j];
        }
      }
      multiply(width, m, width, columns, image, out);
      // Symmetric, but its two triangles are rounded differently.
      for (let a = 0; a < width; a++) {
        for (let b = 0; b < a; b++) {
          out[a * width + b] = (out[a * width + b] + out[b * width + a]) / 2;
          out[b * width + a] = out[a * width + b];
        }
      }
    },
  };
}

/** out = Σ cᵢXᵢᵀXᵢ; both triangles. */
export function sumOfOwned({ rowsEach, width, rows }: OwnedRows, coefficients: Float64Array, out: Float64Array): void {
  weightedGram(rows.length / width, width, rows, eachTimes(coefficients, rowsEach), out);
}

/** Multiplies the C×C form of every component by a number. */
export function scaleForms(forms: Float64Array, factors: Float64Array): void {
  const size = forms.length / factors.length;
  for (let i = 0, e = 0; i < factors.length; i++) for (let j = 0; j < size; j++, e++) forms[e] *= factors[i];
}

/** Every entry `times` over, one after the other. */
function eachTimes(values: Float64Array, times: number): Float64Array {
  if (times === 1) return values;
  return Float64Array.from({ length: values.length * times }, (_, e) => values[Math.floor(e / times)]);
}
