import { showcaseEventTypes, showcaseModes } from "@threshold/domain/showcase/vocabulary";
import type { ListExport } from "../export/types.ts";

const statuses = {
  DRAFT: { zh: "草稿", en: "Draft" },
  AGREED: { zh: "已与地区公司确定", en: "Agreed with the developer" },
  REVIEWED: { zh: "培训部已审核", en: "Reviewed by training" },
  APPROVED: { zh: "已审批", en: "Approved" },
  IMPLEMENTED: { zh: "已布置", en: "Laid out" },
  IN_USE: { zh: "展示中", en: "On show" },
  CLOSED: { zh: "已撤展", en: "Taken down" },
};

const yes = { true: { zh: "合格", en: "Passed" }, false: { zh: "不合格", en: "Failed" } };
const eventStatuses = {
  PLANNED: { zh: "已安排", en: "Planned" },
  HELD: { zh: "已举行", en: "Held" },
  CANCELLED: { zh: "已取消", en: "Called off" },
};

/** The showcases of all estates; exams and what is held of one. */
export const showcaseExports = {
  showcases: {
    title: { zh: "服务展示", en: "Showcases" },
    field: "showcasePlans",
    columns: {
      estate: { zh: "小区", en: "Estate", path: "estate.name", kind: "text" },
      center: { zh: "服务中心", en: "Service center", path: "serviceCenter.name", kind: "text" },
      launch: { zh: "开盘日期", en: "Launch", path: "estate.launchDate", kind: "day" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      mode: { zh: "展示方式", en: "Mode", path: "mode", kind: "text", words: showcaseModes },
      location: { zh: "展示区域地点", en: "Place", path: "location", kind: "text" },
      area: { zh: "面积（m²）", en: "Area (m²)", path: "area", kind: "number" },
      hotline: { zh: "热线", en: "Hotline", path: "hotline", kind: "text" },
      agreed: { zh: "与地区公司沟通日期", en: "Agreed", path: "agreedOn", kind: "day" },
      approved: { zh: "审批通过日期", en: "Approved", path: "approvedOn", kind: "day" },
      implemented: { zh: "布置完成日期", en: "Laid out", path: "implementedOn", kind: "day" },
      opened: { zh: "展示开始日期", en: "On show since", path: "openedOn", kind: "day" },
    },
  },
  "receptionist-exams": {
    title: { zh: "接待员考核", en: "Exams of receptionists" },
    of: "showcasePlan",
    field: "exams",
    columns: {
      person: { zh: "接待员", en: "Receptionist", path: "person.name", kind: "text" },
      badge: { zh: "工号", en: "Badge", path: "person.badgeNumber", kind: "text" },
      lecture: { zh: "讲义版本", en: "Edition", path: "lecture.edition", kind: "text" },
      trained: { zh: "培训日期", en: "Trained", path: "trainedOn", kind: "day" },
      exam: { zh: "考核日期", en: "Examined", path: "examOn", kind: "day" },
      score: { zh: "成绩", en: "Points", path: "score", kind: "number" },
      passed: { zh: "是否合格", en: "Passed", path: "passed", kind: "text", words: yes },
      examiner: { zh: "考核人", en: "Examiner", path: "examiner.name", kind: "text" },
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
    },
  },
  "showcase-events": {
    title: { zh: "形象展示与推广", en: "Image shows and promotions" },
    of: "showcasePlan",
    field: "events",
    columns: {
      type: { zh: "类别", en: "What", path: "type", kind: "text", words: showcaseEventTypes },
      title: { zh: "名称", en: "Name", path: "title", kind: "text" },
      place: { zh: "地点", en: "Place", path: "place", kind: "text" },
      planned: { zh: "计划日期", en: "Planned for", path: "plannedOn", kind: "day" },
      held: { zh: "实际日期", en: "Held on", path: "heldOn", kind: "day" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: eventStatuses },
      organizer: { zh: "组织人", en: "Organizer", path: "organizer.name", kind: "text" },
      people: { zh: "参加人数", en: "Taking part", path: "participantCount", kind: "number" },
      result: { zh: "情况", en: "How it went", path: "result", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
