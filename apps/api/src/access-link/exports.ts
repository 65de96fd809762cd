import type { ListExport } from "../export/types.ts";

const purposes = {
  APPROVE: { zh: "审批", en: "Approval" },
  SIGN: { zh: "签署", en: "Signature" },
  UPLOAD_EVIDENCE: { zh: "整改答复", en: "Answer" },
  RECTIFY: { zh: "责任单位整改", en: "Rectification" },
  ANSWER: { zh: "填写问卷", en: "Survey" },
  SUBMIT_PLAN: { zh: "提交方案", en: "Plan" },
  NOTICE: { zh: "招标公告", en: "Tender notice" },
  BID: { zh: "投标", en: "Bid" },
  SCORE: { zh: "评标", en: "Evaluation" },
  KEEP_KEY: { zh: "保管开标密钥", en: "Key of an opening" },
};
const statuses = {
  ACTIVE: { zh: "可用", en: "Can be used" },
  USED_UP: { zh: "已使用", en: "Used" },
  EXPIRED: { zh: "已过期", en: "Too old" },
  REVOKED: { zh: "已撤销", en: "Taken back" },
};

/** One-time links, without what opens them: that is kept nowhere. */
export const accessLinkExports = {
  "access-links": {
    title: { zh: "一次性链接", en: "One-time links" },
    field: "accessLinks",
    columns: {
      purpose: { zh: "用途", en: "What for", path: "purpose", kind: "text", words: purposes },
      title: {
        zh: "事项",
        en: "Matter",
        path: "title",
        kind: "text",
        also: ["titleEn"],
        say: ({ title, titleEn }, language) => (language === "zh" ? title : titleEn),
      },
      addressee: { zh: "接收人", en: "Given to", path: "addresseeName", kind: "text" },
      organization: { zh: "单位", en: "Of", path: "addresseeOrganization", kind: "text" },
      status: { zh: "状态", en: "Status", path: "status", kind: "text", words: statuses },
      uses: { zh: "已使用次数", en: "Uses", path: "useCount", kind: "number" },
      most: { zh: "可用次数", en: "Uses at most", path: "maxUses", kind: "number" },
      createdAt: { zh: "发出时间", en: "Given out", path: "createdAt", kind: "any" },
      openedAt: { zh: "打开时间", en: "Opened", path: "openedAt", kind: "any" },
      expiresAt: { zh: "到期时间", en: "Ends", path: "expiresAt", kind: "any" },
      by: { zh: "发出人", en: "By", path: "createdBy.name", kind: "text" },
    },
  },
} satisfies Record<string, ListExport>;
