import { randomUUID as uuid } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { migrate } from "../db/migrate.ts";
import { adminUrl } from "../testing/database.ts";

const name = `carry_over_${process.pid}`;
let client: pg.Client;
const rowsOf = async (text: string, values: unknown[] = []) =>
  (await client.query<Record<string, unknown>>(text, values)).rows;

const [company, center, estate, plan, handover, letter, unsent, signOff] = Array.from(
  { length: 8 },
  uuid,
);
const [engineer, security] = [uuid(), uuid()];
const [open, sent, returned, closed, fixed] = Array.from({ length: 5 }, uuid);
const [link, photo, answer] = [uuid(), uuid(), uuid()];

/** What somebody did at a time, as the application tells the database. */
async function by(
  person: string | null,
  at: string,
  text: string,
  values: unknown[] = [],
  origin = "page",
) {
  await client.query("begin");
  await client.query(
    `select set_config('app.company_id', $1, true), set_config('app.person_id', $2, true), set_config('app.now', $3, true),
      set_config('app.origin', $4, true)`,
    [company, person ?? "", at, origin],
  );
  await client.query(text, values);
  await client.query("commit");
}
const issue = (id: string, number: number, text: string, more: { dueOn?: string } = {}) =>
  by(
    engineer!,
    `2026-01-0${number}T02:00:00Z`,
    `insert into sales_area_issue (company_id, id, service_center_id, plan_id, handover_id, number, text, follower_id, due_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [company, id, center, plan, handover, number, text, security, more.dueOn ?? null],
  );
const set = (id: string, who: string | null, at: string, columns: string, origin?: string) =>
  by(who, at, `update sales_area_issue set ${columns} where id = '${id}'`, [], origin);

const content =
  '{"area":"SHOW_FLAT","items":[{"condition":"完好","name":"沙盘","quantity":1.5,"unit":"座"}]}';

/** A database as it was before, with every way in which a problem of a sales area could stand, and a signed list. */
beforeAll(async () => {
  const { ownerUrl } = inject("postgres");
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  // Its password is the superuser's, from which the application's is derived: other databases of this server sign in by it.
  const owner = new URL(url);
  owner.username = name;
  const password = pg.escapeLiteral(decodeURIComponent(url.password));
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  // Its owner is no superuser, whom row-level security would show nothing by itself.
  await admin.query(`create role ${name} login createrole password ${password}`);
  await admin.query(`create database ${name} owner ${name} template template0`);
  await admin.end();
  await migrate({ ownerUrl: owner.href, upTo: "0140_backup.sql" });
  client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query("set session_replication_role = replica");
  await client.query(`
    insert into company (company_id, code, name) values ('${company}', 'C', '公司');
    insert into service_center (company_id, id, region_id, code, name, search_key, duty_phone, office_address, repair_hotline)
      values ('${company}', '${center}', gen_random_uuid(), 'S', '中心', '', '', '', '');
    insert into estate (company_id, id, service_center_id, code, name, search_key, category)
      values ('${company}', '${estate}', '${center}', 'E', '云山府', '', 'RESIDENTIAL');
    insert into person (company_id, id, name, search_key, badge_number, phone) values
      ('${company}', '${engineer}', '王工', '', '1', ''), ('${company}', '${security}', '李队', '', '2', '');
    insert into launch_plan (company_id, id, service_center_id, estate_id, template_id, name, coordination_meeting_on, entry_date, launch_date)
      values ('${company}', '${plan}', '${center}', '${estate}', gen_random_uuid(), '首期开盘', '2026-01-01', '2026-01-01', '2026-05-01');
    insert into number_count (company_id, form, count, last) values ('${company}', 'DEFECT', '${estate}', 7)`);
  await client.query("set session_replication_role = origin");
  await by(
    engineer!,
    "2026-01-01T02:00:00Z",
    `insert into sales_area_handover (company_id, id, service_center_id, plan_id, area, handed_over_on, items, items_signed_on)
      values ($1, $2, $3, $4, 'SHOW_FLAT', '2026-01-01', '[{"name": "沙盘", "quantity": 1.5, "unit": "座", "condition": "完好"}]', '2026-01-02')`,
    [company, handover, center, plan],
  );
  await by(
    engineer!,
    "2026-01-02T02:00:00Z",
    `insert into sign_off (company_id, id, service_center_id, record_type, record_id, key, signing_order, status, summary, content, content_hash)
      values ($1, $2, $3, 'SalesAreaHandover', $4, 'ITEMS', 'ANY', 'SIGNED', '{}', $5, encode(sha256(convert_to($5, 'UTF8')), 'hex'))`,
    [company, signOff, center, handover, content],
  );
  await issue(open!, 1, "灯带一段不亮");
  await issue(sent!, 2, "石材开裂", { dueOn: "2026-01-20" });
  await issue(returned!, 3, "地漏排水慢");
  await issue(closed!, 4, "锁舌卡滞", { dueOn: "2026-01-15" });
  await issue(fixed!, 5, "墙纸翘边");
  for (const [id, number, on] of [
    [letter, 1, "'2026-01-06'"],
    [unsent, 2, null],
  ])
    await by(
      engineer!,
      "2026-01-06T02:00:00Z",
      `insert into sales_area_letter (company_id, id, service_center_id, plan_id, handover_id, number, recipient, sent_on)
        values ($1, $2, $3, $4, $5, $6, ${on ? "'陈工'" : "null"}, ${on})`,
      [company, id, center, plan, handover, number],
    );
  const told = [sent, returned, closed, fixed].map((id) => `'${id}'`).join();
  await by(
    engineer!,
    "2026-01-06T03:00:00Z",
    `update sales_area_issue set status = 'SENT', letter_id = '${letter}' where id in (${told})`,
  );
  await by(
    engineer!,
    "2026-01-06T04:00:00Z",
    `update sales_area_issue set letter_id = '${unsent}' where id = '${open}'`,
  );
  // Answered by a link and sent back.
  await by(
    engineer!,
    "2026-01-07T01:00:00Z",
    `insert into access_link (company_id, id, service_center_id, record_type, record_id, purpose, subject_id, part, addressee_name, expires_at, uses, summary)
      values ($1, $2, $3, 'SalesAreaIssue', $4, 'UPLOAD_EVIDENCE', $4, 'ANSWER', '陈工', '2026-02-01', 1, '{"title": "答复"}')`,
    [company, link, center, returned],
  );
  await by(
    null,
    "2026-01-07T02:00:00Z",
    `insert into sales_area_reply (company_id, id, service_center_id, plan_id, issue_id, said_name, said_organization, text)
      values ($1, $2, $3, $4, $5, '陈建国', '华南地产', '已疏通')`,
    [company, link, center, plan, returned],
    `link:${link}`,
  );
  await set(
    returned!,
    null,
    "2026-01-07T02:00:00Z",
    "status = 'FIXED', fixed_on = '2026-01-07'",
    `link:${link}`,
  );
  await set(
    returned!,
    security,
    "2026-01-08T02:00:00Z",
    "status = 'SENT', fixed_on = null, rejected_reason = '仍慢'",
  );
  // Told and seen by one person, as it was allowed, after a round that was sent back.
  for (const [at, columns] of [
    ["2026-01-09T02:00:00Z", "status = 'FIXED', fixed_on = '2026-01-08', fix_note = '已调整'"],
    ["2026-01-10T02:00:00Z", "status = 'SENT', fixed_on = null, rejected_reason = '还卡'"],
    ["2026-01-11T02:00:00Z", "status = 'FIXED', fixed_on = '2026-01-11'"],
    [
      "2026-01-12T02:00:00Z",
      "status = 'VERIFIED', verified_on = '2026-01-12', rejected_reason = null",
    ],
  ] as const)
    await set(closed!, security, at, columns);
  await set(
    fixed!,
    security,
    "2026-01-13T02:00:00Z",
    "status = 'FIXED', fixed_on = '2026-01-13', fix_note = '已重贴'",
  );
  for (const [id, type, record] of [
    [photo, "SalesAreaIssue", sent],
    [answer, "SalesAreaReply", link],
  ])
    await by(
      engineer!,
      "2026-01-07T03:00:00Z",
      `insert into attachment (company_id, id, service_center_id, record_type, record_id, name, media_type, size_bytes, sha256)
        values ($1, $2, $3, $4, $5, '现场.jpg', 'image/jpeg', 1, repeat('a', 64))`,
      [company, id, center, type, record],
    );
  for (const [id, status] of [
    [sent, "OPEN"],
    [closed, "MET"],
  ])
    await by(
      engineer!,
      "2026-01-06T03:00:00Z",
      `insert into obligation (company_id, record_type, record_id, kind, act, title, service_center_id, responsible_role, assignee_id, since,
        fired_until, settled_at, status) values ($1, 'SalesAreaIssue', $2, 'FOLLOW', 'FOLLOW', '跟进整改', $3, 'ENGINEERING_MANAGER', $4, now(), now(), case $5 when 'MET' then now() end, $5)`,
      [company, id, center, security, status],
    );
  await migrate({ ownerUrl: owner.href });
});
afterAll(async () => {
  await client.end();
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  await admin.query(`drop database ${name} with (force)`);
  await admin.query(`drop role ${name}`);
  await admin.end();
});

it("TKO-R22: every problem of the old list is a defect with its id, its words, who follows it and where it stands", async () => {
  const [contractor] = await rowsOf("select id, name, service_center_id from contractor");
  expect(contractor).toMatchObject({ name: "地区公司工程部", service_center_id: center });
  const defects = await rowsOf(
    `select id, number, text, status, part, round, due_on::text, contractor_id, fixed_by, verified_by, closed_by, settled_on::text, follower_id,
      source_kind, source_id, estate_id, created_by, search_key from defect order by number`,
  );
  const all = {
    source_kind: "SALES_AREA",
    source_id: handover,
    estate_id: estate,
    follower_id: security,
    created_by: engineer,
    part: "样板房",
  };
  const mending = { ...all, contractor_id: contractor!["id"] };
  expect(defects).toMatchObject([
    {
      ...all,
      id: open,
      number: 8,
      status: "UNASSIGNED",
      text: "灯带一段不亮",
      contractor_id: null,
      search_key: "灯带一段不亮 样板房 #8",
    },
    { ...mending, id: sent, number: 9, status: "ASSIGNED", due_on: "2026-01-20", round: 0 },
    {
      ...mending,
      id: returned,
      number: 10,
      status: "RETURNED",
      due_on: null,
      round: 1,
      fixed_by: link,
    },
    // The party mended what one person told and saw.
    {
      ...mending,
      id: closed,
      status: "CLOSED",
      round: 2,
      fixed_by: contractor!["id"],
      verified_by: security,
      settled_on: "2026-01-12",
    },
    { ...mending, id: fixed, status: "FIXED", round: 1, fixed_by: security, verified_by: null },
  ]);
  const [{ last }] = (await rowsOf("select last from number_count where form = 'DEFECT'")) as [
    { last: number },
  ];
  expect(last).toBe(12);
});

it("LCH-R25: what happened is its history, step by step, by whom and when, with the photos", async () => {
  const eventsOf = (id: string) =>
    rowsOf(
      `select act, round, reason, said_name, created_by, done_at from defect_event where defect_id = $1 order by done_at, created_at, id`,
      [id],
    );
  expect(await eventsOf(returned!)).toMatchObject([
    { act: "RAISE", created_by: engineer, done_at: new Date("2026-01-03T02:00:00Z") },
    { act: "ASSIGN", reason: "书面反馈 第 1 号 · 陈工", created_by: engineer },
    { act: "FIX", round: 1, reason: "已疏通", said_name: "陈建国", created_by: null },
    {
      act: "FAIL",
      round: 1,
      reason: "仍慢",
      created_by: security,
      done_at: new Date("2026-01-08T02:00:00Z"),
    },
  ]);
  expect(await eventsOf(closed!)).toMatchObject([
    { act: "RAISE" },
    { act: "ASSIGN" },
    { act: "FIX", round: 1, reason: "已调整", done_at: new Date("2026-01-08T04:00:00Z") },
    { act: "FAIL", round: 1, reason: "还卡" },
    { act: "FIX", round: 2, reason: "已调整", created_by: security },
    { act: "PASS", round: 2, created_by: security },
    { act: "CLOSE", round: 2, reason: "原销售区域问题台账：复验合格即关闭", created_by: null },
  ]);
  expect(
    await rowsOf("select id, record_type, record_id from attachment order by record_type"),
  ).toEqual([
    { id: photo, record_type: "Defect", record_id: sent },
    { id: answer, record_type: "DefectEvent", record_id: link },
  ]);
  expect(await rowsOf("select record_type, record_id, subject_id from access_link")).toEqual([
    { record_type: "Defect", record_id: returned, subject_id: returned },
  ]);
  expect(
    await rowsOf(
      "select record_id, kind, status, assignee_id from obligation where record_type = 'Defect' order by status desc",
    ),
  ).toEqual([
    { record_id: sent, kind: "DEFECT_RECTIFY", status: "OPEN", assignee_id: security },
    { record_id: closed, kind: "FOLLOW", status: "MET", assignee_id: security },
  ]);
  // What the old rows said of every change is in the defect's history still.
  const [{ old }] = (await rowsOf(
    "select count(*)::int as old from audit_entry where table_name = 'sales_area_issue' and record_id = $1",
    [closed],
  )) as [{ old: number }];
  expect(old).toBe(6);
});

it("LCH-R25, LCH-R26: letters keep what they said, and what was signed keeps its content and hash", async () => {
  const letters = await rowsOf(
    "select number, contractor_id is not null as told, lines from sales_area_letter order by number",
  );
  expect(letters).toMatchObject([
    { number: 1, told: true, lines: [2, 3, 4, 5].map((number) => ({ number, follower: "李队" })) },
    { number: 2, told: false, lines: [{ number: 1, text: "灯带一段不亮", defectId: open }] },
  ]);
  const [line] = letters[0]!["lines"] as readonly unknown[];
  expect(line).toEqual({
    defectId: sent,
    number: 2,
    part: null,
    text: "石材开裂",
    dueOn: "2026-01-20",
    follower: "李队",
  });
  expect(await rowsOf("select id, status from sales_area_standing where status = 'OPEN'")).toEqual([
    { id: open, status: "OPEN" },
  ]);
  expect(
    await rowsOf(
      "select status, content, content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex') as verified from sign_off",
    ),
  ).toEqual([{ status: "SIGNED", content, verified: true }]);
  const [{ items }] = (await rowsOf("select items from sales_area_handover")) as [
    { items: unknown },
  ];
  expect(items).toEqual([{ name: "沙盘", quantity: 1.5, unit: "座", condition: "完好" }]);
  const { rows } = await client.query(
    "select record_type, open from launch_task_record where task_code = 'SALES_AREA_ISSUES_SENT'",
  );
  expect(rows).toEqual([{ record_type: "SalesAreaHandover", open: true }]);
});
