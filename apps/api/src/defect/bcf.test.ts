import { strToU8, unzipSync, zipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zipOf } from "../storage/testing.ts";
import { assign, companyWithDefects, raise, type TestDefects } from "../testing/defect.ts";
import { attachEvidence } from "../testing/launch.ts";
import { type Asker, makeCompany, startTestServer, type TestServer } from "../testing/server.ts";

let server: TestServer;
let defects: TestDefects;
beforeAll(async () => {
  server = await startTestServer(); // Monday 2027-01-04, 10:00 in Shanghai
  defects = await companyWithDefects(server);
});
afterAll(() => server.close());

const contentOf = (of: Record<string, Uint8Array>, name: string) =>
  Buffer.from(of[name]!).toString();
async function give(who: Asker, ids: readonly string[], version: string) {
  const response = await who.fetch(`/bcf/defects.bcf?version=${version}&rows=${ids.join("~")}`);
  expect(response.status).toBe(200);
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
}
async function send(who: Asker, file: Uint8Array, take = false, of = defects.estateId) {
  const form = new FormData();
  form.append("file", new File([Uint8Array.from(file)], "议题.bcf"));
  const headers = { "x-threshold": "1" };
  const response = await who.fetch(`/bcf?of=${of}${take ? "&take" : ""}`, {
    method: "POST",
    body: form,
    headers,
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says itself what it asks for
  return { status: response.status, body: (await response.json()) as any };
}
const defectOf = async (who: Asker, id: string) =>
  (
    await who.ask(
      `query($id: ID!) { defect(id: $id) { id number status severity category trade text part dueOn sourceKind round raisedOn
        building { number } unit { roomNumber } contractor { name } photos { attachment { id name } }
        events { act reason saidName by { id } doneAt } } }`,
      { id },
    )
  ).defect;
const uuidIn = (id: string) => id.slice(id.indexOf("_") + 1);
const picture = (colour: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();

const version = { "2.1": '<Version VersionId="2.1"/>', "3.0": '<Version VersionId="3.0"/>' };
const head21 = (guid: string, more = "", topic = "") =>
  `<?xml version="1.0"?><Markup><Header><File><Filename>A.ifc</Filename></File></Header>
  <Topic Guid="${guid}" TopicType="Clash" TopicStatus="Open"><ReferenceLink>https://bim.example/1</ReferenceLink>
  <Title>风管与梁冲突</Title><Priority>Major</Priority><Labels>暖通</Labels><Labels>9栋</Labels><Labels>MEP</Labels>
  <CreationDate>2026-12-30T08:00:00+08:00</CreationDate><CreationAuthor>wang@bim.example</CreationAuthor>
  <DueDate>2027-02-01T00:00:00</DueDate><AssignedTo>广厦建设</AssignedTo><Description>净高不足</Description>${topic}</Topic>${more}</Markup>`;

describe("BCF out and in again", () => {
  it.each(["2.1", "3.0"])("goes round in edition %s without changing anything", async (edition) => {
    const { engineer, inspector } = defects;
    const id = await raise(defects);
    await attachEvidence(inspector, id);
    await assign(defects, [id]);
    const parts = await give(engineer, [id], edition);
    const topic = uuidIn(id);
    const markup = contentOf(parts, `${topic}/markup.bcf`);
    expect(contentOf(parts, "bcf.version")).toContain(`VersionId="${edition}"`);
    expect("extensions.xml" in parts).toBe(edition === "3.0");
    expect(markup).toContain(`Guid="${topic}"`);
    // The format has no place for a pin on a plan: it says so.
    expect(markup).toContain("未随本文件带出：平面图上的标记");
    const picturePath = Object.keys(parts).find((name) => /\.(png|jpg)$/.test(name))!;
    expect(picturePath.startsWith(`${topic}/`)).toBe(true);
    expect((await sharp(parts[picturePath]).metadata()).format).toBe(
      edition === "2.1" ? "png" : "jpeg",
    );
    const file = zipSync(parts);
    const same = { outcome: "SAME", comments: 0, photos: 0, beyond: [], refusal: null };
    expect((await send(engineer, file)).body).toMatchObject({
      version: edition,
      topics: [same],
      broken: [],
    });
    // The contractor's tool says that it is done, with a word and a photo of its own.
    const comment = crypto.randomUUID();
    const view = crypto.randomUUID();
    const said = `<Comment Guid="${comment}"><Date>2027-01-04T01:00:00Z</Date><Author>施工员</Author><Comment>已重铺</Comment></Comment>`;
    const seen = (name: string) =>
      `<${name} Guid="${view}"><Snapshot>done.png</Snapshot></${name}>`;
    const answered =
      edition === "2.1"
        ? markup
            .replace("</Markup>", `${seen("Viewpoints")}</Markup>`)
            .replace("</Topic>", `</Topic>${said}`)
        : markup
            .replace("</Comments>", `${said}</Comments>`)
            .replace("</Viewpoints>", `${seen("ViewPoint")}</Viewpoints>`);
    const answer = zipSync({
      ...parts,
      [`${topic}/markup.bcf`]: strToU8(
        answered.replace('TopicStatus="In Progress"', 'TopicStatus="Resolved"'),
      ),
      [`${topic}/done.png`]: await picture("#00aa00"),
    });
    const change = { outcome: "CHANGED", comments: 1, photos: 1, mended: true, beyond: [] };
    expect((await send(engineer, answer)).body.topics).toMatchObject([change]);
    expect((await defectOf(engineer, id)).status).toBe("ASSIGNED");
    expect((await send(engineer, answer, true)).body.topics).toMatchObject([change]);
    const after = await defectOf(engineer, id);
    expect(after).toMatchObject({ status: "FIXED", round: 1 });
    expect(after.photos).toHaveLength(2);
    expect(after.events.map(({ act }: { act: string }) => act)).toEqual([
      "COMMENT",
      "RAISE",
      "ASSIGN",
      "FIX",
    ]);
    expect(after.events[0]).toMatchObject({ reason: "已重铺", saidName: "施工员" });
    // The same file tells nothing more, and whoever took it in may verify: it was not his work.
    expect((await send(engineer, answer, true)).body.topics).toMatchObject([same]);
    await inspector.run("verifyDefect", { id, good: true }, "clientMutationId");
  });

  it("makes defects of another tool's topics, once, and lists what has no place in them", async () => {
    const { engineer } = defects;
    const guid = "84D4A28C-0638-4813-AA4B-BCD62FE5FC93"; // as 2.1 may write it
    const view = crypto.randomUUID();
    const more = `<Comment Guid="${crypto.randomUUID()}"><Date>2026-12-31T00:00:00Z</Date><Author>wang@bim.example</Author><Comment>请确认</Comment></Comment>
      <Viewpoints Guid="${view}"><Viewpoint>viewpoint.bcfv</Viewpoint><Snapshot>snapshot.png</Snapshot></Viewpoints>`;
    const topic = `<BimSnippet SnippetType="x"><Reference>a.json</Reference><ReferenceSchema/></BimSnippet><RelatedTopic Guid="${view}"/>`;
    const file = zipSync({
      "bcf.version": strToU8(version["2.1"]),
      [`${guid}/markup.bcf`]: strToU8(head21(guid, more, topic)),
      [`${guid}/snapshot.png`]: await picture("#aa0000"),
      [`${guid}/viewpoint.bcfv`]: strToU8("<VisualizationInfo/>"),
    });
    const looked = (await send(engineer, file)).body.topics[0];
    expect(looked).toMatchObject({ outcome: "NEW", number: null, comments: 1, photos: 1 });
    const taken = (await send(engineer, file, true)).body.topics[0];
    expect(
      taken.beyond.map(({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`),
    ).toEqual([
      "MODEL A.ifc",
      "SNIPPET a.json",
      "LINK https://bim.example/1",
      `RELATED ${view}`,
      "VIEW viewpoint.bcfv",
      "TOPIC_TYPE Clash",
      "LABEL MEP",
      "ASSIGNED_TO 广厦建设",
    ]);
    const made = await defectOf(engineer, taken.defectId);
    expect(uuidIn(made.id)).toBe(guid.toLowerCase());
    expect(made).toMatchObject({
      number: taken.number,
      status: "UNASSIGNED",
      text: "风管与梁冲突\n净高不足",
      category: "OTHER",
      severity: "SERIOUS",
      trade: "HVAC",
      sourceKind: "TAKEOVER",
      building: { number: "9栋" },
      dueOn: "2027-02-01",
      raisedOn: "2026-12-30",
    });
    expect(made.photos).toHaveLength(1);
    expect(made.events).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ act: "COMMENT", reason: "请确认", saidName: "wang@bim.example" }),
        expect.objectContaining({
          act: "COMMENT",
          reason: "由 BCF 文件登记",
          saidName: "wang@bim.example",
        }),
      ]),
    );
    expect((await send(engineer, file, true)).body.topics).toMatchObject([
      { outcome: "SAME", number: taken.number },
    ]);
  });

  it("reads edition 3.0 with lists within the topic, and gives out as many as a list has", async () => {
    const { engineer } = defects;
    const guid = crypto.randomUUID();
    const markup = `<Markup><Header><Files><File><Filename>B.ifc</Filename></File></Files></Header>
      <Topic Guid="${guid}" ServerAssignedId="ISSUE-7" TopicType="渗漏" TopicStatus="Open"><ReferenceLinks/><Title>外墙渗漏</Title>
      <Labels><Label>防水</Label><Label>部位:北立面</Label></Labels><CreationDate>2027-01-01T00:00:00Z</CreationDate>
      <CreationAuthor>李工</CreationAuthor><Stage>分户验收</Stage>
      <DocumentReferences><DocumentReference Guid="${crypto.randomUUID()}"><Url>https://bim.example/d</Url></DocumentReference></DocumentReferences>
      <Comments><Comment Guid="${crypto.randomUUID()}"><Date>2027-01-02T00:00:00Z</Date><Author>李工</Author></Comment></Comments></Topic></Markup>`;
    const file = zipSync({
      "bcf.version": strToU8(version["3.0"]),
      "extensions.xml": strToU8("<Extensions/>"),
      [`${guid}/markup.bcf`]: strToU8(markup),
    });
    const [topic] = (await send(engineer, file, true)).body.topics;
    expect(topic).toMatchObject({ outcome: "NEW", comments: 0 });
    expect(topic.beyond.map(({ kind }: { kind: string }) => kind)).toEqual([
      "MODEL",
      "DOCUMENT",
      "OTHER",
    ]);
    expect(await defectOf(engineer, topic.defectId)).toMatchObject({
      category: "LEAK",
      trade: "WATERPROOF",
      part: "北立面",
      sourceKind: "UNIT_ACCEPTANCE",
    });
    const args = encodeURIComponent(JSON.stringify({ filter: { search: "外墙渗漏" } }));
    const response = await engineer.fetch(`/bcf/defects.bcf?version=3.0&args=${args}`);
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(parts)).toContain(`${guid}/markup.bcf`);
    expect((await engineer.fetch("/bcf/defects.bcf?version=4")).status).toBe(400);
    expect((await engineer.fetch("/bcf/defects.bcf?version=3.0&args=[")).status).toBe(400);
  });
});

describe("who may, and where", () => {
  it("is for whoever may raise defects at the estate, and shows strangers nothing", async () => {
    const id = await raise(defects);
    const file = zipSync(await give(defects.engineer, [id], "3.0"));
    const stranger = (await makeCompany(server)).admin;
    expect((await send(stranger, file)).status).toBe(404);
    const out = await stranger.fetch(`/bcf/defects.bcf?version=3.0&rows=${id}`);
    expect(out.status).toBe(400);
    const guard = await defects.hire("SECURITY_MANAGER");
    expect((await send(guard, file)).body).toMatchObject({ code: "FORBIDDEN" });
  });

  it("shows an inspector beforehand what it then does: words are added, and that it is mended stays with who may say so", async () => {
    const { engineer, inspector } = defects;
    const id = await raise(defects);
    await assign(defects, [id]);
    const topic = uuidIn(id);
    const parts = await give(engineer, [id], "2.1");
    const said = `</Topic><Comment Guid="${crypto.randomUUID()}"><Date>2027-01-04T01:00:00Z</Date><Author>施工员</Author><Comment>已修</Comment></Comment>`;
    const markup = contentOf(parts, `${topic}/markup.bcf`)
      .replace('TopicStatus="In Progress"', 'TopicStatus="Resolved"')
      .replace("</Topic>", said);
    const file = zipSync({ ...parts, [`${topic}/markup.bcf`]: strToU8(markup) });
    const told = {
      outcome: "CHANGED",
      comments: 1,
      mended: false,
      beyond: [{ kind: "TOPIC_STATUS", value: "Resolved" }],
    };
    expect((await send(inspector, file)).body.topics).toMatchObject([told]);
    expect((await send(inspector, file, true)).body.topics).toMatchObject([told]);
    expect((await defectOf(engineer, id)).status).toBe("ASSIGNED");
    const mended = { outcome: "CHANGED", comments: 0, mended: true };
    expect((await send(engineer, file, true)).body.topics).toMatchObject([mended]);
  });

  it("does not take a topic that is a defect of another estate", async () => {
    const id = await raise(defects);
    const file = zipSync(await give(defects.engineer, [id], "3.0"));
    const { admin, centerId } = defects;
    const { estate } = await admin.run(
      "createEstate",
      {
        serviceCenterId: centerId,
        code: "BCF2",
        name: "另一小区",
        category: "RESIDENTIAL",
      },
      "estate { id }",
    );
    const topics = [{ outcome: "REFUSED", refusal: { code: "BCF_OTHER_ESTATE" } }];
    expect((await send(defects.engineer, file, true, estate.id)).body).toMatchObject({ topics });
  });
});

describe("hostile files", () => {
  const guid = "5019d939-62a4-45d9-b205-fab602c98fe8";
  const good = { "bcf.version": version["2.1"], [`${guid}/markup.bcf`]: head21(guid) };
  const reasonOf = async (file: Buffer) => {
    const { status, body } = await send(defects.engineer, file);
    return status === 415 ? body.details.reason : body;
  };

  it("are refused as a whole where they are none, lie about themselves or point outside", async () => {
    expect(await reasonOf(Buffer.from("no zip"))).toBe("NO_BCF");
    expect(await reasonOf(zipOf({ "a/markup.bcf": head21(guid) }))).toBe("NO_BCF");
    expect(await reasonOf(zipOf({ ...good, "bcf.version": '<Version VersionId="2.0"/>' }))).toBe(
      "VERSION",
    );
    for (const name of ["../evil.txt", "/etc/evil", "C:/evil", "a/../../evil", "a\\..\\..\\evil"])
      expect(await reasonOf(zipOf({ ...good, [name]: "x" })), name).toBe("PATH");
    const size = 600 * 1024 * 1024;
    expect(await reasonOf(zipOf({ ...good, "a.bin": "x" }, { "a.bin": { size } }))).toBe(
      "TOO_LARGE",
    );
    const many = Object.fromEntries(
      Array.from({ length: 501 }, (_, at) => [`${at}/markup.bcf`, "<Markup/>"]),
    );
    expect(await reasonOf(zipOf({ ...good, ...many }))).toBe("TOO_MANY");
    const bomb = `<!DOCTYPE v [<!ENTITY a "aaaa">]><Version VersionId="2.1">&a;</Version>`;
    expect(await reasonOf(zipOf({ ...good, "bcf.version": bomb }))).toBe("NO_BCF");
  });

  it("name the topics that cannot be read, and let the others in", async () => {
    const broken: Record<string, string> = {
      entities: `<!DOCTYPE m [<!ENTITY a "${"x".repeat(100)}">]><Markup>&a;</Markup>`,
      malformed: "<Markup><Topic></Markup>",
      unknownEntity: "<Markup>&nbsp;</Markup>",
      deep: `${"<a>".repeat(100)}${"</a>".repeat(100)}`,
      wide: `<Markup>${"<a/>".repeat(30_000)}</Markup>`,
      empty: "",
      noTopic: "<Markup/>",
      noGuid: "<Markup><Topic Guid='../../x'><Title>x</Title></Topic></Markup>",
      noTitle: `<Markup><Topic Guid="${crypto.randomUUID()}"/></Markup>`,
      twice: head21(guid),
    };
    const parts = Object.entries(broken).map(([name, xml]) => [`${name}/markup.bcf`, xml]);
    const { body } = await send(defects.engineer, zipOf({ ...good, ...Object.fromEntries(parts) }));
    expect(body.topics).toMatchObject([{ guid, outcome: "NEW" }]);
    const named = { noTopic: "NO_TOPIC", noGuid: "GUID", noTitle: "NO_TITLE", twice: "GUID_TWICE" };
    expect(body.broken).toEqual(
      Object.keys(broken).map((folder) => ({
        folder,
        reason: (named as Record<string, string>)[folder] ?? "XML",
      })),
    );
  });

  it("take of parts with one GUID one, and refuse a topic whose part is another record's, with the others taken in", async () => {
    const part = crypto.randomUUID();
    const said = (words: string) =>
      `<Comment Guid="${part}"><Date>2026-12-31T00:00:00Z</Date><Author>w</Author><Comment>${words}</Comment></Comment>`;
    const view = `<Viewpoints Guid="${part}"><Snapshot>a.png</Snapshot></Viewpoints>`;
    const [first, second, third] = Array.from({ length: 3 }, () => crypto.randomUUID());
    const file = zipOf({
      "bcf.version": version["2.1"],
      [`${first}/markup.bcf`]: head21(first!, said("一") + said("二") + view + view),
      [`${first}/a.png`]: await picture("#224466"),
      [`${second}/markup.bcf`]: head21(second!, said("又一次")),
      [`${third}/markup.bcf`]: head21(third!),
    });
    const { status, body } = await send(defects.engineer, file, true);
    expect(status).toBe(200);
    expect(body.topics).toMatchObject([
      { outcome: "NEW", comments: 1, photos: 1 },
      { outcome: "REFUSED", refusal: { code: "ID_TAKEN" } },
      { outcome: "NEW", comments: 0 },
    ]);
    expect(await defectOf(defects.engineer, `Defect_${second}`)).toBeNull();
  });

  it("unpack no picture to more than it declares, none outside of its topic, and nothing that is none", async () => {
    const view = (name: string) =>
      `<Viewpoints Guid="${crypto.randomUUID()}"><Snapshot>${name}</Snapshot></Viewpoints>`;
    const other = crypto.randomUUID();
    const markup = head21(
      other,
      ["../snapshot.png", "gone.png", "lie.png", "script.png"].map(view).join(""),
    );
    const file = zipOf(
      {
        "bcf.version": version["2.1"],
        "snapshot.png": await picture("#000000"),
        [`${other}/markup.bcf`]: markup,
        [`${other}/lie.png`]: await picture("#123456"),
        [`${other}/script.png`]: "<script>alert(1)</script>",
      },
      { [`${other}/lie.png`]: { size: 10 } },
    );
    const [topic] = (await send(defects.engineer, file, true)).body.topics;
    expect(topic).toMatchObject({ outcome: "NEW", photos: 0 });
    expect(
      topic.beyond
        .filter(({ kind }: { kind: string }) => kind === "SNAPSHOT")
        .map(({ value }: { value: string }) => value),
    ).toEqual(["../snapshot.png", "gone.png", `${other}/lie.png`, `${other}/script.png`]);
  });

  it("write nothing into what is given out: names and texts are text", async () => {
    const { engineer } = defects;
    const id = await raise(defects, { text: `<x a="1">&amp;]]> \u202e` });
    const parts = await give(engineer, [id], "3.0");
    const file = zipSync(parts);
    expect((await send(engineer, file)).body.topics).toMatchObject([
      { outcome: "SAME", beyond: [] },
    ]);
  });
});
