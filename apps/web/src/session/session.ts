import { useSyncExternalStore } from "react";

/**
 * Whether the server still knows who we are. UNKNOWN until the first answer; ENDED when a request of
 * a page already in use was turned away, so that signing in again can happen over the page and
 * nothing typed is lost. FACTOR_MISSING while the company asks a second factor that is not set up yet.
 */
export type SessionState = "UNKNOWN" | "SIGNED_OUT" | "SIGNED_IN" | "ENDED" | "FACTOR_MISSING";

/** Whether somebody signed in at this browser and did not sign out: a session that is gone has ended by itself. */
const KEPT = "threshold.signedIn";

let state: SessionState = "UNKNOWN";
const listeners = new Set<() => void>();
const resumers = new Set<() => void>();

/** The server turned a request away. */
function reportSignedOut(): void {
  move(state === "SIGNED_IN" || state === "ENDED" ? "ENDED" : "SIGNED_OUT");
}

/** The server knows us, but lets nothing through before a second factor is set up. */
function reportFactorMissing(): void {
  move("FACTOR_MISSING");
}

/** Heeds an answer's code that lets nobody in: no session, or a second factor is missing. False for any other. */
export function heedTurnAway(code: unknown): boolean {
  if (code === "UNAUTHENTICATED") reportSignedOut();
  else if (code === "SECOND_FACTOR_REQUIRED") reportFactorMissing();
  else return false;
  return true;
}

/** The server knows us: waiting requests go out again. */
export function reportSignedIn(): void {
  keep(true);
  move("SIGNED_IN");
  for (const resume of resumers) resume();
}

/** Whether the last session of this browser ended without a sign-out. */
export function hasEnded(): boolean {
  try {
    return localStorage.getItem(KEPT) !== null;
  } catch {
    return false;
  }
}

/** The person signed out, and expects to be asked again. */
export const forgetSignIn = (): void => keep(false);

function keep(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(KEPT, "");
    else localStorage.removeItem(KEPT);
  } catch {
    // storage may be forbidden: sign-in then says nothing of an earlier session
  }
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
