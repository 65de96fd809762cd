import type { outboxZh } from "./outbox.zh.ts";

export const outboxEn: typeof outboxZh = {
  title: "Waiting to synchronise",
  lead: "What was done on this device and the server does not have yet, in the order of doing. Nothing is deleted before the server confirms it.",
  state: {
    synchronised: "Synchronised",
    waiting: (count) => `${count} waiting`,
    needsYou: (count) => `${count} need you`,
  },
  states: {
    NEXT: "Waiting",
    WAITING: "Waiting",
    REFUSED: "Not accepted",
    HELD: "Waits for the one before",
    ASIDE: "Put aside",
  },
  heldText:
    "The step before it on the same record was not accepted; this goes on when that is settled.",
  tries: (count) =>
    `The server could not take it yet (${count} ${count === 1 ? "try" : "tries"}); it is tried again by itself.`,
  ofOthers: (count) =>
    `${count} more on this device are somebody else's; they go out when that person signs in.`,
  none: "Everything is synchronised",
  noneText:
    "What you do without signal is kept here and goes out by itself once there is a connection.",
  sendNow: "Synchronise now",
  tryAgain: "Try again",
  aside: "Put this one aside",
  asideQuestion:
    "It will not be synchronised any more, but stays here to be looked at. Put it aside?",
  asideDone: "Put aside; what comes after it goes on",
  look: "Look at the record",
  signAgainQuestion:
    "What was signed has changed since: this signature does not count. Look at what stands now and sign once more; the first stays here to be seen.",
  contests: { said: "Not accepted:", stands: "It stands:", nothing: "nothing" },
  full: "This device has no room left: this step was not saved. Free some space or synchronise first, then try again.",
  kept: (at) => `No connection: this is what was kept on this device at ${at}`,
  prepare: {
    start: "Take along (works offline)",
    again: "Fetch the offline content again",
    progress: (done, total) => `Fetching ${done} / ${total}`,
    done: (size) => `On this device, ${size} in all: it works without signal`,
    kept: "This device has offline content",
    noRoom:
      "This device has no room left: the offline content is incomplete. Free some space and try again.",
  },
};
