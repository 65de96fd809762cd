import { expect, test } from "vitest";
import {
  afterAnswer,
  type Command,
  nextToSend,
  nextTry,
  outboxState,
  pauseAfter,
  putAside,
  triedAgain,
} from "./outbox.ts";

const command = (id: string, given: Partial<Command> = {}): Command => ({
  id,
  sequence: Number(id),
  owner: "lin",
  lane: "unit 1",
  content: null,
  doneAt: "2027-06-03T01:00:00Z",
  tries: 0,
  notBefore: 0,
  refusal: null,
  aside: false,
  reported: null,
  ...given,
});
const refusal = { code: "RECORD_STATUS" } as const;

test("commands go in the order in which they were given", () => {
  expect(nextToSend([command("2"), command("1")], "lin", 0)?.id).toBe("1");
});

test("a refused command holds up its lane and no other", () => {
  const commands = [command("1", { refusal }), command("2"), command("3", { lane: "unit 2" })];
  expect(nextToSend(commands, "lin", 0)?.id).toBe("3");
  expect(outboxState(commands, "lin")).toEqual({ waiting: 1, needsYou: 2, ofOthers: 0 });
});

test("what was put aside holds up nothing, and stays", () => {
  const commands = [putAside(command("1", { refusal })), command("2")];
  expect(nextToSend(commands, "lin", 0)?.id).toBe("2");
  expect(outboxState(commands, "lin")).toEqual({ waiting: 1, needsYou: 0, ofOthers: 0 });
});

test("nobody sends what another gave on the same phone", () => {
  const commands = [command("1", { owner: "zhao" }), command("2")];
  expect(nextToSend(commands, "lin", 0)?.id).toBe("2");
  expect(outboxState(commands, "lin")).toEqual({ waiting: 1, needsYou: 0, ofOthers: 1 });
});

test("a fault of the server is tried again, later each time, five minutes apart at most", () => {
  const once = afterAnswer(command("1"), { kind: "LATER" }, 1_000);
  expect(once).toMatchObject({ tries: 1, notBefore: 3_000 });
  expect(afterAnswer(once, { kind: "LATER" }, 3_000)).toMatchObject({ notBefore: 7_000 });
  expect(pauseAfter(1_000)).toBe(300_000);
  expect(nextToSend([once, command("2")], "lin", 2_999)).toBeUndefined();
  expect(nextTry([once, command("2")], "lin")).toBe(3_000);
  expect(nextToSend([once, command("2")], "lin", 3_000)?.id).toBe("1");
});

test("the server's own wish how long to wait counts", () => {
  expect(afterAnswer(command("1"), { kind: "LATER", afterMs: 30_000 }, 0)).toMatchObject({
    notBefore: 30_000,
  });
});

test("what is tried again after a refusal keeps its key and its place", () => {
  const again = triedAgain(command("1", { refusal, tries: 3 }));
  expect(again).toEqual(command("1"));
  expect(nextToSend([command("2"), again], "lin", 0)).toBe(again);
});
