import { describe, expect, it } from "vitest";
import { noAnswer, type Answer } from "../checklist/answer.ts";
import { answerItem, type GivenAnswer } from "../checklist/answer-item.ts";
import { checkContent } from "../checklist/check-content.ts";
import { judge, judgeChecklist } from "../checklist/judge.ts";
import { findingsWords } from "../checklist/limit-words.ts";
import { standing } from "../checklist/standing.ts";
import { type Item, settingsOf, withSettings } from "../checklist/template.ts";
import { said } from "../checklist/testing.ts";
import { answersOfDevices, checkDevice, type Device } from "./devices.ts";
import {
  accept,
  reasonAgainst,
  returnSetup,
  type SetupFacts,
  setupActions,
  submitCheck,
  waiveLine,
} from "./setup.ts";
import { receptionStandard } from "./standard.ts";
import type { SetupStatus } from "./vocabulary.ts";

const { content } = receptionStandard;
const itemOf = (code: string): Item => content.items.find((item) => item.code === code)!;
const judged = (code: string, answer: Partial<Answer>) => judge(itemOf(code), said(answer));
const numbers = (code: string, values: Record<string, string>) => judged(code, { numbers: values });
const ruled = (ruleId: string) => content.items.filter((item) => item.ruleId === ruleId);
const words = (code: string, values: Record<string, string>) =>
  findingsWords(itemOf(code), numbers(code, values).findings, "zh");
const refusal = (code: string, given: GivenAnswer) => {
  const result = answerItem(itemOf(code), noAnswer, given);
  return result.ok ? undefined : result.refusal;
};

const device = (kind: Device["kind"], more: Partial<Device> = {}): Device => ({
  kind,
  station: "FRONT_DESK",
  status: "IN_USE",
  takesRequests: false,
  recorded: false,
  ...more,
});
const phone = (recorded: boolean) => device("PHONE", { takesRequests: true, recorded });
const devices = [
  device("PC"),
  device("PC", { station: "CASHIER_DESK" }),
  phone(true),
  phone(true),
  device("DVR"),
  device("CAMERA"),
  device("PICKUP"),
];

/** Scenario 1: every measure as the texts have it. */
function perfect(registered: readonly Device[] = devices): Record<string, Answer> {
  const answers = Object.fromEntries(
    content.items.map((item) => [
      item.code,
      said({
        ticked: item.kind === "TICK" ? true : null,
        choice: item.kind === "CHOICE" ? item.choices[0]!.code : null,
        fileCount: item.kind === "PHOTO" ? 1 : 0,
      }),
    ]),
  );
  const measured = {
    DESK_SIZE: { LENGTH: "1.5", REAR_HEIGHT: "0.8", FRONT_HEIGHT: "1.1" },
    STOOL_SIZE: { DEPTH: "0.45", WIDTH: "0.36", HEIGHT: "0.7" },
    PLANTS: { LEFT_TALL: "1", LEFT_SMALL: "2", RIGHT_TALL: "1", RIGHT_SMALL: "2" },
    CARD_SIZE: { LENGTH: "0.25", WIDTH: "0.11" },
  };
  for (const [code, values] of Object.entries(measured)) answers[code] = said({ numbers: values });
  for (const [code, { numbers: values }] of Object.entries(answersOfDevices(registered)))
    answers[code] = said({ numbers: values });
  return answers;
}

const region = { check: false, accept: true, personId: "REGION" };
const center = { check: true, accept: false, personId: "CENTER" };
const facts = (status: SetupStatus, answers = perfect()): SetupFacts => ({
  status,
  states: judgeChecklist(content, answers),
  onCurrentStandard: true,
  checkedById: "CENTER",
});
const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "OK" : result.refusal.code;

