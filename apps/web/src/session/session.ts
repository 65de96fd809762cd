import { useSyncExternalStore } from "react";

/**
 * Whether the server still knows who we are. UNKNOWN until the first answer; ENDED when a request of
 * a page already in use was turned away, so that signing in again can happen over the page and
 * nothing typed is lost.
 */
export type SessionState = "UNKNOWN" | "SIGNED_OUT" | "SIGNED_IN" | "ENDED";

let state: SessionState = "UNKNOWN";
const listeners = new Set<() => void>();
const resumers = new Set<() => void>();

/** The server turned a request away. */
export function reportSignedOut(): void {
  move(state === "SIGNED_IN" || state === "ENDED" ? "ENDED" : "SIGNED_OUT");
}

/** The server knows us: waiting requests go out again. */
export function reportSignedIn(): void {
  move("SIGNED_IN");
  for (const resume of resumers) resume();
}

/** Calls back at every (new) sign-in. */
export function onSignedIn(resume: () => void): () => void {
  resumers.add(resume);
  return () => resumers.delete(resume);
}

/** The state of the session; renders again when it changes. */
export function useSessionState(): SessionState {
  return useSyncExternalStore(subscribe, () => state);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function move(next: SessionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}
