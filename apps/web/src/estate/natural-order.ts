const DIGITS = "零一二三四五六七八九";

/** 十二 as 12; Chinese numerals up to 99, as names of clusters and phases have them. */
const numberOf = (numeral: string): string => {
  const [tens = "", ones = ""] = numeral.includes("十") ? numeral.split("十") : ["零", numeral];
  return String((tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + Math.max(DIGITS.indexOf(ones), 0));
};

const collator = new Intl.Collator("zh-CN", { numeric: true });
const comparable = (name: string) =>
  name.replaceAll(/[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/g, numberOf);

/** Orders names as people count: 二期 before 三期 and 十期, A2 before A10. */
export const compareNames = (one: string, other: string): number =>
  collator.compare(comparable(one), comparable(other));
