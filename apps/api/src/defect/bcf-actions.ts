import { dayAt } from "@threshold/domain/calendar/clock";
import {
  type BcfBeyond,
  type BcfDecision,
  type BcfTopic,
  decideTopic,
  type DefectForBcf,
  topicOf,
} from "@threshold/domain/defect/bcf";
import { fixDefectByLink } from "@threshold/domain/defect/lifecycle";
import type { Refusal } from "@threshold/domain/refusal";
import { GraphQLError } from "graphql";
import { v5, v7 as uuid } from "uuid";
import { announceRecord, countAttachments, insertAttachment } from "../attachment/queries.ts";
import type { StoredFile } from "../attachment/store-actions.ts";
import { allow, change, found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { type Tx, write } from "../db/tenancy.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import { carryOut, raiseDefect, rightsOf, rightsOn } from "./actions.ts";
import { type BcfDefectRow, type BcfGround, findBcfGround } from "./bcf-queries.ts";
import { insertEvents, lockDefects } from "./queries.ts";

/** Photos that a defect has at most, as every record. */
const mostFiles = 50;

/** The comment that says what a file does not carry, and the step that says where a defect came from: each of one defect, once. */
const derived = (what: "LEFT_OUT" | "CAME", defectId: string) => v5(what, defectId);

/** A defect as a topic, its pictures by their paths; what the format has no place for is said in a comment. */
export function bcfTopicOf(
  row: BcfDefectRow,
  photos: DefectForBcf["photos"],
  project: string,
): BcfTopic {
  const topic = topicOf({ ...row, photos });
  const carried = new Set(photos.map(({ id }) => id));
  const leftOut = [
    ...(row.isPinned ? ["平面图上的标记"] : []),
    ...(row.files.some(({ isMarked }) => isMarked) ? ["照片上的标注"] : []),
    ...row.files.filter(({ id }) => !carried.has(id)).map(({ name }) => `附件 ${name}`),
  ];
  if (leftOut.length === 0) return topic;
  const comment = {
    guid: derived("LEFT_OUT", row.id),
    at: row.changedAt,
    author: project,
    text: `未随本文件带出：${leftOut.join("、")}`,
  };
  return { ...topic, comments: [...topic.comments, comment] };
}

/** What becomes of a topic. */
export interface BcfOutcome {
  readonly guid: string;
  readonly title: string;
  readonly outcome: BcfDecision["outcome"] | "REFUSED";
  /** The defect's, where there is one. */
  readonly number: number | null;
  readonly defectId: string | null;
  readonly comments: number;
  readonly photos: number;
  readonly mended: boolean;
  readonly refusal: Refusal | null;
  readonly beyond: readonly BcfBeyond[];
}

/** Where topics come in. Refused: NOT_FOUND, FORBIDDEN. */
export const openBcfEstate = (context: Context, estateId: string) =>
  write(context, use("openBcfEstate"), async (db) => {
    const { serviceCenterId: centerId } = await groundOf(db, estateId, []);
    allow(context, "defect.raise", { level: "ESTATE", id: estateId, centerId });
    return null;
  });

const use = (name: string) => ({ name, key: null, input: null });

const groundOf = async (
  db: Tx,
  estateId: string,
  topics: readonly BcfTopic[],
): Promise<BcfGround> =>
  found(
    await findBcfGround(db, estateId, {
      labels: topics.flatMap(({ labels }) => labels),
      guids: topics.map(({ guid }) => guid),
    }),
  );

/** Each topic decided against what is here now: what it would do, and the pictures that it brings. */
const look = (context: Context, estateId: string, topics: readonly BcfTopic[]) =>
  write(context, use("lookAtBcf"), async (db) => {
    const ground = await groundOf(db, estateId, topics);
    return topics.map((topic) => {
      try {
        const { decision, number } = decide(context, estateId, ground, topic);
        return { told: outcomeOf(topic, decision, number), photos: decision.photos };
      } catch (error) {
        return { told: refused(topic, error), photos: [] };
      }
    });
  });

/** What topics would do. */
export const lookAtTopics = async (
  context: Context,
  estateId: string,
  topics: readonly BcfTopic[],
): Promise<BcfOutcome[]> => (await look(context, estateId, topics)).map(({ told }) => told);

/**
 * Takes topics in, each by itself under a key of its own: what one is refused for leaves the others alone. What a topic changes nothing by
 * is only looked at; `store` keeps a picture ahead of the step, undefined for what is none.
 */
export async function takeTopics(
  context: Context,
  estateId: string,
  topics: readonly BcfTopic[],
  keyOf: (topic: BcfTopic) => string,
  store: (path: string) => Promise<StoredFile | undefined>,
): Promise<BcfOutcome[]> {
  const looked = await look(context, estateId, topics);
  const outcomes: BcfOutcome[] = [];
  for (const [at, topic] of topics.entries()) {
    const { told, photos } = looked[at]!;
    const moves = told.outcome === "NEW" || told.outcome === "CHANGED";
    outcomes.push(
      moves ? await takeTopic(context, keyOf(topic), estateId, { topic, photos, store }) : told,
    );
  }
  return outcomes;
}

interface Taking {
  readonly topic: BcfTopic;
  readonly photos: BcfDecision["photos"];
  readonly store: (path: string) => Promise<StoredFile | undefined>;
}

async function takeTopic(
  context: Context,
  clientMutationId: string,
  estateId: string,
  { topic, photos, store }: Taking,
): Promise<BcfOutcome> {
  try {
    const files = new Map<string, StoredFile>();
    const wrong: BcfBeyond[] = [];
    for (const { guid, snapshot } of photos) {
      const file = await store(snapshot);
      if (file) files.set(guid, file);
      else wrong.push({ kind: "SNAPSHOT", value: snapshot });
    }
    const input = { clientMutationId, guid: topic.guid, estateId };
    const taken = await change(context, "takeBcfTopic", input, async (db) => {
      const ground = await groundOf(db, estateId, [topic]);
      const { decision, contractors } = decide(context, estateId, ground, topic);
      const here = { estateId, places: ground.places, contractors };
      const number = await carryIn(db, context, topic, decision, here);
      await attach(db, topic.guid, decision, files);
      return { number, decision };
    });
    const done = outcomeOf(topic, taken.decision, taken.number);
    return { ...done, photos: files.size, beyond: [...done.beyond, ...wrong] };
  } catch (error) {
    return refused(topic, error);
  }
}

interface Here extends Pick<BcfGround, "places" | "contractors"> {
  readonly estateId: string;
}

/** Refused: BCF_OTHER_ESTATE. */
function decide(context: Context, estateId: string, ground: BcfGround, topic: BcfTopic) {
  const { serviceCenterId, timeZone, places } = ground;
  const known = ground.known.find(({ id }) => id === topic.guid);
  if (known && known.estateId !== estateId)
    throw refusalError({ code: "BCF_OTHER_ESTATE", details: { number: known.number } });
  const isResponsible = known?.contractorPersonId === context.viewer.personId;
  const rights = rightsOf(
    context,
    { estateId, serviceCenterId, raisedById: null, followerId: null },
    isResponsible,
  );
  // Whoever may not assign takes in no responsible unit: it is listed.
  const contractors = rights.assign ? ground.contractors : {};
  const decision = decideTopic(
    topic,
    known ? { ...known, ids: new Set([...known.ids, derived("LEFT_OUT", topic.guid)]) } : null,
    {
      mayFix: rights.fix,
      places: new Set(Object.keys(places)),
      contractors: new Set(Object.keys(contractors)),
      now: context.now,
      dayOf: (instant) => dayAt(Date.parse(instant), timeZone),
    },
  );
  return { decision, number: known?.number ?? null, contractors };
}

async function carryIn(
  db: Tx,
  context: Context,
  topic: BcfTopic,
  { draft, comments, mended }: BcfDecision,
  { estateId, places, contractors }: Here,
): Promise<number> {
  const { guid } = topic;
  if (draft) {
    const place = draft.place === null ? null : places[draft.place];
    await raiseDefect(db, context, {
      ...draft,
      id: guid,
      source: { kind: draft.sourceKind },
      place: { estateId, ...place, part: draft.part },
      contractorId: draft.contractor === null ? null : contractors[draft.contractor]!,
    });
  }
  const defect = found((await lockDefects(db, [guid]))[0]);
  const rights = rightsOn(context, defect);
  if (!rights.raise) throw refusalError({ code: "FORBIDDEN" });
  const told = {
    service_center_id: defect.serviceCenterId,
    defect_id: guid,
    act: "COMMENT" as const,
    round: defect.round,
    contractor_id: null,
    due_on: null,
    other_id: null,
    said_organization: null,
  };
  const rows = [
    ...(draft
      ? [
          {
            id: derived("CAME", guid),
            at: topic.createdAt,
            author: topic.createdBy,
            text: "由 BCF 文件登记",
          },
        ]
      : []),
    ...comments.map(({ guid: id, ...comment }) => ({ id, ...comment })),
  ];
  if (rows.length > 0)
    await insertEvents(
      db,
      rows.map(({ id, at, author, text }) => ({
        ...told,
        id,
        reason: text,
        said_name: author.slice(0, 80) || null,
        // What is said to come later was said by now.
        done_at: Date.parse(at) <= Date.parse(context.now) ? at : context.now,
      })),
    );
  if (mended) {
    if (!rights.fix) throw refusalError({ code: "FORBIDDEN" });
    // Nobody of ours mended it: whoever verifies may be the one who takes the file in.
    const id = uuid();
    const decided = unwrap(fixDefectByLink(defect, id, "由 BCF 文件告知"));
    await carryOut(db, context, defect, decided, {
      id,
      doneAt: context.now,
      saidName: defect.contractorName?.slice(0, 80) ?? null,
    });
  }
  return defect.number;
}

async function attach(
  db: Tx,
  defectId: string,
  { photos }: BcfDecision,
  files: ReadonlyMap<string, StoredFile>,
): Promise<void> {
  const there = await countAttachments(db, defectId);
  if (there + files.size > mostFiles)
    throw refusalError({ code: "TOO_MANY_FILES", details: { limit: mostFiles } });
  const defect = found((await lockDefects(db, [defectId]))[0]);
  for (const { guid } of photos) {
    const file = files.get(guid);
    if (!file) continue;
    await insertAttachment(db, {
      id: guid,
      service_center_id: defect.serviceCenterId,
      record_type: "Defect",
      record_id: defectId,
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.sizeBytes,
      sha256: file.sha256,
      has_thumbnail: file.hasThumbnail,
      removed_at: null,
    });
  }
  if (files.size > 0) await announceRecord(db, "Defect", defectId, [defect.estateId]);
}

const outcomeOf = (
  { guid, title }: BcfTopic,
  { outcome, comments, photos, mended, beyond }: BcfDecision,
  number: number | null,
): BcfOutcome => ({
  guid,
  title: title.slice(0, 200),
  outcome,
  number,
  defectId: number === null ? null : globalIdOf("Defect", guid),
  comments: comments.length,
  photos: photos.length,
  mended,
  refusal: null,
  beyond,
});

/** A refusal is the topic's own; anything else is a fault of the whole. */
function refused({ guid, title }: BcfTopic, error: unknown): BcfOutcome {
  const refusal = error instanceof GraphQLError ? error.extensions : undefined;
  if (typeof refusal?.["code"] !== "string" || refusal["code"] === "INTERNAL_SERVER_ERROR")
    throw error;
  return {
    guid,
    title: title.slice(0, 200),
    outcome: "REFUSED",
    number: null,
    defectId: null,
    comments: 0,
    photos: 0,
    mended: false,
    refusal: refusal as unknown as Refusal,
    beyond: [],
  };
}
