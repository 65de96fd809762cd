/** How a kind of personal data lies in the database. SEALED: encrypted, a masked form beside it. */
export type Keeping = "SEALED" | "HASHED" | "PLAIN";

/** One kind of personal data (个人信息) in its place: what for, on which ground, who sees it, how long it stays. */
export interface DataMapRow {
  /** Columns `table.column`; of the schema `auth` with it ahead. */
  readonly columns: readonly string[];
  readonly what: string;
  readonly of: string;
  readonly purpose: string;
  /** Clauses of article 13 (个人信息保护法第十三条), by which it may be handled. */
  readonly ground: string;
  readonly readers: string;
  readonly retention: string;
  readonly keeping: Keeping;
  /** Why it is not encrypted. */
  readonly why?: string;
}

const staffed = "13(1)(2) 人力资源管理与合同所必需";
const contracted = "13(1)(2) 订立、履行合同所必需";
const legal = "13(1)(3) 履行法定职责、义务所必需";
const centers = "可读该物业服务中心相应业务的人员";
const long = "离任后二年、往来后三年（可延长），到期提前 30 天通知后清除；见决策 99";
const signs =
  "签署的内容与哈希须能核验（电子签名法第六条：原件保存），只按清除流程替换姓名，不加密";

/** Where personal data lies (个人信息清单). The test of the catalog holds it to every column whose name says so. */
export const dataMap: readonly DataMapRow[] = [
  {
    columns: ["person.phone"],
    what: "电话",
    of: "员工、有账号的外部人员",
    purpose: "工作联系、应急召集（003-D 3.2.2A）、群机器人点名",
    ground: staffed,
    readers: "脱敏：同公司可见该人者；明文：本人、人事与各级负责人，须填用途",
    retention: long,
    keeping: "SEALED",
  },
  {
    columns: ["contractor.phone"],
    what: "联系人电话",
    of: "责任单位联系人",
    purpose: "通知整改",
    ground: contracted,
    readers: "脱敏：可读验收、查验者；明文：派单人员，须填用途",
    retention: long,
    keeping: "SEALED",
  },
  {
    columns: ["custody_holder.phone"],
    what: "电话",
    of: "领用、移交物品的业主、租客、中介、开发商人员",
    purpose: "催还钥匙与物品",
    ground: contracted,
    readers: "脱敏：可读物品保管者；明文：交接经办人员，须填用途",
    retention: long,
    keeping: "SEALED",
  },
  {
    columns: ["tender_bidder.phone", "tender_expert.phone"],
    what: "联系人、评标专家电话",
    of: "投标人联系人、评标专家",
    purpose: "通知开标、评标",
    ground: legal,
    readers: "该招标的经办人员；明文须填用途",
    retention: "招标档案的一部分，参照政府采购法第四十二条保存十五年，其间只脱敏",
    keeping: "SEALED",
  },
  {
    columns: [
      "person.phone_lookup",
      "contractor.phone_lookup",
      "custody_holder.phone_lookup",
      "tender_bidder.phone_lookup",
      "tender_expert.phone_lookup",
    ],
    what: "电话的盲索引",
    of: "同上",
    purpose: "按完整号码查找而不解密",
    ground: "同上",
    readers: "无人；只用于比较",
    retention: "与密文同时清除",
    keeping: "HASHED",
  },
  {
    columns: [
      "person.phone_sealed",
      "contractor.phone_sealed",
      "custody_holder.phone_sealed",
      "tender_bidder.phone_sealed",
      "tender_expert.phone_sealed",
    ],
    what: "电话的密文",
    of: "同上",
    purpose: "同上",
    ground: "同上",
    readers: "解密须有权限、用途，并留记录",
    retention: "清除时一并清除",
    keeping: "SEALED",
  },
  {
    columns: ["import_row.cells", "import_row.parsed"],
    what: "待导入、已导入的人员电话",
    of: "从工作簿导入的员工",
    purpose: "核对后录入，撤销导入",
    ground: staffed,
    readers: "导入者：脱敏",
    retention: "随导入批次",
    keeping: "SEALED",
  },
  {
    columns: ["person.mailbox"],
    what: "公布邮箱",
    of: "员工",
    purpose: "工作联系、邮件通知",
    ground: staffed,
    readers: "同公司可见该人者",
    retention: long,
    keeping: "PLAIN",
    why: "工作邮箱，按制度在公司内公布（负责人邮箱公布，001-B）",
  },
  {
    columns: ["contractor.contact_name", "tender_bidder.contact"],
    what: "联系人姓名",
    of: "责任单位、投标人的联系人",
    purpose: "工作联系",
    ground: contracted,
    readers: centers,
    retention: long,
    keeping: "PLAIN",
    why: "单位公布的联系人；单独不能联系到本人",
  },
  {
    columns: [
      "custody_handover.stand_in_name",
      "custody_handover.stand_in_relation",
      "custody_handover.stand_in_paper",
    ],
    what: "代领人姓名、关系、证明文件名称",
    of: "代业主领取者",
    purpose: "证明代领有据",
    ground: contracted,
    readers: centers,
    retention: long,
    keeping: "PLAIN",
    why: "只记文件名称（如授权委托书），不记证件号码；收据须打印",
  },
  {
    columns: [
      "signature.outsider_name",
      "signature.outsider_organization",
      "signature.drawing",
      "approval_event.outsider_name",
      "approval_event.outsider_organization",
      "approval_event.outsider_role",
    ],
    what: "签署人姓名、单位、手写签名",
    of: "外部签署人、审批人",
    purpose: "签署与验真",
    ground: contracted,
    readers: centers,
    retention: "随所签文件",
    keeping: "PLAIN",
    why: signs,
  },
  {
    columns: [
      "access_link.addressee_name",
      "access_link.addressee_organization",
      "access_link_use.said_name",
      "defect_event.said_name",
    ],
    what: "姓名、单位",
    of: "通过一次性链接办事的外部人员",
    purpose: "知道是谁答复",
    ground: contracted,
    readers: centers,
    retention: long,
    keeping: "PLAIN",
    why: "姓名本身即业务记录的内容",
  },
  {
    columns: ["access_link_use.address", "audit_entry.origin"],
    what: "网络地址",
    of: "使用链接者、操作人员",
    purpose: "安全追溯（网络安全法第二十一条，日志至少六个月）",
    ground: legal,
    readers: "管理员",
    retention: "不短于六个月",
    keeping: "PLAIN",
    why: "用于比对来源；审计日志以哈希树固定",
  },
  {
    columns: ["auth.user.email", "auth.invitation.email"],
    what: "登录名（邮箱或手机号）",
    of: "有账号者",
    purpose: "登录",
    ground: staffed,
    readers: "本人、管理员",
    retention: "账号存续期间",
    keeping: "PLAIN",
    why: "登录库按原值查找账号；见决策 98 的限制",
  },
  {
    columns: ["auth.session.ip_address", "auth.session.user_agent"],
    what: "网络地址、浏览器",
    of: "登录者",
    purpose: "本人查看并结束登录",
    ground: legal,
    readers: "本人",
    retention: "登录期间，至多 14 天",
    keeping: "PLAIN",
    why: "短期，只给本人看",
  },
];

