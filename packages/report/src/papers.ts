/** The papers that pages, commands and columns cite, once each: whoever cites names a key. */

export interface Paper {
  /** Given names first, then the family name. */
  readonly authors: readonly (readonly [given: string, family: string])[];
  readonly title: string;
  /** Of what is cited: the publication's, or the preprint's. */
  readonly year: number;
  /** Where it was published; absent of a preprint. */
  readonly venue?: {
    readonly kind: "proceedings" | "journal";
    readonly name: string;
    readonly volume?: string;
    readonly pages?: string;
  };
  /** Of arXiv, with the version where it matters. */
  readonly arxiv?: string;
  readonly doi?: string;
  /** Where neither of the two leads to it. */
  readonly url?: string;
  /** What a citation has to add. */
  readonly note?: string;
}

const COLT = "Conference on Learning Theory (COLT)";
const ICLR = "International Conference on Learning Representations (ICLR)";
const ICML = "International Conference on Machine Learning (ICML)";
const NEURIPS = "Advances in Neural Information Processing Systems (NeurIPS)";

const rows = {
  patel2017: {
    authors: [["Vivak", "Patel"]],
    title:
      "The impact of local geometry and batch size on the convergence and divergence of stochastic gradient descent",
    year: 2017,
    arxiv: "1709.04718v1",
  },
  patel2018: {
    authors: [["Vivak", "Patel"]],
    title: "The impact of local geometry and batch size on stochastic gradient descent for nonconvex problems",
    year: 2018,
    arxiv: "1709.04718v2",
    note: "the second version of the paper",
  },
  furstenberg1960: {
    authors: [
      ["Harry", "Furstenberg"],
      ["Harry", "Kesten"],
    ],
    title: "Products of random matrices",
    year: 1960,
    venue: { kind: "journal", name: "The Annals of Mathematical Statistics", volume: "31", pages: "457–469" },
    doi: "10.1214/aoms/1177705909",
  },
  kesten1973: {
    authors: [["Harry", "Kesten"]],
    title: "Random difference equations and renewal theory for products of random matrices",
    year: 1973,
    venue: { kind: "journal", name: "Acta Mathematica", volume: "131", pages: "207–248" },
    doi: "10.1007/BF02392040",
  },
  needell2014: {
    authors: [
      ["Deanna", "Needell"],
      ["Rachel", "Ward"],
      ["Nathan", "Srebro"],
    ],
    title: "Stochastic gradient descent, weighted sampling, and the randomized Kaczmarz algorithm",
    year: 2014,
    venue: { kind: "proceedings", name: NEURIPS },
    arxiv: "1310.5715",
  },
  jain2018: {
    authors: [
      ["Prateek", "Jain"],
      ["Praneeth", "Netrapalli"],
      ["Sham M.", "Kakade"],
      ["Rahul", "Kidambi"],
      ["Aaron", "Sidford"],
    ],
    title:
      "Parallelizing stochastic gradient descent for least squares regression: mini-batching, averaging, and model misspecification",
    year: 2018,
    venue: { kind: "journal", name: "Journal of Machine Learning Research", volume: "18(223)", pages: "1–42" },
    arxiv: "1610.03774",
  },
  ma2018: {
    authors: [
      ["Siyuan", "Ma"],
      ["Raef", "Bassily"],
      ["Mikhail", "Belkin"],
    ],
    title: "The power of interpolation: understanding the effectiveness of SGD in modern over-parametrized learning",
    year: 2018,
    venue: { kind: "proceedings", name: ICML },
    arxiv: "1712.06559",
  },
  wu2018: {
    authors: [
      ["Lei", "Wu"],
      ["Chao", "Ma"],
      ["Weinan", "E"],
    ],
    title: "How SGD selects the global minima in over-parameterized learning: a dynamical stability perspective",
    year: 2018,
    venue: { kind: "proceedings", name: NEURIPS, volume: "31", pages: "8279–8288" },
    url: "https://proceedings.neurips.cc/paper/2018/hash/6651526b6fb8f29a00507de6a49ce30f-Abstract.html",
  },
  ma2021: {
    authors: [
      ["Chao", "Ma"],
      ["Lexing", "Ying"],
    ],
    title: "On linear stability of SGD and input-smoothness of neural networks",
    year: 2021,
    venue: { kind: "proceedings", name: NEURIPS },
    arxiv: "2105.13462",
  },
  cohen2021: {
    authors: [
      ["Jeremy M.", "Cohen"],
      ["Simran", "Kaur"],
      ["Yuanzhi", "Li"],
      ["J. Zico", "Kolter"],
      ["Ameet", "Talwalkar"],
    ],
    title: "Gradient descent on neural networks typically occurs at the edge of stability",
    year: 2021,
    venue: { kind: "proceedings", name: ICLR },
    arxiv: "2103.00065",
  },
  gurbuzbalaban2021: {
    authors: [
      ["Mert", "Gürbüzbalaban"],
      ["Umut", "Şimşekli"],
      ["Lingjiong", "Zhu"],
    ],
    title: "The heavy-tail phenomenon in SGD",
    year: 2021,
    venue: { kind: "proceedings", name: ICML },
    arxiv: "2006.04740",
  },
  chen2023: {
    authors: [
      ["Lei", "Chen"],
      ["Joan", "Bruna"],
    ],
    title: "Beyond the edge of stability via two-step gradient updates",
    year: 2023,
    venue: { kind: "proceedings", name: ICML },
    arxiv: "2206.04172",
  },
  lee2023: {
    authors: [
      ["Sungyoon", "Lee"],
      ["Cheongjae", "Jang"],
    ],
    title:
      "A new characterization of the edge of stability based on a sharpness measure aware of batch gradient distribution",
    year: 2023,
    venue: { kind: "proceedings", name: ICLR },
    url: "https://openreview.net/forum?id=bH-kCY6LdKg",
  },
  ziyin2023: {
    authors: [
      ["Liu", "Ziyin"],
      ["Botao", "Li"],
      ["Tomer", "Galanti"],
      ["Masahito", "Ueda"],
    ],
    title: "Probabilistic stability of stochastic gradient descent",
    year: 2023,
    arxiv: "2303.13093",
    note: "later also as Type-II saddles and probabilistic stability of stochastic gradient descent",
  },
  chemnitz2024: {
    authors: [
      ["Dennis", "Chemnitz"],
      ["Maximilian", "Engel"],
    ],
    title: "Characterizing dynamical stability of stochastic gradient descent in overparameterized learning",
    year: 2024,
    arxiv: "2407.20209",
    note: "published in the Journal of Machine Learning Research 26, 2025",
  },
  wu2023: {
    authors: [
      ["Jingfeng", "Wu"],
      ["Vladimir", "Braverman"],
      ["Jason D.", "Lee"],
    ],
    title: "Implicit bias of gradient descent for logistic regression at the edge of stability",
    year: 2023,
    venue: { kind: "proceedings", name: NEURIPS, volume: "36" },
    arxiv: "2305.11788",
  },
  meng2024: {
    authors: [
      ["Si Yi", "Meng"],
      ["Antonio", "Orvieto"],
      ["Daniel Yiming", "Cao"],
      ["Christopher", "De Sa"],
    ],
    title: "Gradient descent on logistic regression with non-separable data and large step sizes",
    year: 2024,
    arxiv: "2406.05033",
  },
  dieuleveut2020: {
    authors: [
      ["Aymeric", "Dieuleveut"],
      ["Alain", "Durmus"],
      ["Francis", "Bach"],
    ],
    title: "Bridging the gap between constant step size stochastic gradient descent and Markov chains",
    year: 2020,
    venue: { kind: "journal", name: "The Annals of Statistics", volume: "48(3)", pages: "1348–1382" },
    arxiv: "1707.06386",
  },
  mulayoff2024: {
    authors: [
      ["Rotem", "Mulayoff"],
      ["Tomer", "Michaeli"],
    ],
    title: "Exact mean square linear stability analysis for SGD",
    year: 2024,
    venue: { kind: "proceedings", name: COLT, volume: "247", pages: "3915–3969" },
    arxiv: "2306.07850",
  },
  dexter2024: {
    authors: [
      ["Gregory", "Dexter"],
      ["Borja", "Ocejo"],
      ["Sathiya", "Keerthi"],
      ["Aman", "Gupta"],
      ["Ayan", "Acharya"],
      ["Rajiv", "Khanna"],
    ],
    title: "A precise characterization of SGD stability using loss surface geometry",
    year: 2024,
    venue: { kind: "proceedings", name: ICLR },
    arxiv: "2401.12332",
  },
  andreyev2024: {
    authors: [
      ["Arseniy", "Andreyev"],
      ["Pierfrancesco", "Beneventano"],
    ],
    title: "Edge of stochastic stability: revisiting the edge of stability for SGD",
    year: 2024,
    arxiv: "2412.20553",
  },
  mulayoff2026: {
    authors: [
      ["Rotem", "Mulayoff"],
      ["Sebastian U.", "Stich"],
    ],
    title: "On the stability of nonlinear dynamics in GD and SGD: beyond quadratic potentials",
    year: 2026,
    venue: { kind: "proceedings", name: COLT, volume: "336", pages: "5210–5243" },
    arxiv: "2602.14789",
  },
} as const satisfies Readonly<Record<string, Paper>>;

export type PaperKey = keyof typeof rows;

export const papers: Readonly<Record<PaperKey, Paper>> = rows;

/** Every key. */
export const paperKeys = Object.keys(rows) as readonly PaperKey[];

/** "Mulayoff and Michaeli 2024", "Ziyin et al. 2023". */
export function shortCitation(key: PaperKey): string {
  const { authors, year } = papers[key];
  const names = authors.map(([, family]) => family);
  const [first, ...others] = names;
  if (others.length > 2) return `${first} et al. ${year}`;
  const last = others.pop();
  return `${[first, ...others].join(", ")}${last === undefined ? "" : ` and ${last}`} ${year}`;
}

/** Where it can be read. */
export function paperAddress(key: PaperKey): string {
  const { arxiv, doi, url } = papers[key];
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  return doi === undefined ? url! : `https://doi.org/${doi}`;
}
