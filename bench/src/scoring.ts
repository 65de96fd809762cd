import { timed, type Timed } from "./measure.ts";
import {
  checkPoints,
  checkScoring,
  type Criterion,
  leavesOf,
  type Points,
  ranking,
  type Scoring,
  type Sheet,
  totalOf,
} from "@threshold/domain/tender/score";

const BIDS = 30;
const EXPERTS = 7;
const CRITERIA = 60;

/**
 * A committee's ranking, exact to the last fraction: 30 bids × 7 experts × 60 criteria, and what it costs with twice and four
 * times as many bids; beside it what a page counts anew for each number typed, and the check of a sheet that is handed in.
 */
export async function measureScoring(say: (words: string) => void): Promise<Timed[]> {
  const scoring = scoringOf(CRITERIA);
  if (!checkScoring(scoring).ok) throw new Error("the bench's criteria are wrong");
  const [one] = sheetsOf(scoring, 1, 1);
  const points = one!.points;
  if (!checkPoints(scoring, points).ok) throw new Error("the bench's points are wrong");
  const ranked = [1, 2, 4].map((times) => rank(scoring, BIDS * times));
  const [first] = ranked;
  say(`scoring-sheet: ${first!.standing} of ${BIDS} bids stand; a score is ${first!.score}`);
  return [
    ...ranked.map(({ result }) => result),
    timed(
      "scoring-sheet, total of one bid",
      times(() => totalOf(scoring, points)),
    ),
    timed(
      "scoring-sheet, check of a sheet",
      times(() => checkPoints(scoring, points)),
    ),
  ];
}

function rank(scoring: Scoring, bids: number) {
  const sheets = sheetsOf(scoring, bids, EXPERTS);
  const candidates = Array.from({ length: bids }, (_, bid) => ({
    bidder: `bid-${bid}`,
    price: `${(200 + bid) / 100}`,
  }));
  const lots = candidates.map(({ bidder }) => bidder);
  const judge = () => ranking(scoring, candidates, sheets, lots);
  const { judged, placed, ranked } = judge();
  if (ranked.length !== 3) throw new Error("three should be ranked");
  const [{ score }] = judged as [(typeof judged)[number]];
  return {
    result: timed(`scoring-sheet ${bids} × ${EXPERTS} × ${CRITERIA}`, times(judge)),
    standing: placed.length,
    score: `${score.top}/${score.bottom}`,
  };
}

/** Six parts of ten criteria each; every part asks for three fifths. Weights share no divisor, so nothing cancels out. */
function scoringOf(criteria: number): Scoring {
  const leaf = (at: number): Criterion => ({
    id: `c${at}`,
    name: `评分项 ${at + 1}`,
    weight: `${(at % 7) + 3}`,
    least: null,
    max: at % 3 === 0 ? "10" : "7",
  });
  const parts = Array.from({ length: 6 }, (_, part): Criterion => ({
    id: `p${part}`,
    name: `分部 ${part + 1}`,
    weight: `${[11, 13, 17, 19, 23, 17][part]}`,
    least: "3/5",
    parts: Array.from({ length: criteria / 6 }, (__, at) => leaf(part * 10 + at)),
  }));
  return {
    criteria: parts,
    together: "TRIMMED_MEAN",
    ties: [{ by: "CRITERION", criterion: "p0" }, { by: "LOWER_PRICE" }],
    outlierShare: "1/5",
  };
}

/** The same points on every run, between seven tenths and all of each criterion. */
function sheetsOf({ criteria }: Scoring, bids: number, experts: number): Sheet[] {
  const leaves = leavesOf(criteria);
  const points = (bid: number, expert: number): Points =>
    Object.fromEntries(
      leaves.map(({ id, max }, at) => {
        const share = 70 + ((bid * 7 + expert * 5 + at * 11) % 31);
        return [id, `${(Number(max) * share) / 100}`];
      }),
    );
  return Array.from({ length: bids * experts }, (_, at) => {
    const [bid, expert] = [at % bids, Math.floor(at / bids)];
    return { expert: `expert-${expert}`, bidder: `bid-${bid}`, points: points(bid, expert) };
  });
}

/** So often that the 99th percentile is one of many: for a second, at least twenty-one times. */
function times(what: () => unknown): number[] {
  for (let i = 0; i < 3; i++) what();
  const all: number[] = [];
  const until = performance.now() + 1000;
  while (all.length < 21 || (all.length < 1000 && performance.now() < until)) {
    const start = performance.now();
    what();
    all.push(performance.now() - start);
  }
  return all;
}
