import { describe, expect, it } from "vitest";
import type { Role } from "../organization/roles.ts";
import type { Viewer } from "../organization/viewer.ts";
import { mayReadFull, noteReading, type ReadingSubject } from "./reading.ts";

const center = "C1";
const at = (role: Role, place = center): Viewer => ({
  accountId: "a",
  personId: "me",
  companyId: "K",
  assignments: [
    {
      role,
      place: { level: "SERVICE_CENTER", id: place },
      centerIds: [place],
      regionIds: [],
    },
  ],
});
const person = (id: string, ...places: string[]): ReadingSubject => ({
  type: "Person",
  id,
  places: places.map((place) => ({ level: "SERVICE_CENTER", id: place })),
});
const contractor = { type: "Contractor", serviceCenterId: center } as const;
const holder = { type: "CustodyHolder", serviceCenterId: center } as const;
const expert = (...officerIds: string[]) => ({ type: "TenderExpert", officerIds }) as const;

describe("a number is read in full", () => {
  it.each<[string, Viewer, ReadingSubject]>([
    ["of oneself, whatever one's role", at("CLEANER"), person("me", center)],
    ["of a colleague by the center's head", at("SERVICE_CENTER_HEAD"), person("other", center)],
    ["of a colleague by customer service", at("CUSTOMER_SERVICE_MANAGER"), person("other", center)],
    ["of one who works here as well", at("SERVICE_CENTER_HEAD"), person("other", "C2", center)],
    ["of a responsible party by who sends defects", at("ENGINEERING_MANAGER"), contractor],
    ["of a holder at the front desk", at("FRONT_DESK_AGENT"), holder],
    ["of a tender's expert by its officer", at("DEVELOPER_STAFF"), expert("me")],
  ])("%s", (_, viewer, subject) => expect(mayReadFull(viewer, subject)).toBe(true));

  it.each<[string, Viewer, ReadingSubject]>([
    ["of a colleague by a cleaner", at("CLEANER"), person("other", center)],
    ["of a colleague by the front desk", at("FRONT_DESK_AGENT"), person("other", center)],
    ["of one of another center", at("SERVICE_CENTER_HEAD", "C2"), person("other", center)],
    ["of one without a role by who keeps no people", at("SERVICE_CENTER_HEAD"), person("other")],
    ["of a responsible party by who only reads", at("CUSTOMER_SERVICE_SUPERVISOR"), contractor],
    ["of a responsible party of another center", at("ENGINEERING_MANAGER", "C2"), contractor],
    ["of a holder by a technician", at("TECHNICIAN"), holder],
    ["of a tender's expert by anybody else", at("SERVICE_CENTER_HEAD"), expert("other")],
  ])("never %s", (_, viewer, subject) => expect(mayReadFull(viewer, subject)).toBe(false));

  it("for a purpose, and with a reason in words", () => {
    expect(noteReading("CONTACT", " 约整改时间 ")).toEqual({
      ok: true,
      value: { purpose: "CONTACT", reason: "约整改时间" },
    });
    expect(noteReading("OTHER", "  ")).toMatchObject({ refusal: { details: { field: "reason" } } });
  });
});
