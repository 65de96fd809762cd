import type { Day } from "@threshold/domain/calendar/day";
import { custodyDirections } from "@threshold/domain/custody/vocabulary";
import type { Tx } from "../db/tenancy.ts";
import {
  type Clock,
  obligeJust,
  type ObligationDraft,
  settleObligation,
} from "../obligation/actions.ts";
import type { HandoverRow } from "./queries.ts";

const kinds = ["CUSTODY_SIGN", "CUSTODY_FOLLOW", "CUSTODY_GIVE_BACK"] as const;

/**
 * What a handover asks of people: to sign while it waits, of a holder with an account; once it is done and is to come back,
 * that the holder brings it and that whoever handed it out sees to it.
 */
export async function obligeHandover(
  db: Tx,
  clock: Clock & { readonly today: Day },
  handover: HandoverRow,
): Promise<void> {
  const { personId, handlerId, status, dueBackOn } = handover;
  const desk = { role: "FRONT_DESK_AGENT", personId: handlerId } as const;
  const holder = personId && ({ role: "FRONT_DESK_AGENT", personId } as const);
  const due = dueBackOn && ({ anchor: { on: dueBackOn }, rule: { unit: "DAY" } } as const);
  const isOut = status === "DONE" && handover.direction === "ISSUE";
  const now: ObligationDraft[] = [
    ...(status === "OPEN" && holder
      ? [draftOf(handover, "CUSTODY_SIGN", "SIGN", "签收", "Sign for", holder, null)]
      : []),
    ...(isOut && due
      ? [draftOf(handover, "CUSTODY_FOLLOW", "FOLLOW", "收回", "Get back", desk, due)]
      : []),
    ...(isOut && due && holder && holder.personId !== handlerId
      ? [draftOf(handover, "CUSTODY_GIVE_BACK", "DO", "归还", "Give back", holder, due)]
      : []),
  ];
  const record = { type: "CustodyHandover", id: handover.id };
  const before = kinds.map((kind) => ({ kind }));
  await obligeJust(
    db,
    clock,
    record,
    { before, now },
    status === "CANCELLED" ? "CANCELLED" : "MET",
  );
}

/** All of it is back, or settled otherwise: nobody waits for it any more. */
export async function settleBack(db: Tx, handoverId: string): Promise<void> {
  const record = { type: "CustodyHandover", id: handoverId };
  for (const kind of ["CUSTODY_FOLLOW", "CUSTODY_GIVE_BACK"])
    await settleObligation(db, record, kind, "MET");
}

/** The differences of a handover are to be settled, as long as there are some. */
export async function obligeToSettle(
  db: Tx,
  clock: Clock,
  handover: HandoverRow,
  open: number,
): Promise<void> {
  const manager = { role: "CUSTOMER_SERVICE_MANAGER", personId: null } as const;
  const zh = `处理 ${open} 项差异`;
  const now =
    open > 0
      ? [
          draftOf(
            handover,
            "CUSTODY_SETTLE",
            "DO",
            zh,
            `Settle ${open} differences of`,
            manager,
            null,
          ),
        ]
      : [];
  const record = { type: "CustodyHandover", id: handover.id };
  await obligeJust(db, clock, record, { before: [{ kind: "CUSTODY_SETTLE" }], now }, "MET");
}

function draftOf(
  handover: HandoverRow,
  kind: string,
  act: "SIGN" | "FOLLOW" | "DO",
  zh: string,
  en: string,
  responsible: ObligationDraft["responsible"],
  due: ObligationDraft["due"],
): ObligationDraft {
  const { id, number, serviceCenterId, estateId, estateName, holderName, lines } = handover;
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const direction = custodyDirections[handover.direction];
  return {
    recordType: "CustodyHandover",
    recordId: id,
    kind,
    act,
    serviceCenterId,
    estateId,
    title: `${zh}：${estateName} ${direction.zh}单 #${number} ${holderName} ${count} 件`.slice(
      0,
      200,
    ),
    data: { titleEn: `${en}: ${estateName} #${number} ${holderName}, ${count}` },
    responsible,
    due,
  };
}
