import {
  type Fraction,
  fraction,
  readFraction,
  rounded,
  times,
} from "@threshold/domain/tender/fraction";
import type { Messages } from "../../i18n/zh.ts";
import type { SheetRow } from "./sheet.ts";

/** "满分 10 · 占总分 12.5 分 · 评委平均须达 60%" */
export function aboutRow({ criterion, worth, isLeaf }: SheetRow, words: Messages["tenderEval"]) {
  return [
    isLeaf && words.most(criterion.max ?? ""),
    words.worth(short(worth)),
    criterion.least !== null && words.least(leastOf(criterion.least)),
  ].filter((one) => typeof one === "string");
}

/** Rounded as people read it, without zeros at the end. */
export const short = (value: Fraction, places = 2): string =>
  rounded(value, places).replace(/\.?0+$/, "");

/** A share from 0 to 1. */
export const percent = (share: Fraction, places = 1): string =>
  `${short(times(share, fraction(100n)), places)}%`;

/** The least share of a criterion (门槛), written as "3/5" or 0.6. */
export const leastOf = (least: string): string => {
  const share = readFraction(least);
  return share ? percent(share, 2) : least;
};
