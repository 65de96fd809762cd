import { compareDays, type Day } from "../calendar/day.ts";
import {
  defectCategories,
  type DefectCategory,
  type DefectEventAct,
  defectEvents,
  defectSeverities,
  type DefectSeverity,
  type DefectSourceKind,
  defectSources,
  type DefectStatus,
  type DefectTrade,
  defectTrades,
  sourcesByHand,
} from "./vocabulary.ts";

/** Editions of BCF (BIM Collaboration Format, buildingSMART) that are read and written. */
export const bcfVersions = ["2.1", "3.0"] as const;
export type BcfVersion = (typeof bcfVersions)[number];

/** What somebody said of a topic. Instants are ISO 8601. */
export interface BcfComment {
  readonly guid: string;
  readonly at: string;
  readonly author: string;
  readonly text: string;
}

/** A view of a topic; of it only the picture is a defect's. `snapshot`: its path in the file. */
export interface BcfViewpoint {
  readonly guid: string;
  readonly snapshot: string | null;
}

/** What of a file has no place in a defect, or is not taken over. */
export const bcfBeyond = {
  TOPIC_TYPE: { zh: "类型", en: "Type" },
  TOPIC_STATUS: { zh: "状态", en: "Status" },
  PRIORITY: { zh: "优先级", en: "Priority" },
  LABEL: { zh: "标签", en: "Label" },
  STAGE: { zh: "阶段", en: "Stage" },
  ASSIGNED_TO: { zh: "责任人", en: "Assignee" },
  DUE_DATE: { zh: "截止日期", en: "Due date" },
  TEXT: { zh: "标题或描述", en: "Title or description" },
  SNAPSHOT: { zh: "截图", en: "Snapshot" },
  MODEL: { zh: "模型文件", en: "Model file" },
  VIEW: { zh: "三维视点（相机、构件、剖切）", en: "3D view (camera, components, clipping)" },
  SNIPPET: { zh: "BIM 片段", en: "BIM snippet" },
  DOCUMENT: { zh: "参考文档", en: "Referenced document" },
  LINK: { zh: "参考链接", en: "Reference link" },
  RELATED: { zh: "关联议题", en: "Related topic" },
  OTHER: { zh: "其他内容", en: "Other content" },
} as const;
export type BcfBeyondKind = keyof typeof bcfBeyond;
export interface BcfBeyond {
  readonly kind: BcfBeyondKind;
  readonly value: string;
}

/** A topic (议题) of a BCF file as far as a defect has a place for it; `beyond` is the rest of it. */
export interface BcfTopic {
  /** The defect's own id: what comes back is found again. */
  readonly guid: string;
  readonly type: string | null;
  readonly status: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly priority: string | null;
  readonly labels: readonly string[];
  readonly stage: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly modifiedAt: string | null;
  readonly dueOn: Day | null;
  readonly assignedTo: string | null;
  readonly comments: readonly BcfComment[];
  readonly viewpoints: readonly BcfViewpoint[];
  readonly beyond: readonly BcfBeyond[];
}

/** A defect as it goes out. */
export interface DefectForBcf {
  readonly id: string;
  readonly text: string;
  readonly category: DefectCategory;
  readonly severity: DefectSeverity;
  readonly trade: DefectTrade;
  readonly status: DefectStatus;
  readonly sourceKind: DefectSourceKind;
  /** A building, or a home as `building-room`; null for the estate itself. */
  readonly place: string | null;
  readonly part: string | null;
  readonly contractor: string | null;
  readonly dueOn: Day | null;
  readonly raisedAt: string;
  readonly raisedBy: string;
  readonly changedAt: string;
  readonly events: readonly {
    readonly id: string;
    readonly act: DefectEventAct;
    readonly at: string;
    readonly by: string;
    readonly text: string | null;
  }[];
  /** Pictures as they lie in the file. */
  readonly photos: readonly { readonly id: string; readonly path: string }[];
}

/** A status in the words that BIM tools know. */
const statusWords: Readonly<Record<DefectStatus, string>> = {
  UNASSIGNED: "Open",
  ASSIGNED: "In Progress",
  RETURNED: "ReOpened",
  DISPUTED: "Disputed",
  FIXED: "Resolved",
  VERIFIED: "Closed",
  CLOSED: "Closed",
  EXCEPTED: "Closed",
  MERGED: "Closed",
  VOID: "Closed",
};
/** What other tools call a topic that is done; ours still verifies it (UAC-R09). */
const doneWords = new Set([
  "resolved",
  "closed",
  "done",
  "fixed",
  "已解决",
  "已关闭",
  "已整改",
  "完成",
]);