/** Columns that sound like it and hold none (非个人信息), and why. */
export const notPersonal: Readonly<Record<string, string>> = {
  "service_center.duty_phone": "值班电话，按制度公布（000-C 3.1）",
  "service_center.office_address": "办公地址，公布",
  "estate.address": "小区地址",
  "logistics_item.address": "采购物品的供货地址",
  "tender.organiser_address": "招标人（单位）地址，公告必载",
  "asset_contact.phone": "设备厂商、供应商的公布电话（COBie 交付）",
  "webhook_endpoint.sealed_address": "系统地址，已加密",
  "auth.user.email_verified": "是否核实，真假值",
};

const keepings: Readonly<Record<Keeping, string>> = {
  SEALED: "加密",
  HASHED: "带密钥的哈希",
  PLAIN: "不加密",
};

const cell = (text: string) => text.replaceAll("|", "\\|");

/** The map as docs/data-map.md has it. */
export const dataMapText = (): string =>
  [
    "# 个人信息清单 / Data map",
    "",
    "哪里存有个人信息、为什么、依据《个人信息保护法》第十三条哪一款、谁能看、保存多久、如何保存。由 `apps/api/src/personal-data/data-map.ts`",
    "写出；数据库中名称或注释像个人信息而未列入者，测试不通过（`db/catalog.test.ts`）。",
    "",
    "Where personal data lies, what for, on which ground of article 13 PIPL, who sees it, how long it stays, how it is kept. Written from",
    "the code; a column that sounds like personal data and is not listed fails a test.",
    "",
    "| 列 | 内容 | 涉及的人 | 目的 | 依据 | 可见范围 | 保存 | 方式 |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...dataMap.map(
      ({ columns, what, of, purpose, ground, readers, retention, keeping, why }) =>
        `| ${[
          columns.map((name) => `\`${name}\``).join("<br>"),
          what,
          of,
          purpose,
          ground,
          readers,
          retention,
          why ? `${keepings[keeping]}：${why}` : keepings[keeping],
        ]
          .map(cell)
          .join(" | ")} |`,
    ),
    "",
    "## 不属于个人信息的相近列",
    "",
    "| 列 | 理由 |",
    "| --- | --- |",
    ...Object.entries(notPersonal).map(([name, why]) => `| \`${name}\` | ${cell(why)} |`),
    "",
  ].join("\n");
