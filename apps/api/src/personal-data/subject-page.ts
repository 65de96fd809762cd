import type { Day } from "@threshold/domain/calendar/day";
import { roles } from "@threshold/domain/organization/roles";
import { readingPurposes } from "@threshold/domain/personal-data/reading";

/** What the parts of an export are called. */
const titles: Readonly<Record<string, string>> = {
  record: "登记的信息",
  roles: "任职",
  account: "登录账号",
  handovers: "物品交接",
  signatures: "签署",
  readings: "谁查看过完整号码",
  history: "信息的变更记录",
  mentions: "被引用的记录（条数）",
};

/** What their columns are called; one that is not here stays in the JSON alone: ids, versions, what only the system needs. */
const columns: Readonly<Record<string, string>> = {
  name: "姓名",
  contact_name: "联系人",
  contact: "联系人",
  organization: "单位",
  badge_number: "工号",
  mailbox: "公布邮箱",
  status: "状态",
  party: "类别",
  trades: "专业",
  role: "岗位",
  place_level: "任职层级",
  from_on: "起",
  to_on: "止",
  login: "登录名",
  createdAt: "开通时间",
  number: "单号",
  direction: "方向",
  handed_on: "交接日期",
  due_back_on: "应还日期",
  at: "时间",
  by: "查看人",
  purpose: "用途",
  reason: "说明",
  method: "方式",
  action: "操作",
  operation: "变更",
  created_at: "登记时间",
  erase_on: "清除日期",
};

const said: Readonly<Record<string, Readonly<Record<string, { readonly zh: string }>>>> = {
  role: roles,
  purpose: readingPurposes,
};

const escaped = (value: unknown): string =>
  (value !== null && typeof value === "object" ? JSON.stringify(value) : String(value ?? ""))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

type Line = Readonly<Record<string, unknown>>;

function tableOf(lines: readonly Line[]): string {
  const names = Object.keys(columns).filter((name) =>
    lines.some((line) => (line[name] ?? null) !== null),
  );
  const row = (cells: readonly unknown[], tag: "th" | "td") =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  const told = (line: Line, name: string) => said[name]?.[String(line[name])]?.zh ?? line[name];
  const head = row(
    names.map((name) => columns[name]),
    "th",
  );
  const body = lines.map((line) =>
    row(
      names.map((name) => told(line, name)),
      "td",
    ),
  );
  return `<table>${head}${body.join("")}</table>`;
}

/** A part with its title; nothing where there is nothing to tell. */
function partOf(part: string, held: unknown): string {
  const title = `<h2>${escaped(titles[part])}</h2>`;
  if (held === null || held === undefined) return "";
  if (!Array.isArray(held))
    return `${title}<ul>${Object.entries(held)
      .map(([where, count]) => `<li>${escaped(where)}：${escaped(count)}</li>`)
      .join("")}</ul>`;
  return held.length === 0 ? "" : title + tableOf(held as Line[]);
}

/** The export as one page that people read, with all of it as JSON in it for programs. */
export function pageOf({
  name,
  phone,
  today,
  held,
}: {
  readonly name: string;
  readonly phone: string | null;
  readonly today: Day;
  readonly held: Readonly<Record<string, unknown>>;
}): string {
  const data = JSON.stringify({ name, phone, on: today, ...held }).replaceAll("<", "\\u003c");
  return [
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>个人信息 ${escaped(name)}</title>`,
    "<style>body{font:14px/1.6 sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top}</style>",
    `<h1>${escaped(name)} 的个人信息</h1>`,
    `<p>电话：${escaped(phone ?? "无")}　导出日期：${escaped(today)}</p>`,
    "<p>依据《个人信息保护法》第四十五条提供。手写签名、已签署文件和照片请按所列记录另行查阅。</p>",
    ...Object.keys(titles).map((part) => partOf(part, held[part])),
    `<script type="application/json" id="data">${data}</script></html>`,
  ].join("\n");
}
