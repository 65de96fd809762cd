import { ok, refuse, type Result } from "../result.ts";
import {
  type Aspect,
  aspects,
  type ItemKind,
  type Method,
  methodNames,
  methods,
} from "./vocabulary.ts";

/** What is inspected on site by the standard. */
export const inspectedKinds = [
  "COMMON_PART",
  "EQUIPMENT",
  "FACILITY",
] as const satisfies ItemKind[];
export type InspectedKind = (typeof inspectedKinds)[number];

/** An item of a 承接查验标准: what is looked at, how, and when it is good (KF-05). */
export interface StandardItem {
  /** The same through versions; of the law's kinds it begins with their rule's number (INS-040 to 042). */
  readonly code: string;
  readonly kind: InspectedKind;
  readonly label: string;
  readonly requirement: string;
  readonly methods: readonly Method[];
  readonly aspects: readonly Aspect[];
  /** 联动测试 belongs to the formal inspection (TKO-R15). */
  readonly linkage: boolean;
}

type Row = readonly [label: string, requirement: string, methods: string, linkage?: "L"];

const letters: Record<string, Method> = {
  C: "COMPARE",
  O: "OBSERVE",
  U: "USE",
  M: "MEASURE",
  T: "TEST",
};
const aspectsOf = (methods: readonly Method[]): Aspect[] => [
  ...(methods.includes("COMPARE") ? (["CONFIGURATION"] as const) : []),
  ...(methods.includes("OBSERVE") ? (["APPEARANCE"] as const) : []),
  ...(methods.some((one) => one === "USE" || one === "TEST" || one === "MEASURE")
    ? (["FUNCTION"] as const)
    : []),
];
const itemsOf = (kind: InspectedKind, rule: string, rows: readonly Row[]): StandardItem[] =>
  rows.map(([label, requirement, how, linkage], at) => {
    const used = [...how].map((letter) => letters[letter]!);
    return {
      code: `${rule}-${String(at + 1).padStart(2, "0")}`,
      kind,
      label,
      requirement,
      methods: used,
      aspects: aspectsOf(used),
      linkage: linkage === "L",
    };
  });

/**
 * 《新建住宅承接查验参考规范》 JBPM-QR-KF-05: the kinds that the law names at least (INS-040, 041, 042), each with what is asked
 * of it. A project's own standard begins as this and is adapted (TKO-R08).
 */
export const referenceStandard: readonly StandardItem[] = [
  ...itemsOf("COMMON_PART", "INS-040", [
    ["基础", "无不均匀沉降，散水、勒脚无开裂脱离", "OM"],
    ["承重墙体", "无裂缝、无渗漏，未擅自开洞", "OM"],
    ["柱", "无裂缝、露筋、蜂窝", "OM"],
    ["梁", "无裂缝、露筋、明显挠曲", "OM"],
    ["楼板", "无贯穿裂缝、无渗漏、平整", "OM"],
    ["屋顶", "防水无渗漏，排水坡向正确，落水口通畅，出屋面构件完整", "OT"],
    ["外墙", "饰面完整牢固，无空鼓脱落、无渗漏，色泽一致", "OM"],
    ["门厅", "地面、墙面、吊顶完整，单元门开闭灵活，门禁可用", "COU"],
    ["楼梯间", "踏步完整、宽高一致，照明可用，无堆物", "OU"],
    ["走廊", "地面平整，墙面洁净，净宽符合设计", "OM"],
    ["楼道", "通道畅通，防火门自闭，标识齐全", "COU"],
    ["扶手", "牢固、光滑、高度符合设计", "OM"],
    ["护栏", "高度、净距符合规范，牢固无松动", "MT"],
    ["电梯井道", "井道、底坑无积水，井壁完整", "O"],
    ["架空层", "地面平整、排水通畅、无违建堆物", "O"],
    ["设备间", "门锁、照明、通风、排水完好，挡鼠板、标识齐全", "COU"],
  ]),
  ...itemsOf("EQUIPMENT", "INS-041", [
    ["电梯", "有使用登记证书，运行平稳、平层准确，五方通话有效，迫降联动可靠", "CUT", "L"],
    ["水泵", "铭牌清晰，单机试运行无异响、无渗漏，主备切换可靠", "CUT", "L"],
    ["水箱", "卫生许可、水质检测合格，液位控制有效，溢流可靠", "CMT"],
    ["避雷设施", "检测报告合格，接地电阻符合设计", "CM"],
    ["消防设备", "消防验收文件齐全，主机、喷淋、消火栓、防排烟联动可靠", "CTU", "L"],
    ["楼道灯", "齐全、完好，感应有效，应急照明有效", "OU"],
    ["电视天线", "信号到户，设备完好", "OU"],
    ["发电机", "自启动、切换有效，噪声、排烟符合要求", "CT", "L"],
    ["变配电设备", "试验报告齐全，仪表、保护有效，双电源切换可靠", "CMT", "L"],
    ["给排水管线", "通水、通球、试压合格，标识清晰，无渗漏", "OT"],
    ["电线", "敷设规范，绝缘电阻合格，回路标识清晰", "OM"],
    ["供暖及空调设备", "试运行正常，温控有效，保温完整", "UT", "L"],
  ]),
  ...itemsOf("FACILITY", "INS-042", [
    ["道路", "平整、无积水，标线、标识、路缘石完整", "OU"],
    ["绿地", "种植数量、规格符合图纸，成活，养护设施可用", "CO"],
    ["人造景观", "结构安全，水电可用，水深警示齐全", "OU"],
    ["围墙", "完整牢固，高度符合设计", "O"],
    ["大门", "开闭灵活，门卫、道闸可用", "OU"],
    ["信报箱", "每户一格，锁具、编号齐全", "CO"],
    ["宣传栏", "安装牢固、完好", "O"],
    ["路灯", "数量符合图纸，亮灯率 100%，控制有效", "CU"],
    ["排水沟", "通畅、盖板完整", "OT"],
    ["渠", "通畅、无塌陷", "O"],
    ["池", "池壁完整，无渗漏，防护齐全", "OT"],
    ["污水井", "井盖完整、有防坠网，井内通畅", "OU"],
    ["化粪池", "无渗漏，池盖牢固，已清淘", "O"],
    ["垃圾容器", "数量符合图纸，分类标识齐全", "CO"],
    ["污水处理设施", "运行正常，出水检测合格", "UM"],
    ["机动车(非机动车)停车设施", "车位数量、编号、标线符合图纸，充电、道闸可用", "CU"],
    ["休闲娱乐设施", "安装牢固，安全标识齐全", "OU"],
    ["消防设施", "消防车道畅通，室外消火栓有水、压力达标", "UM"],
    ["安防监控设施", "点位符合图纸，图像清晰，存储 30 天以上", "CU"],
    ["人防设施", "人防门、通风滤毒完好，标识齐全", "CU"],
    ["垃圾转运设施", "设施完好，给排水通畅", "U"],
    ["物业服务用房", "面积、位置符合规划，水电可用", "CM"],
  ]),
];

