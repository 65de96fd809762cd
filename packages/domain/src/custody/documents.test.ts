import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { documentsDueOn, documentState, standardDocuments } from "./documents.ts";

it("INS-031 to INS-035 list what is handed over, each document once", () => {
  expect(new Set(standardDocuments.map(({ name }) => name)).size).toBe(standardDocuments.length);
  const rules = new Set(standardDocuments.map(({ rule }) => rule));
  expect([...rules]).toEqual(["INS-031", "INS-032", "INS-033", "INS-034", "INS-035"]);
});

it("INS-028 asks for the documents 20 days before site inspection", () => {
  expect(documentsDueOn(day("2027-09-21"))).toBe("2027-09-01");
});

it("INS-036 tells what is missing, asked for, promised, and promised in vain", () => {
  const today = day("2027-09-10");
  const standing = { expected: 2, received: 1, askedOn: null, promisedOn: null };
  const asked = { ...standing, askedOn: day("2027-09-02") };
  expect(documentState(standing, today)).toBe("MISSING");
  expect(documentState(asked, today)).toBe("ASKED");
  expect(documentState({ ...asked, promisedOn: today }, today)).toBe("PROMISED");
  expect(documentState({ ...asked, promisedOn: day("2027-09-09") }, today)).toBe("PROMISE_BROKEN");
  expect(documentState({ ...asked, received: 2 }, today)).toBe("THERE");
});
