import { addDays, type Day } from "@threshold/domain/calendar/day";
import { itemsFor, type Line, linesOf } from "@threshold/domain/unit-acceptance/standard";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { contestDetails } from "@threshold/domain/outbox/contest";
import {
  requiredTools,
  type ToolCode,
  toolFacts,
} from "@threshold/domain/unit-acceptance/tool-kit";
import {
  type GroupKind,
  groupKinds,
  organizationNames,
  type Outcome,
} from "@threshold/domain/unit-acceptance/vocabulary";
import { sql } from "kysely";
import type { Pool } from "pg";
import { v7 as uuid } from "uuid";
import { statement } from "../src/db/database.ts";
import { read, write } from "../src/db/tenancy.ts";
import {
  createAcceptanceBatch,
  formAcceptanceTeam,
  saveAcceptanceGroup,
  startAcceptance,
} from "../src/unit-acceptance/batch-actions.ts";
import { reportRefusedCommand } from "../src/outbox/actions.ts";
import { sendAcceptanceSummary } from "../src/unit-acceptance/day-actions.ts";
import { findBatch, type GroupRow } from "../src/unit-acceptance/queries.ts";
import {
  completeUnitInspection,
  recordUnitResults,
} from "../src/unit-acceptance/record-actions.ts";
import { signUnitAcceptances } from "../src/unit-acceptance/sign-actions.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";

/** Who leads, who organizes, and who inspects the special items. */
export interface AcceptancePeople {
  readonly head: Who;
  readonly service: Who;
  readonly engineering: Who;
}

const approvedOn = "2024-03-01" as Day;
const lines = linesOf(itemsFor(firstStandard, { province: "广东", city: "广州" }, approvedOn), []);
/** What fails in which home, by its number in the batch. */
const fails: Readonly<Record<number, readonly string[]>> = {
  1: ["PLASTER_FLAT"],
  4: ["WALL_TILE_HOLLOW", "OPENING_MOVES"],
  7: ["PONDING_LEAK"],
  10: ["RCD"],
};
/** So many days ago so many homes were inspected. */
const tours = [
  [9, 2],
  [8, 2],
  [7, 1],
  [5, 2],
  [4, 2],
  [3, 2],
  [2, 1],
  [1, 2],
] as const;
const outsiders: Readonly<Record<string, string>> = {
  DEV_ENGINEERING: "陈立新",
  DEV_SUPERVISION: "周晓峰",
  DEV_MARKETING: "林珊",
  CONTRACTOR: "韩建军",
};

/** A batch under inspection: a building of 云栖雅苑 of which the first homes are inspected, signed, some to be mended. */
export async function seedAcceptance(
  pool: Pool,
  people: AcceptancePeople,
  places: DemoPlaces,
  today: Day,
): Promise<void> {
  const service = await actors(pool, people.service, addDays(today, -11));
  const estateId = places.get("YQYY")!;
  const [building] = await read<{ id: string }>(
    service.context,
    statement(sql`select id from building where company_id = current_company() and estate_id = ${estateId}
      order by sort_key limit 1`),
  );
  const { batch: id } = await service.run(createAcceptanceBatch, {
    estateId: `Estate_${estateId}`,
    buildingIds: [`Building_${building!.id}`],
    internalPassedOn: addDays(today, -14),
    noticeAt: new Date(Date.parse(service.context.now) - 3_600_000).toISOString(),
    noticeFrom: "地区公司工程部 陈立新",
    plannedHandoverOn: addDays(today, 45),
    approvedOn,
    province: "广东",
    city: "广州",
  });
  for (const kind of groupKinds) await setUp(service, id, kind, people, addDays(today, -11));
  await service.run(formAcceptanceTeam, { id: `AcceptanceBatch_${id}` });
  await service.run(startAcceptance, { id: `AcceptanceBatch_${id}` });
  const homes = await read<{ id: string }>(
    service.context,
    statement(sql`select r.id from unit_acceptance r join unit u on u.company_id = r.company_id and u.id = r.unit_id
      where r.company_id = current_company() and r.batch_id = ${id} order by u.sort_key limit 15`),
  );
  let begun = 0;
  for (const [ago, count] of tours) {
    const on = addDays(today, -ago);
    const actor = await actors(pool, people.service, on);
    const tour = homes.slice(begun, begun + count);
    for (const [at, home] of tour.entries())
      await inspect(actor, id, home.id, fails[begun + at] ?? [], begun + at < 13);
    begun += count;
    // The last tour's homes wait to be signed, one of them half inspected.
    if (ago > 1) await sign(pool, people, actor, id, tour, on);
    await sendSummaries(actor, id);
  }
  await tellRefused(pool, people.engineering, homes[13]!.id, addDays(today, -1));
}

