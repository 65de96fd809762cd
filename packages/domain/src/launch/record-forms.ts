import type { Day } from "../calendar/day.ts";
import type { Block, Column, FormDocument, Signatures } from "../form/document.ts";
import { type PaperCode, papers } from "../form/papers.ts";
import { materialCategories, type MaterialCategory, type ProcurementStatus } from "./materials.ts";
import type { MaterialLine } from "./materials.ts";
import type { Print, PrintedDocument } from "./printing.ts";
import type { Scheme } from "./scheme.ts";
import type { Staffing, StaffingDepartment } from "./staffing.ts";
import type { Uniforms } from "./uniform.ts";

/** Where a record's paper belongs, and who decided on the record. */
export interface PaperHead {
  readonly estate: string;
  readonly serviceCenter: string;
  readonly planName: string;
  readonly launchDate: Day;
  readonly author: string | null;
  readonly approvals: readonly {
    readonly label: string;
    readonly name: string;
    readonly on: Day;
  }[];
}

const departmentWords: Readonly<Record<StaffingDepartment, string>> = {
  MANAGEMENT: "管理层",
  CUSTOMER_SERVICE: "客户服务部",
  ENGINEERING: "工程维修部",
  ORDER: "秩序维护部",
  ENVIRONMENT: "环境管理部",
  LOGISTICS: "后勤",
};
const categoryWords: Readonly<Record<MaterialCategory, string>> = {
  OFFICE_FURNITURE: "办公家具",
  OFFICE_SUPPLIES: "办公用品",
  SALES_AREA: "销售区域物品物料",
  RECEPTION: "接待用品",
  REPAIR_TOOLS: "工程维修工具",
  SECURITY_FIRE: "秩序维护及消防用品",
  LOGISTICS: "后勤物资",
};
const progressWords: Readonly<Record<ProcurementStatus, string>> = {
  REQUESTED: "已申购",
  ORDERED: "已下单",
  SHIPPED: "已发货",
  ARRIVED: "已到位",
};
const documentWords: Readonly<Record<PrintedDocument, string>> = {
  PRE_AGREEMENT: "前期物业服务协议",
  INTERIM_COVENANT: "临时管理规约",
};

/** A paper of a launch, under its facts. */
export function paper(
  code: PaperCode,
  head: PaperHead,
  facts: readonly Fact[],
  blocks: readonly Block[],
): FormDocument {
  return {
    title: papers[code].zh,
    paperCode: papers[code].paperCode,
    orientation: "PORTRAIT",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: head.estate },
          { label: "物业服务中心", value: head.serviceCenter },
          { label: "开盘日期", value: head.launchDate },
          ...facts,
        ],
      },
      ...blocks,
    ],
  };
}

export interface Fact {
  readonly label: string;
  readonly value: string | number | null;
}

/** Who wrote it and who decided, as far as it is decided; the boxes of those still to come stay empty. */
export function signatures(
  { author, approvals }: PaperHead,
  labels: readonly string[],
): Signatures {
  return {
    kind: "SIGNATURES",
    boxes: [
      { label: "编制人", name: author },
      ...labels.map((label, at) => {
        const decided = approvals[at];
        return {
          label: decided?.label ?? label,
          name: decided?.name ?? null,
          on: decided?.on ?? null,
        };
      }),
    ],
  };
}

const right = { align: "RIGHT" } as const;
const center = { align: "CENTER" } as const;

const postColumns: readonly Column[] = [
  { header: "岗位", width: 5 },
  { header: "人数", width: 2, ...center },
  { header: "班次", width: 3, ...center },
];
const postsOf = ({ headcount }: Pick<Scheme, "headcount">) =>
  headcount.map(({ post, number, shift }) => [post, number, shift]);

/** 配合销售服务及人员配置方案 (LCH-R04). */
export const schemeForm = (scheme: Scheme, head: PaperHead): FormDocument =>
  paper(
    "SALES_SUPPORT_SCHEME",
    head,
    [{ label: "审批通过日期", value: scheme.approvedOn }],
    [
      { kind: "TEXT", title: "地区公司需求", text: scheme.developerNeeds },
      { kind: "TEXT", title: "配合销售服务内容", text: scheme.services },
      { kind: "TABLE", title: "人员配置", columns: postColumns, rows: postsOf(scheme) },
      signatures(head, ["地区物业公司负责人审核", "地区公司负责人审批"]),
    ],
  );

/** 《前期介入服务协议》, out of the scheme that both heads approved (LCH-R04). */
export const agreementForm = (
  scheme: Scheme,
  signedOn: Day | null,
  head: PaperHead,
): FormDocument =>
  paper(
    "PRE_INTERVENTION_AGREEMENT",
    head,
    [
      { label: "方案审批通过日期", value: scheme.approvedOn },
      { label: "签订日期", value: signedOn },
    ],
    [
      { kind: "TEXT", title: "一、配合销售服务内容", text: scheme.services },
      { kind: "TABLE", title: "二、人员配置", columns: postColumns, rows: postsOf(scheme) },
      {
        kind: "TEXT",
        title: "三、其他约定",
        text: "按双方审批的《配合销售服务及人员配置方案》执行。",
      },
      {
        kind: "SIGNATURES",
        boxes: [
          { label: "甲方（地区公司）", on: signedOn },
          { label: "乙方（物业服务中心）", on: signedOn },
        ],
      },
    ],
  );

