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
import { wordsIn } from "./vocabulary.ts";

const zh = wordsIn("zh");

/** Words of the service showcase and the sales sites. */
export const showcaseZh = {
  planStates: {
    DRAFT: "草稿",
    AGREED: "已与地区公司确定",
    REVIEWED: "培训部已审核",
    APPROVED: "已审批",
    IMPLEMENTED: "已布置",
    IN_USE: "展示中",
    CLOSED: "已撤展",
  } as Record<string, string>,
  contentStates: {
    DRAFT: "草稿",
    REVIEWED: "已审核",
    SHOWN: "展示中",
    RETIRED: "停用",
  } as Record<string, string>,
  points: {
    DAILY_MANAGEMENT: "成熟小区的日常管理亮点",
    REQUEST_PROCESS: "客户诉求处理流程",
    TIMELY_SERVICE: "及时性的高品质服务",
    SERVICE_PICTURES: "服务特色展示图片",
    PUBLIC_RULES: "公共管理制度",
  } as Record<string, string>,
  closing: { doors: "门", windows: "窗", water: "水", power: "电" } as Record<string, string>,
  modes: zh(showcaseModes),
  equipment: zh(showcaseEquipment),
  contentTypes: zh(showcaseContentTypes),
  imageShows: zh(imageShowTypes),
  sites: zh(salesSites),
  moments: zh(countMoments),
  conditions: zh(itemConditions),
  checks: zh(siteCheckKinds),
  channels: zh(inquiryChannels),
  askers: zh(inquiryAskers),
  inquiries: zh(inquiryKinds),
  topics: zh(surveyTopics),
};
