import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import { goesOver, thingOfLine } from "./custody.ts";

const line = {
  kind: "KEY" as const,
  area: "21栋",
  name: "配电房钥匙",
  place: "配电房",
  quantity: 3,
  counted: 2,
  verdict: null,
  isOriginal: null,
  receivedOn: null,
  promisedOn: null,
};

it("TKO-R16 puts keys, tools and facilities of rooms on custody's list, by name, place and number to come", () => {
  expect(thingOfLine(line)).toEqual({
    kind: "KEY",
    name: "配电房钥匙",
    place: "21栋 配电房",
    form: null,
    expected: 3,
    promisedOn: null,
  });
  expect(thingOfLine({ ...line, kind: "TOOL", quantity: null })).toMatchObject({
    kind: "TOOL",
    expected: 2,
  });
  expect(thingOfLine({ ...line, kind: "ROOM_FACILITY", area: null })).toMatchObject({
    kind: "FACILITY",
    place: "配电房",
  });
});

it("puts documents of KF-06 there with their form and what is promised of them", () => {
  const paper = { ...line, kind: "DOCUMENT" as const, name: "竣工总平面图", counted: null };
  const promisedOn = day("2027-03-01");
  expect(thingOfLine({ ...paper, isOriginal: false, promisedOn })).toEqual({
    kind: "DOCUMENT",
    name: "竣工总平面图",
    place: null,
    form: "COPY",
    expected: 3,
    promisedOn,
  });
  expect(thingOfLine(paper)).toMatchObject({ form: "ORIGINAL" });
  expect(goesOver([paper], 0)).toBeNull();
  expect(goesOver([{ ...paper, receivedOn: day("2027-01-04") }], 0)).toEqual({
    quantity: 3,
    listed: 3,
  });
});

it("keeps what is inspected, and what does not apply, off that list", () => {
  for (const kind of ["EQUIPMENT", "COMMON_PART", "FACILITY", "BASIS"] as const)
    expect(thingOfLine({ ...line, kind })).toBeNull();
  expect(thingOfLine({ ...line, verdict: "NA" })).toBeNull();
});

it("hands over what was counted, and calls nothing short that came before", () => {
  expect(goesOver([line], 0)).toEqual({ quantity: 2, listed: 3 });
  expect(goesOver([{ ...line, counted: null }], 0)).toBeNull();
  // Two of three came, and the third later: the second handover is of one, and nothing is short.
  expect(goesOver([{ ...line, counted: 3 }], 2)).toEqual({ quantity: 1, listed: 1 });
  expect(goesOver([line], 2)).toBeNull();
  // More than the list names was told of before.
  expect(goesOver([{ ...line, counted: 5 }], 4)).toEqual({ quantity: 1, listed: 0 });
  expect(goesOver([{ ...line, quantity: null }], 0)).toEqual({ quantity: 2, listed: null });
});

it("hands over once what several lines tell of one document, and of them those that came", () => {
  const paper = { ...line, kind: "DOCUMENT" as const, counted: null };
  const came = { ...paper, quantity: 2, receivedOn: day("2027-01-04") };
  expect(goesOver([came, { ...came, quantity: null }], 0)).toEqual({ quantity: 3, listed: null });
  expect(goesOver([came, paper, came], 1)).toEqual({ quantity: 3, listed: 3 });
});
