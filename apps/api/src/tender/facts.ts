import type { Law } from "@threshold/domain/bidding/checks";
import { grants, may, rolesAt } from "@threshold/domain/organization/viewer";
import type { Role } from "@threshold/domain/organization/roles";
import {
  newTender,
  type Tender,
  type TenderEvent,
  tenderAfter,
} from "@threshold/domain/tender/lifecycle";
import type { LogEntry } from "@threshold/domain/tender/log";
import type { NoticeDraft } from "@threshold/domain/tender/notice";
import { isPartial } from "@threshold/domain/tender/officer";
import type { TenderRights } from "@threshold/domain/tender/rights";
import { packWith } from "../bidding/statute-types.ts";
import type { Context } from "../context.ts";
import type { GatheredTender } from "./queries.ts";

export type Entry = LogEntry<TenderEvent>;

/** Entries as they were hashed. */
export const parsed = (entries: readonly string[]): Entry[] =>
  entries.map((entry) => JSON.parse(entry) as Entry);

/** The tender as a log without a gap leaves it. */
export const replayed = (log: readonly Entry[]): Tender =>
  log.reduce((tender, { event, at }) => tenderAfter(tender, event, at), newTender);

type Clock = Pick<Context, "today" | "calendar">;

export const lawOf = (
  { timeZone: zone, ownRules }: Pick<GatheredTender, "ownRules" | "timeZone">,
  { today, calendar }: Clock,
): Law => ({ pack: packWith(ownRules), calendar, today, zone });

export const placeOf = (of: { readonly estateId: string; readonly serviceCenterId: string }) =>
  ({ level: "ESTATE", id: of.estateId, centerId: of.serviceCenterId }) as const;

/** Whether whoever holds these roles there may run the tender at all, and whether he is too near to a bidder (TEN-016). */
export const officerRights = (
  roles: readonly Role[],
  of: Pick<GatheredTender, "regionBids" | "bidTeam">,
  personId: string,
) => ({
  manage: roles.some((role) => grants(role, "tender.manage")),
  partial: isPartial({
    roles,
    inBidTeam: of.bidTeam.includes(personId),
    regionBids: of.regionBids,
  }),
});

export function rightsOf({ viewer }: Pick<Context, "viewer">, of: GatheredTender): TenderRights {
  const place = placeOf(of);
  const { partial } = officerRights([...rolesAt(viewer, place)], of, viewer.personId);
  return {
    officer: of.officerIds.includes(viewer.personId),
    manage: may(viewer, "tender.manage", place),
    partial,
  };
}

/** An instant as the log writes it. */
export const instant = (at: string | null): string | null =>
  at === null ? null : new Date(at).toISOString();

/** The notice as it is drafted. */
export const draftOf = (of: GatheredTender, seedCommitment: string): NoticeDraft => ({
  title: of.title,
  method: of.method,
  place: { province: of.province, city: of.city },
  organiser: { name: of.organiserName, address: of.organiserAddress },
  agency: of.agencyName,
  profile: of.profile,
  access: of.access,
  channels: of.method === "PUBLIC" ? of.channels : [],
  sections: of.sections,
  invited: of.method === "INVITED" ? of.invited : [],
  preFiledOn: of.preFiledOn,
  issuedOn: of.issuedOn,
  deadline: instant(of.deadline),
  openingAt: instant(of.openingAt),
  openingPlace: of.openingPlace,
  bidValidUntil: of.bidValidUntil,
  prequalified: of.prequalified,
  conditions: of.prequalified ? of.conditions : null,
  publicKey: of.publicKey,
  threshold: of.threshold,
  holders: of.holders.map(({ id, name, share }) => ({
    holder: id,
    name,
    check: share?.check ?? null,
  })),
  scoring: of.scoring,
  defense: of.defense ? { criterion: of.defenseCriterion } : null,
  sale: of.saleKind === null ? null : { kind: of.saleKind, on: of.saleOn },
  seedCommitment,
  publicSource: of.publicSource,
});
