import { launchRecordPagesEn } from "../../i18n/launch-record-pages.en.ts";
import { launchRecordPagesZh } from "../../i18n/launch-record-pages.zh.ts";
import { launchSitePagesEn } from "../../i18n/launch-site-pages.en.ts";
import { launchSitePagesZh } from "../../i18n/launch-site-pages.zh.ts";
import { launchDayPagesEn } from "../../i18n/launch-day-pages.en.ts";
import { launchDayPagesZh } from "../../i18n/launch-day-pages.zh.ts";
import { useWords } from "../../i18n/Words.tsx";

/** The words of the records' pages beside those of the whole product; they come with the pages, not with the first route. */
export function useRecordWords() {
  const words = useWords();
  const zh = words.language === "zh";
  const pages = zh ? launchRecordPagesZh : launchRecordPagesEn;
  const day = zh ? launchDayPagesZh : launchDayPagesEn;
  const site = zh ? launchSitePagesZh : launchSitePagesEn;
  const records = { ...words.t.records, ...pages, ...day, ...site };
  return { ...words, t: { ...words.t, records } };
}

/** The product's words with those of the records' pages. */
export type RecordMessages = ReturnType<typeof useRecordWords>["t"];
