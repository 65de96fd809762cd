import { posix } from "node:path";
import type { Readable } from "node:stream";
import { parseDay } from "@threshold/domain/calendar/day";
import {
  type BcfBeyond,
  type BcfBeyondKind,
  type BcfTopic,
  type BcfVersion,
  bcfVersions,
} from "@threshold/domain/defect/bcf";
import { validate } from "uuid";
import { refusalError } from "../refusal.ts";
import { type Attributes, BadXml, parserFor } from "../storage/xml.ts";
import { BadZip, openZip, type Zip, type ZipEntry } from "../storage/zip.ts";

/** A BCF file under its bounds. */
export interface BcfFile {
  readonly version: BcfVersion;
  readonly topics: readonly BcfTopic[];
  /** Topics that could not be read, by their folder. */
  readonly broken: readonly { readonly folder: string; readonly reason: Reason }[];
  /** A picture of a topic, by its path in the file. */
  read(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** Bytes that one picture may have. */
export const largestPicture = 20 * 1024 * 1024;

/** What a file may hold at most: topics, bytes it unpacks to, bytes of one topic's XML. */
const most = {
  topics: 500,
  unpacked: 500 * 1024 * 1024,
  xml: 2 * 1024 * 1024,
  elements: 20_000,
  depth: 32,
};

/** Why a topic cannot be read: it is no XML that may be read, names no GUID or one twice, has no topic or no title. */
const reasons = ["GUID", "GUID_TWICE", "NO_TOPIC", "NO_TITLE"] as const;
type Reason = "XML" | (typeof reasons)[number];

const unreadable = (reason: string) =>
  refusalError({ code: "BCF_UNREADABLE", details: { reason } });

/** Opens a BCF file of edition 2.1 or 3.0. Refused: BCF_UNREADABLE, with the reason. */
export async function openBcf(path: string): Promise<BcfFile> {
  const zip = await openZip(path).catch(asRefusal);
  try {
    for (const name of zip.entries.keys()) if (isOutside(name)) throw unreadable("PATH");
    const unpacked = [...zip.entries.values()].reduce((sum, { size }) => sum + size, 0);
    if (unpacked > most.unpacked) throw unreadable("TOO_LARGE");
    const version = await versionOf(zip);
    const parts = [...zip.entries.values()].filter(({ name }) =>
      /^[^/]+\/markup\.bcf$/i.test(name),
    );
    if (parts.length > most.topics) throw unreadable("TOO_MANY");
    const topics: BcfTopic[] = [];
    const broken: { folder: string; reason: Reason }[] = [];
    for (const part of parts) {
      const folder = posix.dirname(part.name);
      try {
        const topic = topicIn(await treeOf(zip, part), folder, zip);
        if (topics.some(({ guid }) => guid === topic.guid)) throw new BadXml("GUID_TWICE");
        topics.push(topic);
      } catch (error) {
        if (!(error instanceof BadXml || error instanceof BadZip)) throw error;
        const reason = reasons.find((known) => known === error.message) ?? "XML";
        broken.push({ folder: folder.slice(0, 80), reason });
      }
    }
    return {
      version,
      topics,
      broken,
      read: (name) => zip.read(zip.entries.get(name)!),
      close: () => zip.close(),
    };
  } catch (error) {
    await zip.close();
    return asRefusal(error);
  }
}

function asRefusal(error: unknown): never {
  throw error instanceof BadZip || error instanceof BadXml ? unreadable("NO_BCF") : error;
}

/** A name that would lie outside of where somebody unpacks the file. */
const isOutside = (name: string) =>
  name.startsWith("/") || /^[a-z]:/i.test(name) || name.split("/").includes("..");

async function versionOf(zip: Zip): Promise<BcfVersion> {
  const entry = zip.entries.get("bcf.version");
  if (!entry) throw unreadable("NO_BCF");
  const { attributes } = await treeOf(zip, entry);
  const version = bcfVersions.find((one) => one === attributes["VersionId"]?.trim());
  if (!version) throw unreadable("VERSION");
  return version;
}

// --- XML ---------------------------------------------------------------------------------------

interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: Element[];
  text: string;
}

/** A part as a tree, which is small: its bytes, elements and depth are bounded. */
async function treeOf(zip: Zip, entry: ZipEntry): Promise<Element> {
  if (entry.size > most.xml) throw new BadXml("too large");
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  let elements = 0;
  const parser = parserFor({
    open(name, attributes) {
      elements += 1;
      if (elements > most.elements || open.length > most.depth) throw new BadXml("too deep");
      const element = { name, attributes, children: [], text: "" };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    text(text) {
      open.at(-1)!.text += text;
    },
    close() {
      open.pop();
    },
  });
  for await (const chunk of (await zip.read(entry)).setEncoding("utf8"))
    parser.write(chunk as string);
  parser.close();
  const [root] = top.children;
  if (!root) throw new BadXml("is empty");
  return root;
}

const all = (of: Element | undefined, name: string): Element[] =>
  of?.children.filter((child) => child.name === name) ?? [];
const one = (of: Element | undefined, name: string) => all(of, name)[0];
/** Elements of a list: beside each other in 2.1, within one of its name's plural in 3.0. */
const listed = (of: Element | undefined, name: string, within = `${name}s`) => [
  ...all(of, name).filter(({ children }) => !children.some((child) => child.name === name)),
  ...all(one(of, within), name),
];
const said = (of: Element | undefined, name: string): string | null =>
  one(of, name)?.text.trim() || null;

// --- Topics ------------------------------------------------------------------------------------

function guidOf(value: string | undefined): string {
  const guid = value?.trim().toLowerCase() ?? "";
  if (!validate(guid)) throw new BadXml("GUID");
  return guid;
}

/** An instant as everybody reads it; one that names no zone is taken for UTC. Empty for what is none. */
function instantOf(value: string | null): string {
  const zoned = value === null || /(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`;
  const at = Date.parse(zoned ?? "");
  return Number.isNaN(at) ? "" : new Date(at).toISOString();
}

function topicIn(markup: Element, folder: string, zip: Zip): BcfTopic {
  const topic = one(markup, "Topic");
  if (!topic) throw new BadXml("NO_TOPIC");
  const title = said(topic, "Title");
  if (title === null) throw new BadXml("NO_TITLE");
  const beyond: BcfBeyond[] = [];
  const list = (kind: BcfBeyondKind, value: string) =>
    beyond.push({ kind, value: value.trim().slice(0, 200) });
  const due = said(topic, "DueDate");
  const dueOn = parseDay(due?.slice(0, 10) ?? "") ?? null;
  if (due !== null && dueOn === null) list("DUE_DATE", due);
  for (const file of listed(one(markup, "Header"), "File"))
    list("MODEL", said(file, "Filename") ?? said(file, "Reference") ?? "IFC");
  for (const snippet of all(topic, "BimSnippet"))
    list("SNIPPET", said(snippet, "Reference") ?? snippet.attributes["SnippetType"] ?? "BIM");
  for (const document of listed(topic, "DocumentReference"))
    list(
      "DOCUMENT",
      said(document, "Description") ??
        said(document, "ReferencedDocument") ??
        said(document, "Url") ??
        said(document, "DocumentGuid") ??
        "",
    );
  for (const link of listed(topic, "ReferenceLink")) list("LINK", link.text);
  for (const related of listed(topic, "RelatedTopic"))
    list("RELATED", related.attributes["Guid"] ?? "");
  const number = topic.attributes["ServerAssignedId"];
  if (number) list("OTHER", `ServerAssignedId ${number}`);
  return {
    guid: guidOf(topic.attributes["Guid"]),
    type: topic.attributes["TopicType"]?.trim() || null,
    status: topic.attributes["TopicStatus"]?.trim() || null,
    title,
    description: said(topic, "Description"),
    priority: said(topic, "Priority"),
    // 2.1 calls each of them Labels.
    labels: [...all(topic, "Labels"), ...all(one(topic, "Labels"), "Label")].flatMap(
      ({ text, children }) => (children.length === 0 && text.trim() ? [text.trim()] : []),
    ),
    stage: said(topic, "Stage"),
    createdAt: instantOf(said(topic, "CreationDate")),
    createdBy: said(topic, "CreationAuthor") ?? "",
    modifiedAt: instantOf(said(topic, "ModifiedDate")) || null,
    dueOn,
    assignedTo: said(topic, "AssignedTo"),
    comments: commentsIn(markup, topic),
    viewpoints: viewpointsIn(markup, topic, folder, zip, list),
    beyond,
  };
}

/** Of parts that bear one GUID, by some tool's mistake, the last. */
const once = <Part extends { readonly guid: string }>(parts: readonly Part[]): Part[] => [
  ...new Map(parts.map((part) => [part.guid, part])).values(),
];

/** Comments stand beside the topic in 2.1, and within it in 3.0. */
const commentsIn = (markup: Element, topic: Element) =>
  once(
    [...all(markup, "Comment"), ...all(one(topic, "Comments"), "Comment")].map((comment) => ({
      guid: guidOf(comment.attributes["Guid"]),
      at: instantOf(said(comment, "Date")),
      author: said(comment, "Author") ?? "",
      text: said(comment, "Comment")?.slice(0, 2_000) ?? "",
    })),
  );

function viewpointsIn(
  markup: Element,
  topic: Element,
  folder: string,
  zip: Zip,
  list: (kind: BcfBeyondKind, value: string) => void,
) {
  const views = [...all(markup, "Viewpoints"), ...all(one(topic, "Viewpoints"), "ViewPoint")];
  const found = views.map((view) => {
    if (said(view, "Viewpoint") !== null) list("VIEW", said(view, "Viewpoint")!);
    const name = said(view, "Snapshot");
    const path = name === null ? null : pictureAt(folder, name, zip);
    if (name !== null && path === null) list("SNAPSHOT", name);
    return { guid: guidOf(view.attributes["Guid"]), snapshot: path };
  });
  return once(found);
}

/** Where a picture lies: by its bare name in its topic's own folder, and no larger than a picture is. */
function pictureAt(folder: string, name: string, zip: Zip): string | null {
  const path = `${folder}/${name}`;
  const entry = name.includes("/") || name.includes("\\") ? undefined : zip.entries.get(path);
  return entry && entry.size <= largestPicture ? path : null;
}
