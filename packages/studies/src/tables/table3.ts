import { criticalBatchSizeTable } from "./styblinskiTangTable.ts";

export const table3 = criticalBatchSizeTable({
  id: "table-3",
  title: "Transition points of the sharpest and flattest minima of the Styblinski–Tang models",
  published: {
    flat: [5.096, 134.3, 392.0],
    sharp: [3.26, 118.6, 266.8],
  },
});
