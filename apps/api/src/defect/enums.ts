import {
  defectCategories,
  defectEvents,
  defectSeverities,
  defectSources,
  defectStatuses,
  defectTrades,
} from "@threshold/domain/defect/vocabulary";
import { enumOf } from "../graphql/enum.ts";

type Both = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The domain's words with their Chinese terms. */
const meaningsOf = <Words extends Both>(words: Words) =>
  Object.fromEntries(
    Object.entries(words).map(([word, { zh, en }]) => [word, `${en} (${zh})`]),
  ) as Record<keyof Words & string, string>;

export const DefectSource = enumOf(
  "DefectSource",
  "What a defect was found by (缺陷来源)",
  meaningsOf(defectSources),
);
export const DefectSeverity = enumOf(
  "DefectSeverity",
  "How grave a defect is (严重程度)",
  meaningsOf(defectSeverities),
);
export const DefectCategory = enumOf(
  "DefectCategory",
  "What is wrong (缺陷类别)",
  meaningsOf(defectCategories),
);
export const DefectTrade = enumOf(
  "DefectTrade",
  "Who mends such things (专业)",
  meaningsOf(defectTrades),
);
export const DefectStatus = enumOf(
  "DefectStatus",
  "Where a defect stands (缺陷状态)",
  meaningsOf(defectStatuses),
);
export const DefectEventAct = enumOf(
  "DefectEventAct",
  "What happened to a defect (经过)",
  meaningsOf(defectEvents),
);
export const DefectOrder = enumOf("DefectOrder", "Order of defects (排序)", {
  NEWEST: "Last found first (最新登记)",
  DUE: "First due first (整改期限)",
});
export const DefectTelling = enumOf(
  "DefectTelling",
  "A step that is told with its reason (说明原因的操作)",
  {
    disputeDefect: "Not ours, or no defect (提出争议)",
    exceptDefect: "Accepted as it is (例外接受)",
    voidDefect: "Entered by mistake (作废)",
    reopenDefect: "It is there again (重新打开)",
  },
);
