import {
  custodyActs,
  custodyDirections,
  custodyKinds,
  custodyParties,
  custodyStatuses,
  differenceKinds,
  documentForms,
  type lossSettlements,
  settlementWords,
} from "@threshold/domain/custody/vocabulary";
import { enumOf, enumOfWords } from "../graphql/enum.ts";

export const CustodyKind = enumOfWords(
  "CustodyKind",
  "What is handed over (物品种类)",
  custodyKinds,
);
export const DocumentForm = enumOfWords(
  "DocumentForm",
  "Form of a document (原件或复印件)",
  documentForms,
);
export const CustodyDirection = enumOfWords(
  "CustodyDirection",
  "From whom to whom (交接方向)",
  custodyDirections,
);
export const CustodyStatus = enumOfWords(
  "CustodyStatus",
  "Where a handover stands (交接状态)",
  custodyStatuses,
);
export const CustodyParty = enumOfWords(
  "CustodyParty",
  "Who is on the other side (对方类别)",
  custodyParties,
);
export const CustodyAct = enumOfWords("CustodyAct", "What happened to a thing (经过)", custodyActs);
export const DifferenceKind = enumOfWords(
  "DifferenceKind",
  "How the count differs (差异)",
  differenceKinds,
);
export const CustodySettlement = enumOfWords(
  "CustodySettlement",
  "How a difference is settled (处理方式)",
  settlementWords,
);
export const LossSettlement = enumOfWords(
  "LossSettlement",
  "What became of something lost (遗失处理)",
  {
    FIND: custodyActs.FIND,
    REPLACE: custodyActs.REPLACE,
    ACCEPT_LOSS: custodyActs.ACCEPT_LOSS,
  } satisfies Record<(typeof lossSettlements)[number], object>,
);
export const CustodyStanding = enumOf("CustodyStanding", "Where things are (所在)", {
  IN_STORE: "Some in the store (在库)",
  OUT: "Some handed out (在外)",
  OVERDUE: "Some due back and not back (逾期未还)",
  LOST: "Some lost (遗失)",
  MISSING: "Fewer came than are to come (未交齐)",
});
export const CustodyItemOrder = enumOf("CustodyItemOrder", "Order of things (排序)", {
  NUMBER: "By number and name (编号)",
});
export const CustodyLoanOrder = enumOf("CustodyLoanOrder", "Order of what is out (排序)", {
  DUE: "First due first (应还日期)",
  NUMBER: "By number and name (编号)",
});
export const CustodyHandoverOrder = enumOf("CustodyHandoverOrder", "Order of handovers (排序)", {
  NEWEST: "Newest first (最新)",
});
export const CustodyHolderOrder = enumOf("CustodyHolderOrder", "Order of holders (排序)", {
  NAME: "By name (姓名)",
});