describe("the standard", () => {
  it("is a template that can be published", () => {
    expect(checkContent(content).ok).toBe(true);
  });
  it("RCP-R02 covers the front-desk area and the VIP room, and neither may be left out", () => {
    expect(content.sections.map(({ code }) => code)).toEqual(["FRONT_DESK", "VIP_ROOM"]);
    for (const { code } of content.sections)
      expect(content.items.some((item) => item.section === code && item.required)).toBe(true);
    expect(content.items.filter((item) => item.mayNotApply)).toEqual([]);
  });
  it("RCP-R03 asks at the front desk for desk, chairs, plants, background board and wall notices", () => {
    for (const code of ["DESK_SIZE", "STOOL_SIZE", "PLANTS", "BACKGROUND_BOARD", "WALL_PHONES"])
      expect(itemOf(code), code).toMatchObject({ section: "FRONT_DESK", required: true });
  });
  it("RCP-R04 asks in the VIP room for sofa, tea table, water and plants; a display point stands for a dispenser", () => {
    for (const code of ["SOFA", "TEA_TABLE", "WATER", "VIP_PLANTS"])
      expect(itemOf(code), code).toMatchObject({ section: "VIP_ROOM", required: true });
    expect(judged("WATER", { choice: "DISPENSER" }).verdict).toBe("OK");
    expect(judged("WATER", { choice: "SPRING_POINT" }).verdict).toBe("OK");
    expect(judged("WATER", { choice: "NONE" }).verdict).toBe("NOT_OK");
  });
  it("RCP-R05 has two lines for a sensible layout, clean and tidy", () => {
    expect(ruled("RCP-R05").map(({ code }) => code)).toEqual(["LAYOUT", "TIDY"]);
  });
  it("RCP-R06 names the desk's material", () => {
    expect(itemOf("DESK_MATERIAL").requirement?.zh).toContain("枣红色木纹装饰板、铝合金装饰条");
    expect(judged("DESK_MATERIAL", { ticked: false }).verdict).toBe("NOT_OK");
  });
  it("RCP-R07 takes a desk of 1.5, 0.8 and 1.1 m, exactly unless a tolerance is set", () => {
    const size = { LENGTH: "1.5", REAR_HEIGHT: "0.8", FRONT_HEIGHT: "1.1" };
    expect(numbers("DESK_SIZE", size).verdict).toBe("OK");
    expect(numbers("DESK_SIZE", { ...size, FRONT_HEIGHT: "1.109" }).verdict).toBe("NOT_OK");
    expect(settingsOf(content)).toEqual(["reception.deskTolerance"]);
    const tolerant = withSettings(content, { "reception.deskTolerance": "0.01" });
    const desk = tolerant.items.find((item) => item.code === "DESK_SIZE")!;
    const front = (value: string) =>
      judge(desk, said({ numbers: { ...size, FRONT_HEIGHT: value } })).verdict;
    expect([front("1.11"), front("1.09"), front("1.111")]).toEqual(["OK", "OK", "NOT_OK"]);
  });
  it("RCP-R08 names the stool's material", () => {
    expect(itemOf("STOOL_MATERIAL").requirement?.zh).toContain("PU皮革及电镀钢架");
  });
  it("RCP-R09 takes a stool 0.45 deep, 0.36 wide, 0.6 to 0.75 m high, both ends included", () => {
    const stool = (HEIGHT: string) =>
      numbers("STOOL_SIZE", { DEPTH: "0.45", WIDTH: "0.36", HEIGHT }).verdict;
    expect([stool("0.59"), stool("0.6"), stool("0.75"), stool("0.76")]).toEqual([
      "NOT_OK",
      "OK",
      "OK",
      "NOT_OK",
    ]);
    expect(numbers("STOOL_SIZE", { DEPTH: "0.46" }).verdict).toBe("NOT_OK");
  });
  it("RCP-R10 takes preservative plastic or live plants", () => {
    expect(
      ["LIVE", "PLASTIC", "OTHER"].map((choice) => judged("PLANT_MATERIAL", { choice }).verdict),
    ).toEqual(["OK", "OK", "NOT_OK"]);
  });
  it("RCP-R11 takes on each side one tall pot and two or three small ones", () => {
    const pots = (more: object) =>
      numbers("PLANTS", {
        LEFT_TALL: "1",
        LEFT_SMALL: "2",
        RIGHT_TALL: "1",
        RIGHT_SMALL: "3",
        ...more,
      }).verdict;
    expect(pots({})).toBe("OK");
    for (const wrong of [
      { LEFT_SMALL: "4" },
      { RIGHT_SMALL: "1" },
      { LEFT_TALL: "0" },
      { RIGHT_TALL: "2" },
    ])
      expect(pots(wrong), JSON.stringify(wrong)).toBe("NOT_OK");
  });
  it("RCP-R16 names the cards' paper", () => {
    expect(itemOf("CARD_MATERIAL").requirement?.zh).toContain("铜版纸");
  });
  it("RCP-R17 takes a desk card of 0.25 by 0.11 m", () => {
    expect(numbers("CARD_SIZE", { LENGTH: "0.25", WIDTH: "0.11" }).verdict).toBe("OK");
    expect(numbers("CARD_SIZE", { LENGTH: "0.25", WIDTH: "0.12" }).verdict).toBe("NOT_OK");
  });
  it("RCP-R18 has a free text for the card's place, and asks nothing of it", () => {
    expect(itemOf("CARD_PLACE")).toMatchObject({ kind: "TEXT", required: false });
  });
  it("RCP-R20 asks for hotline and duty phone on the wall, and proposes three more notices", () => {
    expect(ruled("RCP-R20").map(({ code, required }) => [code, required])).toEqual([
      ["WALL_PHONES", true],
      ["WALL_COMPLAINTS", false],
      ["WALL_FEES", false],
      ["WALL_SERVICES", false],
    ]);
  });
});

