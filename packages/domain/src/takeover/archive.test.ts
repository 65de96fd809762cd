import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { archiveOf, type ArchivePaper, missingOf } from "./archive.ts";

const on = day("2027-09-30");
const documents = [
  { kind: "DOCUMENT" as const, name: "竣工总平面图", receivedOn: on },
  { kind: "DOCUMENT" as const, name: "供电准许使用文件", receivedOn: on },
  { kind: "DOCUMENT" as const, name: "设备竣工图", receivedOn: null },
  { kind: "EQUIPMENT" as const, name: "水泵", receivedOn: null },
];
const papers: ArchivePaper[] = [
  { kind: "REPORT", number: null, on, sha256: "a" },
  { kind: "PAPERS", number: 2, on, sha256: "b" },
  { kind: "REGISTER", number: null, on, sha256: null },
];

it("TKO-R02 files every signed form by itself with what it was signed for, and no document that did not come", () => {
  expect(archiveOf(documents, papers)).toEqual([
    { category: "ESTATE_PLAN", title: "竣工总平面图", titleEn: "竣工总平面图", on, sha256: null },
    {
      category: "COMMON",
      title: "供电准许使用文件",
      titleEn: "供电准许使用文件",
      on,
      sha256: null,
    },
    {
      category: "COMMON",
      title: "预验收整改报告",
      titleEn: "Rectification report",
      on,
      sha256: "a",
    },
    { category: "COMMON", title: "移交文件 2", titleEn: "Handover papers 2", on, sha256: "b" },
    {
      category: "COMMON",
      title: "配套房屋设施权属清册",
      titleEn: "Ownership register",
      on,
      sha256: null,
    },
  ]);
});

it("TKO-R23 tells which of the four kinds of archives has nothing yet", () => {
  expect(missingOf(archiveOf(documents, papers))).toEqual(["OWNER", "TENANT"]);
  expect(missingOf(archiveOf(documents.slice(1), papers))).toEqual([
    "ESTATE_PLAN",
    "OWNER",
    "TENANT",
  ]);
  expect(missingOf(archiveOf(documents.slice(0, 1), []))).toEqual(["OWNER", "TENANT", "COMMON"]);
});
