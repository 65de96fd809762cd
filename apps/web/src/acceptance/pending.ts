import type { Day } from "@threshold/domain/calendar/day";
import { readDecimal } from "@threshold/domain/decimal";
import { judgeLine, type Told } from "@threshold/domain/unit-acceptance/result";
import { type Line, lineKey } from "@threshold/domain/unit-acceptance/standard";
import type { Tool } from "@threshold/domain/unit-acceptance/tool-kit";
import type { LineState } from "@threshold/domain/unit-acceptance/verdict";
import type { UnitResultInput } from "../gql/graphql.ts";
import type { DeviceCommand } from "../outbox/store.ts";
import type { Group, Home, Result } from "./InspectPage.tsx";

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
  let { status } = home;
  for (const { id, content } of lane.commands) {
    if (content.kind === "FILE") {
      addPhoto(results, content.record, { id, name: content.name });
      continue;
    }
    const input = content.input as Partial<Results>;
    if (!input.results) {
      status = content.document.includes("reopen") ? "PENDING" : "INSPECTED";
      continue;
    }
    const group = home.batch.groups.find((one) => one.id === input.groupId);
    for (const one of input.results) {
      const key = keyOf(one);
      const line = lines.find((candidate) => candidate.key === key);
      if (!line) continue;
      if (lane.isWaiting(id)) waiting.add(key);
      const told = toldOf(one, group);
      const judged = judgeLine(line, told, today);
      const before = results.get(key);
      results.set(key, {
        id: `UnitResult_${one.id}`,
        round: before?.round ?? 1,
        itemCode: one.itemCode,
        roomCode: one.roomCode ?? "",
        outcome: judged.ok ? judged.value.outcome : (one.outcome ?? "UNDECIDED"),
        points: told.points,
        tool: told.tool,
        measured: judged.ok ? judged.value.measured : null,
        remark: told.remark,
        mending: null,
        exception: null,
        version: before?.version ?? 0,
        doneAt: input.doneAt ?? "",
        doneBy: person,
        attachments: before?.id === `UnitResult_${one.id}` ? before.attachments : [],
      });
    }
  }
  return { status, results, waiting };
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
export const statesOf = (lines: readonly Line[], { results }: Standing): LineState[] =>
  lines.map((line) => {
    const result = results.get(line.key);
    return {
      line,
      outcome: result?.outcome ?? null,
      mending: result?.mending ?? null,
      exception: result?.exception ?? null,
    };
  });
