/** What the demo's bids are built from; a bid that was lost asked for more. */
export const demoEstimate = {
  area: "148600",
  vacancyRate: "15",
  vacantPayRate: "70",
  socialRate: "32.5",
  managementRate: "6",
  profitRate: "5",
  taxRate: "6",
  offeredFee: "3.35",
  lines: [
    labour("MANAGEMENT", "项目经理及主管", "4", "1", "9500"),
    labour("CUSTOMER", "客服管家", "6", "1", "5200"),
    labour("FACILITIES", "维修技工", "3", "2.4", "5800"),
    labour("ORDER", "门岗", "3", "4.2", "4300"),
    labour("ORDER", "巡逻岗", "2", "4.2", "4300"),
    labour("CLEANING", "保洁员", "14", "1", "3200"),
    labour("GREENING", "绿化工", "3", "1", "3600"),
    cost("FACILITIES", "MATERIAL", "维修材料", "1", "9800"),
    cost("CLEANING", "MATERIAL", "清洁用品及垃圾清运", "1", "8600"),
    cost("FACILITIES", "ENERGY", "公共区域用电（度）", "21000", "0.68"),
    cost("GREENING", "ENERGY", "绿化用水（吨）", "1200", "3.85"),
    cost("OTHER", "OTHER", "电梯维保（台）", "12", "750"),
    cost("OTHER", "OTHER", "公众责任保险", "1", "1250"),
  ],
};

type Service =
  | "MANAGEMENT"
  | "CUSTOMER"
  | "FACILITIES"
  | "ORDER"
  | "CLEANING"
  | "GREENING"
  | "OTHER";

function labour(
  service: Service,
  name: string,
  quantity: string,
  shifts: string,
  unitPrice: string,
) {
  return { service, kind: "LABOUR" as const, name, quantity, shifts, unitPrice };
}

function cost(
  service: Service,
  kind: "MATERIAL" | "ENERGY" | "OTHER",
  name: string,
  quantity: string,
  unitPrice: string,
) {
  return { service, kind, name, quantity, shifts: null, unitPrice };
}

/** An earlier bid's: fewer square meters, dearer people. */
export const lostEstimate = {
  ...demoEstimate,
  area: "112000",
  socialRate: "34",
  profitRate: "8",
  offeredFee: "4.1",
  lines: demoEstimate.lines.filter(({ name }) => name !== "巡逻岗"),
};

const scored: readonly (readonly [key: string, score: number, reason: string])[] = [
  ["SCALE", 4, "二期共 12 万平方米，可滚动承接"],
  ["KIND", 5, "高层住宅，公司同类在管 9 个"],
  ["PLACE", 4, "距在管项目 3 公里，可共用工程班组"],
  ["CREDIT", 4, "前两期均按时付款"],
  ["FEE", 3, "拟报单价略高于测算，利润率一般"],
  ["RIVALS", 3, "两家本地公司参与，报价可能更低"],
  ["STAFF", 4, "项目负责人已落实，秩序主管待招"],
  ["LAW", 4, "合同条款平衡，违约责任对等"],
  ["TIME", 4, "编写时间充足"],
];

/** A sheet's scores, a little worse where `losing` is more. */
export const demoScores = (losing: number) =>
  scored.map(([key, score, reason], at) => ({
    key,
    score: at % 3 === 0 ? score - losing + 1 : score,
    reason,
  }));
export const demoAnswers = ["CONDITIONS", "LAWFUL", "HEAD", "NO_CONFLICT"].map((key) => ({
  key,
  holds: true,
}));

export const demoDefence = [
  {
    kind: "QUESTION",
    title: "车库人车混行如何管理？",
    text: "分时引导，地库入口设固定岗，早晚高峰加派一人。",
    minutes: 3,
    ready: true,
  },
  {
    kind: "QUESTION",
    title: "报价高于周边在管项目的理由？",
    text: null,
    minutes: 3,
    ready: false,
  },
  {
    kind: "MATERIAL",
    title: "答辩演示文稿",
    text: "20 页，含交付衔接时间表",
    minutes: 12,
    ready: false,
  },
  { kind: "REHEARSAL", title: "第一次演练", text: null, minutes: 40, ready: false },
] as const;
