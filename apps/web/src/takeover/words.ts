import { takeoverEn } from "../i18n/takeover.en.ts";
import { takeoverZh } from "../i18n/takeover.zh.ts";
import { useWords } from "../i18n/Words.tsx";

export type TakeoverWords = typeof takeoverZh;

/** Words of these pages alone: they come with them, and weigh nothing on a phone that opens others. */
export const useTakeoverWords = (): TakeoverWords =>
  useWords().language === "zh" ? takeoverZh : takeoverEn;
