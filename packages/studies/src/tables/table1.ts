import { type PublishedTable, quadraticCircleTable } from "./quadraticCircleTable.ts";

/** Table 1 as the paper prints it. */
export const publishedDivergence: PublishedTable = [
  [3.56e11, 3.583e11, 3.583e11, 3.583e11, 4.977, 4.981],
  [3.339e11, 3.36e11, 3.36e11, 3.36e11, 995.4, 996.1],
  [1.266e15, 1.273e15, 1.273e15, 1.273e15, 4.977, 4.981],
  [1.269e15, 1.277e15, 1.277e15, 1.277e15, 995.4, 996.1],
];

export const table1 = quadraticCircleTable({
  id: "table-1",
  title: "Lower bounds for divergence at the two minimizers of the quadratic-circle models",
  published: publishedDivergence,
});