describe("the register of devices", () => {
  const verdict = (
    code: keyof ReturnType<typeof answersOfDevices>,
    registered: readonly Device[],
  ) => numbers(code, answersOfDevices(registered)[code].numbers).verdict;
  it("RCP-R12 needs a computer at the front desk and one at the fee desk", () => {
    expect(verdict("COMPUTERS", devices)).toBe("OK");
    expect(verdict("COMPUTERS", [device("PC"), device("PC")])).toBe("NOT_OK");
    expect(
      verdict("COMPUTERS", [
        device("PC"),
        device("PC", { station: "CASHIER_DESK", status: "FAULTY" }),
      ]),
    ).toBe("NOT_OK");
    expect(itemOf("COMPUTER_PLACE").requirement?.zh).toContain("接待台面之下");
  });
  it("RCP-R13 needs two telephones at the front desk", () => {
    expect(verdict("PHONES", devices)).toBe("OK");
    expect(verdict("PHONES", [phone(true), device("PHONE", { station: "CASHIER_DESK" })])).toBe(
      "NOT_OK",
    );
  });
  it("RCP-R14 needs every phone that takes requests on the recording system, and no other", () => {
    expect(verdict("PHONE_RECORDING", [phone(true), phone(true), device("PHONE")])).toBe("OK");
    expect(verdict("PHONE_RECORDING", [phone(true), phone(false)])).toBe("NOT_OK");
  });
  it("RCP-R15 needs recorder, camera and microphone", () => {
    expect(verdict("MONITORING", devices)).toBe("OK");
    for (const kind of ["DVR", "CAMERA", "PICKUP"] as const)
      expect(
        verdict(
          "MONITORING",
          devices.filter((one) => one.kind !== kind),
        ),
        kind,
      ).toBe("NOT_OK");
    expect(itemOf("DVR_PORTS").requirement?.zh).toContain("USB");
  });
  it("takes requests and recording of phones only", () => {
    expect(checkDevice(phone(true)).ok).toBe(true);
    expect(checkDevice(device("PC", { recorded: true }))).toMatchObject({
      refusal: { code: "RECEPTION_PHONES_ONLY" },
    });
  });
});

describe("the set-up", () => {
  it("RCP-R01 is carried out by the center and accepted by the region alone", () => {
    const may = (rights: typeof center, status: SetupStatus) =>
      setupActions.filter(
        (action) => !reasonAgainst(action, { status, checkedById: "CENTER" }, rights),
      );
    expect(may(center, "PLANNED")).toEqual([
      "answerChecklistItem",
      "submitReceptionCheck",
      "createFrontDeskDevice",
    ]);
    expect(may(region, "SELF_CHECKED")).toEqual([
      "acceptReception",
      "returnReception",
      "waiveReceptionLine",
    ]);
    expect(codeOf(accept(facts("SELF_CHECKED"), center))).toBe("RECEPTION_ONLY_REGION");
    const both = { check: true, accept: true, personId: "CENTER" };
    expect(codeOf(accept(facts("SELF_CHECKED"), both))).toBe("RECEPTION_OWN_CHECK");
  });

  it("goes from planned over checked to accepted, and back to be mended with a reason", () => {
    expect(submitCheck(facts("PLANNED"), center)).toMatchObject({ value: "SELF_CHECKED" });
    expect(accept(facts("SELF_CHECKED"), region)).toMatchObject({ value: "ACCEPTED" });
    expect(codeOf(returnSetup(facts("SELF_CHECKED"), region, " "))).toBe("REASON_REQUIRED");
    expect(returnSetup(facts("SELF_CHECKED"), region, "盆景过多")).toMatchObject({
      value: { status: "RETURNED" },
    });
    for (const status of ["RETURNED", "RECHECK_DUE"] as const)
      expect(codeOf(submitCheck(facts(status), center))).toBe("OK");
    expect(codeOf(submitCheck(facts("ACCEPTED"), center))).toBe("RECEPTION_STATUS");
    expect(codeOf(submitCheck({ ...facts("PLANNED"), onCurrentStandard: false }, center))).toBe(
      "RECEPTION_STANDARD_CHANGED",
    );
  });

  it("is neither submitted nor accepted without a photo of each area", () => {
    const bare = { ...perfect(), VIP_ROOM_PHOTO: said({ fileCount: 0 }) };
    expect(submitCheck(facts("PLANNED", bare), center)).toMatchObject({
      refusal: { code: "RECEPTION_PHOTOS_MISSING", details: { items: ["VIP接待室现场照片"] } },
    });
    expect(codeOf(accept(facts("SELF_CHECKED", bare), region))).toBe("RECEPTION_PHOTOS_MISSING");
  });
});

