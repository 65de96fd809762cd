import { bcfExtensions, type BcfTopic, type BcfVersion } from "@threshold/domain/defect/bcf";
import type { ZipPart } from "../storage/zip-writer.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Text as XML may hold it: what is no character there is left out. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- XML knows none of these
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
const element = (name: string, text: string | null | undefined) =>
  text === null || text === undefined || text === "" ? "" : `<${name}>${escaped(text)}</${name}>`;
const within = (name: string, inner: string) => (inner === "" ? "" : `<${name}>${inner}</${name}>`);
const part = (name: string, xml: string): ZipPart => ({
  name,
  content: [Buffer.from(`${head}${xml}`)],
});

/** What a file of an edition says ahead of its topics. */
export function bcfHead(
  version: BcfVersion,
  project: { readonly id: string; readonly name: string },
  users: readonly string[],
  labels: readonly string[],
): ZipPart[] {
  const named = `<Project ProjectId="${project.id}">${element("Name", project.name)}</Project>`;
  if (version === "2.1")
    return [
      part(
        "bcf.version",
        '<Version VersionId="2.1"><DetailedVersion>2.1</DetailedVersion></Version>',
      ),
      part("project.bcfp", `<ProjectExtension>${named}<ExtensionSchema/></ProjectExtension>`),
    ];
  const words = (list: string, name: string, all: readonly string[]) =>
    `<${list}>${all.map((word) => element(name, word)).join("")}</${list}>`;
  const { types, statuses, priorities, stages } = bcfExtensions;
  const extensions = [
    words("TopicTypes", "TopicType", types),
    words("TopicStatuses", "TopicStatus", statuses),
    words("Priorities", "Priority", priorities),
    words("TopicLabels", "TopicLabel", labels),
    words("Users", "User", users),
    words("Stages", "Stage", stages),
  ];
  return [
    part("bcf.version", '<Version VersionId="3.0"/>'),
    part("extensions.xml", `<Extensions>${extensions.join("")}</Extensions>`),
    part("project.bcfp", `<ProjectInfo>${named}</ProjectInfo>`),
  ];
}

/** The markup of a topic; its pictures lie beside it. */
export function bcfMarkup(version: BcfVersion, topic: BcfTopic): ZipPart {
  const isNew = version === "3.0";
  const attributes = `Guid="${topic.guid}" TopicType="${escaped(topic.type ?? "")}" TopicStatus="${escaped(topic.status ?? "")}"`;
  const labels = topic.labels.map((label) => element(isNew ? "Label" : "Labels", label)).join("");
  const said = [
    element("Title", topic.title),
    element("Priority", topic.priority),
    isNew ? within("Labels", labels) : labels,
    element("CreationDate", topic.createdAt),
    element("CreationAuthor", topic.createdBy),
    element("ModifiedDate", topic.modifiedAt),
    element("DueDate", topic.dueOn && `${topic.dueOn}T00:00:00Z`),
    element("AssignedTo", topic.assignedTo),
    element("Stage", topic.stage),
    element("Description", topic.description),
  ].join("");
  const comments = topic.comments
    .map(
      ({ guid, at, author, text }) =>
        `<Comment Guid="${guid}">${element("Date", at)}${element("Author", author)}${element("Comment", text)}</Comment>`,
    )
    .join("");
  const name = isNew ? "ViewPoint" : "Viewpoints";
  const views = topic.viewpoints
    .map(({ guid, snapshot }) => {
      const picture = element("Snapshot", snapshot?.slice(snapshot.lastIndexOf("/") + 1));
      return `<${name} Guid="${guid}">${picture}</${name}>`;
    })
    .join("");
  const inside = isNew ? within("Comments", comments) + within("Viewpoints", views) : "";
  const beside = isNew ? "" : comments + views;
  const xml = `<Markup><Topic ${attributes}>${said}${inside}</Topic>${beside}</Markup>`;
  return part(`${topic.guid}/markup.bcf`, xml);
}
