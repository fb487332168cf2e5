/** What the Reference page leads to, in its order. */
export const referencePages: readonly { readonly path: string; readonly title: string; readonly text: string }[] = [
  {
    path: "theory/",
    title: "Theory",
    text: "Every statement of the paper's section 2, the two limits found since, their proofs, and the code of each.",
  },
  {
    path: "since/",
    title: "Since the paper",
    text: "What was found about its question since it appeared, and before, and what that does to the results here.",
  },
  {
    path: "method/",
    title: "Method",
    text: "What the paper leaves out, what was recovered and assumed, how verdicts are given, and what fails.",
  },
  {
    path: "glossary/",
    title: "Glossary",
    text: "Every noun that pages, artefacts and code share, with one meaning each.",
  },
  {
    path: "reference/api/",
    title: "The library",
    text: "What the npm package exports, for Node and browsers: every function with its units and an example that the tests run.",
  },
  {
    path: "benchmarks/",
    title: "Benchmarks",
    text: "How fast the packages are: now, beside other libraries, from commit to commit, and against size.",
  },
  {
    path: "verify/",
    title: "Verify here",
    text: "Your browser runs a study again and compares the digest with the published one.",
  },
];
