/**
 * Scripts for a page that axe is about to look at, which take away what it would look at again: a table or a list may have a
 * hundred rows of the same make, and axe says of each what it said of the first.
 */

/** What an element is by its tag, without what only its content differs in: words, addresses, coordinates, data. */
const kindOf = `
  const own = /^(?:id|href|title|aria-label|aria-describedby|d|points|[xy][12]?|c[xy]|transform|width|height|src|srcset|datetime|value|data-(?!sta[gt]e$).*)$/;
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join();
  const styledIds = new Set(rules.match(/#[a-z][\\w-]*/g));
  const kindOf = (element) => {
    let kind = element.localName;
    for (const { name, value } of element.attributes)
      kind += " " + (own.test(name) && !styledIds.has("#" + value) ? name : name + "=" + value);
    return kind;
  };`;

/**
 * Runs in the page: of siblings of the same make, the first two stay, side by side. Of the same make are elements whose trees
 * are of the same kinds, with texts in the same places. The cells of a row stay together.
 */
export const leaveTwinsOut = `(() => {
  ${kindOf}
  const makes = new Map();
  const numbers = new Map();
  const readMake = (element) => {
    let make = kindOf(element);
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) make += " <" + readMake(child) + ">";
      else if (child.nodeType === Node.TEXT_NODE && child.data.trim() !== "") make += " text";
    }
    if (!numbers.has(make)) numbers.set(make, numbers.size);
    makes.set(element, numbers.get(make));
    return numbers.get(make);
  };
  const thin = (parent) => {
    const seen = new Map();
    for (const child of [...parent.children]) {
      const before = seen.get(makes.get(child)) ?? 0;
      seen.set(makes.get(child), before + 1);
      if (before >= 2 && parent.localName !== "tr") child.remove();
      else thin(child);
    }
  };
  readMake(document.body);
  thin(document.body);
})()`;

/**
 * Runs in the page, before only contrast is looked at: of elements that are styled alike the first two stay, and those in which
 * something stays. Alike are elements of the same kind, with or without text of their own, that stand, all the way up, in
 * elements of the same kinds.
 */
export const leaveStyledAlikeOut = `(() => {
  ${kindOf}
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const seen = new Map();
  const thin = (parent, above) => {
    for (const child of [...parent.children]) {
      const style = above + "/" + kindOf(child) + (hasText(child) ? " text" : "");
      const before = seen.get(style) ?? 0;
      seen.set(style, before + 1);
      thin(child, style);
      if (before >= 2 && child.firstElementChild === null) child.remove();
    }
  };
  thin(document.body, "");
})()`;
