/**
 * Section 2 of the paper, statement by statement, with what was found since and what is added here.
 *
 * Text is plain, with mathematics between dollar signs: `$…$` in a line, `$$…$$` on a line of its own. A blank line ends a
 * paragraph.
 */
import type { PaperKey } from "@sgd-basins/report";

export type StatementPart = "problems" | "homogeneous" | "inhomogeneous" | "technical" | "since";

export interface Statement {
  /** The anchor on the Theory page. */
  readonly id: string;
  readonly part: StatementPart;
  /** As the paper names it: "Theorem 16". */
  readonly label: string;
  readonly title: string;
  readonly text: string;
  /** A proof that the paper does not have. */
  readonly proof?: string;
  /** Whether it is no more than the idea, and the theorems that it takes. */
  readonly sketched?: true;
  /** Slips of the paper's statement or proof, and hypotheses that it uses without saying so. */
  readonly slips: readonly string[];
  /** Whose it is, if not the paper's; what is added here the text says. */
  readonly papers?: readonly PaperKey[];
  /** The files that implement it, from the root of the repository. */
  readonly sources: readonly string[];
}

export const parts: readonly { readonly id: StatementPart; readonly title: string }[] = [
  { id: "problems", title: "The problems and their geometry" },
  { id: "homogeneous", title: "Components with a common minimizer (section 2.1)" },
  { id: "inhomogeneous", title: "Components without a common minimizer (section 2.2)" },
  { id: "technical", title: "Technical lemmas (Appendix C)" },
  { id: "since", title: "What was found since, and what is added here" },
];

const theorems = "packages/theory/src/theorems";
const r = String.raw;

/** The letters that several statements share. */
export const notation = r`Throughout, $p_1,\dots,p_N>0$ with $\sum_i p_i=1$ are weights, $\Q=\sum_i p_iQ_i$ is the mean Hessian with eigenvalues $\lambda_1\ge\dots\ge\lambda_r>0=\lambda_{r+1}=\dots=\lambda_d$, and

$$\F=\sum_{i=1}^N p_i\,Q_i\,\Q\,Q_i .$$

$v_j=\theta_j-\beta^*$ is the error of the $j$th iterate, $v_j'\Q v_j$ its optimality gap (twice the objective above its minimum), and $E_j=\E[v_j'\Q v_j]$ the expected gap. A learning rate $\alpha$ without an index is the one of the step in question, $\alpha_{j+1}$.`;

