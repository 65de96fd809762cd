import {
  countMoments,
  inquiryAskers,
  inquiryChannels,
  inquiryKinds,
  itemConditions,
  salesSites,
  siteCheckKinds,
} from "@threshold/domain/showcase/vocabulary";
import { enumOf } from "../graphql/enum.ts";

type Both = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** The domain's words with their Chinese terms. */
const meaningsOf = <Words extends Both>(words: Words) =>
  Object.fromEntries(
    Object.entries(words).map(([word, { zh, en }]) => [word, `${en} (${zh})`]),
  ) as Record<keyof Words & string, string>;

export const SalesSiteKind = enumOf(
  "SalesSiteKind",
  "Kind of sales site (案场类别)",
  meaningsOf(salesSites),
);
export const CountMoment = enumOf(
  "CountMoment",
  "When items are counted (清点时点)",
  meaningsOf(countMoments),
);
export const ItemCondition = enumOf(
  "ItemCondition",
  "Condition of items (物品状况)",
  meaningsOf(itemConditions),
);
export const SiteCheckKind = enumOf(
  "SiteCheckKind",
  "What is checked at a site (检查类别)",
  meaningsOf(siteCheckKinds),
);
export const InquiryChannel = enumOf(
  "InquiryChannel",
  "Which way somebody asked (咨询方式)",
  meaningsOf(inquiryChannels),
);
export const InquiryAsker = enumOf("InquiryAsker", "Who asked (咨询人)", meaningsOf(inquiryAskers));
export const InquiryKind = enumOf(
  "InquiryKind",
  "What it was about (咨询类别)",
  meaningsOf(inquiryKinds),
);
export const ConsumableRequestStatus = enumOf(
  "ConsumableRequestStatus",
  "Where a request stands (申报状态)",
  {
    SUBMITTED: "Waits for its approval (待审批)",
    APPROVED: "Approved (已批准)",
    RETURNED: "Returned (已退回)",
  },
);
