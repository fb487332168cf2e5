/** The claims page's script: shows the claims that a reader asks for, and opens the one that an address names. */
import { plainWords } from "../math/plainMath.ts";
import { addressWriter } from "../playground/address.ts";
import { type Filter, formatFilter, lets, parseFilter } from "./filter.ts";

const form = document.querySelector<HTMLFormElement>("#filter")!;
const shown = document.querySelector<HTMLOutputElement>("#shown")!;
const unfold = document.querySelector<HTMLButtonElement>("#unfold")!;
const field = (name: keyof Filter): HTMLSelectElement | HTMLInputElement => form.querySelector(`[name=${name}]`)!;
const claims = [...document.querySelectorAll<HTMLDetailsElement>("details.one-claim")].map((element) => {
  let text: string | null = null;
  return {
    element,
    verdict: element.dataset.verdict!,
    section: element.dataset.section!,
    ofPaper: element.dataset.of === "paper",
    /** Only when words are looked for: to read all claims is most of the start of this script. */
    get text(): string {
      text ??= plainWords(element);
      return text;
    },
  };
});
const sections = [...document.querySelectorAll<HTMLElement>("section.claims")];
const ofAbstract = document.querySelector<HTMLElement>("#of-abstract")!;
/** In the paper's order, as the page has them. */
const inSections = sections.map((section) => ({ section, own: [...section.querySelectorAll(".one-claim")] }));
const sentence = ({ element }: (typeof claims)[number]): number => Number(element.dataset.sentence);
const claimsOfAbstract = claims
  .filter(({ element }) => element.dataset.sentence !== undefined)
  .sort((a, b) => sentence(a) - sentence(b));
const write = addressWriter();

function show(): void {
  const filter = { verdict: field("verdict").value, section: field("section").value, words: field("words").value };
  for (const claim of claims) claim.element.hidden = !lets(filter, claim);
  arrange(filter);
  for (const section of sections) section.hidden = section.querySelector(".one-claim:not([hidden])") === null;
  const found = claims.filter(({ element }) => !element.hidden);
  const ofPaper = found.filter((claim) => claim.ofPaper).length;
  const all = claims.filter((claim) => claim.ofPaper).length;
  shown.value = `${ofPaper} of the paper's ${all} claims, ${found.length - ofPaper} of our ${claims.length - all}`;
  unfold.textContent = visible().every(({ open }) => open) ? "Fold" : "Unfold";
  write(formatFilter(filter) || location.pathname);
}

/** A list by verdict has the claims about the abstract first; other lists are the paper's sections. */
function arrange({ verdict, section }: Filter): void {
  const isByVerdict = verdict !== "" && section === "";
  if (isByVerdict === (ofAbstract.querySelector(".one-claim") !== null)) return;
  if (isByVerdict) ofAbstract.append(...claimsOfAbstract.map(({ element }) => element));
  else for (const { section, own } of inSections) section.append(...own);
}

function visible(): HTMLDetailsElement[] {
  return claims.map(({ element }) => element).filter(({ hidden }) => !hidden);
}

/** A claim that a link names is opened, and shown whatever the filter says. */
function openLinked(): void {
  const claim = claims.find(({ element }) => element.id === location.hash.slice(1))?.element;
  if (claim === undefined) return;
  if (claim.hidden) {
    form.reset();
    show();
  }
  claim.open = true;
  claim.scrollIntoView();
}

for (const [name, value] of Object.entries(parseFilter(location.search))) {
  if (name === "verdict" || name === "section" || name === "words") field(name).value = value;
}
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
// A form is reset after its event.
form.addEventListener("reset", () => setTimeout(show));
unfold.addEventListener("click", () => {
  const open = !visible().every((element) => element.open);
  for (const element of visible()) element.open = open;
  unfold.textContent = open ? "Fold" : "Unfold";
});
form.hidden = false;
show();
addEventListener("hashchange", openLinked);
openLinked();