export const statements: readonly Statement[] = [
  {
    id: "problem-1",
    part: "problems",
    label: "Problem 1",
    title: "Homogeneous quadratic sums",
    text: r`$Q_1,\dots,Q_N\in\R^{d\times d}$ are symmetric and positive semi-definite, and some $\beta^*$ minimizes every component $\tfrac12\beta'Q_i\beta+r_i'\beta$. Minimize

$$\sum_{i=1}^N \tfrac12\beta'Q_i\beta+r_i'\beta .\tag{1}$$`,
    slips: [],
    sources: ["packages/problems/src/quadraticSum/quadraticSum.ts"],
  },
  {
    id: "problem-2",
    part: "problems",
    label: "Problem 2",
    title: "Inhomogeneous quadratic sums",
    text: r`$Q_1,\dots,Q_N$ are symmetric and every component is bounded from below. Minimize

$$\sum_{i=1}^N p_i\left(\tfrac12\beta'Q_i\beta+r_i'\beta\right).\tag{2}$$`,
    slips: [r`The first sentence counts the matrices to $n$ and the vectors to $N$.`],
    sources: ["packages/problems/src/quadraticSum/quadraticSum.ts"],
  },
  {
    id: "lemma-3",
    part: "problems",
    label: "Lemma 3",
    title: "Problem 1 is a centred quadratic",
    text: r`The objective (1) of Problem 1 is, up to an additive constant,

$$\tfrac12(\beta-\beta^*)'\Big[\sum_{i=1}^NQ_i\Big](\beta-\beta^*),$$

and hence convex.`,
    slips: [],
    sources: [`${theorems}/lemma3.ts`],
  },
  {
    id: "lemma-4",
    part: "problems",
    label: "Lemma 4",
    title: "Weights do not move the minimizer of Problem 1",
    text: r`For any positive $a_1,\dots,a_N$ a solution of $\min_\beta\sum_i a_i\left[\tfrac12\beta'Q_i\beta+r_i'\beta\right]$ is a solution of Problem 1.`,
    slips: [r`The proof drops the factor $\tfrac12$ of the quadratic form.`],
    sources: [`${theorems}/lemma3.ts`],
  },
  {
    id: "lemma-5",
    part: "problems",
    label: "Lemma 5",
    title: "Problem 2's components are convex",
    text: r`In Problem 2 every $Q_i$ is positive semi-definite and every $r_i$ lies in the image of $Q_i$.`,
    slips: [
      r`In the proof “$v$ is orthogonal to $w$” has to be “orthogonal to the image of $Q_i$”: only then is $Q_iv=0$.`,
    ],
    sources: ["packages/problems/src/quadraticSum/readQuadraticSum.ts"],
  },
  {
    id: "lemma-6",
    part: "problems",
    label: "Lemma 6",
    title: "Problem 2 is a centred quadratic",
    text: r`With $\beta^*=-\Q^\dagger\sum_ip_ir_i$ the objective (2) is $\tfrac12(\beta-\beta^*)'\Q(\beta-\beta^*)$ up to an additive constant.`,
    slips: [
      r`“$\beta^*\Q\beta^*$” in the proof lacks its prime. That $\bar r$ lies in the image of $\Q$ follows from Lemma 5.`,
    ],
    sources: [`${theorems}/lemma6.ts`],
  },
  {
    id: "lemma-7",
    part: "problems",
    label: "Lemma 7",
    title: "The null space of Q̄ lies in that of F̄",
    text: r`If $x'\Q x=0$ then $x'\F x=0$.`,
    slips: [],
    sources: [`${theorems}/lemma7.ts`],
  },
  {
    id: "assumption-8",
    part: "problems",
    label: "Assumption 8",
    title: "The moment assumption, which always holds",
    text: r`There is a $\gamma\ge0$ with

$$\F\succeq(1+\gamma)\,\Q^3 .$$`,
    proof: r`The paper assumes this and tests it on 1,600 random problems. It is a theorem, with $\gamma=0$:

$$\F-\Q^3=\sum_{i=1}^N p_i\,(Q_i-\Q)\,\Q\,(Q_i-\Q)\succeq0 .$$

Expand the right-hand side. The first term is $\F$; because $\sum_ip_iQ_i=\Q$ and $\sum_ip_i=1$, the two mixed terms and the last one are $-\Q^3-\Q^3+\Q^3$. Each summand has the form $A'\Q A$ with $\Q\succeq0$, so it is positive semi-definite.

The largest admissible $\gamma$ is $\gamma=\lambda_{\min}-1$, where $\lambda_{\min}$ is the smallest eigenvalue of the pencil $(\F,\Q^3)$ on the range of $\Q$. It is the one behind every published table, and it makes $s=0$ below. The right-hand side is also how the difference is computed here: nothing cancels.`,
    slips: [
      r`“From our usual experience with the Hölder's inequality … we should expect the opposite inequality to hold”: it is the variance of a matrix, weighted by $\Q$, and cannot be negative.`,
    ],
    sources: ["packages/theory/src/geometry/denseLocalGeometry.ts", "packages/theory/src/geometry/localGeometry.ts"],
  },
  {
    id: "definition-9",
    part: "homogeneous",
    label: "Definition 9",
    title: "SGD-k",
    text: r`For $k\in\mathbb N\cup\{\infty\}$, learning rates $\alpha_1,\alpha_2,\dots$ and any $\theta_0\in\R^d$,

$$\theta_{j+1}=\theta_j-\frac{\alpha_{j+1}}{k}\sum_{l=jk+1}^{jk+k}\left(Q_{Z_l}\theta_j+r_{Z_l}\right),\tag{3}$$

where the $Z_l$ are independent with $\P[Z_l=i]=p_i$. For $k=\infty$ the mean is the expectation: gradient descent.`,
    slips: [
      r`The printed sum starts at $l=j+1$. A batch of $k$ needs $l=jk+1$; the same slip is in $\tilde Q_j$ and $\tilde\epsilon_j$ of the proofs of Lemmas 12 and 19.`,
      r`The parentheses around $Q_{Z_l}\theta_j+r_{Z_l}$ are missing.`,
    ],
    sources: ["packages/simulator/src/sgdStep.ts"],
  },
  {
    id: "lemma-12",
    part: "homogeneous",
    label: "Lemma 12",
    title: "One step, exactly",
    text: r`With $\bar M=\F-(1+\gamma)\Q^3\succeq0$ and $v=v_j$,

$$\begin{aligned}\E[v_{j+1}'\Q v_{j+1}\mid\theta_j]={}&v'\Q v-2\alpha\,v'\Q^2v\\&+\alpha^2\Big(1+\frac\gamma k\Big)v'\Q^3v+\frac{\alpha^2}k\,v'\bar Mv.\end{aligned}\tag{4}$$`,
    slips: [],
    sources: [`${theorems}/lemma12.ts`],
  },
  {
    id: "lemma-14",
    part: "homogeneous",
    label: "Lemma 14",
    title: "A lower bound of the next gap",
    text: r`With the smallest generalised eigenvalue

$$s=\min\left\{\frac{v'(\F-(1+\gamma)\Q^3)v}{v'\Q v}:\ v'\Q v\ne0\right\}\ge0\tag{5}$$

the expected gap obeys

$$E_{j+1}\ge E_j\left[1-2\alpha\lambda_m+\alpha^2\Big\{\Big(1+\frac\gamma k\Big)\lambda_m^2+\frac sk\Big\}\right],$$

where $\lambda_m$ is the eigenvalue at which $1-2\alpha\lambda+\alpha^2(1+\gamma/k)\lambda^2$, eq. (7), is smallest: $m=r$ if $\alpha<0$ or $\alpha\ge2/[(1+\gamma/k)(\lambda_r+\lambda_{r-1})]$; $m=1$ if $0\le\alpha\le2/[(1+\gamma/k)(\lambda_1+\lambda_2)]$; and the $m$ in between with

$$\frac{2}{(1+\frac\gamma k)(\lambda_m+\lambda_{m-1})}\le\alpha\le\frac{2}{(1+\frac\gamma k)(\lambda_m+\lambda_{m+1})}.$$`,
    slips: [
      r`The three cases presuppose $r\ge2$. For $r=1$ the first needs $\lambda_0$ and the last $\lambda_2$, which is zero or does not exist; then $m=1$ for every $\alpha$.`,
      r`With repeated eigenvalues the proof's “is equivalent to” is only “implies”; the $m$ it chooses is right.`,
    ],
    sources: [`${theorems}/lemma14.ts`, `${theorems}/multiplier.ts`],
  },
  {
    id: "lemma-15",
    part: "homogeneous",
    label: "Lemma 15",
    title: "When the factor is at most one",
    text: r`For $\lambda_m>0$,

$$\left|1-2\alpha\lambda_m+\alpha^2\Big\{\Big(1+\frac\gamma k\Big)\lambda_m^2+\frac sk\Big\}\right|\le1$$

if and only if $0\le\alpha\le2\lambda_m\big/\big[(1+\frac\gamma k)\lambda_m^2+\frac sk\big]$.`,
    slips: [r`The absolute value is idle: for $\gamma,s\ge0$ the factor is never negative.`],
    sources: [`${theorems}/lemma15.ts`],
  },
  {
    id: "theorem-16",
    part: "homogeneous",
    label: "Theorem 16",
    title: "The divergence bound l(k)",
    text: r`Let $M$ be the least $m\in\{2,\dots,r\}$ with $s/(\lambda_{m-1}\lambda_m)-\gamma>k$, and $M=r+1$ if there is none. If $\alpha<0$ or

$$\alpha>l(k)=\frac{2\lambda_{M-1}}{(1+\frac\gamma k)\lambda_{M-1}^2+\frac1ks},$$

then $E_{j+1}>E_j$. (8)

With the largest admissible $\gamma$, $s=0$ and $M=r+1$, so that $l(k)=2/[(1+\gamma/k)\lambda_r]$.

It is a statement about the mean over runs. What a single run does above $l(k)$ is another question: see the almost-sure limit.`,
    slips: [
      r`The growth is strict only if the gap is positive; an iterate with $v_j'\Q v_j=0$ keeps it.`,
      r`The proof's last step cites (10) for every $m<M$. It needs the negation of (9) at $m=M-1$; both say $s/(\lambda_{m-1}\lambda_m)-\gamma\le k$.`,
      r`“As $k$ increases, $M$ decreases and the divergence bound increases”: $M$ does not decrease but increases, because fewer $m$ pass the test; the bound, $\max_m2\lambda_m/[(1+\gamma/k)\lambda_m^2+s/k]$, does not fall.`,
    ],
    sources: [`${theorems}/theorem16.ts`],
  },
  {
    id: "theorem-17",
    part: "homogeneous",
    label: "Theorem 17",
    title: "The convergence bound u(k)",
    text: r`With the largest generalised eigenvalue

$$t=\max\left\{\frac{v'(\F-(1+\gamma)\Q^3)v}{v'\Q v}:\ v'\Q v\ne0\right\}\tag{11}$$

and $\lambda=\lambda_1$ if $k\ge t/(\lambda_1\lambda_r)-\gamma$, else $\lambda=\lambda_r$: if

$$0<\alpha<u(k)=\frac{2\lambda}{(1+\frac\gamma k)\lambda^2+\frac1kt},$$

then $E_{j+1}<E_j$. The batch size at which the branch changes, $t/(\lambda_1\lambda_r)-\gamma$, is the critical batch size of Table 3.`,
    slips: [
      r`The gap shrinks strictly only if it is positive.`,
      r`“We readily recover the well known necessary conditions for convergence of gradient descent”: for $k=\infty$ this theorem gives the sufficient one, $0<\alpha<2/\lambda_1$. That it is necessary does not follow from Theorem 16, whose bound is $2/\lambda_r$.`,
    ],
    sources: [`${theorems}/theorem17.ts`, `${theorems}/equation18.ts`],
  },
  {
    id: "remark-18",
    part: "homogeneous",
    label: "Remark 18",
    title: "Exponential decay",
    text: r`For a fixed learning rate $0<\alpha<u(k)$ the expected gap decays exponentially: by eq. (18) of the paper's Appendix B,

$$E_j\le\left[1-2\alpha\lambda_m+\alpha^2\Big\{\Big(1+\frac\gamma k\Big)\lambda_m^2+\frac tk\Big\}\right]^jE_0,$$

$m=r$ if $\alpha\le2/[(1+\gamma/k)(\lambda_1+\lambda_r)]$ and $m=1$ otherwise.`,
    slips: [
      r`“Decay sufficiently slowly” has to mean $\alpha_j\le(1-\delta)\,u(k)$ for a $\delta>0$ and $\sum_j\alpha_j=\infty$; with $\sum_j\alpha_j<\infty$ the gap stays positive in one dimension.`,
    ],
    sources: [`${theorems}/remark18.ts`],
  },
  {
    id: "choice-of-gamma",
    part: "homogeneous",
    label: "Remark after Theorem 16",
    title: "The choice of γ",
    text: r`Theorems 16 and 17 hold for every admissible $\gamma$, and the paper leaves its choice open. As functions of $\gamma$, $s$ is concave and $t$ convex, with slopes between $-\lambda_1^2$ and $-\lambda_r^2$; so $l$ and $1/u$ are convex. The sharpest $l$ is found by a search for its minimum; $u$ is largest where its branches meet, $t(\gamma)/(\lambda_1\lambda_r)-\gamma=k$, or at an end of the interval. The critical batch size falls strictly as $\gamma$ rises, so the largest $\gamma$ makes it smallest.`,
    slips: [
      r`“If $\gamma$ is in an interval such that the value of $M$ is fixed, then decreasing $\gamma$ ends up increasing the lower bound” is true for $M=2$ and the wrong way round for $M=r+1$, which the largest $\gamma$ has: $dl/d\gamma$ has the sign of $-(\lambda_{M-1}^2+s'(\gamma))$.`,
    ],
    sources: [`${theorems}/boundsOverGamma.ts`, `${theorems}/sharpestBounds.ts`],
  },
  {
    id: "u-of-k",
    part: "homogeneous",
    label: "Section 2.1",
    title: "u(k) at γ = 0",
    text: r`With $\gamma=0$ and $t=\rho\lambda_1\lambda_r$ the bound of Theorem 17 is

$$u(k)=\begin{cases}\dfrac{2}{\lambda_1+\lambda_r\rho/k}&\rho<k,\\[2ex]\dfrac{2}{\lambda_r+\lambda_1\rho/k}&k\le\rho.\end{cases}$$

For $\rho\ll1$, $u(k)\approx2/\lambda_1$ for every $k$.`,
    slips: [
      r`“Very flat minima with $\rho\ll1$”: $\rho$ does not change when every $Q_i$ is multiplied by the same number, so flatness does not make it small.`,
    ],
    sources: [`${theorems}/section21Bound.ts`],
  },
  {
    id: "sampling-weights",
    part: "homogeneous",
    label: "Section 2.1",
    title: "Sampling weights",
    text: r`The paper asks for the weights that make the critical batch size smallest, and does not pursue it:

$$\min_{p_1,\dots,p_N,\gamma}\ \frac t{\lambda_1\lambda_r}-\gamma\quad\text{subject to}\quad\F\succeq(1+\gamma)\Q^3 .$$

For each $p$ the largest $\gamma$ is the best one. The objective is neither smooth nor convex in $p$ and may have no minimum with all $p_i>0$; the code finds a point near a local one, with every $p_i$ kept above a floor.`,
    slips: [],
    sources: ["packages/theory/src/samplingWeights/optimalWeights.ts"],
  },
  {
    id: "lemma-19",
    part: "inhomogeneous",
    label: "Lemma 19",
    title: "One step, exactly",
    text: r`Let $\epsilon_i=Q_i\beta^*+r_i$, $\bar m=\sum_ip_iQ_i\Q r_i$ and $\bar\varphi=\sum_ip_ir_i'\Q r_i$. Then $\E[v_{j+1}'\Q v_{j+1}\mid\theta_j]$ is the right-hand side of (4) plus

$$\frac{2\alpha^2}k\,v'(\F\beta^*+\bar m)+\frac{\alpha^2}k\big({\beta^*}'\F\beta^*+2\bar m'\beta^*+\bar\varphi\big).$$

For $k=\infty$ both terms vanish.`,
    slips: [
      r`The term $-2\alpha_jv'\Q^2v$ must have $\alpha_{j+1}$ like the others; read literally, the formula is wrong when the learning rate changes.`,
      r`“$\bar M:\F-(1+\gamma)\Q^3$” lacks its equals sign, and “$\beta^*\F\beta^*$” its prime.`,
      r`$\E[\tilde\epsilon_j]=\sum_l\E[\epsilon_l]$ means $\epsilon_{Z_l}$.`,
    ],
    sources: [`${theorems}/lemma19.ts`, `${theorems}/secondMoments.ts`],
  },
  {
    id: "lemma-20",
    part: "inhomogeneous",
    label: "Lemma 20",
    title: "An upper bound of the next gap",
    text: r`For $k\in\mathbb N$ and any $c>0$,

$$E_{j+1}\le E_j\left[1-2\alpha\lambda_m+\alpha^2\Big\{\Big(1+\frac\gamma k\Big)\lambda_m^2+\frac{t+c}k\Big\}\right]+\frac{\alpha^2}k\,\bar\sigma,$$

$$\bar\sigma={\beta^*}'\F\beta^*+2\bar m'\beta^*+\bar\varphi+\frac{(\F\beta^*+\bar m)'\Q^\dagger(\F\beta^*+\bar m)}c,$$

with $m=r$ if $0\le\alpha\le2/[(1+\gamma/k)(\lambda_1+\lambda_r)]$, and $m=1$ otherwise.`,
    slips: [
      r`“There are $\gamma\ge0$ and $c>0$”: it holds for every admissible $\gamma$ and every $c>0$.`,
      r`On the event of a zero gap the proof says “just as in Theorem 17”, which bounds the next gap by a multiple of zero; there it is $\frac{\alpha^2}k({\beta^*}'\F\beta^*+2\bar m'\beta^*+\bar\varphi)$, and the second term of the bound covers it.`,
    ],
    sources: [`${theorems}/lemma20.ts`],
  },
  {
    id: "theorem-21",
    part: "inhomogeneous",
    label: "Theorem 21",
    title: "A convergence bound that depends on the gap",
    text: r`For $k\in\mathbb N$ and any $c>0$ let $T_j=t+c+\bar\sigma/E_j$, and $\lambda=\lambda_1$ if $T_j/(\lambda_1\lambda_r)-\gamma\le k$, $\lambda=\lambda_r$ if it is at least $k$. If

$$0<\alpha<\frac{2\lambda}{(1+\frac\gamma k)\lambda^2+\frac1kT_j},$$

then $E_{j+1}<E_j$. As $E_j\to0$ with $c$ fixed, the bound is $2k\lambda_rE_j/\bar\sigma$ to first order.`,
    slips: [
      r`The proof writes $E_k$ for $E_j$ in every bound.`,
      r`It holds for every $c>0$ and admissible $\gamma$, not only for some; $E_j>0$ is tacitly assumed.`,
      r`That $\alpha$ “must be approximately less than $2k\lambda_rE_j/\bar\sigma$” is what the theorem can promise, not what the problem demands.`,
    ],
    sources: [`${theorems}/theorem21.ts`],
  },
  {
    id: "lemma-22",
    part: "inhomogeneous",
    label: "Lemma 22",
    title: "A lower bound of the next gap",
    text: r`Let $S={\beta^*}'\F\beta^*+2\bar m'\beta^*+\bar\varphi$ and $\bar z=(\F\beta^*+\bar m)'\Q^\dagger(\F\beta^*+\bar m)/S$, with $m$ and $s$ of Lemma 14 and $k\in\mathbb N$. If $\gamma\lambda_m^2+s-\bar z>0$, then for any $\rho_1,\rho_2\in(0,1]$

$$\begin{aligned}\E[v_{j+1}'\Q v_{j+1}\mid\theta_j]\ge{}&\rho_1\,v_j'\Q v_j\,\Big(B-\frac{\alpha^2}k\bar z\Big)\\&+\rho_2\,\frac{\alpha^2}kS\left(1-\frac{\frac{\alpha^2}k\bar z}{(1-\rho_1)B+\rho_1\frac{\alpha^2}k\bar z}\right),\end{aligned}$$

where $B=1-2\alpha\lambda_m+\alpha^2\big\{(1+\frac\gamma k)\lambda_m^2+\frac sk\big\}$ is the factor of Lemma 14.`,
    slips: [
      r`The proof bounds $v_j'(\F\beta^*+\bar m)$ from above by the Cauchy–Schwarz inequality where it needs a bound from below; the inequality for the absolute value gives both.`,
      r`$S>0$ is tacitly assumed: for a homogeneous problem $\bar z$ is $0/0$. So are $\alpha\ne0$ and $\F\beta^*+\bar m\ne0$, where Lemma 26 asks for $c_2,c_3>0$; there the bound holds as a limit.`,
      r`The hypothesis depends on $\alpha$ through $m$.`,
    ],
    sources: [`${theorems}/lemma22.ts`],
  },
  {
    id: "lemma-26",
    part: "technical",
    label: "Lemma 26",
    title: "A quadratic by its square and a constant",
    text: r`Let $x\ge0$ and $c_1,c_2,c_3>0$ with $c_1c_3>c_2^2$. For all $\rho,\sigma\in(0,1]$,

$$\begin{aligned}c_1x^2-2c_2x+c_3\ge{}&\rho\Big(c_1-\frac{c_2^2}{c_3}\Big)x^2\\&+\sigma c_3\left(1-\frac{c_2^2/c_3}{(1-\rho)c_1+\rho c_2^2/c_3}\right)\ge0.\end{aligned}$$`,
    slips: [r`$x$ may be negative as well.`],
    sources: [`${theorems}/lemma26.ts`],
  },
  {
    id: "lemma-27",
    part: "technical",
    label: "Lemma 27",
    title: "Young's inequality",
    text: r`Let $c_1,c_2>0$. Then $2c_2x\le c_1x^2+c_2^2/c_1$ for all real $x$.`,
    slips: [],
    sources: [`${theorems}/lemma27.ts`],
  },
  {
    id: "lemma-28",
    part: "technical",
    label: "Lemma 28",
    title: "The columns of QᵢQ̄ lie in the row space of Q̄",
    text: r`For symmetric positive semi-definite $Q_i$ and positive $p_i$, $\operatorname{row}(\Q)\supseteq\bigcup_i\operatorname{col}(Q_i\Q)$, and for any vectors $s_i$

$$\sum_{i=1}^Np_iQ_i\Q s_i=\Q\Q^\dagger\sum_{i=1}^Np_iQ_i\Q s_i .$$`,
    slips: [r`The proof's “$v\Q v$” and “$vQ_iv$” lack a prime.`],
    sources: [`${theorems}/lemma28.ts`],
  },
  {
    id: "exact-limit",
    part: "since",
    label: "Exact limit",
    title: "The learning rate up to which SGD-k on a quadratic is mean-square stable",
    text: r`Not in the paper, and not new: it is Mulayoff and Michaeli's, in closed form with Kronecker products of size $d^2\times d^2$, for batches drawn without replacement and components of equal weights. They also show that it does not fall as the batch grows, and that it is the limit of Problem 2 too. The recursion of the second moments is in Ma and Ying. Added here are the same eigenvalue problem for $d\times d$ matrices, with a proof of the accuracy to which it is solved, and that the paper's bounds enclose the limit. About the minimum of a function that is not quadratic it is a limit of the linear dynamics alone.

For Problem 1 let $\Sigma_j=\E[v_jv_j']$, and for symmetric $P$ on the range of $\Q$

$$L(P)=\Q P+P\Q,\qquad \mathcal E_k(P)=\Big(1-\frac1k\Big)\Q P\Q+\frac1k\sum_{i=1}^Np_iQ_iPQ_i .$$

Under a constant learning rate $\Sigma_j\to0$ on the range of $\Q$, from every start, exactly for $0<\alpha<\alpha^*(k)$, where $1/\alpha^*(k)$ is the spectral radius of $L^{-1}\mathcal E_k$. It lies between the paper's bounds, and for gradient descent it is $2/\lambda_1$:

$$u(k)\le\alpha^*(k)\le l(k),\qquad\alpha^*(\infty)=\frac2{\lambda_1}.$$`,
    proof: r`The error obeys $v_{j+1}=(I-\alpha A_j)v_j$ with $A_j=\frac1k\sum_lQ_{Z_l}$, independent of $v_j$. Its mean is $\Q$, and $\E[A_jPA_j]=\mathcal E_k(P)$, because two different draws of the batch are independent. Hence

$$\Sigma_{j+1}=T_\alpha(\Sigma_j),\qquad T_\alpha(P)=P-\alpha L(P)+\alpha^2\mathcal E_k(P).$$

$T_\alpha$ maps positive semi-definite matrices to such. The powers of such a map tend to zero if and only if $T_\alpha(P)\prec P$ for some $P\succ0$, that is, for $\alpha>0$,

$$\alpha\,\mathcal E_k(P)\prec L(P)\quad\text{for some }P\succ0.$$

If this holds for $\alpha$ it holds for every smaller one, since $\mathcal E_k(P)\succeq0$: the stable learning rates are an interval that starts at zero. $L$ has the positive inverse $L^{-1}(Y)=\int_0^\infty e^{-\tau\Q}\,Y\,e^{-\tau\Q}\,d\tau$, so $L^{-1}\mathcal E_k$ is a positive map too, and for it the same criterion reads: $\alpha$ times its spectral radius is below one.

The bounds enclose it: for $\alpha<u(k)$ the gap $\operatorname{tr}\Q\Sigma_j$ shrinks by a fixed factor a step (Remark 18), and for $\alpha>l(k)$ it grows from every start.

In the eigenbasis of $\Q$, $L^{-1}$ divides entry $(a,b)$ by $\lambda_a+\lambda_b$, so a step of the power iteration is one pass over the components.`,
    slips: [],
    papers: ["mulayoff2024", "ma2021"],
    sources: ["packages/theory/src/meanSquareLimit.ts", "packages/theory/src/diagonalMeanSquareLimit.ts"],
  },
  {
    id: "almost-sure-limit",
    part: "since",
    label: "Almost-sure limit",
    title: "The learning rate up to which a run of SGD-k on a quadratic settles",
    text: r`Not in the paper, and not new: that random products of matrices grow at one rate is Furstenberg and Kesten's; Ziyin, Li, Galanti and Ueda judge the stability of SGD by the sign of this rate, the Lyapunov exponent, and note that the stable learning rates need not be an interval; Chemnitz and Engel prove, for functions that need not be quadratic, that its sign decides whether the iterates can accumulate at a minimum. Added here are the computation, exact or with an interval, and the comparison with the paper's bounds.

For Problem 1 let $A_0,A_1,\dots$ be the mean Hessians of the batches, independent of each other, and on the range of $\Q$

$$\lambda(\alpha)=\lim_{T\to\infty}\frac1T\log\big\|(I-\alpha A_{T-1})\cdots(I-\alpha A_0)\big\| .$$

With probability one the limit exists and is the same number for all runs. If $\lambda(\alpha)<0$ a run tends to the minimizer with probability one, from every start; if $\lambda(\alpha)>0$ the distance of a run from almost every start grows without bound. The almost-sure limit $\alpha_{\as}(k)$ is the first learning rate at which $\lambda$ crosses zero upwards. There may be further windows of stability beyond it. It is never below the limit of the mean square, and for gradient descent equal to it:

$$\alpha^*(k)\le\alpha_{\as}(k),\qquad\alpha_{\as}(\infty)=\frac2{\lambda_1}.$$

It may lie above $l(k)$, and it may fall as the batch grows. The smallest example is $d=1$, $Q_1=1$, $Q_2=3$, equal weights and $k=1$: $u=\alpha^*=l=\frac45$ and $\alpha_{\as}=\frac43$, beyond gradient descent's $1$. Between $\frac45$ and $\frac43$ the mean square grows in every step, and with probability one a run tends to the minimizer: rare runs that are far away make the mean. “Diverges” is then true of the mean alone. Of a finite run nothing follows. A rule of thumb for the median is that half of the runs that start in a ball of $\R^d$ have grown by a factor $F$ after some $\log(F\sqrt{d/r})/\lambda(\alpha)$ steps, if $\lambda(\alpha)>0$; it is far off where few steps are enough, where growth comes by rare large steps, or where one direction leads, as the study of typical runs shows.

For Problem 2 $\lambda(\alpha)<0$ means that the iterates have a stationary law; between $\alpha^*$ and $\alpha_{\as}$ its variance is infinite, unless the noise spares the directions in which the mean square grows. Gürbüzbalaban, Şimşekli and Zhu study such laws of SGD.

In one dimension where all batches can be listed, and for diagonal Hessians at $k=1$, the limit is the root of a sum, and all windows of stability are found. Otherwise $\lambda$ is estimated: chains of unit vectors are multiplied, their growth averaged, and the crossing found by a scan upwards from $\alpha^*$ in steps of 7 % and passes with longer chains about it, all rates of a pass with the same batches. The interval is where a 95 % interval of $\lambda$ holds zero; above its mean that reaches to $7.4/n$ after $n$ steps at least, because what happens once in $n/3.7$ steps may not have been seen. On data in units far apart this decides: between $\alpha^*$ and the limit the direction of largest curvature returns, yet rarely feeds the others, which shrink by as little as $10^{-8}$ a step; there the interval may begin at $\alpha^*$. The scan stops at the first of its rates at which $\lambda$ is not negative beyond doubt, and looks at it with more chains until it is positive or negative; where its share of the budget ends before, the interval begins at the doubt. What happens between two rates of the scan is not seen.`,
    proof: r`That the limit exists, and is a number, is the theorem of Furstenberg and Kesten (1960), as $\log\|I-\alpha A\|$ has a mean from above; that from almost every start the vector itself grows like $e^{\lambda T}$ is Oseledets' (1968; for matrices that may be singular Ruelle, 1979). So runs shrink, or grow, at the rate $\lambda$ in the end.

By Jensen's inequality $\E\log\|v_T\|\le\frac12\log\E\|v_T\|^2$; divided by $T$ the right side tends to at most $\frac12\log\rho(\alpha)$ with $\rho$ the spectral radius of $T_\alpha$ above. Hence $\lambda\le\frac12\log\rho$, which is negative below $\alpha^*$.

In one dimension $\lambda(\alpha)=\E\log|1-\alpha A|$ by the law of large numbers. As a function of $\alpha$ it is concave between the poles $1/q$ of the values $q$ of $A$ and falls to $-\infty$ at each, so that between two neighbouring poles there is at most one interval of instability, and all of them are found. With Hessians that share their eigenvectors each coordinate is such a product, and the smallest of their limits counts.

For Problem 2 the iterates are a random affine recursion, which has a stationary law if $\lambda<0$ (Kesten 1973; Brandt 1986). If its second moment $S$ is finite, $S=T_\alpha(S)+\frac{\alpha^2}kC$ with the covariance $C$ of the components' gradients at $\beta^*$, which no positive semi-definite $S$ satisfies where $\rho(\alpha)\ge1$ and $C\succ0$.`,
    slips: [],
    sketched: true,
    papers: ["furstenberg1960", "ziyin2023", "chemnitz2024", "kesten1973", "gurbuzbalaban2021"],
    sources: [
      "packages/theory/src/almostSure/almostSureLimit.ts",
      "packages/theory/src/almostSure/scalarLaw.ts",
      "packages/theory/src/almostSure/estimateLimit.ts",
    ],
  },
  {
    id: "rate-and-floor",
    part: "since",
    label: "Rate and noise floor",
    title: "How fast the mean square shrinks, and where it rests",
    text: r`What the command advise computes. For a constant $0<\alpha<\alpha^*(k)$ the mean square of a homogeneous problem shrinks in the end by the factor

$$\rho(\alpha)=\text{the largest eigenvalue of }T_\alpha=I-\alpha L+\alpha^2\mathcal E_k$$

a step. It is convex in $\alpha$, 1 at $0$ and at $\alpha^*$, and has one least value between. On Problem 2 the components' gradients at the minimizer, $\epsilon_i=Q_i\beta^*+r_i$, keep the iterates moving. With $C=\sum_ip_i\,\epsilon_i\epsilon_i'$ the second moment tends to the one $S$ on the range of $\Q$ with

$$(L-\alpha\,\mathcal E_k)\,S=\frac\alpha k\,C,$$

and the noise floor is the expected objective above its minimum at rest, $\frac12\operatorname{tr}\Q S$. This is Mulayoff and Michaeli's covariance limit; that least squares with noise needs rates which depend on the noise is in Jain et al. Added here are solvers that need no $d^2\times d^2$ matrix.

From a known start, where at most twenty directions have curvature, advise follows the expected gap itself, by powers of the map that moves both moments. Elsewhere it takes $\rho^j$ times the gap at the start, plus the floor, for the gap after $j$ steps; on ill-conditioned data from a start in steep directions that is far too much. A high rate shrinks fast and rests high, so what is best depends on the goal, and the rate of the least $\rho$ is seldom it: on ill-conditioned data it lies close to $\alpha^*$, where the floor is high. That small batches take the fewest gradients is Ma, Bassily and Belkin's, for interpolated data.`,
    proof: r`$T_\alpha$ is self-adjoint and maps positive semi-definite matrices to such, so its spectral radius is its largest eigenvalue. That is the maximum over unit $P$ of $1-\alpha\langle P,L(P)\rangle+\alpha^2\langle P,\mathcal E_k(P)\rangle$, each convex in $\alpha$ because $\mathcal E_k$ is positive semi-definite as an operator: $\langle P,\mathcal E_k(P)\rangle$ is a mean of $\operatorname{tr}(PQ_iPQ_i)=\|Q_i^{1/2}PQ_i^{1/2}\|^2\ge0$ and of the same with $\Q$.

On Problem 2 $v_{j+1}=(I-\alpha A_j)v_j-\alpha e_j$ with the mean $e_j$ of the batch's $\epsilon_i$, which has the mean zero and the covariance $\frac1kC$. Hence $\Sigma_{j+1}=T_\alpha(\Sigma_j)+\frac{\alpha^2}kC$ plus $\frac{\alpha^2}k(K_j+K_j')$ with $K_j=\sum_ip_iQ_i\,\E v_j\,\epsilon_i'$, since $A_j$ and $e_j$ are of one batch. $\E v_j=(I-\alpha\Q)^j\E v_0$ tends to zero, and what is left is the equation of $S$. On the way those terms, and the faster modes of $T_\alpha$, make $\rho^j$ times the start plus the floor an estimate.`,
    slips: [],
    papers: ["mulayoff2024", "jain2018", "ma2018"],
    sources: [
      "packages/theory/src/convergence/dynamics.ts",
      "packages/theory/src/convergence/spaceDynamics.ts",
      "packages/theory/src/convergence/fewestSteps.ts",
    ],
  },
  {
    id: "one-step-limits",
    part: "since",
    label: "One-step limits",
    title: "What Theorems 16 and 17 bound",
    text: r`By Lemma 12 the gap of an iterate with error $v$ shrinks in one step exactly for

$$0<\alpha<\frac{2\,v'\Q^2v}{v'(\Q^3+\frac1kD)v},\qquad D=\F-\Q^3 .$$

Two divided by this rate is the curvature of the mean Hessian along the batches' gradients, in units of the mean gradient: gradient–noise interaction, as Andreyev and Beneventano call it, and close to Lee and Jang's interaction-aware sharpness. Added here are its extremes over the range of $\Q$, and their order among the bounds. They are $U(k)$, below which every iterate's gap shrinks, and $L(k)$, above which every iterate's gap grows: $2/\mu$ for the extreme eigenvalues $\mu$ of $\Lambda+\frac1k\Lambda^{-1}D\Lambda^{-1}$ in the eigenbasis of $\Q$. Altogether

$$u(k)\le U(k)\le\alpha^*(k)\le L(k)\le l(k).$$`,
    slips: [],
    papers: ["lee2023", "andreyev2024"],
    sources: [`${theorems}/oneStepLimits.ts`],
  },
  {
    id: "ways-of-drawing",
    part: "since",
    label: "Ways of drawing",
    title: "Batches without replacement: p in the place of 1/k",
    text: r`The paper draws the components of a batch with replacement. A batch enters its results, and the limit of the mean square above, only through the second moment of its mean Hessian $H$, which for every symmetric $P$ is

$$\E[HPH]=(1-p)\,\Q P\Q+p\sum_{i=1}^Np_iQ_iPQ_i,\qquad p=\frac1k .$$

If $k$ different ones of $N$ components with equal weights are drawn, each set of them with the same probability and independently of the batches before, the same holds with

$$p=\frac{N-k}{k(N-1)},$$

and $p=0$ for $k=N$. Ma and Ying, and Mulayoff and Michaeli, draw so and have this factor; the latter show that SGD-$k$ has the exact limit of a process that takes a step of gradient descent with probability $1-p$ and one with a single component with probability $p$. Added here is what it does to the paper's bounds: every statement of section 2 holds with $p$ in the place of $1/k$, and $1/p$, the effective batch size, in that of $k$ where it stands alone, and so do the exact limit, the rate and the noise floor, and the one-step limits. The almost-sure limit does not: it depends on all of a batch's law. Theorems 16 and 17 read

$$l=\frac{2\lambda_{M-1}}{(1+p\gamma)\lambda_{M-1}^2+p\,s},\qquad u=\frac{2\lambda}{(1+p\gamma)\lambda^2+p\,t},$$

$M$ being the smallest $m$ with $s/(\lambda_{m-1}\lambda_m)-\gamma>1/p$, and $\lambda=\lambda_1$ if $1/p\ge t/(\lambda_1\lambda_r)-\gamma=c$. In terms of $k$ the critical batch size is $Nc/(N-1+c)$, which never exceeds $N$. At $k=N$ this is gradient descent.`,
    proof: r`Write $H=\frac1k\sum_lQ_{Z_l}$. The $k$ diagonal terms of $HPH$ have the mean $\frac1k\sum_i\frac1NQ_iPQ_i$. In each of the other $k(k-1)$ a pair of different components stands, every ordered one with the same probability, so that together they have the mean

$$\Big(1-\frac1k\Big)\frac1{N(N-1)}\sum_{i\ne j}Q_iPQ_j=\Big(1-\frac1k\Big)\frac{N^2\,\Q P\Q-\sum_iQ_iPQ_i}{N(N-1)} .$$

The factors of $\frac1N\sum_iQ_iPQ_i$ are $\frac1k-\big(1-\frac1k\big)\frac1{N-1}=p$, and what is left for $\Q P\Q$ is $1-p$. The gradient noise of inhomogeneous problems is a mean over the same batch and has the same $p$. $k(N-1)/(N-k)\ge c$ is $k\ge Nc/(N-1+c)$.`,
    slips: [],
    papers: ["ma2021", "mulayoff2024"],
    sources: ["packages/theory/src/batch.ts", "packages/random/src/distinctIndex.ts"],
  },
  {
    id: "reshuffling",
    part: "since",
    label: "Reshuffling",
    title: "A fresh permutation for every epoch",
    text: r`Data loaders that shuffle draw neither way: they deal out a random permutation of the $N$ components, $k$ at a time, and then the next one. The batches of an epoch have no component in common, depend on each other, and no $p$ stands for that. On Problem 1 with equal weights the second moment obeys, from one epoch of $m=\lfloor N/k\rfloor$ batches to the next,

$$\Sigma\mapsto\E[A_m\cdots A_1\,\Sigma\,A_1\cdots A_m],\qquad A_j=I-\alpha H_j,$$

with the expectation over the permutation, and the limit is the first $\alpha$ at which the spectral radius of this map exceeds one. Above it the mean square can be stable again: for $N=2$, $d=1$, $Q=(1,10)$ and $k=1$ the limit is $0.2298$, and there is a window between $0.870$ and $1.1$.

It is a limit of the mean square, like $\alpha^*$, and not of runs. Drawing without replacement is closest to reshuffling, since each single batch is drawn so. Mostly it errs on the side of caution: the limit of reshuffling is the larger one, by up to 37 % on twenty problems with $N=d=6$ and normal rows. But not always: for one of them and $k=3$ it is $0.391$ against $0.418$.`,
    proof: r`The expectation is a sum over subsets. Let $f(S)$ be what $\Sigma$ has become, in expectation, once the components of the set $S$ have been dealt out. Given $S$, each of its subsets $B$ of $k$ components was the last batch with the same probability, and what came before is a permutation of the others, so

$$f(S)=\operatorname*{mean}_{B\subseteq S,\ |B|=k}\ (I-\alpha H_B)\,f(S\setminus B)\,(I-\alpha H_B) .$$

For $N=12$ these are at most 37,400 products instead of $12!$. A permutation read backwards is as likely, so the map is its own adjoint; it is positive, and its radius is found and proven as that of the exact limit is.`,
    slips: [],
    sources: ["packages/theory/src/reshuffling/reshufflingLimit.ts", "packages/theory/src/reshuffling/epochMap.ts"],
  },
];

/** The statements of a part, in the paper's order. */
export function statementsOf(part: StatementPart): readonly Statement[] {
  return statements.filter((statement) => statement.part === part);
}

/** The slips of section 2, each with its statement. */
export function slipCount(): number {
  return statements.reduce((sum, { slips }) => sum + slips.length, 0);
}
