/** Debian's chromium, or the browser that `CHROME` names. */
export const browserPath = process.env.CHROME ?? "/usr/bin/chromium";
