import type { Json } from "@threshold/domain/canonical-json";
import type { LinkPurpose } from "@threshold/domain/access-link/link";
import type { Question } from "@threshold/domain/showcase/survey";
import type { DecidingContext, Summary } from "../approval/actions.ts";
import type { Context } from "../context.ts";
import type { Tx } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type { LinkAct as LinkActWord } from "./enums.ts";
import type { LinkSubject } from "./evidence-types.ts";
import type { OpenPlan } from "./plan-types.ts";
import type { LinkRow } from "./queries.ts";

/** What was done by a link. */
export type LinkAct = keyof typeof LinkActWord;

/** What the page sends, as it came. */
export interface LinkInput {
  readonly act: LinkAct;
  /** Nobody who answers a survey need say who he is. */
  readonly name: string | null;
  readonly organization: string | null;
  readonly contentHash: string;
  readonly comment: string | null;
  /** What was written; null where the name is typed alone. */
  readonly strokes: readonly (readonly number[])[] | null;
  /** To a survey's questions, by their codes. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** All that was sent beside token and key, for purposes with a form of their own: they read it field by field. */
  readonly deed: Readonly<Record<string, unknown>>;
}

/** Who he says he is, whoever decides, signs or hands something in. Refused: INVALID_INPUT. */
export function nameOf({ name }: LinkInput): string {
  if (name === null) throw refusalError({ code: "INVALID_INPUT", details: { field: "name" } });
  return name;
}

/** What was done, among what the purpose lets be done. Refused: INVALID_INPUT. */
export function wordOf<Word extends LinkAct>({ act }: LinkInput, words: readonly Word[]): Word {
  const known = words.find((word) => word === act);
  if (known === undefined) throw refusalError({ code: "INVALID_INPUT", details: { field: "act" } });
  return known;
}

/** What the page shows of the one thing that the link is about, and nothing of any other. */
export interface LinkView extends Summary {
  readonly contentHash: string;
  readonly label: string;
  readonly labelEn: string;
  /** Of a survey. */
  readonly questions?: readonly Question[];
  /** Of a contractor's plan: its form and what is kept of it. */
  readonly plan?: OpenPlan;
  /** What a responsible party has to mend, with its photos. */
  readonly defects?: readonly object[];
  /** Of a tender: its notice, and what else the link's purpose shows. */
  readonly tender?: Readonly<Record<string, unknown>>;
  /** Whether it can be done now; otherwise the refusal's code. */
  readonly problem: string | null;
}

/** A file on its way out by a link. */
export interface LinkFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Under what it is kept, where that is not its hash. */
  readonly key?: string;
}

/** A file that came in parts, on its way to being kept under `id`. */
export interface LinkParts {
  readonly id: string;
  /** Under which name it came. */
  readonly upload: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What became of it. */
export interface TakenParts {
  readonly done: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Whether what is kept under `id` is wanted. */
  readonly kept: boolean;
}

/** What a link is to be about, as whoever gives it out names it. */
export interface Asked {
  /** The global id of an approval, sheet, survey, plan, party, or record that takes what is handed in. */
  readonly subjectId: string;
  /** Which part of it is whose: an office, a slot, an estate, or the purpose's own word. */
  readonly part: string;
}

export interface Purpose {
  /**
   * For the link that is to be made: what it is about, with a summary where nothing else tells that. Refused where it is nobody's
   * turn, nor will be. A tender's links have none: it gives them out itself.
   */
  readonly find?: (db: Tx, context: Context, asked: Asked) => Promise<LinkSubject>;
  /** A public notice is many people's; a list of what is to be mended shows its photos one by one. */
  readonly isOftenAsked?: true;
  /** `acts` reaches more than the link's own eyes: only for what is told on purpose. */
  readonly read: (
    context: DecidingContext,
    link: LinkRow,
    acts: DecidingContext,
  ) => Promise<LinkView>;
  /** What it answers is kept with the key, for a repetition; what it puts into `told` is told this once. */
  readonly act: (
    db: Tx,
    context: DecidingContext,
    link: LinkRow,
    input: LinkInput,
    told: Record<string, Json>,
  ) => Promise<Readonly<Record<string, unknown>> | void>;
  /** A file that may be read by the link, by its id. */
  readonly file?: (
    context: DecidingContext,
    link: LinkRow,
    id: string,
  ) => Promise<LinkFile | undefined>;
  /** Files that come in parts, each ahead of what it is handed in with. */
  readonly parts?: {
    /** Whether one may be begun now; refused otherwise. */
    readonly begin: (context: DecidingContext, link: LinkRow) => Promise<void>;
    readonly take: (
      db: Tx,
      context: DecidingContext,
      link: LinkRow,
      file: LinkParts,
    ) => Promise<TakenParts>;
    /** One that is there already. */
    readonly find: (
      context: DecidingContext,
      link: LinkRow,
      upload: string,
    ) => Promise<TakenParts | undefined>;
  };
  /**
   * Photos of what is to be handed in: on which record one hangs, which is there once it is handed in. Refuses where nothing is
   * awaited; asked in the photo's transaction, with what the address says besides.
   */
  readonly photo?: (
    db: Tx,
    link: LinkRow,
    asked: URLSearchParams,
  ) => Promise<{ readonly type: string; readonly id: string }>;
  /** A document that is made on the way, by its name. */
  readonly download?: (
    context: DecidingContext,
    link: LinkRow,
    name: string,
    baseUrl: string,
  ) => Promise<object>;
}

export type LinkPurposes<Of extends LinkPurpose> = Readonly<Record<Of, Purpose>>;
