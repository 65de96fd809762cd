import {
  countMoments,
  imageShowTypes,
  inquiryAskers,
  inquiryChannels,
  inquiryKinds,
  itemConditions,
  salesSites,
  showcaseContentTypes,
  showcaseEquipment,
  showcaseModes,
  siteCheckKinds,
  surveyTopics,
} from "@threshold/domain/showcase/vocabulary";
import type { showcaseZh } from "./showcase.zh.ts";
import { wordsIn } from "./vocabulary.ts";

const en = wordsIn("en");

/** Words of the service showcase and the sales sites. */
export const showcaseEn: typeof showcaseZh = {
  planStates: {
    DRAFT: "a draft",
    AGREED: "agreed with the developer",
    REVIEWED: "reviewed by training",
    APPROVED: "approved",
    IMPLEMENTED: "laid out",
    IN_USE: "on show",
    CLOSED: "closed",
  } as Record<string, string>,
  contentStates: {
    DRAFT: "a draft",
    REVIEWED: "reviewed",
    SHOWN: "on show",
    RETIRED: "retired",
  } as Record<string, string>,
  points: {
    DAILY_MANAGEMENT: "highlights of daily management in mature estates",
    REQUEST_PROCESS: "how customer requests are handled",
    TIMELY_SERVICE: "timely service of high quality",
    SERVICE_PICTURES: "pictures of special services",
    PUBLIC_RULES: "public management rules",
  } as Record<string, string>,
  closing: { doors: "doors", windows: "windows", water: "water", power: "power" } as Record<
    string,
    string
  >,
  modes: en(showcaseModes),
  equipment: en(showcaseEquipment),
  contentTypes: en(showcaseContentTypes),
  imageShows: en(imageShowTypes),
  sites: en(salesSites),
  moments: en(countMoments),
  conditions: en(itemConditions),
  checks: en(siteCheckKinds),
  channels: en(inquiryChannels),
  askers: en(inquiryAskers),
  inquiries: en(inquiryKinds),
  topics: en(surveyTopics),
};
