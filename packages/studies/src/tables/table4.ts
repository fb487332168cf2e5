import { styblinskiTangBoundsTable } from "./styblinskiTangTable.ts";

export const table4 = styblinskiTangBoundsTable({
  id: "table-4",
  title: "Lower bounds for divergence at the sharpest and flattest minima of the Styblinski–Tang models",
  published: {
    "1": [9.001e-3, 7.682e-3, 2.134e-2, 1.951e-2, 2.598e-2, 1.871e-2],
    "100": [9.814e-2, 8.133e-2, 6.831e-1, 6.117e-1, 1.221, 8.561e-1],
    "200": [1.033e-1, 8.546e-2, 8.1e-1, 7.225e-1, 1.59, 1.106],
    "350": [1.057e-1, 8.737e-2, 8.8e-1, 7.833e-1, 1.827, 1.264],
    "500": [1.067e-1, 8.815e-2, 9.116e-1, 8.106e-1, 1.942, 1.341],
    inf: [1.091e-1, 9.004e-2, 9.947e-1, 8.823e-1, 2.279, 1.563],
  },
});
