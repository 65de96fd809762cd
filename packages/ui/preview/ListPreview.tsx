import { useState } from "react";
import { Button } from "../src/Button.tsx";
import { CursorTable } from "../src/CursorTable.tsx";
import type { CursorColumn, CursorSort } from "../src/CursorTable.tsx";
import { DaysLeft } from "../src/DaysLeft.tsx";
import { Empty } from "../src/Empty.tsx";
import { FilterBar } from "../src/FilterBar.tsx";
import type { FilterValues } from "../src/FilterBar.tsx";
import { Light } from "../src/Light.tsx";
import type { LightLevel } from "../src/Light.tsx";
import { SearchBox } from "../src/SearchBox.tsx";
import { WorkstreamBars } from "../src/WorkstreamBars.tsx";
import { groups } from "./sample.ts";
import { tableTexts } from "./texts.ts";

interface Launch {
  key: string;
  name: string;
  center: string;
  days: number | undefined;
  date: string;
  level: LightLevel;
  reasons: string[];
  overdue: number;
  next: string;
}

const launches: Launch[] = [
  {
    key: "1",
    name: "锦程·云璟台",
    center: "东城服务中心",
    days: 42,
    date: "2027年5月1日",
    level: "RED",
    reasons: ["关键任务「展示区域及内容与营销部确定」逾期 1 天", "「物资申购计划报审」逾期 3 天"],
    overdue: 2,
    next: "展示区域及内容与营销部确定",
  },
  {
    key: "2",
    name: "锦程·澜湾花园二期",
    center: "滨江服务中心",
    days: 18,
    date: "2027年4月7日",
    level: "AMBER",
    reasons: ["「客户服务部一线员工招聘」机动时间只剩 2 天"],
    overdue: 0,
    next: "客户服务部一线员工招聘",
  },
  {
    key: "3",
    name: "锦程·翡翠府",
    center: "滨江服务中心",
    days: 96,
    date: "2027年6月24日",
    level: "GREEN",
    reasons: [],
    overdue: 0,
    next: "选聘客户服务部负责人",
  },
  {
    key: "4",
    name: "锦程·书香里",
    center: "西苑服务中心",
    days: 0,
    date: "2027年3月20日",
    level: "GREEN",
    reasons: [],
    overdue: 0,
    next: "—",
  },
  {
    key: "5",
    name: "锦程·望江名邸",
    center: "西苑服务中心",
    days: undefined,
    date: "",
    level: "NONE",
    reasons: [],
    overdue: 0,
    next: "待定开盘日期",
  },
];

const words: Record<LightLevel, string> = {
  GREEN: "正常",
  AMBER: "有风险",
  RED: "危险",
  NONE: "未开始",
};
const daysTexts = {
  before: "还有",
  after: "天",
  past: (days: number) => `已过 ${days} 天`,
  today: "今天开盘",
  none: "未定",
};
const workTexts = {
  value: (done: number, total: number, overdue: number) =>
    `${total} 项完成 ${done} 项${overdue ? `,逾期 ${overdue} 项` : ""}`,
  percent: (percent: number) => `${percent}%`,
};

const columns: CursorColumn<Launch>[] = [
  {
    key: "name",
    title: "项目",
    sortKey: "NAME",
    card: "TITLE",
    render: (row) => <strong style={{ fontWeight: 500 }}>{row.name}</strong>,
  },
  { key: "center", title: "服务中心", card: "SUBTITLE", render: (row) => row.center },
  {
    key: "light",
    title: "状态",
    card: "ASIDE",
    width: "19rem",
    render: (row) => (
      <Light
        level={row.level}
        word={words[row.level]}
        whyText="查看原因"
        defaultOpen={row.key === "1"}
        reasons={row.reasons.map((text) => ({ key: text, text }))}
      />
    ),
  },
  {
    key: "days",
    title: "距开盘",
    sortKey: "LAUNCH",
    render: (row) => (
      <DaysLeft days={row.days} {...(row.date ? { date: row.date } : {})} texts={daysTexts} />
    ),
  },
  {
    key: "work",
    title: "各类工作",
    render: (row) => (
      <WorkstreamBars
        label="各类工作完成情况"
        form="STRIP"
        texts={workTexts}
        items={groups.map(({ key, name }, at) => ({
          key,
          name,
          done: row.days === undefined ? 0 : Math.max(0, 8 - at),
          total: 8,
          overdue: row.level === "RED" && at === 3 ? 2 : 0,
        }))}
      />
    ),
  },
  { key: "overdue", title: "逾期", align: "end", sortKey: "OVERDUE", render: (row) => row.overdue },
  { key: "next", title: "关键任务", render: (row) => row.next },
];

