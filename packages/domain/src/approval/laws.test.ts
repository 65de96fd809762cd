import fc from "fast-check";
import { expect, it } from "vitest";
import type { Role } from "../organization/roles.ts";
import type { ChainStep } from "./chain.ts";
import {
  type Actor,
  addCountersigner,
  changeContent,
  commentOn,
  decide,
  decideAsOutsider,
  delegateApproval,
  withdraw,
} from "./decide.ts";
import { after, type ApprovalEvent, type ApprovalState, currentStep, stateOf } from "./state.ts";

const people = ["a", "b", "c", "d", "e"];
const inner: Role[] = ["REGION_HEAD", "HR_ADMIN_OFFICER", "TRAINING_OFFICER"];

const anyStep = fc.oneof(
  fc.record({
    roles: fc.uniqueArray(fc.constantFrom(...inner), { minLength: 1 }),
    level: fc.constantFrom("REGION" as const, "SERVICE_CENTER" as const),
    mode: fc.constantFrom("ONE" as const, "ALL" as const),
  }),
  fc.constant({
    roles: ["DEVELOPER_HEAD" as Role],
    level: "EXTERNAL" as const,
    mode: "ONE" as const,
  }),
);
const anyChain = fc.array(anyStep, { minLength: 1, maxLength: 4 }).map((steps) =>
  steps.map((step, at): ChainStep => ({
    ...step,
    key: `S${at}`,
    label: "",
    labelEn: "",
    dueDays: null,
  })),
);

const anyActor = fc.record({
  personId: fc.constantFrom(...people),
  authorities: fc.array(
    fc.record({
      role: fc.constantFrom<Role>(...inner, "DEVELOPER_HEAD"),
      placeLevel: fc.constantFrom("COMPANY" as const, "REGION" as const, "SERVICE_CENTER" as const),
      forPersonId: fc.option(fc.constantFrom(...people), { freq: 4 }),
    }),
    { maxLength: 4 },
  ),
  mayRecord: fc.boolean(),
  mayIssueLinks: fc.boolean(),
});

const anyCommand = fc.record({
  kind: fc.constantFrom(
    "APPROVE",
    "APPROVE",
    "APPROVE",
    "RETURN",
    "HAND",
    "ADD",
    "EDIT",
    "SAY",
    "LINK",
    "TAKE",
  ),
  actor: anyActor,
  to: fc.constantFrom(...people),
  trusted: fc.boolean(),
  placement: fc.constantFrom("BEFORE" as const, "AFTER" as const),
  hash: fc.constantFrom("h1", "h2", "h3"),
  stale: fc.boolean().map((stale) => stale),
});
type Command = typeof anyCommand extends fc.Arbitrary<infer C> ? C : never;

/** The event that a command makes of a state, undefined where it is refused. */
function eventOf(state: ApprovalState, command: Command): ApprovalEvent | undefined {
  const { kind, actor, to, trusted, placement, hash, stale } = command;
  const seen = {
    step: currentStep(state)?.key ?? "",
    contentHash: stale && kind === "RETURN" ? "old" : state.contentHash,
  };
  const asked = { personId: to, trusted };
  const result = {
    APPROVE: () => decide(state, actor, "APPROVE", seen, null),
    RETURN: () => decide(state, actor, "RETURN", seen, "因为"),
    HAND: () => delegateApproval(state, actor, asked, seen),
    ADD: () => addCountersigner(state, actor, asked, placement, seen),
    SAY: () => commentOn(state, actor.personId, "话"),
    TAKE: () => withdraw(state, actor.personId),
    LINK: () =>
      decideAsOutsider(state, { role: "DEVELOPER_HEAD", name: "陈" }, "APPROVE", seen, null),
    EDIT: () => changeContent(state, actor.personId, hash),
  }[kind as "APPROVE"]() as ReturnType<typeof decide> | ApprovalEvent | undefined;
  if (result === undefined || "kind" in result) return result as ApprovalEvent | undefined;
  return result.ok ? result.value : undefined;
}

const anyRun = fc.record({
  steps: anyChain,
  commands: fc.array(anyCommand, { maxLength: 40 }),
});

/** Plays the commands; calls `check` with every state and the event that led to it. */
function run(
  { steps, commands }: { steps: ChainStep[]; commands: Command[] },
  check: (before: ApprovalState, event: ApprovalEvent, then: ApprovalState, actor: Actor) => void,
) {
  const asked = { steps, requesterId: "a", authorIds: ["a"], contentHash: "h1" };
  const history: ApprovalEvent[] = [];
  let state = stateOf(asked, []);
  for (const command of commands) {
    const event = eventOf(state, command);
    if (!event) continue;
    const then = after(state, event);
    check(state, event, then, command.actor);
    history.push(event);
    state = then;
  }
  return { asked, history, state };
}

it("is its history: played at once or event by event, it stands the same", () => {
  fc.assert(
    fc.property(anyRun, (played) => {
      const { asked, history, state } = run(played, () => {});
      expect(stateOf(asked, history)).toEqual(state);
    }),
  );
});

it("lets no author decide, however the sequence goes", () => {
  fc.assert(
    fc.property(anyRun, (played) => {
      run(played, (before, event) => {
        if (event.kind !== "APPROVED" && event.kind !== "RETURNED") return;
        if (event.personId !== null) expect(before.authorIds.has(event.personId)).toBe(false);
      });
    }),
  );
});

it("is approved only with every seat filled on the last content, in order, by different people of a step", () => {
  fc.assert(
    fc.property(anyRun, (played) => {
      const { history, state } = run(played, (before, event, then) => {
        const open = before.steps.filter((step) => step.seats.some((seat) => !seat.filled));
        if (event.kind === "APPROVED") expect(open[0]?.key).toBe(event.stepKey);
        const names = then.steps.map(({ seats }) => seats.flatMap((seat) => seat.filledBy ?? []));
        for (const one of names) expect(new Set(one).size).toBe(one.length);
      });
      if (state.status !== "APPROVED") return;
      const lastEdit = history.findLastIndex((event) => event.kind === "CONTENT_CHANGED");
      const counted = history.slice(lastEdit + 1).filter((event) => event.kind === "APPROVED");
      expect(counted).toHaveLength(state.steps.reduce((sum, step) => sum + step.seats.length, 0));
    }),
  );
});

it("has one step whose turn it is while it is under way, and nothing happens to it afterwards", () => {
  fc.assert(
    fc.property(anyRun, (played) => {
      run(played, (before, _, then) => {
        expect(before.status).toBe("PENDING");
        const turns = then.steps.filter((step) => step.status === "CURRENT").length;
        if (then.status === "PENDING") expect(turns).toBe(1);
        else expect(currentStep(then)).toBeUndefined();
      });
    }),
  );
});

it("ends a delegation with the decision", () => {
  fc.assert(
    fc.property(anyRun, (played) => {
      run(played, (_, __, then) => {
        for (const { seats } of then.steps)
          for (const seat of seats) if (seat.filled) expect(seat.handedTo).toBeNull();
      });
    }),
  );
});
