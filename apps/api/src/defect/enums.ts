import {
  defectCategories,
  defectEvents,
  defectSeverities,
  defectSources,
  defectStatuses,
  defectTrades,
} from "@threshold/domain/defect/vocabulary";
import { enumOf, enumOfWords } from "../graphql/enum.ts";

export const DefectSource = enumOfWords(
  "DefectSource",
  "What a defect was found by (缺陷来源)",
  defectSources,
);
export const DefectSeverity = enumOfWords(
  "DefectSeverity",
  "How grave a defect is (严重程度)",
  defectSeverities,
);
export const DefectCategory = enumOfWords(
  "DefectCategory",
  "What is wrong (缺陷类别)",
  defectCategories,
);
export const DefectTrade = enumOfWords("DefectTrade", "Who mends such things (专业)", defectTrades);
export const DefectStatus = enumOfWords(
  "DefectStatus",
  "Where a defect stands (缺陷状态)",
  defectStatuses,
);
export const DefectEventAct = enumOfWords(
  "DefectEventAct",
  "What happened to a defect (经过)",
  defectEvents,
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
