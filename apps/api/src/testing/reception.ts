import { sendPhoto } from "./launch.ts";
import { type Asker, makeCompany, type TestCompany, type TestServer } from "./server.ts";

/** A company with a center's set-up, its customer-service manager, and the region's staff who accepts. */
export interface TestReception extends TestCompany {
  readonly manager: Asker;
  readonly staff: Asker;
  readonly setupId: string;
}

export async function plannedReception(server: TestServer): Promise<TestReception> {
  const company = await makeCompany(server);
  const manager = await company.hire("CUSTOMER_SERVICE_MANAGER");
  const staff = await company.hire("REGION_STAFF");
  const input = { serviceCenterId: company.centerId };
  const { setup } = await staff.run("planReception", input, "setup { id }");
  return { ...company, manager, staff, setupId: setup.id };
}

export interface TestLine {
  readonly id: string;
  readonly itemCode: string;
  readonly kind: string;
  readonly verdict: string;
  readonly version: number;
  readonly waivedReason: string | null;
  readonly findings: readonly { code: string; measure: string }[];
}

export const setupOf = async (who: Asker, id: string, fields: string) =>
  (await who.ask(`query($id: ID!) { receptionSetup(id: $id) { ${fields} } }`, { id }))
    .receptionSetup;

/** The lines of the check that counts now, by item. */
export async function linesOf(who: Asker, setupId: string): Promise<Map<string, TestLine>> {
  const { check } = await setupOf(
    who,
    setupId,
    "check { answers { id itemCode kind verdict version waivedReason findings { code measure } } }",
  );
  return new Map(check.answers.map((line: TestLine) => [line.itemCode, line]));
}

const measured: Record<string, Record<string, string>> = {
  DESK_SIZE: { LENGTH: "1.50", REAR_HEIGHT: "0.80", FRONT_HEIGHT: "1.10" },
  STOOL_SIZE: { DEPTH: "0.45", WIDTH: "0.36", HEIGHT: "0.70" },
  PLANTS: { LEFT_TALL: "1", LEFT_SMALL: "2", RIGHT_TALL: "1", RIGHT_SMALL: "2" },
  CARD_SIZE: { LENGTH: "0.25", WIDTH: "0.11" },
};

/** Answers one line as the page does. */
export async function fillLine(who: Asker, setupId: string, code: string, given: object) {
  const { id, version } = (await linesOf(who, setupId)).get(code)!;
  await who.run("answerChecklistItem", { id, version, ...given }, "clientMutationId");
}

export const inNumbers = (values: Record<string, string>) => ({
  numbers: Object.entries(values).map(([code, value]) => ({ code, value })),
});

export const register = (who: Asker, serviceCenterId: string, device: object) =>
  who.run(
    "createFrontDeskDevice",
    { serviceCenterId, station: "FRONT_DESK", ...device },
    "device { id version }",
  );

/** Scenario 1: devices registered and every line as the standard says, photos of both areas. */
export async function layOut(
  reception: TestReception,
  but: Record<string, object> = {},
): Promise<void> {
  await registerAll(reception);
  await fillAll(reception, but);
}

async function registerAll({ manager, centerId }: TestReception) {
  const phone = { kind: "PHONE", takesRequests: true, recorded: true };
  for (const device of [
    { kind: "PC", number: "PC-1" },
    { kind: "PC", number: "PC-2", station: "CASHIER_DESK" },
    { ...phone, number: "020-1" },
    { ...phone, number: "020-2" },
    { kind: "DVR", number: "DVR-1" },
    { kind: "CAMERA", number: "CAM-1" },
    { kind: "PICKUP", number: "MIC-1" },
  ])
    await register(manager, centerId, device);
}

/** Every line but those that the register answers. */
export async function fillAll(
  { manager, setupId }: TestReception,
  but: Record<string, object> = {},
): Promise<void> {
  for (const { id, itemCode, kind, version } of (await linesOf(manager, setupId)).values()) {
    const values = measured[itemCode];
    const choice = itemCode === "WATER" ? "DISPENSER" : "LIVE";
    const usual =
      kind === "TICK"
        ? { ticked: true }
        : kind === "CHOICE"
          ? { choice }
          : values
            ? inNumbers(values)
            : undefined;
    const given = but[itemCode] ?? usual;
    if (kind === "PHOTO") await sendPhoto(manager, id);
    else if (given)
      await manager.run("answerChecklistItem", { id, version, ...given }, "clientMutationId");
  }
}

/** A set-up that the center has checked. */
export async function checkedReception(
  server: TestServer,
  but: Record<string, object> = {},
): Promise<TestReception> {
  const reception = await plannedReception(server);
  await layOut(reception, but);
  await reception.manager.run(
    "submitReceptionCheck",
    { id: reception.setupId },
    "clientMutationId",
  );
  return reception;
}
