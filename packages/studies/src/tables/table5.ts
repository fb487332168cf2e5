import { styblinskiTangBoundsTable } from "./styblinskiTangTable.ts";

export const table5 = styblinskiTangBoundsTable({
  id: "table-5",
  title: "Upper bounds for convergence at the sharpest and flattest minima of the Styblinski–Tang models",
  published: {
    "1": [2.319e-3, 2.25e-3, 8.603e-4, 8.334e-4, 7.587e-4, 9.089e-4],
    "100": [4.268e-2, 3.781e-2, 7.925e-2, 7.621e-2, 7.345e-2, 8.594e-2],
    "200": [4.632e-2, 4.087e-2, 1.174e-1, 1.049e-1, 1.423e-1, 1.629e-1],
    "350": [4.808e-2, 4.234e-2, 1.329e-1, 1.18e-1, 2.379e-1, 2.303e-1],
    "500": [4.882e-2, 4.296e-2, 1.403e-1, 1.243e-1, 2.812e-1, 2.539e-1],
    inf: [5.064e-2, 4.447e-2, 1.613e-1, 1.418e-1, 3.742e-1, 3.337e-1],
  },
});
