import type { Day } from "@threshold/domain/calendar/day";
import { canonicalJson, type Json } from "@threshold/domain/canonical-json";
import { readDecimal } from "@threshold/domain/decimal";
import { judgeLine, type Told } from "@threshold/domain/unit-acceptance/result";
import { type Line, lineKey } from "@threshold/domain/unit-acceptance/standard";
import type { Tool } from "@threshold/domain/unit-acceptance/tool-kit";
import { type LineState, reinspectedStatus } from "@threshold/domain/unit-acceptance/verdict";
import { type Found, type Sheet, sheetOf } from "@threshold/domain/unit-acceptance/sheet";
import type { UnitResultInput } from "../gql/graphql.ts";
import { type DeviceCommand, mutationOf } from "../outbox/store.ts";
import type { Group, Home, Result } from "./home-document.ts";

/** What an inspector says of a line, as the rule takes it. */
export const toldOf = (input: UnitResultInput, group: Group | undefined): Told => ({
  outcome: (input.outcome ?? null) as Told["outcome"], // UNDECIDED is never said, it is worked out
  points: input.points.map(({ value, confirmed }) => ({
    value: readDecimal(value) ?? value,
    confirmed: confirmed ?? false,
  })),
  tool: (group?.tools.find(({ id }) => id === input.toolId) as Tool | undefined) ?? null,
  remark: input.remark ?? null,
});

/** A home as its inspector sees it: what the server has, and over it what this device did and the server has not taken yet. */
export interface Standing {
  readonly status: Home["status"];
  /** What is signed now is of this round. */
  readonly round: number;
  /** The groups that recorded. */
  readonly groupIds: ReadonlySet<string>;
  /** Signatures that wait on this device. */
  readonly signed: readonly { readonly memberId: string; readonly contentHash: string }[];
  /** Of each line its latest result. */
  readonly results: ReadonlyMap<string, Result>;
  /** The lines whose result waits on this device. */
  readonly waiting: ReadonlySet<string>;
}

interface Results {
  readonly groupId: string;
  readonly doneAt: string;
  readonly results: readonly UnitResultInput[];
}

interface Signings {
  readonly memberId: string;
  readonly signings: readonly { readonly recordId: string; readonly contentHash: string }[];
}

const keyOf = ({ itemCode, roomCode }: { itemCode: string; roomCode?: string | null }) =>
  lineKey(itemCode, roomCode === "" ? null : (roomCode ?? null));

