import { beforeAll, describe, expect, test } from "vitest";
import { itemsFor, linesOf } from "@threshold/domain/unit-acceptance/standard";
import { firstStandard } from "@threshold/domain/unit-acceptance/standards";
import { signedOf, signForHome } from "./harness/acceptance.ts";
import { askerOf } from "./harness/api.ts";
import { theAdmin } from "./harness/ground.ts";
import { day } from "@threshold/domain/calendar/day";
import type { Page } from "playwright-core";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const w = t.acceptance;
const o = t.outbox;

/** A photo of 600 kB, as large ones go in parts. */
const photo = {
  name: "空鼓.jpg",
  mimeType: "image/jpeg",
  // What no picture reader takes is kept as it came; the server looks at the first bytes.
  buffer: Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100", "hex"),
    Buffer.alloc(600_000),
  ]),
};

describe("work without signal, with the line really cut", () => {
  const line = "墙面平整度(一般抹灰)";
  const measure = async (page: Page, value: string) => {
    const field = page.getByRole("listitem", { name: line });
    for (const point of [1, 2]) await field.getByLabel(`${w.point(point)} (mm)`).fill(value);
    await field.getByRole("button", { name: w.save }).click();
    return field;
  };
  const inspector = useVisitor({ size: "phone", language: "zh", account: "service" });
  const colleague = useVisitor({ size: "phone", language: "zh", account: "engineering" });
  let batch: string;
  let homes: string[];

  interface Kept {
    readonly itemCode: string;
    readonly outcome: string;
    readonly attachments: readonly unknown[];
  }
  const resultsOf = async (home: string): Promise<Kept[]> => {
    const { unitAcceptance } = await (
      await theAdmin()
    ).ask(
      "query($id: ID!) { unitAcceptance(id: $id) { results { itemCode outcome attachments { capture { by place { latitude accuracy by } } } } } }",
      { id: home.split("/").at(-1) },
    );
    return unitAcceptance.results;
  };

  beforeAll(async () => {
    const asker = await theAdmin();
    const { acceptanceBatches } = await asker.ask(
      "{ acceptanceBatches(first: 1) { nodes { id board { recordId status done } } } }",
    );
    const [found] = acceptanceBatches.nodes;
    batch = `/acceptances/${found.id}`;
    type Cell = { recordId: string; status: string; done: number };
    homes = found.board
      .filter(({ status, done }: Cell) => status === "PENDING" && done === 0)
      .slice(-3)
      .map(({ recordId }: Cell) => `${batch}/homes/${recordId}`);
  });

  test("the day's homes are taken along, with what they weigh", async () => {
    const { page } = inspector;
    await page.goto(batch);
    await settled(page);
    await page.getByRole("button", { name: o.prepare.start }).click();
    await page.getByText(/已下载到本机/).waitFor();
    await page.getByText(o.state.synchronised).first().waitFor();
  });

  test("a home is inspected in the basement, and nothing is gone when the app is closed and opened again there", async () => {
    const { page, context, problems } = inspector;
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation({ latitude: 23.13, longitude: 113.26, accuracy: 20 });
    await context.setOffline(true);
    await page.goto(homes[0]!);
    const flat = await measure(page, "3.5");
    await flat.getByText(o.states.WAITING).waitFor();
    await flat.locator('input[type="file"]').setInputFiles(photo);
    await flat.getByRole("button", { name: w.photos(1) }).waitFor();
    await page.getByText(o.state.waiting(2)).first().waitFor();
    await page.reload();
    await flat.getByText(o.states.WAITING).waitFor();
    await flat.getByRole("button", { name: w.photos(1) }).waitFor();
    await page.goto(homes[1]!);
    await page.getByRole("button", { name: /观感均合格/ }).click();
    await page.getByText(o.state.waiting(3)).first().waitFor();
    expect(await resultsOf(homes[0]!)).toEqual([]);
    problems.splice(0); // the browser tells of every request that found no line
  });

  test("back above ground all of it goes out by itself, each once", async () => {
    const { page, context, problems } = inspector;
    await context.setOffline(false);
    await page.getByText(o.state.synchronised).first().waitFor();
    problems.splice(0); // the browser tells of an upload that the server does not know yet
    const place = { latitude: 23.13, accuracy: 20, by: "DEVICE" };
    const capture = { by: "DEVICE", place };
    expect(await resultsOf(homes[0]!)).toMatchObject([
      { outcome: "PASS", attachments: [{ capture }] },
    ]);
    expect((await resultsOf(homes[1]!)).length).toBeGreaterThan(1);
  });

  test("two inspectors on one line: the second's value is kept and shown with who was first, until he decides", async () => {
    const first = inspector.page;
    const second = colleague.page;
    await second.goto(homes[2]!);
    await second.getByRole("listitem", { name: line }).waitFor();
    await colleague.context.setOffline(true);
    await measure(second, "9");
    await second.getByText(o.state.waiting(1)).first().waitFor();
    await first.goto(homes[2]!);
    await measure(first, "3");
    await first.getByText(o.state.synchronised).first().waitFor();
    await colleague.context.setOffline(false);
    await second.getByText(o.state.needsYou(1)).first().waitFor();
    await second
      .getByText(/其他人已记录了不同的结果/)
      .first()
      .waitFor();
    expect(await resultsOf(homes[2]!)).toMatchObject([{ outcome: "PASS" }]);
    await second.getByRole("button", { name: o.aside }).click();
    await second.getByRole("button", { name: o.aside }).last().click();
    await second.getByText(o.state.synchronised).first().waitFor();
    await second.goto("/outbox");
    await second.getByText(o.states.ASIDE).waitFor();
    colleague.problems.splice(0);
    inspector.problems.splice(0);
  });

  /** All lines of a home but one, recorded by the first inspector where there was a line. */
  async function recordBut(home: string, left: string) {
    const service = await askerOf("service");
    const { unitAcceptance } = await service.ask(
      `query($id: ID!) { unitAcceptance(id: $id) { results { itemCode }
        batch { approvedOn province city groups { id kind tools { id code } } } } }`,
      { id: home },
    );
    const { batch: of, results } = unitAcceptance;
    const known = new Set(results.map(({ itemCode }: { itemCode: string }) => itemCode));
    const all = linesOf(itemsFor(firstStandard, of, day(of.approvedOn)), []);
    for (const group of of.groups) {
      const told = all
        .filter(
          ({ item }) => item.kind === group.kind && item.code !== left && !known.has(item.code),
        )
        .map(({ item: { code, measure, tools } }) => ({
          id: crypto.randomUUID(),
          itemCode: code,
          outcome: measure ? null : "PASS",
          points: Array.from({ length: measure?.points.atLeast ?? 0 }, () => ({
            value: measure!.of === "VALUE" ? (measure!.min ?? measure!.max!) : "2800",
          })),
          toolId: group.tools.find(({ code: tool }: { code: string }) =>
            (tools as readonly string[]).includes(tool),
          )?.id,
        }));
      const input = { id: home, groupId: group.id, results: told };
      if (told.length > 0) await service.run("recordUnitResults", input, "clientMutationId");
    }
  }
  let home: string;
  let room: string;

  test("UAC-R07 the last line, the completion and two signatures are given in the basement, and stand as they were given", async () => {
    const { page, context, problems } = inspector;
    home = homes[1]!.split("/").at(-1)!;
    await recordBut(home, "PLASTER_FLAT");
    const { unitAcceptance } = await (
      await theAdmin()
    ).ask("query($id: ID!) { unitAcceptance(id: $id) { unit { roomNumber } } }", { id: home });
    room = unitAcceptance.unit.roomNumber;
    await page.goto(`${batch}/sign`);
    await settled(page);
    await page.goto(homes[1]!);
    await page.getByRole("listitem", { name: line }).waitFor();
    await context.setOffline(true);
    await measure(page, "3.5");
    await page.getByRole("button", { name: w.complete }).click();
    await page.getByText(w.statuses.INSPECTED).first().waitFor();
    await page.reload();
    await page.getByRole("link", { name: w.sign }).click();
    await page.getByRole("checkbox", { name: new RegExp(room) }).waitFor();
    await signForHome(page, room);
    await page.getByText(o.state.waiting(3)).first().waitFor();
    await signForHome(page, room, "林珊");
    await page.getByText(o.state.waiting(4)).first().waitFor();
    expect((await signedOf(home)).signed).toBe(0);
    await context.setOffline(false);
    await page.getByText(o.state.synchronised).first().waitFor();
    await expect.poll(() => signedOf(home)).toEqual({ status: "INSPECTED", signed: 2 });
    problems.splice(0);
  });

  test("a signature on what another changed meanwhile is kept and shown line by line, to its signer and to the leader", async () => {
    const { page, context, problems } = colleague;
    await page.goto(`${batch}/homes/${home}`);
    await page.getByRole("listitem", { name: line }).waitFor();
    await page.goto(`${batch}/sign`);
    await settled(page);
    await context.setOffline(true);
    await signForHome(page, room);
    await page.getByText(o.state.waiting(1)).first().waitFor();
    const first = await askerOf("service");
    const { unitAcceptance: now } = await first.ask(
      `query($id: ID!) { unitAcceptance(id: $id) { results { itemCode version }
        batch { groups { id kind tools { id code } } } } }`,
      { id: home },
    );
    const group = now.batch.groups.find(({ kind }: { kind: string }) => kind === "GENERAL");
    const at = { id: home, groupId: group.id };
    await first.run("reopenUnitInspection", at, "clientMutationId");
    const fails = {
      id: crypto.randomUUID(),
      itemCode: "PLASTER_FLAT",
      points: [{ value: "9" }, { value: "9" }],
      toolId: group.tools.find(({ code }: { code: string }) => code === "STRAIGHTEDGE_2M").id,
    };
    await first.run("recordUnitResults", { ...at, results: [fails] }, "clientMutationId");
    await first.run("completeUnitInspection", at, "clientMutationId");
    await context.setOffline(false);
    await page.getByText(o.state.needsYou(1)).first().waitFor();
    await page.goto("/outbox");
    const refused = page.getByRole("listitem").filter({ hasText: `${room} ${w.sign}` });
    await refused.getByText(/9、9/).waitFor();
    // The leader sees the same on the batch's page, and settles it with a note.
    const leader = inspector.page;
    await leader.goto(`${batch}?view=refused`);
    const told = leader.getByRole("listitem").filter({ hasText: `${room} ${w.sign}` });
    await told.getByText(/9、9/).waitFor();
    await told.getByLabel(w.refused.note).fill("已通知重新签字");
    await told.getByRole("button", { name: w.refused.settle }).click();
    await told.waitFor({ state: "detached" });
    await refused.getByRole("button", { name: o.aside }).click();
    await page.getByRole("button", { name: o.aside }).last().click();
    await page.getByText(o.state.synchronised).first().waitFor();
    await page.goto(`${batch}/sign`);
    await settled(page);
    await signForHome(page, room);
    await page.getByText(o.state.synchronised).first().waitFor();
    await expect.poll(async () => (await signedOf(home)).signed).toBe(1);
    problems.splice(0);
    inspector.problems.splice(0);
  });

  test("who is at work in a home is shown to others, who take over with a reason", async () => {
    const { page } = colleague;
    await inspector.page.goto(homes[0]!);
    await inspector.page.getByRole("listitem", { name: line }).waitFor();
    await measure(inspector.page, "3.4");
    await inspector.page.getByText(o.state.synchronised).first().waitFor();
    await page.goto(homes[0]!);
    const warning = page.getByRole("alert");
    await warning.waitFor();
    const field = page.getByRole("listitem", { name: line });
    await expect.poll(() => field.getByRole("button", { name: w.save }).count()).toBe(0);
    await page.getByLabel(w.lease.reason).fill("对方去了另一栋");
    await page.getByRole("button", { name: w.lease.takeOver }).click();
    await warning.waitFor({ state: "detached" });
    await field.getByRole("button", { name: w.save }).waitFor();
  });
});
