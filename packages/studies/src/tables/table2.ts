import { type PublishedTable, quadraticCircleTable } from "./quadraticCircleTable.ts";

/** Table 2 as the paper prints it. */
export const publishedConvergence: PublishedTable = [
  [8.318e-5, 1.541e11, 2.013e11, 2.874e11, 4.977, 4.981],
  [8.456e-5, 1.624e11, 2.157e11, 3.18e11, 995.4, 996.1],
  [5.655e-6, 6.222e14, 8.282e14, 1.226e15, 4.977, 4.981],
  [5.511e-6, 6.267e14, 8.264e14, 1.201e15, 995.4, 996.1],
];

export const table2 = quadraticCircleTable({
  id: "table-2",
  title: "Upper bounds for convergence at the two minimizers of the quadratic-circle models",
  published: publishedConvergence,
});