/** 定岗定编方案 (LCH-R07, R08). */
export const staffingForm = (
  staffing: Staffing & { readonly approvedOn: Day | null; readonly number: number },
  head: PaperHead,
): FormDocument =>
  paper(
    "STAFFING_PLAN",
    head,
    [
      { label: "合计人数", value: staffing.lines.reduce((sum, { number }) => sum + number, 0) },
      { label: "最终审批日期", value: staffing.approvedOn },
      { label: "版本", value: `第 ${staffing.number} 版` },
    ],
    [
      {
        kind: "TABLE",
        title: "定编明细",
        columns: [
          { header: "序号", width: 2, ...center },
          { header: "部门", width: 4 },
          { header: "岗位", width: 6 },
          { header: "人数", width: 2, ...center },
          { header: "到岗日期", width: 4, ...center },
        ],
        rows: staffing.lines.map((line, at) => [
          at + 1,
          departmentWords[line.department],
          line.post,
          line.number,
          line.hireBy,
        ]),
      },
      signatures(head, ["行政人事部", "最终审批"]),
    ],
  );

/** 物资申购计划 with its seven categories (LCH-R20) and how far each line is (LCH-R21). */
export function materialsForm(
  request: {
    readonly lines: readonly (MaterialLine & { readonly status: ProcurementStatus })[];
    readonly noNeed: readonly MaterialCategory[];
    readonly submittedOn: Day | null;
  },
  head: PaperHead,
): FormDocument {
  const money = (value: number | null) => (value === null ? null : value.toFixed(2));
  const amountOf = (line: MaterialLine) =>
    line.estimatedPrice === null ? null : line.quantity * line.estimatedPrice;
  const total = request.lines.reduce((sum, line) => sum + (amountOf(line) ?? 0), 0);
  const rows = materialCategories.flatMap((category) => {
    const lines = request.lines.filter((line) => line.category === category);
    if (lines.length === 0) {
      const said = request.noNeed.includes(category) ? "无需求" : "";
      return [[categoryWords[category], said, null, null, null, null, null]];
    }
    return lines.map((line) => [
      categoryWords[category],
      line.item,
      line.quantity,
      line.unit,
      money(line.estimatedPrice),
      money(amountOf(line)),
      progressWords[line.status],
    ]);
  });
  return paper(
    "MATERIAL_REQUEST",
    head,
    [
      { label: "报审日期", value: request.submittedOn },
      { label: "预计金额（元）", value: money(total) },
    ],
    [
      {
        kind: "TABLE",
        title: "申购明细",
        columns: [
          { header: "物资类别", width: 6 },
          { header: "物资名称", width: 7 },
          { header: "数量", width: 3, ...right },
          { header: "单位", width: 2, ...center },
          { header: "预计单价", width: 4, ...right },
          { header: "金额", width: 4, ...right },
          { header: "采购进度", width: 3, ...center },
        ],
        rows,
      },
      signatures(head, ["审核", "审批"]),
    ],
  );
}

/** 工装申购单 (LCH-R18, R19). */
export const uniformForm = (
  uniforms: Uniforms & { readonly arrivedOn: Day | null },
  head: PaperHead,
): FormDocument =>
  paper(
    "UNIFORM_ORDER",
    head,
    [
      { label: "供应商", value: uniforms.supplier },
      { label: "申购日期", value: uniforms.orderedOn },
      { label: "到位日期", value: uniforms.arrivedOn },
      { label: "合计（套）", value: uniforms.sizes.reduce((sum, { number }) => sum + number, 0) },
    ],
    [
      {
        kind: "TABLE",
        title: "尺码数量",
        columns: [
          { header: "尺码", width: 5, ...center },
          { header: "数量（套）", width: 5, ...center },
        ],
        rows: uniforms.sizes.map(({ size, number }) => [size, number]),
      },
      { kind: "SIGNATURES", boxes: [{ label: "申购人", name: head.author }, { label: "验收人" }] },
    ],
  );

/** 印刷移交单 of a paper (LCH-R14, R15). */
export const printForm = (
  print: Print & { readonly document: PrintedDocument },
  head: PaperHead,
): FormDocument =>
  paper(
    "PRINT_HANDOVER",
    head,
    [
      { label: "资料", value: documentWords[print.document] },
      { label: "定稿日期", value: print.finalizedOn },
      { label: "报审通过日期", value: print.approvedOn },
      { label: "申请印刷日期", value: print.printAppliedOn },
      { label: "印刷完成日期", value: print.printedOn },
      { label: "份数", value: print.copies },
      { label: "移交日期", value: print.handedOn },
      { label: "接收人", value: print.receiver },
    ],
    [
      {
        kind: "SIGNATURES",
        boxes: [
          { label: "移交人（行政人事部）" },
          { label: "接收人（营销部）", name: print.receiver, on: print.handedOn },
        ],
      },
    ],
  );
