import type { Role } from "@threshold/domain/organization/roles";
import { afterAll, beforeAll, expect, it } from "vitest";
import { subjects } from "../approval/subjects.ts";
import { contentHashOf } from "../content-hash.ts";
import { write } from "../db/tenancy.ts";
import { startMailServer } from "../notification/testing.ts";
import { type SystemContext, systemContext } from "../system.ts";
import { askApproval, askSignatures, bare } from "../testing/approval.ts";
import { finish, launchFacts, tasksOf, type TestTask } from "../testing/launch.ts";
import {
  type Asker,
  makeCompany,
  startTestServer,
  type TestCompany,
  type TestServer,
} from "../testing/server.ts";
import {
  oblige,
  type ObligationDraft,
  pauseObligation,
  resumeObligation,
  settleObligation,
} from "./actions.ts";

/*
 * A region's fortnight over Spring Festival 2026: Friday 13 February 10:00 to Sunday 1 March 00:00. The State Council's
 * notice has the 15th to the 23rd off, and Saturday the 14th and the 28th worked for it. What is told is held against a
 * reference of this file's own, which knows neither the rules' code nor their order: it walks minute by minute.
 */

// ── The reference ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Minutes since Friday 13 February 2026, 00:00 in Shanghai. */
type Minute = number;
const base = Date.parse("2026-02-13T00:00:00+08:00");
const DAY = 1440;
const at = (text: string): Minute =>
  (Date.parse(`2026-${text.replace(" ", "T")}:00+08:00`) - base) / 60_000;
/** Days are numbered as the minutes are: Friday is 0. */
const dayOf = (day: string): number => at(`${day.slice(5)} 00:00`) / DAY;
const iso = (minute: Minute) => new Date(base + minute * 60_000).toISOString();
const shown = (minute: Minute) =>
  iso(minute + 8 * 60)
    .slice(5, 16)
    .replace("T", " ");

/** Friday 0, Saturday 1, … */
const isWeekend = (day: number) => [1, 2].includes(((day % 7) + 7) % 7);
const madeUp = [1, 15];
const isOff = (day: number) => day >= 2 && day <= 10;
const isWorked = (day: number) => madeUp.includes(day) || (!isWeekend(day) && !isOff(day));
const isAtWork = (minute: Minute) => {
  const time = minute % DAY;
  const inHours = (time >= 9 * 60 && time < 12 * 60) || (time >= 13.5 * 60 && time < 18 * 60);
  return inHours && isWorked(Math.floor(minute / DAY));
};

/** Who is above whom, as the organization chart has it. */
const above: Partial<Record<Role, readonly Role[]>> = (() => {
  const top = ["DEPUTY_GENERAL_MANAGER", "GENERAL_MANAGER"] as const;
  const region = ["REGION_HEAD", ...top] as const;
  const center = ["SERVICE_CENTER_HEAD", ...region] as const;
  return {
    GENERAL_MANAGER: [],
    REGION_HEAD: top,
    REGION_STAFF: region,
    HR_ADMIN_OFFICER: region,
    TRAINING_OFFICER: region,
    SERVICE_CENTER_HEAD: region,
    CUSTOMER_SERVICE_MANAGER: center,
    SECURITY_MANAGER: center,
    ENGINEERING_MANAGER: center,
  };
})();

interface Holder {
  readonly role: Role;
  readonly person: string;
  readonly place: string;
}

/** Something with a time limit, as it stands from a minute on until another minute. */
interface Spell {
  readonly label: string;
  readonly role: Role;
  readonly assignee?: string;
  /** The center, its region and the company: where offices over it are held. */
  readonly places: readonly string[];
  readonly from: Minute;
  readonly until: Minute;
  /** The first minute at which it is late. */
  readonly late: Minute;
  readonly byDay: boolean;
  readonly tellsRegion?: boolean;
  /** How often in a row it was missed before. */
  readonly missed?: number;
}

const end = at("03-01 00:00");

