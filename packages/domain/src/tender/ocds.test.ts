import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { recordPackage, releasePackage } from "./ocds.ts";
import { playProcess, type Process } from "./testing.ts";

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`ocds-1.1.5/${name}.json`, import.meta.url), "utf8")) as object;
/** The published schemas as they are; they carry keywords of their own, such as `codelist`. */
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv as never);
for (const name of ["release-schema", "versioned-release-validation-schema"])
  ajv.addSchema(schema(name));
const releases = ajv.compile(schema("release-package-schema"));
const records = ajv.compile(schema("record-package-schema"));

const publication = {
  prefix: "ocds-213czf",
  tender: "TENDER-2027-001",
  organiser: { id: "CN-USCC-91440000", name: "示例房地产开发有限公司" },
  uri: "https://threshold.example/ocds/TENDER-2027-001.json",
  publishedAt: "2027-02-25T03:00:00.000Z",
};

describe("the export as OCDS 1.1", () => {
  let process: Process;
  beforeAll(async () => {
    process = await playProcess();
  });

  it("is valid against the published schema of release and record packages", () => {
    expect(
      releases(releasePackage(publication, process.log)),
      JSON.stringify(releases.errors),
    ).toBe(true);
    expect(records(recordPackage(publication, process.log)), JSON.stringify(records.errors)).toBe(
      true,
    );
  });

  it("is held to the schema: a wrong tag, day or a missing ocid is found", () => {
    const [first, ...others] = releasePackage(publication, process.log).releases;
    const changed = (more: object) =>
      releases({
        ...releasePackage(publication, process.log),
        releases: [{ ...first, ...more }, ...others],
      });
    expect(changed({})).toBe(true);
    expect(changed({ tag: ["notice"] })).toBe(false);
    expect(changed({ date: "18.01.2027" })).toBe(false);
    expect(changed({ ocid: undefined })).toBe(false);
  });

  it("tells notice, answers, opening and award, and no bidder before the opening", () => {
    const all = releasePackage(publication, process.log).releases;
    expect(all.map(({ tag }) => tag[0])).toEqual([
      "tender",
      "tenderUpdate",
      "tenderUpdate",
      "award",
    ]);
    expect(all.map(({ parties }) => parties.length)).toEqual([1, 1, 4, 4]);
    expect(all.at(-1)).toMatchObject({
      tender: { status: "complete", numberOfTenderers: 3 },
      awards: [
        {
          suppliers: [{ id: "bidder-jia" }],
          items: [{ unit: { value: { amount: 2.85, currency: "CNY" } } }],
        },
      ],
    });
  });

  it("lists the files of opened bids by name and hash, and the winner's as those of the winning bid", () => {
    const all = releasePackage(publication, process.log).releases;
    const listed = all.map(({ tender }) => tender.documents?.map((one) => one.documentType) ?? []);
    expect(listed).toEqual([[], [], ["submissionDocuments"], ["winningBid"]]);
    const [file] = all.at(-1)?.tender.documents ?? [];
    expect(file).toMatchObject({ title: process.file.name, language: "zh" });
    expect(file?.description).toMatch(/^bidder-jia · SHA-256 [0-9a-f]{64}$/);
  });

  it("has no record before the notice", () => {
    expect(recordPackage(publication, []).records).toEqual([]);
  });
});
