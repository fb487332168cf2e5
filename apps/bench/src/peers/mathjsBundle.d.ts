/** The one file that mathjs is built into for browsers: the same functions, read in a tenth of the time of its thousand modules. */
declare module "mathjs/lib/browser/math.js" {
  const math: typeof import("mathjs");
  export default math;
}
