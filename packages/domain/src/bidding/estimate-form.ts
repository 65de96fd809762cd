import type { Day } from "../calendar/day.ts";
import type { FormDocument } from "../form/document.ts";
import { papers } from "../form/papers.ts";
import {
  costKinds,
  type Estimate,
  factors,
  marginOf,
  perSquareMeter,
  type Price,
  sensitivityOf,
  serviceLineNames,
  serviceLines,
  yuan,
} from "./estimate.ts";

export interface EstimateOnPaper {
  readonly estate: string;
  readonly region: string;
  readonly launchDate: Day;
  readonly estimate: Estimate;
  readonly price: Price;
}

/** 《物业服务费测算表》: each line, then the way from direct cost to the fee per m², then what moves it. */
export function estimateForm({ estate, region, ...of }: EstimateOnPaper): FormDocument {
  const { estimate, price } = of;
  const { offeredFee } = estimate;
  const offer = offeredFee === null ? null : marginOf(estimate, price, offeredFee);
  const standard = (fen: bigint) => perSquareMeter(fen, price);
  return {
    title: papers.BID_ESTIMATE.zh,
    paperCode: papers.BID_ESTIMATE.paperCode,
    orientation: "LANDSCAPE",
    blocks: [
      {
        kind: "FACTS",
        facts: [
          { label: "项目", value: estate },
          { label: "地区物业公司", value: region },
          { label: "开盘日期", value: of.launchDate },
          { label: "收费面积（㎡）", value: estimate.area },
          {
            label: "空置率 / 空置房收费比例",
            value: `${estimate.vacancyRate}% / ${estimate.vacantPayRate}%`,
          },
          { label: "社保及公积金比例", value: `${estimate.socialRate}%` },
          { label: "测算单价（元/㎡·月）", value: yuan(price.fee) },
          { label: "拟报单价（元/㎡·月）", value: offeredFee },
        ],
      },
      {
        kind: "TABLE",
        title: "费用明细（元/月）",
        columns: [
          { header: "服务分项", width: 16 },
          { header: "类别", width: 8 },
          { header: "项目", width: 20 },
          { header: "岗位/数量", width: 10, align: "RIGHT" },
          { header: "每岗人数", width: 8, align: "RIGHT" },
          { header: "工资/单价", width: 11, align: "RIGHT" },
          { header: "社保等", width: 11, align: "RIGHT" },
          { header: "金额", width: 13, align: "RIGHT" },
          { header: "元/㎡·月", width: 10, align: "RIGHT" },
        ],
        rows: estimate.lines.map((line, at) => {
          const { amount, social } = price.lines[at]!;
          return [
            serviceLines[line.service].zh,
            costKinds[line.kind].zh,
            line.name,
            line.quantity,
            line.shifts,
            line.unitPrice,
            yuan(social),
            yuan(amount + social),
            standard(amount + social),
          ];
        }),
      },
      {
        kind: "TABLE",
        title: "分项汇总",
        columns: [
          { header: "服务分项", width: 30 },
          { header: "元/月", width: 20, align: "RIGHT" },
          { header: "元/㎡·月", width: 20, align: "RIGHT" },
        ],
        rows: [
          ...serviceLineNames
            .filter((service) => price.services[service] > 0n)
            .map((service) => [serviceLines[service].zh, price.services[service]] as const),
          ["直接成本合计", price.direct] as const,
          [`管理费（${estimate.managementRate}%）`, price.management] as const,
          [`利润（${estimate.profitRate}%）`, price.profit] as const,
          [`税金（${estimate.taxRate}%）`, price.tax] as const,
          ["合计", price.total] as const,
        ].map(([name, fen]) => [name, yuan(fen), standard(fen)]),
      },
      {
        kind: "TABLE",
        title: "敏感性分析",
        columns: [
          { header: "因素", width: 20 },
          { header: "变动", width: 20, align: "CENTER" },
          { header: "测算单价", width: 20, align: "RIGHT" },
          { header: "差额", width: 20, align: "RIGHT" },
        ],
        rows: sensitivityOf(estimate).map(({ factor, step, fee, difference }) => [
          factors[factor].zh,
          `${step > 0 ? "+" : "−"}${Math.abs(step)}${factor === "VACANCY" ? " 个百分点" : "%"}`,
          yuan(fee),
          yuan(difference),
        ]),
      },
      {
        kind: "TEXT",
        title: "计算口径",
        text: [
          "每行金额四舍五入到分；管理费以直接成本、利润以直接成本加管理费、税金以前三项之和为基数。",
          "单价 = 合计 ÷ ［收费面积 ×（1 − 空置率 ×（1 − 空置房收费比例））］，进位到分。",
          ...(offer
            ? [
                `按拟报单价每月收入 ${yuan(offer.revenue)} 元，税后扣除成本结余 ${yuan(offer.profit)} 元。`,
              ]
            : []),
        ].join("\n"),
      },
      { kind: "SIGNATURES", boxes: [{ label: "编制" }, { label: "复核" }, { label: "审批" }] },
    ],
  };
}
