/** What commands read and show on a terminal. */
export { formatDuration } from "./formatDuration.ts";
export { type ProgressDisplay, showProgress } from "./showProgress.ts";
export { showTasks } from "./showTasks.ts";
export { table } from "./table.ts";
export { wholeNumber } from "./wholeNumber.ts";
