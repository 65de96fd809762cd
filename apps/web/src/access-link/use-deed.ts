import { useRef, useState } from "react";
import type { Problem } from "../problem.ts";
import { actByLink } from "./link-api.ts";
import type { LinkAnswer, LinkDeed, OneAct } from "./link-api.ts";

/** Sends deeds by a link; one that got lost on the way keeps its key, so that pressing again does it once. */
export function useSendByLink<Deed extends object, Done>(token: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const lost = useRef<{ text: string; key: string }>(undefined);
  const send = async (deed: Deed): Promise<LinkAnswer<Done>> => {
    const text = JSON.stringify(deed);
    const key = lost.current?.text === text ? lost.current.key : crypto.randomUUID();
    setBusy(true);
    setProblem(undefined);
    const answer = await actByLink<Done>(token, deed, key);
    setBusy(false);
    const against = answer.ok ? undefined : answer.problem;
    lost.current = against?.kind === "OFFLINE" ? { text, key } : undefined;
    setProblem(against);
    return answer;
  };
  return { send, busy, problem };
}

const stale = [
  "LINK_NOT_VALID",
  "APPROVAL_CONTENT_CHANGED",
  "SIGNATURE_CONTENT_CHANGED",
  "STALE_VERSION",
];

/** Does the one thing that a link is for. */
export function useDeed(token: string, onDone: (act: OneAct) => void, onStale: () => void) {
  const { send, busy, problem } = useSendByLink<LinkDeed, { done: OneAct }>(token);
  const sendOne = async (deed: LinkDeed) => {
    const answer = await send(deed);
    if (answer.ok) return onDone(answer.value.done);
    if (answer.problem.kind === "REFUSED" && stale.includes(answer.problem.code)) onStale();
  };
  return { send: sendOne, busy, problem };
}
