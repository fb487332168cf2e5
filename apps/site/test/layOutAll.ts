/** Runs in the page: lays out what is laid out only near the screen. */
export const layOutAll = `for (const part of document.querySelectorAll(".statement, .tables-at-end"))
  part.style.contentVisibility = "visible";`;
