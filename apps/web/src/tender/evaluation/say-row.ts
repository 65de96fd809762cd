import { readFraction, rounded } from "@threshold/domain/tender/fraction";
import type { Messages } from "../../i18n/zh.ts";
import type { SheetRow } from "./sheet.ts";

/** "满分 10 · 占总分 12.5 分 · 评委平均须达 60%" */
export function aboutRow({ criterion, worth, isLeaf }: SheetRow, words: Messages["tenderEval"]) {
  const least = criterion.least === null ? undefined : readFraction(criterion.least);
  return [
    isLeaf && words.most(criterion.max ?? ""),
    words.worth(rounded(worth, 2).replace(/\.?0+$/, "")),
    least && words.least(percent(least)),
  ].filter((one) => typeof one === "string");
}

export const percent = ({ top, bottom }: { top: bigint; bottom: bigint }): string =>
  `${rounded({ top: top * 100n, bottom }, 1).replace(/\.0$/, "")}%`;
