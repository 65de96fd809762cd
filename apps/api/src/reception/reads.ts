import { sql } from "kysely";
import { historyOf } from "../audit/reads.ts";
import { checklistAt, checklistsOf } from "../checklist/reads.ts";
import {
  asc,
  byId,
  connection,
  desc,
  many,
  mapType,
  one,
  resolved,
  type Row,
  type TypeMap,
} from "../graphql/read/map.ts";
import { inWords, placeFilters } from "../organization/filters.ts";
import { PersonRead, ServiceCenterRead } from "../organization/reads.ts";

export const ReceptionFindingRead: TypeMap = mapType({
  type: "ReceptionFinding",
  table: "reception_finding",
  columns: ["text", "mended_on", "created_at"],
  fields: {
    device: one(() => FrontDeskDeviceRead, { device_id: "id" }),
    mendedBy: one(() => PersonRead, { mended_by: "id" }),
  },
});

export const FrontDeskDeviceRead: TypeMap = mapType({
  type: "FrontDeskDevice",
  table: "front_desk_device",
  columns: [
    "kind",
    "station",
    "number",
    "status",
    "takes_requests",
    "recorded",
    "remark",
    "version",
  ],
  fields: {
    findings: many(() => ReceptionFindingRead, { id: "device_id" }, [desc("created_at")]),
  },
});

export const DeskCardRead: TypeMap = mapType({
  type: "DeskCard",
  table: "desk_card",
  columns: ["name", "title", "place"],
  fields: { person: one(() => PersonRead, { person_id: "id" }) },
});

export const ReceptionSystemCheckRead: TypeMap = mapType({
  type: "ReceptionSystemCheck",
  table: "reception_system_check",
  columns: ["checked_on", "recording_ok", "monitoring_ok", "nc_ok", "remark"],
  fields: {
    findings: many(() => ReceptionFindingRead, { id: "check_id" }, [asc("created_at")]),
    createdBy: one(() => PersonRead, { created_by: "id" }),
  },
});

/** Kinds in the order of the procedure. */
const byKind = (t: Row) =>
  sql`array_position(array['PC', 'PHONE', 'RECORDER', 'DVR', 'CAMERA', 'PICKUP'], ${t("kind")})`;

export const ReceptionSetupRead: TypeMap = mapType({
  type: "ReceptionSetup",
  table: "reception_setup",
  columns: [
    "status",
    "opening_on",
    "opening_from_launch",
    "checked_at",
    "decided_at",
    "return_reason",
    "version",
  ],
  fields: () => ({
    serviceCenter: one(() => ServiceCenterRead, { service_center_id: "id" }),
    check: checklistAt("result_id"),
    checks: checklistsOf("ReceptionSetup"),
    checkedBy: one(() => PersonRead, { checked_by: "id" }),
    decidedBy: one(() => PersonRead, { decided_by: "id" }),
    devices: many(() => FrontDeskDeviceRead, { service_center_id: "service_center_id" }, [
      asc((t) => sql`${t("status")} = 'RETIRED'`),
      asc(byKind),
      asc("number"),
    ]),
    deskCards: many(() => DeskCardRead, { service_center_id: "service_center_id" }, [
      asc("created_at"),
    ]),
    systemChecks: many(
      () => ReceptionSystemCheckRead,
      { service_center_id: "service_center_id" },
      [desc("checked_on"), desc("created_at")],
      { limit: 20 },
    ),
    actions: resolved("status", "checked_by", "service_center_id"),
    history: historyOf(),
  }),
});

/** Regions together, their centers by code. */
const centerKey = (t: Row) => sql`(select r.code || ' ' || c.code from service_center c
  join region r on r.company_id = c.company_id and r.id = c.region_id
  where c.company_id = ${t("company_id")} and c.id = ${t("service_center_id")})`;

export const receptionRoots = {
  receptionSetup: byId(() => ReceptionSetupRead),
  receptionSetups: connection(() => ReceptionSetupRead, {
    maxPage: 200,
    filters: { ...placeFilters, statuses: inWords("status") },
    orders: { CENTER: [asc((t) => sql`coalesce(${centerKey(t)}, '')`)] },
  }),
};
