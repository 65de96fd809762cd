import { compareDays, type Day } from "../calendar/day.ts";
import type { Refusal } from "../refusal.ts";
import { ok, refuse, type Result } from "../result.ts";
import {
  type GroupKind,
  type Organization,
  organizationNames,
  organizations,
} from "./vocabulary.ts";

/** 成员. Somebody without an account has only a name. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly personId: string | null;
  readonly organization: Organization;
  /** 分工 */
  readonly duty: string | null;
  /** 业务培训日期 */
  readonly trainedOn: Day | null;
}

export interface Group {
  readonly kind: GroupKind;
  readonly leaderId: string;
  /** The leader is head of the service center today (UAC-R05). */
  readonly leaderIsHead: boolean;
  readonly members: readonly Member[];
}

/** UAC-R05: led by the head of the service center, somebody of each of the five organizations. Refused: UAC_LEADER_NOT_HEAD, UAC_ORGANIZATION_MISSING. */
export function checkGroup(group: Group): Result<null> {
  if (!group.leaderIsHead) return refuse("UAC_LEADER_NOT_HEAD");
  const missing = organizationNames.filter(
    (name) => !group.members.some(({ organization }) => organization === name),
  );
  return missing.length === 0
    ? ok(null)
    : refuse("UAC_ORGANIZATION_MISSING", {
        kind: group.kind,
        organizations: missing.map((name) => organizations[name].zh),
        organizationsEn: missing.map((name) => organizations[name].en),
      });
}

/** UAC-R06: a duty, and trained by the day of the inspection. */
export const isReady = ({ duty, trainedOn }: Member, on: Day): boolean =>
  (duty?.trim() ?? "") !== "" && trainedOn !== null && compareDays(trainedOn, on) <= 0;

/** UAC-R06: whoever lacks duty or training is not named on a record. Refused: UAC_MEMBER_NOT_READY. */
export function checkMembers(members: readonly Member[], on: Day): Result<null> {
  const unready = members.filter((member) => !isReady(member, on));
  return unready.length === 0
    ? ok(null)
    : refuse("UAC_MEMBER_NOT_READY", { names: unready.map(({ name }) => name) });
}

/** The member that a person is; whoever is none of the group records and signs nothing for it. */
export function memberOf(
  group: Pick<Group, "members">,
  personId: string,
): Member | { readonly refusal: Refusal } {
  const member = group.members.find((one) => one.personId === personId);
  return member ?? { refusal: { code: "UAC_NOT_MEMBER" } };
}