/** `lane` are the commands shown over the home (`useLane`). */
export function standingOf(
  home: Home,
  lines: readonly Line[],
  lane: {
    readonly commands: readonly DeviceCommand[];
    readonly isWaiting: (id: string) => boolean;
  },
  { today, person }: { readonly today: Day; readonly person: NonNullable<Result["doneBy"]> },
): Standing {
  const results = latest(home.results);
  const waiting = new Set<string>();
  const signed: { memberId: string; contentHash: string }[] = [];
  const groupIds = new Set(
    [home.generalGroup, home.specialGroup].flatMap((group) => (group ? [group.id] : [])),
  );
  let { status, round } = home;
  for (const command of lane.commands) {
    const { id, content } = command;
    if (content.kind === "FILE") {
      addPhoto(results, content.record, {
        id,
        name: content.name,
        url: "",
        thumbnailUrl: null,
        capture: content.capture ?? null,
      });
      continue;
    }
    const act = mutationOf(content.document);
    if (act === "completeUnitInspection") status = "INSPECTED";
    if (act === "reopenUnitInspection") status = "PENDING";
    signed.push(...signingsOf(command));
    const isAgain = act === "reinspectUnit";
    if (!isAgain && act !== "recordUnitResults") continue;
    const input = content.input as Results;
    const group = home.batch.groups.find((one) => one.id === input.groupId);
    groupIds.add(input.groupId);
    for (const one of input.results) {
      const key = keyOf(one);
      const line = lines.find((candidate) => candidate.key === key);
      if (!line) continue;
      if (lane.isWaiting(id)) waiting.add(key);
      const told = toldOf(one, group);
      const judged = judgeLine(line, told, today);
      const before = results.get(key);
      const outcome = judged.ok ? judged.value.outcome : (one.outcome ?? "UNDECIDED");
      results.set(key, {
        id: `UnitResult_${one.id}`,
        round: isAgain ? (before?.round ?? 0) + 1 : (before?.round ?? 1),
        itemCode: one.itemCode,
        roomCode: one.roomCode ?? "",
        outcome,
        points: told.points,
        tool: told.tool,
        measured: judged.ok ? judged.value.measured : null,
        remark: told.remark,
        mending: outcome === "FAIL" ? "OPEN" : null,
        exception: null,
        ...pinnedAt(outcome === "FAIL" ? one.pin : null),
        version: before?.version ?? 0,
        doneAt: input.doneAt,
        doneBy: person,
        attachments: before?.id === `UnitResult_${one.id}` ? before.attachments : [],
      });
    }
  }
  const states = statesOf(lines, { results });
  const isMended = lane.commands.some(
    ({ content }) =>
      content.kind === "MUTATION" && mutationOf(content.document) === "reinspectUnit",
  );
  if (isMended && (status === "RECTIFYING" || status === "RECTIFIED")) {
    status = reinspectedStatus(states, home.openBeside);
    if (status === "REINSPECTED") round += 1;
  }
  return { status, round, results, waiting, signed, groupIds };
}

const pinnedAt = (pin: UnitResultInput["pin"]) => ({
  planId: pin?.planId ?? null,
  pinX: pin?.x ?? null,
  pinY: pin?.y ?? null,
});

/** What a command signs: which homes, for which member, on what content. */
export function signingsOf({ content }: DeviceCommand) {
  if (content.kind !== "MUTATION" || mutationOf(content.document) !== "signUnitAcceptances")
    return [];
  const { memberId, signings } = content.input as Signings;
  return signings.map(({ recordId, contentHash }) => ({ recordId, memberId, contentHash }));
}

/** What a signature on the home stands for now: computed as the server computes it. */
export const sheetOfHome = (home: Home, lines: readonly Line[], standing: Standing): Sheet => {
  const unit = `${home.building.number}-${home.unit.roomNumber}`;
  const results = new Map(
    [...standing.results].map(([key, result]): [string, Found] => [
      key,
      {
        outcome: result.outcome,
        points: result.points as Found["points"],
        tool: (result.tool ?? null) as Found["tool"],
        remark: result.remark ?? null,
        mending: result.mending ?? null,
        exception: result.exception ?? null,
      },
    ]),
  );
  return sheetOf({ batch: home.batch.name, unit, round: standing.round }, lines, results);
};

/** SHA-256 of a content in its canonical form, as the server hashes it. */
export async function hashOf(content: Json): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(content));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function addPhoto(
  results: Map<string, Result>,
  record: string,
  photo: Result["attachments"][number],
): void {
  for (const [key, result] of results)
    if (result.id === record)
      results.set(key, { ...result, attachments: [...result.attachments, photo] });
}

/** Of each line the result of its latest round. */
function latest(results: readonly Result[]): Map<string, Result> {
  const found = new Map<string, Result>();
  for (const result of results) {
    const key = keyOf(result);
    const known = found.get(key);
    if (!known || known.round < result.round) found.set(key, result);
  }
  return found;
}

/** Every line as it stands, for the rules. */
export const statesOf = (
  lines: readonly Line[],
  { results }: Pick<Standing, "results">,
): LineState[] =>
  lines.map((line) => {
    const result = results.get(line.key);
    return {
      line,
      outcome: result?.outcome ?? null,
      mending: result?.mending ?? null,
      exception: result?.exception ?? null,
    };
  });