const partLabel = "部位:";
const longestTitle = 100;
/** A comment says of a step what it was. */
const stepText = (act: DefectEventAct, text: string | null): string =>
  act === "COMMENT" ? (text ?? "") : `【${defectEvents[act].zh}】${text ?? ""}`;

/** The words of the lists that a file names. */
export const bcfExtensions = {
  types: Object.values(defectCategories).map(({ zh }) => zh),
  statuses: [...new Set(Object.values(statusWords))],
  priorities: Object.values(defectSeverities).map(({ zh }) => zh),
  stages: Object.values(defectSources).map(({ zh }) => zh),
} as const;

/** A defect as a topic: what a tool shows in its list stands in the title, whole words in the description. */
export function topicOf(defect: DefectForBcf): BcfTopic {
  const { text } = defect;
  const isLong = [...text].length > longestTitle || text.includes("\n");
  const [line = ""] = text.split("\n", 1);
  return {
    guid: defect.id,
    type: defectCategories[defect.category].zh,
    status: statusWords[defect.status],
    title: isLong ? `${[...line].slice(0, longestTitle - 1).join("")}…` : text,
    description: isLong ? text : null,
    priority: defectSeverities[defect.severity].zh,
    labels: [
      defectTrades[defect.trade].zh,
      ...(defect.place === null ? [] : [defect.place]),
      ...(defect.part === null ? [] : [`${partLabel}${defect.part}`]),
    ],
    stage: defectSources[defect.sourceKind].zh,
    createdAt: defect.raisedAt,
    createdBy: defect.raisedBy,
    modifiedAt: defect.changedAt,
    dueOn: defect.dueOn,
    assignedTo: defect.contractor,
    comments: defect.events
      .filter(({ act }) => act !== "RAISE")
      .map(({ id, act, at, by, text: told }) => ({
        guid: id,
        at,
        author: by,
        text: stepText(act, told),
      })),
    viewpoints: defect.photos.map(({ id, path }) => ({ guid: id, snapshot: path })),
    beyond: [],
  };
}

const wordOf = <Key extends string>(
  words: Readonly<Record<Key, { readonly zh: string; readonly en: string }>>,
  said: string | null,
): Key | undefined => {
  const sought = said?.trim().toLowerCase();
  return (Object.keys(words) as Key[]).find(
    (key) =>
      key.toLowerCase() === sought ||
      words[key].zh === said?.trim() ||
      words[key].en.toLowerCase() === sought,
  );
};

/** What tools commonly call how grave something is. None of their words says that it touches safety: ours alone does. */
const priorities: Readonly<Record<string, DefectSeverity>> = {
  critical: "SERIOUS",
  major: "SERIOUS",
  high: "SERIOUS",
  normal: "GENERAL",
  medium: "GENERAL",
  minor: "MINOR",
  low: "MINOR",
};
const severityOf = (priority: string | null): DefectSeverity | undefined =>
  wordOf(defectSeverities, priority) ?? priorities[priority?.trim().toLowerCase() ?? ""];

/** The words of a topic: its description where that says the title already. */
export function wordsOf({ title, description }: Pick<BcfTopic, "title" | "description">): string {
  const text = description?.trim() ?? "";
  const head = title.trim().replace(/…$/, "");
  if (text === "") return title.trim().slice(0, 1_000);
  return (text.startsWith(head) ? text : `${title.trim()}\n${text}`).slice(0, 1_000);
}

/** A defect that a topic is of. */
export interface KnownDefect extends Pick<
  DefectForBcf,
  "text" | "category" | "severity" | "trade" | "status" | "contractor" | "dueOn"
> {
  /** Steps and photos that are there already. */
  readonly ids: ReadonlySet<string>;
}

/** What a topic that is not known becomes. */
export interface BcfDraft {
  readonly text: string;
  readonly category: DefectCategory;
  readonly severity: DefectSeverity;
  readonly trade: DefectTrade;
  readonly sourceKind: DefectSourceKind;
  /** One of the labels: a building or a home. */
  readonly place: string | null;
  readonly part: string | null;
  readonly contractor: string | null;
  readonly dueOn: Day | null;
  /** When the topic was made; null where that is yet to come. */
  readonly raisedAt: string | null;
}

/** What is taken in of a topic. */
export interface BcfDecision {
  /** PASSED_OVER: not known here, and done where it comes from. */
  readonly outcome: "NEW" | "CHANGED" | "SAME" | "PASSED_OVER";
  readonly draft: BcfDraft | null;
  readonly comments: readonly BcfComment[];
  readonly photos: readonly { readonly guid: string; readonly snapshot: string }[];
  /** 整改完成 is told by it. */
  readonly mended: boolean;
  readonly beyond: readonly BcfBeyond[];
}

