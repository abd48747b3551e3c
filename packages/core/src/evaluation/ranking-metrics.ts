/** A score and whether the session is one of those to be found. */
export interface Judged {
  score: number;
  isAttack: boolean;
}

/** Average precision; sessions of equal score enter together, as scikit-learn's average_precision_score has it. */
export function averagePrecision(judged: readonly Judged[]): number {
  const attacks = judged.filter(({ isAttack }) => isAttack).length;
  let seen = 0;
  let found = 0;
  let sum = 0;
  for (const tied of tiedGroups(judged)) {
    const foundHere = tied.filter(({ isAttack }) => isAttack).length;
    seen += tied.length;
    found += foundHere;
    sum += (foundHere / attacks) * (found / seen);
  }
  return sum;
}

/** Share of the attacks within the first k; of a group tied at the cut, the expected number. */
export function recallAt(k: number, judged: readonly Judged[]): number {
  const attacks = judged.filter(({ isAttack }) => isAttack).length;
  let left = k;
  let found = 0;
  for (const tied of tiedGroups(judged)) {
    const taken = Math.min(left, tied.length);
    found += (tied.filter(({ isAttack }) => isAttack).length * taken) / tied.length;
    left -= taken;
  }
  return found / attacks;
}

/** Chance that an attack is scored over an ordinary session, ties half. */
export function areaUnderCurve(judged: readonly Judged[]): number {
  const attacks = judged.filter(({ isAttack }) => isAttack).length;
  let above = 0;
  let sum = 0;
  for (const tied of tiedGroups(judged)) {
    const here = tied.filter(({ isAttack }) => isAttack).length;
    sum += (tied.length - here) * (above + here / 2);
    above += here;
  }
  return sum / (attacks * (judged.length - attacks));
}

function tiedGroups(judged: readonly Judged[]): Judged[][] {
  const groups: Judged[][] = [];
  for (const one of judged.toSorted((a, b) => b.score - a.score)) {
    const last = groups.at(-1);
    if (last?.[0]?.score === one.score) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
