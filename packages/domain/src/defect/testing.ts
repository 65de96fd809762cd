import { day } from "../calendar/day.ts";
import type { DefectRights, DefectStanding } from "./lifecycle.ts";

export const standing = (more: Partial<DefectStanding> = {}): DefectStanding => ({
  sourceKind: "UNIT_ACCEPTANCE",
  status: "UNASSIGNED",
  severity: "GENERAL",
  round: 0,
  raisedById: "inspector",
  raisedOn: day("2027-06-03"),
  fixedById: null,
  verifiedById: null,
  contractorId: "builder",
  ...more,
});

/** Somebody who may do everything, but what he did himself. */
export const everything = (personId: string, more: Partial<DefectRights> = {}): DefectRights => ({
  personId,
  raise: true,
  assign: true,
  fix: true,
  verify: true,
  close: true,
  except: true,
  ...more,
});
