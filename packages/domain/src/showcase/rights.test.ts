import { expect, it } from "vitest";
import { day } from "../calendar/day.ts";
import type { Role } from "../organization/roles.ts";
import type { Viewer } from "../organization/viewer.ts";
import {
  availableShowcaseActions,
  availableSurveyActions,
  reasonAgainst,
  showcaseRights,
} from "./rights.ts";

const place = { level: "ESTATE", id: "e", centerId: "c" } as const;
const rightsOf = (role: Role) => {
  const held = {
    role,
    place: { level: "SERVICE_CENTER", id: "c" },
    centerIds: ["c"],
    regionIds: [],
  } as const;
  const viewer: Viewer = { accountId: "a", personId: "p", companyId: "k", assignments: [held] };
  return showcaseRights(viewer, place);
};

it("SHW-R01 gives the layout plan to the service center and script, lecture and exam to the training department", () => {
  const service = rightsOf("CUSTOMER_SERVICE_MANAGER");
  const training = rightsOf("TRAINING_OFFICER");
  expect(service).toEqual({ plan: true, content: true, review: false, exam: false, collect: true });
  expect(training).toEqual({
    plan: false,
    content: true,
    review: true,
    exam: true,
    collect: false,
  });
  expect(rightsOf("SHOW_FLAT_RECEPTIONIST")).toMatchObject({ plan: false, collect: true });
  expect(rightsOf("REGION_STAFF")).toMatchObject({ plan: false, content: false, collect: false });
});

it("SHW-R03 says at the button that carrying out waits for the approval", () => {
  const rights = rightsOf("CUSTOMER_SERVICE_MANAGER");
  for (const status of ["DRAFT", "AGREED", "REVIEWED"] as const)
    expect(reasonAgainst("implementShowcase", status, rights)).toEqual({
      code: "SHOWCASE_NOT_APPROVED",
    });
  expect(reasonAgainst("implementShowcase", "APPROVED", rights)).toBeUndefined();
});

it("lets nothing be done once it is closed", () => {
  const states = availableShowcaseActions("CLOSED", rightsOf("CUSTOMER_SERVICE_MANAGER"));
  expect(states.filter(({ allowed }) => allowed)).toEqual([]);
});

it("SHW-R16 lets receptionists collect answers until the survey's last day, and the center close it", () => {
  const today = day("2027-03-01");
  const may = (role: Role, untilOn: string, closedOn: string | null = null) =>
    availableSurveyActions(
      { untilOn: day(untilOn), closedOn: closedOn === null ? null : day(closedOn) },
      rightsOf(role),
      rightsOf(role).collect,
      today,
    ).flatMap(({ action, allowed }) => (allowed ? [action] : []));
  expect(may("SHOW_FLAT_RECEPTIONIST", "2027-03-01")).toEqual([
    "answerNeedsSurvey",
    "issueAccessLink",
  ]);
  expect(may("CUSTOMER_SERVICE_MANAGER", "2027-02-28")).toEqual([
    "changeNeedsSurvey",
    "closeNeedsSurvey",
  ]);
  expect(may("CUSTOMER_SERVICE_MANAGER", "2027-03-01", "2027-03-01")).toEqual([]);
});