export function ListPreview() {
  const query = new URLSearchParams(location.search);
  const [sort, setSort] = useState<CursorSort>({ key: "LAUNCH", direction: "ASC" });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(["2"]));
  const [values, setValues] = useState<FilterValues>({ light: ["RED", "AMBER"] });
  const [words2, setWords] = useState(query.get("q") ?? "");
  const state = query.get("state");
  return (
    <>
      <SearchBox
        label="全局搜索"
        placeholder="搜项目、房号、人员、计划，支持拼音"
        value={words2}
        onChange={setWords}
        hotkey
        onPick={() => setWords("")}
        groups={[
          {
            key: "estate",
            name: "项目",
            icon: "building",
            items: [
              { key: "e1", title: "锦程·云璟台", hint: "东城服务中心" },
              { key: "e2", title: "锦程·云栖里", hint: "滨江服务中心" },
            ],
          },
          {
            key: "person",
            name: "人员",
            icon: "user",
            items: [{ key: "p1", title: "云晓燕", hint: "客户服务部经理" }],
          },
        ]}
        texts={{
          loading: "正在搜索",
          none: (value) => `没有找到「${value}」`,
          found: (items) => `找到 ${items} 条`,
          clear: "清空",
        }}
      />
      <h1>开盘筹备总览</h1>
      <FilterBar
        label="筛选"
        fields={[
          { key: "words", label: "项目名称", kind: "TEXT" },
          {
            key: "light",
            label: "状态",
            kind: "CHOICES",
            options: [
              { value: "RED", label: "危险" },
              { value: "AMBER", label: "有风险" },
              { value: "GREEN", label: "正常" },
            ],
          },
          {
            key: "region",
            label: "地区",
            kind: "CHOICE",
            options: [
              { value: "e", label: "华东地区" },
              { value: "s", label: "华南地区" },
            ],
          },
        ]}
        values={values}
        onChange={setValues}
        views={[{ key: "mine", name: "我负责的", removable: true }]}
        onView={() => {}}
        onSaveView={() => {}}
        onRemoveView={() => {}}
        texts={{
          views: "视图",
          filters: (narrowing) => `筛选 ${narrowing || ""}`,
          allRows: "全部",
          saveView: "保存当前筛选",
          viewName: "视图名称",
          save: "保存",
          cancel: "取消",
          removeView: (name) => `删除「${name}」`,
          clear: "清除筛选",
          any: "全部",
          chosen: (choices) => `已选 ${choices} 项`,
          labelled: (label, chosen) => `${label}：${chosen}`,
        }}
      />
      <CursorTable
        label="开盘筹备总览"
        columns={columns}
        rows={state === "loading" ? undefined : state === "empty" ? [] : launches}
        rowKey={(row) => row.key}
        rowName={(row) => row.name}
        sort={sort}
        onSort={setSort}
        onOpen={() => {}}
        onMore={() => {}}
        hasMore
        total={12480}
        {...(state === "error"
          ? { error: { message: "列表没有加载出来，请检查网络后重试。", onRetry: () => {} } }
          : {})}
        empty={
          <Empty title="没有符合条件的项目" action={<Button>清除筛选</Button>}>
            换个条件试试，或者先新建一个项目。
          </Empty>
        }
        selection={{ selected, onChange: setSelected }}
        selectionActions={<Button small>导出</Button>}
        texts={tableTexts}
      />
      <section style={{ maxWidth: "34rem" }}>
        <h2 style={{ marginBottom: "0.6rem" }}>各类工作</h2>
        <WorkstreamBars
          label="各类工作完成情况"
          texts={workTexts}
          items={groups.map(({ key, name, percentDone = 0 }) => ({
            key,
            name,
            done: Math.round(percentDone / 10),
            total: 10,
            overdue: key === "MATERIALS" || key === "SALES_SUPPORT" ? 2 : 0,
          }))}
        />
      </section>
    </>
  );
}
