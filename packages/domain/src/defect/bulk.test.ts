import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  changeDefect,
  type DefectBulkChange,
  readDefectChange,
  reasonAgainstBulk,
} from "./bulk.ts";
import type { DefectRights, DefectStanding } from "./lifecycle.ts";
import { defectSeverityNames, defectStatusNames, openStatuses } from "./vocabulary.ts";

const defect: DefectStanding = {
  sourceKind: "TAKEOVER",
  status: "ASSIGNED",
  severity: "GENERAL",
  round: 0,
  raisedById: "inspector",
  raisedOn: day("2027-01-04"),
  fixedById: null,
  verifiedById: null,
  contractorId: "tiler",
};
const rights: DefectRights = {
  personId: "manager",
  raise: true,
  assign: true,
  fix: true,
  verify: true,
  close: true,
  except: true,
};
const code = (change: DefectBulkChange, more: Partial<DefectStanding> = {}, who = rights) => {
  const changed = changeDefect({ ...defect, ...more }, who, change);
  return changed.ok ? "OK" : changed.refusal.code;
};

describe("many defects", () => {
  it("are given what is named and keep the rest; something has to be named", () => {
    expect(readDefectChange({})).toMatchObject({ refusal: { code: "NOTHING_CHANGES" } });
    expect(readDefectChange({ trade: "TILE" })).toEqual({ ok: true, value: { trade: "TILE" } });
    expect(changeDefect(defect, rights, { trade: "TILE", dueOn: day("2027-01-20") })).toEqual({
      ok: true,
      value: { trade: "TILE", dueOn: "2027-01-20" },
    });
  });

  it("move who mends them and by when only while they are being mended", () => {
    const change = { contractorId: "painter", dueOn: day("2027-01-20") };
    for (const status of defectStatusNames)
      expect(code(change, { status }), status).toBe(
        status === "ASSIGNED" || status === "RETURNED" ? "OK" : "RECORD_STATUS",
      );
    expect(code({ dueOn: day("2027-01-03") })).toBe("DEFECT_DUE_TOO_EARLY");
    expect(code(change, {}, { ...rights, assign: false })).toBe("FORBIDDEN");
  });

  it("are set right while they are open, by whoever raises them", () => {
    for (const status of defectStatusNames)
      expect(code({ category: "LEAK" }, { status }), status).toBe(
        (openStatuses as readonly string[]).includes(status) ? "OK" : "RECORD_STATUS",
      );
    expect(code({ category: "LEAK" }, {}, { ...rights, raise: false })).toBe("FORBIDDEN");
  });

  it("TKO-R14: are neither made to touch safety together, nor lighter where they do", () => {
    expect(readDefectChange({ severity: "SAFETY" })).toMatchObject({
      refusal: { code: "DEFECT_SAFETY" },
    });
    fc.assert(
      fc.property(fc.constantFrom(...defectSeverityNames), (severity) => {
        const read = readDefectChange({ severity });
        expect(code({ severity }, { severity: "SAFETY" })).toBe("DEFECT_SAFETY");
        if (read.ok) expect(code(read.value)).toBe("OK");
      }),
    );
    expect(code({ trade: "TILE" }, { severity: "SAFETY" })).toBe("OK");
  });

  it("are given back while they stand where they may be changed", () => {
    const moved = { dueOn: day("2027-01-20") };
    expect(reasonAgainstBulk(defect, rights, moved)).toBeUndefined();
    expect(reasonAgainstBulk({ ...defect, status: "FIXED" }, rights, moved)).toMatchObject({
      code: "RECORD_STATUS",
    });
  });
});
