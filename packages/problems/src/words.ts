/** What a command line and its messages need, before a file is read and a problem computed. */
export { ProblemFileError } from "./problemFileError.ts";
export { type Delimiter, delimiters } from "./table/delimiters.ts";
export { decimals, thousandsSeparators } from "./table/numbers.ts";
export { namesWord, parseNames, shellWord } from "./table/shellWords.ts";
export { visible } from "./visible.ts";