describe("bad input (07 part 7) is told with the limit", () => {
  it("a stool of 0.80 m", () =>
    expect(words("STOOL_SIZE", { HEIGHT: "0.80" })).toEqual(["高脚凳高度应为0.6–0.75m"]));
  it("one telephone", () =>
    expect(words("PHONES", { COUNT: "1" })).toEqual(["客服前台应至少配备两部电话"]));
  it("a request phone off the recording system", () =>
    expect(words("PHONE_RECORDING", { NOT_RECORDED: "1" })).toEqual([
      "接听客户诉求的电话须接入电话录音系统",
    ]));
  it("plants on one side only, or four small pots", () => {
    const sentence = ["两侧均应布置植物盆景：高约1.5m一盆、高约0.5m 2-3盆"];
    expect(
      words("PLANTS", { LEFT_TALL: "1", LEFT_SMALL: "2", RIGHT_TALL: "0", RIGHT_SMALL: "0" }),
    ).toEqual(sentence);
    expect(
      words("PLANTS", { LEFT_TALL: "1", LEFT_SMALL: "4", RIGHT_TALL: "1", RIGHT_SMALL: "2" }),
    ).toEqual(sentence);
  });
  it("a desk of 1.2 m", () =>
    expect(words("DESK_SIZE", { LENGTH: "1.2" })).toEqual(["接待台长度应为1.5m"]));
  it("a length that can only be in centimetres", () =>
    expect(refusal("DESK_SIZE", { numbers: [{ code: "LENGTH", value: "150" }] })).toMatchObject({
      code: "CHECKLIST_VALUE_IMPLAUSIBLE",
      details: { unit: "m" },
    }));
});

describe("acceptance scenarios", () => {
  it("spec/07 scenario 1: everything as the standard says is met, and the region can accept", () => {
    const { states } = facts("SELF_CHECKED");
    expect(standing(states)).toMatchObject({ open: [], notOk: [], score: 1000 });
    expect(codeOf(accept(facts("SELF_CHECKED"), region))).toBe("OK");
  });
  it("spec/07 scenario 2: one tall and four small pots are not met and block acceptance without a waiver", () => {
    const pots = { LEFT_TALL: "1", LEFT_SMALL: "4", RIGHT_TALL: "1", RIGHT_SMALL: "2" };
    const wrong = { ...perfect(), PLANTS: said({ numbers: pots }) };
    expect(accept(facts("SELF_CHECKED", wrong), region)).toMatchObject({
      refusal: { code: "RECEPTION_LINES_NOT_OK", details: { items: ["植物盆景"] } },
    });
    expect(waiveLine(facts("SELF_CHECKED", wrong), region, "前台偏大")).toMatchObject({
      value: "前台偏大",
    });
    const waived = { ...wrong, PLANTS: said({ numbers: pots, waivedReason: "前台偏大" }) };
    expect(codeOf(accept(facts("SELF_CHECKED", waived), region))).toBe("OK");
  });
  it("spec/07 scenario 3: of two phones one not recorded, line RCP-R14 is not met", () => {
    const answers = perfect([
      ...devices.filter(({ kind }) => kind !== "PHONE"),
      phone(true),
      phone(false),
    ]);
    expect(standing(judgeChecklist(content, answers)).notOk).toEqual(["PHONE_RECORDING"]);
    expect(itemOf("PHONE_RECORDING").ruleId).toBe("RCP-R14");
  });
  it("spec/07 scenario 4: a VIP room with a display point and no water dispenser meets RCP-R04", () => {
    const answers = { ...perfect(), WATER: said({ choice: "SPRING_POINT" }) };
    expect(standing(judgeChecklist(content, answers)).notOk).toEqual([]);
    expect(itemOf("WATER").ruleId).toBe("RCP-R04");
  });
  it("spec/07 scenario 5: a stool height of 0.75 is met", () => {
    expect(numbers("STOOL_SIZE", { DEPTH: "0.45", WIDTH: "0.36", HEIGHT: "0.75" }).verdict).toBe(
      "OK",
    );
  });
});