/** Everything that is told of it: `02-16 09:00 label KIND step person,person`. */
function toldOf(spell: Spell, holders: readonly Holder[]): string[] {
  const { role, late, byDay } = spell;
  const held = (one: Role) =>
    holders.filter(({ role: of, place }) => of === one && spell.places.includes(place));
  const superiors = above[role]!;
  const ladder = superiors.filter((one) => held(one).length > 0);
  const top = ladder.length > 0 ? ladder : (["SYSTEM_ADMIN"] as Role[]);
  const own = held(role).length > 0 ? role : top[0]!;
  const people = (...of: Role[]) => [
    ...new Set(of.flatMap((one) => held(one).map((h) => h.person))),
  ];
  const responsible = spell.assignee ? [spell.assignee] : people(own);
  const lines: string[] = [];
  const tell = (minute: Minute, what: string, to: readonly string[]) =>
    lines.push(`${shown(minute)} ${spell.label} ${what} ${to.toSorted().join(",")}`);
  const [each, again] = byDay ? [DAY, 7 * DAY] : [30, DAY];
  const begun = Math.max(late, spell.from);
  let step = 0;
  let next = begun;
  for (let minute = spell.from; minute < spell.until && minute <= end; minute++) {
    if (minute < late && byDay) {
      const days = Math.floor((late - 1) / DAY) - Math.floor(minute / DAY);
      if (minute % DAY === 9 * 60 && [7, 1].includes(days))
        tell(minute, `REMINDER ${days}`, responsible);
      if (minute % DAY === 9 * 60 && days === 0) tell(minute, "DUE_DAY 0", responsible);
    }
    if (minute < late && !byDay && minute === late - 15) tell(minute, "REMINDER 15", responsible);
    if (minute === begun) tell(minute, "OVERDUE 0", responsible);
    if (minute !== next) continue;
    step++;
    const reached = top[Math.min(step + (spell.missed ?? 0), top.length) - 1]!;
    const also: Role[] = spell.tellsRegion && step === 1 ? ["REGION_HEAD"] : [];
    tell(minute, `ESCALATION ${step + (spell.missed ?? 0)}`, people(reached, ...also));
    const wait = step < superiors.length ? each : again;
    // Days are counted from midnight, wherever in the day it began.
    next = byDay ? (Math.floor(minute / DAY) + wait / DAY) * DAY : minute + wait;
  }
  return lines;
}

/** When a letter that was written at a minute reaches a person. */
function mailed(minute: Minute, pace: string, urgent: boolean): Minute {
  const isQuiet = (m: Minute) => m % DAY >= 22 * 60 || m % DAY < 7 * 60;
  if (urgent) return minute;
  for (let m = minute; ; m++) {
    if (pace === "DIGEST" ? m % DAY === 17 * 60 : !isQuiet(m)) {
      if (pace !== "WORKING_HOURS") return m;
      const time = m % DAY;
      if (isWorked(Math.floor(m / DAY)) && time >= 9 * 60 && time < 18 * 60) return m;
    }
  }
}

// ── The region ─────────────────────────────────────────────────────────────────────────────────────────────────────

let server: TestServer;
let mail: Awaited<ReturnType<typeof startMailServer>>;
const unpatched = subjects.LaunchPlan;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer(undefined, {
    mail: { url: mail.url, from: "Threshold <threshold@test.example>" },
  });
  subjects.LaunchPlan = { approved: async () => undefined, returned: async () => undefined };
});
afterAll(async () => {
  if (unpatched) subjects.LaunchPlan = unpatched;
  else delete subjects.LaunchPlan;
  await server.close();
  await mail.close();
});

interface Center {
  readonly id: string;
  readonly places: readonly string[];
}

