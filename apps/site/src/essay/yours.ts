/** Where a reader with a problem of their own goes on, a row each. */
interface Continuation {
  /** A page of the site, where there is one. */
  readonly path?: string;
  readonly words: string;
  readonly about: string;
  readonly command?: string;
}

export const continuations: readonly Continuation[] = [
  {
    path: "your-problem/",
    words: "Your problem",
    about: "a CSV, Hessians or gradients of your own, in the browser; nothing leaves it.",
  },
  {
    words: "The command",
    about: "the four rates for a CSV file of features and a target, for Hessians, or for a network's gradients.",
    command: "npx sgd-basins bounds data.csv --target y",
  },
  {
    words: "The library",
    about: "the same in JavaScript and TypeScript, in Node and in browsers.",
    command: 'import { fromRows, thresholds } from "sgd-basins";',
  },
  { path: "playground/", words: "The playground", about: "the paper's models with every choice open." },
];
