import { describe, expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import {
  approveScheme,
  draftScheme,
  returnScheme,
  reviewScheme,
  type Scheme,
  schemeStatuses,
  signAgreement,
  submitScheme,
} from "./scheme.ts";

const today = day("2027-03-10");
const scheme = (facts: Partial<Scheme> = {}): Scheme => ({
  developerNeeds: "销售大厅接待、样板房讲解",
  services: "接待、保洁、秩序维护",
  headcount: [{ post: "销售大厅接待", number: 4, shift: "两班" }],
  status: "DRAFT",
  approvedOn: null,
  ...facts,
});
const refused = (code: string, details?: object) => ({
  ok: false,
  refusal: details ? { code, details } : { code },
});

const unsigned = { signedOn: null, files: 1 };

describe("LCH-R04 the sales-support scheme", () => {
  it("is reviewed by the region's head, then approved by the developer's head, then the agreement is signed", () => {
    expect(submitScheme(scheme(), today)).toMatchObject({ value: { status: "SUBMITTED" } });
    expect(reviewScheme(scheme({ status: "SUBMITTED" }), today)).toEqual({
      ok: true,
      value: { status: "REVIEWED", reviewedOn: today },
    });
    expect(approveScheme(scheme({ status: "SUBMITTED" }), today)).toMatchObject(
      refused("RECORD_STATUS", { status: "SUBMITTED", allowed: ["REVIEWED"] }),
    );
    expect(approveScheme(scheme({ status: "REVIEWED" }), today)).toEqual({
      ok: true,
      value: { status: "APPROVED", approvedOn: today },
    });
    const approved = { status: "APPROVED", approvedOn: today } as const;
    expect(signAgreement(approved, unsigned, today, today)).toEqual({
      ok: true,
      value: { signedOn: today },
    });
  });

  it("scenario 4: signing after the region's review alone is refused, naming the approval that lacks", () => {
    const reviewed = { status: "REVIEWED", approvedOn: null } as const;
    expect(signAgreement(reviewed, unsigned, today, today)).toEqual(
      refused("SCHEME_NOT_APPROVED", { titles: ["地区公司负责人审批"] }),
    );
    for (const status of schemeStatuses.filter((one) => one !== "APPROVED"))
      expect(signAgreement({ status, approvedOn: null }, unsigned, today, today)).toMatchObject(
        refused("SCHEME_NOT_APPROVED"),
      );
  });

  it("is signed with its paper, on a day not before the approval and not to come", () => {
    const approved = { status: "APPROVED", approvedOn: today } as const;
    const [before, after] = [day("2027-03-09"), day("2027-03-11")];
    const bare = { ...unsigned, files: 0 };
    expect(signAgreement(approved, bare, today, today)).toEqual(refused("AGREEMENT_FILE_MISSING"));
    expect(signAgreement(approved, unsigned, before, today)).toMatchObject(
      refused("AGREEMENT_BEFORE_APPROVAL"),
    );
    expect(signAgreement(approved, unsigned, after, today)).toMatchObject(
      refused("DONE_IN_THE_FUTURE"),
    );
  });

  it("goes back to its draft with a reason, and both approvals are given anew", () => {
    expect(returnScheme(scheme({ status: "REVIEWED" }), "人数过多")).toEqual({
      ok: true,
      value: { status: "DRAFT", reviewedOn: null, approvedOn: null, returnedReason: "人数过多" },
    });
    expect(returnScheme(scheme({ status: "SUBMITTED" }), " ")).toMatchObject(
      refused("REASON_REQUIRED"),
    );
    expect(returnScheme(scheme({ status: "APPROVED" }), "改")).toMatchObject(
      refused("RECORD_STATUS"),
    );
  });
});

describe("its draft", () => {
  it("may be half blank, but is submitted whole", () => {
    const blank = scheme({ services: "", headcount: [] });
    expect(draftScheme(blank).ok).toBe(true);
    expect(submitScheme(blank, today)).toEqual(
      refused("RECORD_INCOMPLETE", { fields: ["services", "headcount"] }),
    );
  });

  it("wants a post, a number of 1 or more and a shift in every row, and is not changed once submitted", () => {
    const row = { post: "接待", number: 1, shift: "两班" };
    for (const bad of [{ post: " " }, { number: 0 }, { number: 1.5 }, { shift: "" }])
      expect(draftScheme(scheme({ headcount: [{ ...row, ...bad }] }))).toMatchObject(
        refused("INVALID_INPUT"),
      );
    expect(draftScheme(scheme(), "SUBMITTED")).toMatchObject(refused("RECORD_STATUS"));
  });
});