async function layRegion() {
  const company = await makeCompany(server);
  const { admin } = company;
  // Its administrator is in office from the day on which it was made; this is a fortnight before.
  await server.database.owner.query("update role_assignment set from_on = '2020-01-01'");
  server.setClock(iso(at("02-13 10:00")));
  const holders: Holder[] = [
    { role: "SYSTEM_ADMIN", person: bare(admin.personId), place: company.id },
  ];
  const hire = async (role: Role, place: string) => {
    const who = await company.hire(role, place);
    holders.push({ role, person: bare(who.personId), place: bare(place) });
    return who;
  };
  const center = async (regionId: string, code: string, name: string) => {
    const input = {
      regionId,
      code,
      name,
      dutyPhone: "020-1",
      officeAddress: "一号楼",
      repairHotline: "020-2",
    };
    return (await admin.run("createServiceCenter", input, "serviceCenter { id }")).serviceCenter
      .id as string;
  };
  const { region: south } = await admin.run(
    "createRegion",
    { code: "R2", name: "华东地区公司" },
    "region { id }",
  );
  const centers = {
    full: {
      id: company.centerId,
      places: [bare(company.centerId), bare(company.regionId), company.id],
    },
    thin: await center(company.regionId, "C2", "碧水服务中心").then((id) => ({
      id,
      places: [bare(id), bare(company.regionId), company.id],
    })),
    far: await center(south.id, "C3", "远山服务中心").then((id) => ({
      id,
      places: [bare(id), bare(south.id), company.id],
    })),
  } satisfies Record<string, Center>;
  const head = await hire("REGION_HEAD", company.regionId);
  const staff = await hire("REGION_STAFF", company.regionId);
  await hire("HR_ADMIN_OFFICER", company.regionId);
  await hire("GENERAL_MANAGER", company.companyId);
  const farHead = await hire("REGION_HEAD", south.id);
  // One center has its offices filled, one of them twice; the other one is thin, the third one has nobody.
  const leader = await hire("SERVICE_CENTER_HEAD", centers.full.id);
  const manager = await hire("CUSTOMER_SERVICE_MANAGER", centers.full.id);
  const guard = await hire("SECURITY_MANAGER", centers.full.id);
  await hire("SECURITY_MANAGER", centers.full.id);
  await hire("SERVICE_CENTER_HEAD", centers.thin.id);
  return {
    company,
    holders,
    centers,
    head,
    staff,
    farHead,
    leader,
    manager,
    guard,
  };
}

async function layPlan(
  { admin }: TestCompany,
  staff: Asker,
  center: Center,
  code: string,
  launchDate: string,
) {
  const place = { serviceCenterId: center.id, code, name: `${code}花园`, category: "RESIDENTIAL" };
  const { estate } = await admin.run("createEstate", place, "estate { id }");
  const dates = { coordinationMeetingOn: "2026-02-10", entryDate: "2026-02-20", launchDate };
  const input = { estateId: estate.id, ...dates, ...launchFacts };
  const { plan } = await staff.run("createLaunchPlan", input, "plan { id }");
  await staff.run("activateLaunchPlan", { id: plan.id }, "clientMutationId");
  return plan.id as string;
}

