import { useRef, useState } from "react";
import type { Problem } from "../problem.ts";
import { actByLink } from "./link-api.ts";
import type { OneAct } from "./link-api.ts";

type Deed = Omit<Parameters<typeof actByLink>[1], "key">;

/** Sends a deed; one that got lost on the way keeps its key, so that pressing again does it once. */
export function useDeed(token: string, onDone: (act: OneAct) => void, onStale: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const lost = useRef<{ text: string; key: string }>(undefined);
  const send = async (deed: Deed) => {
    const text = JSON.stringify(deed);
    const key = lost.current?.text === text ? lost.current.key : crypto.randomUUID();
    setBusy(true);
    setProblem(undefined);
    const answer = await actByLink(token, { ...deed, key });
    setBusy(false);
    if (answer.ok) return onDone(answer.value.done);
    lost.current = answer.problem.kind === "OFFLINE" ? { text, key } : undefined;
    setProblem(answer.problem);
    const isStale =
      answer.problem.kind === "REFUSED" &&
      ["LINK_NOT_VALID", "APPROVAL_CONTENT_CHANGED", "SIGNATURE_CONTENT_CHANGED"].includes(
        answer.problem.code,
      );
    if (isStale) onStale();
  };
  return { send, busy, problem };
}
