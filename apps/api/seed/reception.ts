import { receptionStandard } from "@threshold/domain/reception/standard";
import type { Pool } from "pg";
import { addDays, type Day } from "@threshold/domain/calendar/day";
import { findResult } from "../src/checklist/queries.ts";
import { answerChecklistItem } from "../src/checklist/result-actions.ts";
import { write } from "../src/db/tenancy.ts";
import type { Env } from "../src/env.ts";
import {
  createFrontDeskDevice,
  recordReceptionSystemCheck,
  saveDeskCard,
} from "../src/reception/device-actions.ts";
import { findSetup } from "../src/reception/queries.ts";
import {
  acceptReception,
  planReception,
  returnReception,
  submitReceptionCheck,
} from "../src/reception/setup-actions.ts";
import { openStorage, type Storage } from "../src/storage/storage.ts";
import { type Actor, actors, type Who } from "./actor.ts";
import type { DemoPlaces } from "./demo.ts";
import { handIn } from "./evidence.ts";

/** Who lays out and who decides: two people, for nobody accepts his own work. */
export interface ReceptionPeople {
  readonly manager: Who;
  readonly region: Who;
}

interface DemoReception {
  readonly center: string;
  readonly startedAgo: number;
  /** How many of the check's lines are filled: 1 all. */
  readonly filled: number;
  readonly end: "OPEN" | "SUBMITTED" | "RETURNED" | "ACCEPTED";
  /** What is not as the standard says. */
  readonly wrong: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const receptions: readonly DemoReception[] = [
  { center: "C-PD", startedAgo: 60, filled: 1, end: "ACCEPTED", wrong: {} },
  {
    center: "C-NS",
    startedAgo: 12,
    filled: 1,
    end: "RETURNED",
    wrong: {
      PLANTS: { LEFT_TALL: "1", LEFT_SMALL: "4", RIGHT_TALL: "0", RIGHT_SMALL: "2" },
      STOOL_SIZE: { DEPTH: "0.45", WIDTH: "0.36", HEIGHT: "0.8" },
    },
  },
  {
    center: "C-XH",
    startedAgo: 5,
    filled: 1,
    end: "SUBMITTED",
    wrong: { CARD_SIZE: { LENGTH: "0.25", WIDTH: "0.12" } },
  },
  { center: "C-TH", startedAgo: 3, filled: 0.4, end: "OPEN", wrong: {} },
];

const measured: DemoReception["wrong"] = {
  DESK_SIZE: { LENGTH: "1.5", REAR_HEIGHT: "0.8", FRONT_HEIGHT: "1.1" },
  STOOL_SIZE: { DEPTH: "0.45", WIDTH: "0.36", HEIGHT: "0.7" },
  PLANTS: { LEFT_TALL: "1", LEFT_SMALL: "2", RIGHT_TALL: "1", RIGHT_SMALL: "3" },
  CARD_SIZE: { LENGTH: "0.25", WIDTH: "0.11" },
};

/** A reception area in each state: accepted, returned, waiting for the region, being filled. */
export async function seedReceptions(
  pool: Pool,
  { manager, region }: ReceptionPeople,
  places: DemoPlaces,
  env: Env,
  today: Day,
): Promise<void> {
  const storage = openStorage(env);
  for (const reception of receptions) {
    const started = addDays(today, -reception.startedAgo);
    const fills = await actors(pool, manager, started);
    const serviceCenterId = `ServiceCenter_${places.get(reception.center)}`;
    await registerDevices(fills, serviceCenterId, reception.end === "OPEN");
    const { setup } = await fills.run(planReception, { serviceCenterId });
    await fill(fills, storage, setup, reception);
    await saveCards(fills, serviceCenterId, manager);
    await decide(pool, fills, region, setup, reception, started);
    if (reception.end === "ACCEPTED")
      await (
        await actors(pool, manager, addDays(today, -20))
      ).run(recordReceptionSystemCheck, {
        serviceCenterId,
        recordingOk: true,
        monitoringOk: true,
        ncOk: true,
      });
  }
}

async function registerDevices(actor: Actor, serviceCenterId: string, oneOff: boolean) {
  const at = { serviceCenterId, station: "FRONT_DESK" } as const;
  const phone = { ...at, kind: "PHONE", takesRequests: true } as const;
  for (const device of [
    { ...at, kind: "PC", number: "PC-01" },
    { ...at, kind: "PC", number: "PC-02", station: "CASHIER_DESK" },
    { ...phone, number: "400-800-6120", recorded: true },
    { ...phone, number: "400-800-6121", recorded: !oneOff },
    { ...at, kind: "RECORDER", number: "REC-01" },
    { ...at, kind: "DVR", number: "DVR-01" },
    { ...at, kind: "CAMERA", number: "CAM-01" },
    { ...at, kind: "PICKUP", number: "MIC-01" },
  ] as const)
    await actor.run(createFrontDeskDevice, device);
}

async function saveCards(actor: Actor, serviceCenterId: string, manager: Who) {
  const personId = `Person_${manager.personId}`;
  const card = { serviceCenterId, personId, title: "客户服务部经理", place: "接待台左侧" };
  await actor.run(saveDeskCard, card);
}

async function fill(
  actor: Actor,
  storage: Storage,
  setupId: string,
  { filled, wrong }: DemoReception,
) {
  const result = await write(
    actor.context,
    { name: "seedReception", key: null, input: null },
    async (db) => findResult(db, (await findSetup(db, setupId))!.resultId),
  );
  const { items } = receptionStandard.content;
  const toDo = items.slice(0, Math.round(items.length * filled));
  for (const [at, item] of toDo.entries()) {
    const answer = result!.answers.find(({ itemCode }) => itemCode === item.code)!;
    if (item.fromRecord || item.kind === "TEXT") continue;
    if (item.kind === "PHOTO") {
      await handIn(actor, storage, `ChecklistAnswer_${answer.id}`, at);
      continue;
    }
    const numbers = wrong[item.code] ?? measured[item.code];
    await actor.run(answerChecklistItem, {
      id: `ChecklistAnswer_${answer.id}`,
      version: answer.version,
      ...(item.kind === "TICK" && { ticked: true }),
      ...(item.kind === "CHOICE" && { choice: item.choices[0]!.code }),
      ...(numbers && {
        numbers: Object.entries(numbers).map(([code, value]) => ({ code, value })),
      }),
    });
  }
}

async function decide(
  pool: Pool,
  fills: Actor,
  region: Who,
  setup: string,
  { end }: DemoReception,
  started: Day,
) {
  if (end === "OPEN") return;
  const id = `ReceptionSetup_${setup}`;
  await fills.run(submitReceptionCheck, { id });
  const decides = await actors(pool, region, addDays(started, 1));
  if (end === "ACCEPTED") await decides.run(acceptReception, { id });
  const reason = "右侧缺高盆景、左侧小盆景过多；高脚凳超高，请更换后重新自查。";
  if (end === "RETURNED") await decides.run(returnReception, { id, reason });
}