it("spec/00 1.3, a region's fortnight over a holiday: each reminder, overdue notice and escalation comes once, at its minute, to the right people", async () => {
  const { company, holders, centers, head, staff, farHead, leader, manager, guard } =
    await layRegion();
  const { owner } = server.database;
  const start = at("02-13 10:00");
  const spells: Spell[] = [];
  const use = { name: "test", key: null, input: null };
  const system = async () =>
    (await systemContext(server.database.app, company.id, server.now(), "test")) as SystemContext;
  const asSystem = async <A>(
    body: (db: Parameters<typeof oblige>[0], context: SystemContext) => Promise<A>,
  ) => {
    const context = await system();
    return write(context, use, (db) => body(db, context));
  };

  // Whoever reads mail: at once but at night, in working hours, and once a day.
  await owner.query("update person set mailbox = '' where company_id = $1", [company.id]);
  const readers = new Map<string, string>([
    [bare(head.personId), "AT_ONCE"],
    [bare(manager.personId), "WORKING_HOURS"],
    [bare(leader.personId), "DIGEST"],
  ]);
  for (const [who, pace] of [
    [head, "AT_ONCE"],
    [manager, "WORKING_HOURS"],
    [leader, "DIGEST"],
  ] as const) {
    await owner.query("update person set mailbox = $1 where id = $2", [
      `${pace}@region.example`,
      bare(who.personId),
    ]);
    const kept = {
      language: "zh",
      digestAt: 17 * 60,
      quietFrom: 22 * 60,
      quietTo: 7 * 60,
      channels: {},
    };
    await who.run("saveNotificationPreference", { ...kept, pace }, "preference { id }");
  }

  // Launch plans at two centers of the region.
  const plans = {
    first: await layPlan(company, staff, centers.full, "E11", "2026-04-10"),
    second: await layPlan(company, staff, centers.full, "E12", "2026-05-05"),
    thin: await layPlan(company, staff, centers.thin, "E21", "2026-04-20"),
  };
  await owner.query("delete from launch_task_link where company_id = $1", [company.id]);
  const tasks = async () => {
    const rows: (TestTask & { places: readonly string[] })[] = [];
    for (const [id, { places }] of [
      [plans.first, centers.full],
      [plans.second, centers.full],
      [plans.thin, centers.thin],
    ] as const)
      for (const task of (await tasksOf(staff, id)).values()) rows.push({ ...task, places });
    return rows;
  };
  const open = new Map<string, Spell>();
  /** Takes down what became of the tasks: another day, another person, done. */
  const follow = async (now: Minute, assignees: ReadonlyMap<string, string> = new Map()) => {
    for (const task of await tasks()) {
      const isOpen = !["DONE", "NOT_APPLICABLE"].includes(task.status) && task.dueOn !== null;
      const known = open.get(task.id);
      const late = task.dueOn === null ? 0 : (dayOf(task.dueOn) + 1) * DAY;
      const assignee = assignees.get(task.id) ?? known?.assignee;
      if (isOpen && known && known.late === late && known.assignee === assignee) continue;
      if (known) {
        spells.push({ ...known, until: now });
        open.delete(task.id);
      }
      if (!isOpen) continue;
      const role = task.responsibleRole as Role;
      const label = `${bare(task.id)} TASK_DUE`;
      const more = {
        label,
        role,
        places: task.places,
        from: now,
        until: Infinity,
        late,
        byDay: true,
      };
      open.set(task.id, { ...more, tellsRegion: true, ...(assignee && { assignee }) });
    }
  };
  await follow(start);

  // Duties, made at 10:00 on Friday, whose time the reference counts by itself.
  const duty = async (
    kind: string,
    center: Center,
    role: Role,
    more: Pick<ObligationDraft, "due"> & Partial<ObligationDraft>,
  ) => {
    const recordId = crypto.randomUUID();
    const serviceCenterId = bare(center.id);
    const draft = {
      recordType: "LaunchPlan",
      recordId,
      kind,
      act: "DO" as const,
      serviceCenterId,
      title: kind,
    };
    await asSystem((db, context) =>
      oblige(db, context, { ...draft, responsible: { role }, ...more }),
    );
    const spell = {
      label: `${recordId} ${kind}`,
      role,
      places: center.places,
      from: start,
      until: Infinity,
    };
    return { recordId, kind, spell };
  };
  const instant = (text: string) => ({ at: iso(at(text)) });
  /** The first minute at which so many minutes counted have passed. */
  const walk = (from: Minute, count: number, counts: (minute: Minute) => boolean): Minute => {
    let minute = from;
    for (let left = count; left > 0; minute++) if (counts(minute)) left--;
    return minute;
  };
  const worked = { unit: "WORKING_MINUTES", count: 480 } as const;
  const repair = await duty("REPAIR", centers.full, "ENGINEERING_MANAGER", {
    due: { anchor: instant("02-14 16:00"), rule: worked },
  });
  const repaired = walk(at("02-14 16:00"), 480, isAtWork);
  expect(shown(repaired)).toBe("02-24 16:30"); // two hours on the made-up Saturday, six after the holiday
  spells.push({ ...repair.spell, late: repaired, byDay: false });
  const call = await duty("CALL_BACK", centers.thin, "CUSTOMER_SERVICE_MANAGER", {
    due: { anchor: instant("02-18 22:50"), rule: { unit: "MINUTES", count: 90 } },
  });
  spells.push({ ...call.spell, late: at("02-19 00:20"), until: at("02-20 08:30"), byDay: false });
  const report = await duty("REPORT", centers.full, "SECURITY_MANAGER", {
    due: { anchor: { on: "2026-02-13" }, rule: { unit: "WORKING_DAYS", count: 3 } },
  });
  let reported = 0;
  for (let left = 3; left > 0;) if (isWorked(++reported)) left--;
  expect(shown(reported * DAY)).toBe("02-25 00:00"); // the 14th, 24th and 25th
  spells.push({ ...report.spell, late: (reported + 1) * DAY, byDay: true });
  const elsewhere = await duty("FAR", centers.far, "SECURITY_MANAGER", {
    due: { anchor: { on: "2026-02-18" }, rule: { unit: "DAY" } },
  });
  spells.push({ ...elsewhere.spell, late: (dayOf("2026-02-18") + 1) * DAY, byDay: true });
  const paused = await duty("PAUSED", centers.full, "CUSTOMER_SERVICE_MANAGER", {
    due: { anchor: instant("02-24 09:00"), rule: worked },
  });
  const [halt, goOn] = [at("02-24 10:10"), at("02-25 09:40")];
  spells.push({
    ...paused.spell,
    late: walk(at("02-24 09:00"), 480, isAtWork),
    until: halt,
    byDay: false,
  });
  const isCounted = (minute: Minute) => isAtWork(minute) && (minute < halt || minute >= goOn);
  const later = walk(at("02-24 09:00"), 480, isCounted);
  spells.push({ ...paused.spell, from: goOn, late: later, byDay: false });

  // What comes again: by name of its days, with the minutes at which it is done.
  const recurring = async (
    kind: string,
    role: Role,
    recurrence: NonNullable<ObligationDraft["recurrence"]>,
    isDue: (day: number) => boolean,
    done: readonly Minute[] = [],
  ) => {
    const made = await duty(kind, centers.full, role, { due: null, recurrence });
    let from = start;
    let missed = 0;
    let served = 0;
    for (let day = 0; from <= end; day++) {
      if (!isDue(day)) continue;
      const late = (day + 1) * DAY;
      const settled = done.find((minute) => minute >= served && minute < late);
      const until = settled ?? late + 1;
      spells.push({ ...made.spell, from, until, late, byDay: true, missed });
      served = settled === undefined ? served : settled + 1;
      missed = settled === undefined ? missed + 1 : 0;
      from = late;
    }
    return made;
  };
  await recurring(
    "MONDAYS",
    "CUSTOMER_SERVICE_MANAGER",
    { every: "WEEKDAYS", weekdays: [1] },
    (day) => day % 7 === 3,
  );
  await recurring(
    "MONTHLY",
    "SECURITY_MANAGER",
    { every: "MONTHS", count: 1 },
    (day) => day === 15 || day === 46,
  );
  const fifth = await recurring(
    "FIFTH_DAY",
    "SECURITY_MANAGER",
    { every: "DAYS", count: 5, from: "2026-02-16" as never },
    (day) => day >= 3 && (day - 3) % 5 === 0,
    [at("02-15 12:30"), at("02-21 12:30")],
  );

  // An approval with days of its own, and a sheet to be signed, which has no time limit.
  const step = (key: string, role: Role, level: string, dueDays: number) => ({
    key,
    label: key,
    labelEn: key,
    roles: [role],
    level,
    mode: "ONE",
    dueDays,
  });
  const steps = [
    step("REVIEW", "SERVICE_CENTER_HEAD", "SERVICE_CENTER", 2),
    step("FINAL", "REGION_HEAD", "REGION", 3),
  ];
  await company.admin.run(
    "adaptApprovalChain",
    { key: "MATERIAL_REQUEST", basedOn: 1, steps },
    "clientMutationId",
  );
  const approvalId = await askApproval(server, company, staff, "MATERIAL_REQUEST", {
    recordId: plans.first,
  });
  const reviewed = at("02-16 12:30");
  const asked = { places: centers.full.places, byDay: true };
  spells.push({
    ...asked,
    label: `${bare(plans.first)} APPROVE_REVIEW_SERVICE_CENTER_HEAD`,
    role: "SERVICE_CENTER_HEAD",
    from: start,
    until: reviewed,
    late: (dayOf("2026-02-15") + 1) * DAY,
  });
  spells.push({
    ...asked,
    label: `${bare(plans.first)} APPROVE_FINAL_REGION_HEAD`,
    role: "REGION_HEAD",
    from: reviewed,
    until: Infinity,
    late: (dayOf("2026-02-19") + 1) * DAY,
  });
  await askSignatures(server, company, staff, { recordId: plans.second });

  // What happens in the fortnight, by the minute.
  const some = await tasks();
  const cook = some.find(
    ({ code, places }) => code === "COOK_HIRED" && places === centers.full.places,
  )!;
  const late = some.find(
    ({ dueOn, code, places }) =>
      dueOn !== null &&
      dueOn > "2026-02-18" &&
      code !== "COOK_HIRED" &&
      places === centers.full.places,
  )!;
  const given = some.find(
    (task) =>
      task.id !== late.id &&
      task.responsibleRole === "SECURITY_MANAGER" &&
      task.places === centers.full.places,
  )!;
  const settle = (of: { recordId: string; kind: string }) =>
    asSystem((db) => settleObligation(db, { type: "LaunchPlan", id: of.recordId }, of.kind, "MET"));
  const { rows: pausing } = await owner.query("select id from obligation where kind = 'PAUSED'");
  const events = new Map<Minute, () => Promise<unknown>>([
    [at("02-15 12:30"), () => settle(fifth)],
    [at("02-21 12:30"), () => settle(fifth)],
    [at("02-20 08:30"), () => settle(call)],
    [
      reviewed,
      () =>
        leader.run(
          "decideApproval",
          {
            id: approvalId,
            step: "REVIEW",
            contentHash: contentHashOf({ headcount: 12 }),
            decision: "APPROVE",
          },
          "clientMutationId",
        ),
    ],
    [halt, () => asSystem((db) => pauseObligation(db, pausing[0].id, "等待材料"))],
    [goOn, () => asSystem((db, context) => resumeObligation(db, context, pausing[0].id))],
    [
      at("02-17 15:30"),
      async () => {
        await finish({ head }, staff, cook);
        await follow(at("02-17 15:30"));
      },
    ],
    [
      at("02-18 10:30"),
      async () => {
        const moved = { id: late.id, dueOn: "2026-02-26", reason: "等待图纸" };
        await staff.run("overrideTaskDue", moved, "clientMutationId");
        await follow(at("02-18 10:30"));
      },
    ],
    [
      at("02-24 11:30"),
      async () => {
        await staff.run(
          "moveLaunch",
          { id: plans.second, launchDate: "2026-04-26", reason: "提前开盘" },
          "clientMutationId",
        );
        await follow(at("02-24 11:30"));
      },
    ],
    [
      at("02-25 14:30"),
      async () => {
        const { version } = (await tasks()).find(({ id }) => id === given.id)!;
        await staff.run(
          "updateLaunchTask",
          { id: given.id, version, assigneeId: guard.personId },
          "clientMutationId",
        );
        await follow(at("02-25 14:30"), new Map([[given.id, bare(guard.personId)]]));
      },
    ],
  ]);

  // Every hour, a minute before and at each minute that could matter, and the minute after.
  const minutes = new Set<Minute>([...events.keys(), start]);
  for (let hour = start; hour <= end; hour += 60) minutes.add(hour);
  for (let day = 1; day <= 16; day++)
    for (const one of [day * DAY, day * DAY + 540]) minutes.add(one - 1).add(one);
  for (const spell of spells.filter(({ byDay }) => !byDay))
    for (const ahead of [-15, 0, 30, 60, 90, 120])
      for (const one of [-1, 0, 1]) minutes.add(spell.late + ahead + one);
  for (const spell of spells.filter(({ byDay }) => !byDay))
    for (let minute = spell.late; minute <= end; minute += 30) minutes.add(minute);
  const ticks = [...minutes].filter((one) => one >= start && one <= end).toSorted((a, b) => a - b);
  for (const minute of ticks) {
    server.setClock(iso(minute));
    await events.get(minute)?.();
    await server.minute();
    await server.workOff();
  }
  for (const spell of open.values()) spells.push(spell);

  // Held against the reference: what was told, when it was meant to be and when it was, and to whom.
  const expected = spells.flatMap((spell) => toldOf(spell, holders)).toSorted();
  const { rows: fired } = await owner.query<{ line: string; late: boolean }>(
    `select to_char(f.fired_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') || ' ' || o.record_id || ' ' || o.kind || ' ' || f.kind || ' '
         || f.step || ' ' || array_to_string(array(select unnest(f.told_ids)::text order by 1), ',') as line, f.fired_at <> f.fires_at as late
       from obligation_firing f join obligation o on o.company_id = f.company_id and o.id = f.obligation_id
       where f.company_id = $1`,
    [company.id],
  );
  expect(expected.length).toBeGreaterThan(300);
  expect(fired.map(({ line }) => line).toSorted()).toEqual(expected);
  expect(fired.filter((one) => one.late)).toEqual([]);

  // Each stands in the inbox of each of them, once, at that minute.
  const { rows: told } = await owner.query<{
    id: string;
    person: string;
    kind: string;
    urgent: boolean;
    at: string;
  }>(
    `select id, person_id as person, kind, urgent, created_at as at from notification where company_id = $1`,
    [company.id],
  );
  const entry = (minute: string, person: string) => `${minute} ${person}`;
  const inboxes = told
    .filter(({ kind }) =>
      ["OBLIGATION_REMINDER", "OBLIGATION_OVERDUE", "OBLIGATION_ESCALATED"].includes(kind),
    )
    .map((one) => entry(shown((new Date(one.at).getTime() - base) / 60_000), one.person));
  const wanted = expected.flatMap((line) =>
    line
      .split(" ")
      .at(-1)!
      .split(",")
      .map((person) => entry(line.slice(0, 11), person)),
  );
  expect(inboxes.toSorted()).toEqual(wanted.toSorted());

  // The other region's head heard of his own region alone; digests came on Mondays at nine.
  const far = bare(farHead.personId);
  const ofFar = expected.filter((line) => line.includes(far));
  expect(ofFar.length).toBeGreaterThan(0);
  expect(ofFar.every((line) => line.includes(" FAR "))).toBe(true);
  const digests = told
    .filter(({ kind }) => kind === "OBLIGATION_DIGEST")
    .map((one) => entry(shown((new Date(one.at).getTime() - base) / 60_000), one.person));
  const own = bare(head.personId);
  expect(digests.toSorted()).toEqual(
    [
      // Of the week before, as soon as there was anything to tell.
      ...digests.filter((line) => line.startsWith("02-13")),
      entry("02-16 09:00", own),
      entry("02-23 09:00", own),
      entry("02-23 09:00", far),
    ].toSorted(),
  );

  // By mail: when each reader wants it, each notification in one letter that was sent once.
  const { rows: letters } = await owner.query<{ line: string; sent: boolean }>(
    `select n.id || ' ' || to_char(d.send_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') as line,
         d.status = 'SENT' and d.attempts = 1 and d.sent_at = d.send_at as sent
       from delivery d cross join lateral unnest(d.notification_ids) n(id) where d.company_id = $1 and d.send_at <= $2`,
    [company.id, iso(end)],
  );
  const posted = told
    .filter(({ person }) => readers.has(person))
    .map((one) => {
      const minute = (new Date(one.at).getTime() - base) / 60_000;
      return { id: one.id, minute: mailed(minute, readers.get(one.person)!, one.urgent) };
    })
    .filter(({ minute }) => minute <= end)
    .map(({ id, minute }) => `${id} ${shown(minute)}`);
  expect(posted.length).toBeGreaterThan(100);
  expect(letters.map(({ line }) => line).toSorted()).toEqual(posted.toSorted());
  expect(letters.filter((one) => !one.sent)).toEqual([]);
});
