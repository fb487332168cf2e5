/** What `-` is called in messages; a file of this name is `./standard input`. */
export const STANDARD_INPUT = "standard input";
