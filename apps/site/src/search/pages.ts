/** Pages and sections that are found by what a reader would call them: those that no list of results, claims or terms has. */
import { referencePages } from "../layouts/referencePages.ts";

export interface SearchedPage {
  readonly path: string;
  readonly title: string;
  readonly text: string;
}

/** Where to begin, shown when nothing is found. */
export const mainPages: readonly SearchedPage[] = [
  { path: "", title: "Story", text: "The question and the answer in figures that are moved by hand." },
  {
    path: "results/",
    title: "Results",
    text: "Which numbers and claims of the paper hold, were reproduced, and which failed, are wrong or were not reproduced, and why: the score, the answer in one figure, every result.",
  },
  {
    path: "claims/",
    title: "Claims",
    text: "Which claims of the paper hold, hold in part or fail, each with its rule, its numbers and the reason; to be filtered by verdict and words.",
  },
  {
    path: "your-problem/",
    title: "Your problem",
    text: "Which learning rate and batch size for your own data: a CSV (any delimiter, decimal comma or point, gzip), a quadratic sum in JSON, or the gradients of a network (.npy, .npz). Not covered: momentum, Adam, weight decay, rates that fall.",
  },
  {
    path: "playground/",
    title: "Playground",
    text: "Runs of SGD on the paper's models at a learning rate, batch size, starting radius and seed of your choice.",
  },
  {
    path: "on-a-network/",
    title: "On a network",
    text: "Trained networks: from the Hessians, the batch size and the length of a run to the learning rate at which half of the runs leave.",
  },
];

export const searchedPages: readonly SearchedPage[] = [
  ...mainPages,
  { path: "tables/", title: "Tables", text: "Tables 1 to 5: published and computed values of the bounds." },
  { path: "figures/", title: "Figures", text: "Figures 1 to 22, drawn from the runs and functions computed here." },
  { path: "beyond/", title: "Beyond the paper", text: "Studies that the paper does not have." },
  {
    path: "on-a-network/#method-changed",
    title: "On a network: the method changed at a minimum",
    text: "Small batches at a minimum that gradient descent found, and the reverse.",
  },
  {
    path: "on-a-network/#limits",
    title: "On a network: what does not follow",
    text: "Other networks, other losses such as cross-entropy, sharp and flat minima, momentum.",
  },
  ...referencePages,
  {
    path: "method/#what-fails",
    title: "What fails",
    text: "Which claims fail, of the paper and of this report: failed, wrong, not reproduced, and why.",
  },
  {
    path: "benchmarks/",
    title: "Benchmarks: from commit to commit",
    text: "Performance and speed, and which commits made what slower or faster: slow tasks, regressions since yesterday or before, other libraries beside it.",
  },
  { path: "reference/#cite", title: "Cite", text: "Citation of the paper and of this report, BibTeX." },
  {
    path: "reference/#machines",
    title: "For machines",
    text: "Every list (CSV), artefact (JSON) and chart described as RO-Crate, the digests, a feed of changes of speed.",
  },
];
