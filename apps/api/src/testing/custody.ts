import type { Asker, TestCompany } from "./server.ts";

export const ink = [[10, 10, 200, 90]];
const key = "clientMutationId";

export const developer = { party: "DEVELOPER", name: "陈工", organization: "地区公司工程部" };
export const broker = {
  party: "BROKER",
  name: "小吴",
  organization: "安居中介",
  phone: "13900000000",
};

/** K-001, K-002 … */
export const numbered = (count: number, prefix = "K-") =>
  Array.from({ length: count }, (_, at) => `${prefix}${String(at + 1).padStart(3, "0")}`);

/** Keys that came from the developer, signed by both; answers their ids by number. */
export async function receiveKeys(
  { estateId }: Pick<TestCompany, "estateId">,
  desk: Asker,
  count: number,
  more: object = {},
): Promise<Readonly<Record<string, string>>> {
  const thing = { kind: "KEY", name: "户门钥匙", numbers: numbered(count), quantity: 1, ...more };
  const signed = { strokes: ink, ownStrokes: ink };
  const come = { estateId, direction: "RECEIVE", holder: developer, lines: [], things: [thing] };
  const { handover } = await desk.run(
    "handOverCustody",
    { ...come, ...signed },
    "handover { lines { item { id number } } }",
  );
  return Object.fromEntries(
    handover.lines.map(({ item }: { item: { id: string; number: string } }) => [
      item.number,
      item.id,
    ]),
  );
}

/** Hands things out; answers the handover. */
export const issue = (
  { estateId }: Pick<TestCompany, "estateId">,
  desk: Asker,
  itemIds: readonly string[],
  more: object = {},
  selection = "id status number",
) =>
  desk
    .run(
      "handOverCustody",
      {
        estateId,
        direction: "ISSUE",
        holder: broker,
        lines: itemIds.map((itemId) => ({ itemId, quantity: 1 })),
        strokes: ink,
        ...more,
      },
      `handover { ${selection} }`,
    )
    .then(({ handover }) => handover);

/** Some keys, some out and overdue, one lost, a difference, documents to come, one waiting for its signature. */
export async function layCustody(company: TestCompany): Promise<void> {
  const { estateId, hire } = company;
  const manager = await hire("CUSTOMER_SERVICE_MANAGER");
  const keys = await receiveKeys(company, manager, 4, { listed: 2 });
  await issue(company, manager, [keys["K-001"]!], { dueBackOn: "2027-01-10" });
  const holder = { party: "STAFF", personId: manager.personId };
  await issue(company, manager, [keys["K-002"]!], { holder, strokes: null });
  const loss = { itemId: keys["K-003"], quantity: 1, note: "巡查时遗失" };
  await manager.run("reportCustodyLoss", loss, key);
  await manager.run("listStandardDocuments", { estateId }, key);
}