/** What the second inspector measured in the basement, where the first had been by then: the leader is to settle it. */
async function tellRefused(pool: Pool, who: Who, recordId: string, on: Day) {
  const engineering = await actors(pool, who, on);
  const [line] = lines.filter(({ item }) => item.measure && item.kind === "GENERAL");
  const [found] = await read<{
    unit: string;
    by: string;
    at: string;
    outcome: Outcome;
    values: string[];
  }>(
    engineering.context,
    statement(sql`select b.number || '-' || u.room_number as unit, p.name as by, x.done_at as at, x.outcome,
        array(select value ->> 'value' from jsonb_array_elements(x.points)) as values
      from unit_result x join unit_acceptance r on r.company_id = x.company_id and r.id = x.record_id
      join unit u on u.company_id = r.company_id and u.id = r.unit_id
      join building b on b.company_id = r.company_id and b.id = r.building_id
      join person p on p.company_id = x.company_id and p.id = x.done_by
      where x.company_id = current_company() and x.record_id = ${recordId} and x.item_code = ${line!.item.code}`),
  );
  const { unit, by, at, outcome, values } = found!;
  const { label } = line!.item;
  await engineering.run(reportRefusedCommand, {
    commandId: uuid(),
    recordId: `UnitAcceptance_${recordId}`,
    label: `${unit} ${label.zh}`,
    action: "recordUnitResults",
    code: "UAC_RESULT_CONFLICT",
    details: contestDetails([
      {
        item: label.zh,
        itemEn: label.en,
        said: {
          outcome: null,
          points: values.map((value) => String(Number(value) + 3)),
          remark: null,
        },
        stands: { outcome, points: values, remark: null, by, at: new Date(at).toISOString() },
      },
    ]),
    doneAt: engineering.context.now,
    aside: false,
  });
}

const toolOf = (code: ToolCode, checkedOn: Day) => ({
  id: uuid(),
  code,
  spec: toolFacts(code).spec ?? null,
  quantity: code === "BALLS" ? 40 : 1,
  ballNumbers: code === "BALLS" ? Array.from({ length: 40 }, (_, at) => at + 1) : null,
  netDiameter: code === "NET" ? 250 : null,
  checkedOn,
  usable: true,
  serialNumber: toolFacts(code).calibrated ? `GZ-${code.slice(0, 3)}-07` : null,
  calibratedUntil: toolFacts(code).calibrated ? addDays(checkedOn, 240) : null,
});

async function setUp(
  actor: Actor,
  id: string,
  kind: GroupKind,
  { head, service, engineering }: AcceptancePeople,
  on: Day,
) {
  const own = [service, engineering].map(({ personId }, at) => ({
    id: uuid(),
    personId: `Person_${personId}`,
    organization: "REGION_PROPERTY" as const,
    duty: at === 0 ? "组织、记录" : "实测实量",
    trainedOn: addDays(on, -2),
  }));
  const others = organizationNames.slice(1).map((organization) => ({
    id: uuid(),
    name: outsiders[organization]!,
    organization,
    duty: organization === "CONTRACTOR" ? "配合、整改" : "见证",
    trainedOn: addDays(on, -2),
  }));
  const more: readonly ToolCode[] =
    kind === "GENERAL" ? ["STRAIGHTEDGE_2M", "SQUARE_GAUGE"] : ["STEEL_TAPE"];
  await actor.run(saveAcceptanceGroup, {
    id: `AcceptanceBatch_${id}`,
    groupId: uuid(),
    kind,
    name: kind === "GENERAL" ? "综合一组" : "专项一组",
    leaderId: `Person_${head.personId}`,
    members: [...own, ...others],
    tools: [...requiredTools(kind), ...more].map((code) => toolOf(code, on)),
  });
}