interface BcfFacts {
  /** Whether who takes it in may tell that the defect is mended. */
  readonly mayFix: boolean;
  readonly places: ReadonlySet<string>;
  readonly contractors: ReadonlySet<string>;
  /** The instant at which it is taken in, and the day of an instant where the estate lies. */
  readonly now: string;
  readonly dayOf: (instant: string) => Day;
}

/**
 * What a topic does here. A new one is a defect that was found. Of a known one comments and photos are added, and that it is mended is
 * told; its words, gravity, days and responsible unit stay ours, for they are on signed papers: where the file says them otherwise, that
 * is listed.
 */
export function decideTopic(
  topic: BcfTopic,
  known: KnownDefect | null,
  facts: BcfFacts,
): BcfDecision {
  const beyond = [...topic.beyond];
  const list = (kind: BcfBeyondKind, value: string | null) => {
    if (value !== null && value !== "") beyond.push({ kind, value });
  };
  const comments = topic.comments.filter(({ guid, text }) => text !== "" && !known?.ids.has(guid));
  const photos = topic.viewpoints.flatMap(({ guid, snapshot }) =>
    snapshot === null || known?.ids.has(guid) ? [] : [{ guid, snapshot }],
  );
  const isDone = doneWords.has(topic.status?.trim().toLowerCase() ?? "");
  if (!known) {
    if (isDone)
      return {
        outcome: "PASSED_OVER",
        draft: null,
        comments: [],
        photos: [],
        mended: false,
        beyond,
      };
    const draft = draftOf(topic, facts, list);
    return { outcome: "NEW", draft, comments, photos, mended: false, beyond };
  }
  const awaitsFix = known.status === "ASSIGNED" || known.status === "RETURNED";
  const mended = isDone && awaitsFix && facts.mayFix;
  if (!mended && topic.status !== null && topic.status !== statusWords[known.status])
    list("TOPIC_STATUS", topic.status);
  if (wordsOf(topic) !== known.text) list("TEXT", topic.title);
  if (wordOf(defectCategories, topic.type) !== known.category) list("TOPIC_TYPE", topic.type);
  if (severityOf(topic.priority) !== known.severity) list("PRIORITY", topic.priority);
  if (topic.assignedTo !== known.contractor) list("ASSIGNED_TO", topic.assignedTo);
  if (topic.dueOn !== known.dueOn) list("DUE_DATE", topic.dueOn);
  const trade = topic.labels.flatMap((label) => wordOf(defectTrades, label) ?? [])[0];
  if (trade !== undefined && trade !== known.trade) list("LABEL", defectTrades[trade].zh);
  const outcome = mended || comments.length + photos.length > 0 ? "CHANGED" : "SAME";
  return { outcome, draft: null, comments, photos, mended, beyond };
}

function draftOf(
  topic: BcfTopic,
  { places, contractors, now, dayOf }: BcfFacts,
  list: (kind: BcfBeyondKind, value: string | null) => void,
): BcfDraft {
  const category = wordOf(defectCategories, topic.type);
  if (!category) list("TOPIC_TYPE", topic.type);
  const severity = severityOf(topic.priority);
  if (!severity) list("PRIORITY", topic.priority);
  const sourceKind = wordOf(sourcesByHand, topic.stage);
  if (!sourceKind) list("STAGE", topic.stage);
  let trade: DefectTrade | undefined;
  let place: string | null = null;
  let part: string | null = null;
  for (const label of topic.labels) {
    const named = trade === undefined ? wordOf(defectTrades, label) : undefined;
    if (named) trade = named;
    else if (place === null && places.has(label)) place = label;
    else if (part === null && label.startsWith(partLabel))
      part = label.slice(partLabel.length).trim();
    else list("LABEL", label);
  }
  const contractor =
    topic.assignedTo !== null && contractors.has(topic.assignedTo) ? topic.assignedTo : null;
  if (contractor === null) list("ASSIGNED_TO", topic.assignedTo);
  const raisedAt = Date.parse(topic.createdAt) <= Date.parse(now) ? topic.createdAt : null;
  const isEarly = topic.dueOn !== null && compareDays(topic.dueOn, dayOf(raisedAt ?? now)) < 0;
  if (isEarly) list("DUE_DATE", topic.dueOn);
  return {
    text: wordsOf(topic),
    category: category ?? "OTHER",
    severity: severity ?? "GENERAL",
    trade: trade ?? "OTHER",
    sourceKind: sourceKind ?? "TAKEOVER",
    place,
    part: part === "" ? null : part,
    contractor,
    dueOn: isEarly ? null : topic.dueOn,
    raisedAt,
  };
}
