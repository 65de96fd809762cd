import { addDays, type Day } from "@threshold/domain/calendar/day";
import { type Role, superiorOf } from "@threshold/domain/organization/roles";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { activePlan, finish, tasksOf } from "../testing/launch.ts";
import { type Asker, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const bare = (id: string) => id.slice(id.indexOf("_") + 1);
/** Moves the clock, in Shanghai's time, and does what comes every minute. */
async function minute(day: Day | string, time: string) {
  server.setClock(new Date(`${day}T${time}:00+08:00`).toISOString());
  await server.minute();
  await server.workOff();
}

/** Everything that a person was told of a record, in order. */
async function told(
  who: Asker,
  recordId: string,
): Promise<{ kind: string; data: { today?: boolean; title: string } }[]> {
  const { rows } = await server.database.owner.query(
    "select kind, data from notification where person_id = $1 and record_id = $2 order by created_at, id",
    [bare(who.personId), bare(recordId)],
  );
  return rows;
}
const kinds = async (who: Asker, recordId: string) =>
  (await told(who, recordId)).map(({ kind, data }) => (data.today ? `${kind} today` : kind));

/** A plan under way with a task of a center's office due in some weeks, whoever holds that office, and the superior. */
async function waiting() {
  server.setClock("2027-01-04T02:00:00Z");
  const launch = await activePlan(server);
  const tasks = [...(await tasksOf(launch.staff, launch.planId)).values()];
  const task = tasks.find(
    (one) => one.responsibleRole === "SECURITY_MANAGER" && one.dueOn! > "2027-01-20",
  )!;
  const responsible = await launch.hire(task.responsibleRole as Role);
  const superior = await launch.hire(superiorOf(task.responsibleRole as Role)!);
  return { launch, task, due: task.dueOn as Day, responsible, superior };
}

describe("spec/03 part 5, what happens with time", () => {
  it("due day − 7 and − 1: the responsible role is reminded, once each", async () => {
    const { task, due, responsible, superior, launch } = await waiting();
    await minute(addDays(due, -7), "08:59");
    expect(await kinds(responsible, task.id)).toEqual([]);
    await minute(addDays(due, -7), "09:00");
    await minute(addDays(due, -7), "09:01");
    expect(await kinds(responsible, task.id)).toEqual(["OBLIGATION_REMINDER"]);
    await minute(addDays(due, -1), "09:00");
    expect(await kinds(responsible, task.id)).toEqual([
      "OBLIGATION_REMINDER",
      "OBLIGATION_REMINDER",
    ]);
    expect(await kinds(superior, task.id)).toEqual([]);
    expect(await kinds(launch.head, task.id)).toEqual([]);
  });

  it("due day 09:00: the responsible role is told 今日到期", async () => {
    const { task, due, responsible } = await waiting();
    await minute(due, "08:59");
    const before = await kinds(responsible, task.id);
    await minute(due, "09:00");
    expect((await kinds(responsible, task.id)).slice(before.length)).toEqual([
      "OBLIGATION_REMINDER today",
    ]);
  });

  it("the day after, 00:00: the task is overdue, and the role's superior and the region's head are told", async () => {
    const { task, due, responsible, superior, launch } = await waiting();
    await minute(due, "23:59");
    expect(await kinds(superior, task.id)).toEqual([]);
    await minute(addDays(due, 1), "00:00");
    expect(await kinds(responsible, task.id)).toContain("OBLIGATION_OVERDUE");
    expect(await kinds(superior, task.id)).toEqual(["OBLIGATION_ESCALATED"]);
    expect(await kinds(launch.head, task.id)).toEqual(["OBLIGATION_ESCALATED"]);
    const [late] = [...(await tasksOf(launch.staff, launch.planId)).values()].filter(
      ({ id }) => id === task.id,
    );
    expect(late).toMatchObject({ isOverdue: true, daysLate: 1 });
  });

  it("done in time, nobody is told that it is late", async () => {
    const { task, due, superior, launch } = await waiting();
    await minute(due, "12:00");
    await server.database.owner.query(
      "delete from launch_task_link where company_id = $1 and to_task_id = $2",
      [launch.id, bare(task.id)],
    );
    await finish(launch, launch.staff, task);
    await minute(addDays(due, 3), "00:00");
    expect(await kinds(superior, task.id)).toEqual([]);
  });

  it("a date of the launch moved: open tasks have new days, and all responsible roles are told", async () => {
    const { launch, task, due, responsible } = await waiting();
    await minute("2027-01-05", "10:00");
    const move = { id: launch.planId, launchDate: "2027-05-11", reason: "证照延期" };
    await launch.staff.run("moveLaunch", move, "clientMutationId");
    expect(await kinds(responsible, launch.planId)).toContain("LAUNCH_MOVED");
    await minute(addDays(due, 1), "00:00");
    expect(await kinds(responsible, task.id)).not.toContain("OBLIGATION_OVERDUE");
    await minute(addDays(due, 11), "00:00");
    expect(await kinds(responsible, task.id)).toContain("OBLIGATION_OVERDUE");
  });

  it("every Monday: the region's head gets the digest of what is overdue there, once", async () => {
    const { launch } = await waiting();
    const digests = () => told(launch.head, launch.regionId);
    await minute("2027-01-11", "08:59");
    const before = (await digests()).length; // of the week before, which nobody had been told of
    await minute("2027-01-11", "09:00");
    await minute("2027-01-11", "09:01");
    await minute("2027-01-13", "09:00");
    const all = await digests();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)).toMatchObject({
      kind: "OBLIGATION_DIGEST",
      data: { count: expect.any(Number) },
    });
    await minute("2027-01-18", "09:00");
    expect(await digests()).toHaveLength(before + 2);
  });
});

describe("the weekday of the digest", () => {
  it("is each region's own, from the day on that it is set for", async () => {
    const { launch } = await waiting();
    const digests = async () => (await told(launch.head, launch.regionId)).length;
    await minute("2027-01-11", "09:00");
    const before = await digests();
    const thursday = {
      key: "digest.weekday",
      value: "THURSDAY",
      placeId: launch.regionId,
      fromOn: "2027-01-15",
      reason: "周四例会前看",
    };
    await launch.admin.run("setPolicy", thursday, "policy { value }");
    for (const on of ["14", "15", "18", "20"]) await minute(`2027-01-${on}`, "10:00");
    expect(await digests()).toBe(before);
    await minute("2027-01-21", "08:59");
    expect(await digests()).toBe(before);
    for (const time of ["09:00", "09:01"]) await minute("2027-01-21", time);
    await minute("2027-01-25", "09:00");
    expect(await digests()).toBe(before + 1);
  });
});