const groupsOf = (actor: Actor, id: string): Promise<readonly GroupRow[]> =>
  write(
    actor.context,
    { name: "readGroups", key: null, input: null },
    async (db) => (await findBatch(db, id))!.groups,
  );

/** A value within the limits, or beyond them; no two homes measure the same. */
function valueOf({ item }: Line, passes: boolean, at: number): string {
  const { min, max, of } = item.measure!;
  if (of !== "VALUE") return String(2795 + (at % 9));
  if (!passes) return min === undefined ? String(Number(max) * 2 + 1) : String(Number(min) / 2);
  return min === undefined
    ? String(Math.max(0, Number(max) - (at % 3)))
    : String(Number(min) * (item.code === "BALL_TEST" ? 1 : 1.25));
}

async function inspect(
  actor: Actor,
  batchId: string,
  recordId: string,
  failing: readonly string[],
  completes: boolean,
) {
  const groups = await groupsOf(actor, batchId);
  for (const group of completes ? groups : groups.slice(0, 1))
    await actor.run(recordUnitResults, {
      id: `UnitAcceptance_${recordId}`,
      groupId: `AcceptanceGroup_${group.id}`,
      results: lines
        .filter(({ item }) => item.kind === group.kind)
        .map((line) => {
          const passes = !failing.includes(line.item.code);
          const { measure, tools } = line.item;
          return {
            id: uuid(),
            itemCode: line.item.code,
            // A limit that nobody read in a text is the inspector's to judge.
            outcome: measure ? null : passes ? ("PASS" as const) : ("FAIL" as const),
            points: Array.from({ length: measure?.points.atLeast ?? 0 }, (_, at) => ({
              value: valueOf(line, passes, at),
            })),
            toolId:
              group.tools.find(({ code }) => (tools as readonly string[]).includes(code))?.id ??
              null,
          };
        }),
    });
  if (completes)
    await actor.run(completeUnitInspection, {
      id: `UnitAcceptance_${recordId}`,
      groupId: `AcceptanceGroup_${groups[0]!.id}`,
    });
}

/** All members sign the day's homes at once: two by themselves, the others beside the manager. */
async function sign(
  pool: Pool,
  { service, engineering }: AcceptancePeople,
  actor: Actor,
  batchId: string,
  homes: readonly { readonly id: string }[],
  on: Day,
) {
  const sheets = await read<{ recordId: string; contentHash: string }>(
    actor.context,
    statement(sql`select record_id as "recordId", content_hash as "contentHash" from sign_off
      where company_id = current_company() and record_type = 'UnitAcceptance' and record_id = any(${homes.map(({ id }) => id)}::uuid[])`),
  );
  const signings = sheets.map(({ recordId, contentHash }) => ({
    recordId: `UnitAcceptance_${recordId}`,
    contentHash,
  }));
  const engineer = await actors(pool, engineering, on);
  for (const { members } of await groupsOf(actor, batchId))
    for (const member of members) {
      const who = member.personId === engineering.personId ? engineer : actor;
      if (member.personId && ![service.personId, engineering.personId].includes(member.personId))
        continue;
      await who.run(signUnitAcceptances, {
        signings,
        memberId: member.id,
        strokes: [[60, 150, 140, 60, 200, 170, 280, 70, 360, 160, 520, 110]],
      });
    }
}

async function sendSummaries(actor: Actor, batchId: string) {
  const days = await read<{ id: string }>(
    actor.context,
    statement(
      sql`select id from acceptance_day where company_id = current_company() and batch_id = ${batchId} and sent_at is null`,
    ),
  );
  for (const { id } of days) await actor.run(sendAcceptanceSummary, { id: `AcceptanceDay_${id}` });
}
