import type { Client } from "pg";
import type { Bench } from "./data.ts";
import { defectTraces, type Home, restoreDefects } from "./defects.ts";
import { openConnections } from "./load.ts";
import { assertSame } from "./same.ts";
import type { Case, Subject, System } from "./systems.ts";
import { restore, traces } from "./tasks.ts";

type Subjects = Readonly<Record<System, Subject>>;

/** Answers must be free of errors and the same everywhere before anything is measured. Throws otherwise. */
export async function compareAnswers(
  owner: Client,
  subjects: Subjects,
  bench: Bench,
  taskIds: readonly string[],
  homes: readonly Home[],
): Promise<void> {
  await compare("portfolio-200", subjects, "");
  if (bench.homeId) {
    await compare("defects-20", subjects, "");
    await compare("home-60-lines", subjects, bench.homeId);
  }
  for (const id of bench.planIds.slice(0, 20)) await compare("plan-40-tasks", subjects, id);
  for (const id of taskIds.filter((_, at) => at % 700 === 0)) {
    const [ours, theirs] = [
      await complete(owner, subjects.threshold, id),
      await complete(owner, subjects.handwritten, id),
    ];
    assertSame("answers to complete-task", ours.answer, theirs.answer);
    assertSame("what complete-task wrote", ours.traces, theirs.traces);
  }
  await ask(subjects.postgraphile, "complete-task", taskIds[0]!);
  await restore(owner);
  for (const { unitId } of homes.slice(0, 3)) {
    const [ours, theirs] = [
      await raise(owner, subjects.threshold, unitId, bench),
      await raise(owner, subjects.handwritten, unitId, bench),
    ];
    assertSame("answers to create-defect", ours.answer, theirs.answer);
    assertSame("what create-defect wrote", ours.traces, theirs.traces);
    await ask(subjects.postgraphile, "create-defect", unitId);
    await restoreDefects(owner, bench);
  }
}

async function compare(name: Case, subjects: Subjects, id: string): Promise<void> {
  const ours = await ask(subjects.threshold, name, id);
  assertSame(`answers to ${name}`, ours, await ask(subjects.handwritten, name, id));
  const theirs = await ask(subjects.postgraphile, name, id);
  assertSame(`answers to ${name}`, withoutCursor(ours), withoutCursor(theirs));
}

async function complete(owner: Client, subject: Subject, id: string) {
  const answer = await ask(subject, "complete-task", id);
  const left = await traces(owner, id);
  await restore(owner);
  return { answer, traces: left };
}

async function raise(owner: Client, subject: Subject, unitId: string, bench: Bench) {
  const answer = await ask(subject, "create-defect", unitId);
  const left = await defectTraces(owner, bench);
  await restoreDefects(owner, bench);
  return { answer, traces: left };
}

/** The key of every change that is compared; what it made is taken away each time. */
const key = "0199d3a0-0000-7000-8000-00000000c0de";

async function ask(subject: Subject, name: Case, id: string): Promise<unknown> {
  const { send, close } = openConnections(subject.api.url);
  const { status, body } = await send(subject.call(name, id, key));
  close();
  const text = body.toString();
  if (status !== 200 || "errors" in (JSON.parse(text) as object))
    throw new Error(`${name}: ${status} ${text.slice(0, 2000)}`);
  return subject.read(text);
}

const withoutCursor = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    key === "endCursor" ? null : value,
  ) as unknown;