const longest = 300;

/** A project's own standard as it is kept. Refused: INVALID_INPUT, TKO_STANDARD_EMPTY. */
export function checkStandard(items: readonly StandardItem[]): Result<readonly StandardItem[]> {
  const wrong = (field: string) => refuse("INVALID_INPUT", { field: `standard.${field}` });
  const kept = items.map((item) => ({
    ...item,
    label: item.label.trim(),
    requirement: item.requirement.trim(),
  }));
  if (kept.length === 0) return refuse("TKO_STANDARD_EMPTY");
  if (kept.length > 300 || new Set(kept.map(({ code }) => code)).size !== kept.length)
    return wrong("code");
  if (kept.some(({ code }) => !/^[A-Z0-9-]{1,20}$/.test(code))) return wrong("code");
  if (kept.some(({ label }) => label === "" || label.length > 40)) return wrong("label");
  if (kept.some(({ requirement }) => requirement === "" || requirement.length > longest))
    return wrong("requirement");
  if (kept.some(({ methods: used }) => used.length === 0)) return wrong("methods");
  return ok(kept.map((item) => ({ ...item, aspects: aspectsOf(item.methods) })));
}

/** INS-044: every item says by which of the five methods it is inspected. */
export const namesMethods = (items: readonly StandardItem[]): boolean =>
  items.length > 0 &&
  items.every(
    ({ methods: used }) => used.length > 0 && used.every((one) => methodNames.includes(one)),
  );
/** INS-045: the three points of focus are looked at. */
export const coversAspects = (items: readonly StandardItem[]): boolean =>
  (Object.keys(aspects) as Aspect[]).every((aspect) =>
    items.some((item) => item.aspects.includes(aspect)),
  );
export const methodWords = (used: readonly Method[], language: "zh" | "en"): string =>
  used.map((one) => methods[one][language]).join(language === "zh" ? "、" : ", ");

/** 判定 of an item (KF-05): when it passes. */
export const verdictRule = ({ linkage }: Pick<StandardItem, "linkage">) => ({
  zh: linkage ? "全部符合且联动测试合格为合格" : "全部符合为合格",
  en: linkage ? "all of it holds, and the linkage test passes" : "all of it holds",
});

/** 资料 that the developer hands over, by the law's heads (INS-031 to 035). */
export interface ReferenceDocument {
  readonly code: string;
  readonly name: string;
}
const documentsOf = (rule: string, names: readonly string[]): ReferenceDocument[] =>
  names.map((name, at) => ({ code: `${rule}-${String(at + 1).padStart(2, "0")}`, name }));

/** 《项目文件资料交接清单》 JBPM-QR-KF-06 as a project begins it. */
export const referenceDocuments: readonly ReferenceDocument[] = [
  ...documentsOf("INS-031", [
    "竣工总平面图",
    "单体建筑竣工图",
    "结构竣工图",
    "设备竣工图",
    "配套设施竣工图",
    "地下管网工程竣工图",
  ]),
  ...documentsOf("INS-032", [
    "共用设施设备清单",
    "设备安装、使用和维护保养技术资料",
    "设备出厂合格证、安装调试和运行记录",
  ]),
  ...documentsOf("INS-033", [
    "供水准许使用文件",
    "供电准许使用文件",
    "供气准许使用文件",
    "供热准许使用文件",
    "通信、有线电视准许使用文件",
  ]),
  ...documentsOf("INS-034", ["物业质量保修文件", "物业使用说明文件"]),
  ...documentsOf("INS-035", ["竣工验收备案证明", "幢号、户号批复", "承接查验所需其他资料"]),
];
