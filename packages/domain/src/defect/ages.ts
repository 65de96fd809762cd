/** 库龄 of what is open: from so many days since it was found; the last is four weeks and more. */
export const ageFrom = [0, 7, 14, 28] as const;

/** Weeks of a trend, the last one this week. */
export const trendWeeks = 12;

/** The days of each age, `to` null for the last. */
export const ageSpans = ageFrom.map((from, at) => ({
  from,
  to: at + 1 < ageFrom.length ? ageFrom[at + 1]! - 1 : null,
}));
