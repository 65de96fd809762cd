import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  drain,
  nextToSend,
  nextTry,
  putAside,
  toReport,
  triedAgain,
} from "@threshold/domain/outbox/outbox";
import { print } from "graphql";
import type { TakenPhoto } from "../offline/photo.ts";
import { onSignedIn } from "../session/session.ts";
import { reportCommand, sendCommand } from "./send.ts";
import { type CommandStore, type Content, type DeviceCommand, openStore } from "./store.ts";

/** How often a server that could not be reached is tried at last, in ms: browsers do not always tell that they are back. */
const pace = 15_000;
/** How soon it is tried again where they do tell: the first requests after that often find no way yet. Twice as long each time. */
const soon = 1_000;
const NAME = "threshold-outbox";

/** What somebody did, to be kept until the server has it. */
export interface Given {
  /** Commands of one lane go one after the other: the record's id, with a word behind it where it is a lane beside the record's. */
  readonly lane: string;
  /** What it is, for its person: "1-101 墙面平整度". */
  readonly label: string;
  /** The page on which it was done, to look again. */
  readonly href?: string;
}

/** A photo for a record, which may be one that a command before it makes. */
export interface Photo extends TakenPhoto {
  readonly record: string;
}
const ofPhoto = ({ record, file, capture }: Photo, { label, href }: Given) => ({
  content: {
    kind: "FILE",
    record,
    name: file.name,
    capture,
    label,
    ...(href && { href }),
  } as const,
  file,
});

/**
 * The commands of one person on this device (发件箱). Given commands are on the disk before `give` is done; one tab at a
 * time sends them, whichever is open. Tabs tell each other of every change.
 */
export class Outbox {
  readonly #owner: string;
  readonly #store: Promise<CommandStore>;
  readonly #channel = new BroadcastChannel(NAME);
  readonly #listeners = new Set<() => void>();
  readonly #ends: (() => void)[] = [];
  #commands: readonly DeviceCommand[] = [];
  readonly #ended = new AbortController();
  #asked = false;
  #sending: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pace = pace;

  /** `owner` is the person in the company: `companyId personId`. */
  constructor(owner: string, store = openStore()) {
    this.#owner = owner;
    this.#store = store;
    const wake = () => {
      this.#pace = soon;
      void this.send();
    };
    this.#channel.addEventListener("message", () => void this.#look());
    globalThis.addEventListener?.("online", wake);
    this.#ends.push(onSignedIn(wake), () => globalThis.removeEventListener?.("online", wake));
    void this.#look().then(wake);
  }

  /**
   * Keeps a mutation, and photos for the record that it makes, all or nothing. Throws where the disk has no room (`isFull`):
   * then nothing is kept, and the page must say so.
   */
  async give<Input extends { clientMutationId: string }>(
    document: TypedDocumentNode<unknown, { input: Input }>,
    input: Omit<Input, "clientMutationId">,
    given: Given,
    photos: readonly Photo[] = [],
  ): Promise<void> {
    const { lane, label, href } = given;
    const asked = { kind: "MUTATION", document: print(document), input } as const;
    await this.#keep(lane, [
      { content: { ...asked, label, ...(href && { href }) } },
      ...photos.map((photo) => ofPhoto(photo, given)),
    ]);
  }

  /** Keeps a photo for a record. */
  async givePhoto(photo: Photo, given: Given): Promise<void> {
    await this.#keep(given.lane, [ofPhoto(photo, given)]);
  }

  async #keep(
    lane: string,
    given: readonly { readonly content: Content; readonly file?: Blob }[],
  ): Promise<void> {
    const fresh = { tries: 0, notBefore: 0, refusal: null, aside: false, reported: null };
    const by = { owner: this.#owner, lane, doneAt: new Date().toISOString() };
    const commands = given.map(({ content, file }) => ({
      command: { id: crypto.randomUUID(), ...by, content, ...fresh },
      ...(file && { file }),
    }));
    await (await this.#store).add(commands);
    await this.#tell();
    void this.send();
  }

  async tryAgain(command: DeviceCommand): Promise<void> {
    await (await this.#store).change(command, triedAgain);
    await this.#tell();
    void this.send();
  }

  /** Goes on without it; what waited for it is sent. */
  async putAside(command: DeviceCommand): Promise<void> {
    await (await this.#store).change(command, putAside);
    await this.#tell();
    void this.send();
  }

  /** A photo that is kept here. */
  async file(id: string): Promise<Blob | undefined> {
    return (await this.#store).file(id);
  }

  /** Sends what can be sent, in one tab at a time; a tab that dies passes its turn on. */
  async send(): Promise<void> {
    if (this.#asked || this.#ended.signal.aborted) return;
    this.#asked = true;
    clearTimeout(this.#timer);
    this.#sending = navigator.locks.request(NAME, () => this.#turn());
    await this.#sending;
    this.#later();
  }

  async #turn(): Promise<void> {
    this.#asked = false; // what is given from now on asks for a turn of its own
    const store = await this.#store;
    const send = (command: DeviceCommand) =>
      sendCommand(command, (id) => store.file(id), this.#ended.signal);
    const telling = {
      all: () => store.all(),
      change: async (command: DeviceCommand, to: (now: DeviceCommand) => DeviceCommand) => {
        await store.change(command, to);
        await this.#tell();
      },
      remove: async (command: DeviceCommand) => {
        await store.remove(command);
        await this.#tell();
      },
    };
    const report = (command: DeviceCommand) => reportCommand(command, this.#ended.signal);
    await drain(telling, send, report, { owner: this.#owner, now: Date.now });
  }

  /** Looks again when a pause is over, or after a while where something could be sent but nobody is reached. */
  #later(): void {
    if (this.#ended.signal.aborted) return;
    const isTold = this.#commands.every(
      (command) => command.owner !== this.#owner || toReport(command) === null,
    );
    const now = Date.now();
    const at = nextTry(this.#commands, this.#owner) ?? (isTold ? undefined : now + pace);
    if (at === undefined) return;
    const pause = nextToSend(this.#commands, this.#owner, now) ? this.#pace : Math.max(at - now, 0);
    this.#pace = Math.min(2 * this.#pace, pace);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.send(), pause);
  }

  async #tell(): Promise<void> {
    await this.#look();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
    this.#channel.postMessage("changed");
  }

  async #look(): Promise<void> {
    this.#commands = await (await this.#store).all();
    for (const listener of this.#listeners) listener();
  }

  /** All commands of this device, whoever gave them; the same array until one changes. */
  readonly commands = (): readonly DeviceCommand[] => this.#commands;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** What is being sent is broken off, and goes out again another time. */
  async close(): Promise<void> {
    this.#ended.abort();
    await this.#sending;
    clearTimeout(this.#timer);
    for (const end of this.#ends) end();
    this.#channel.close();
    (await this.#store).close();
  }
}
