// Made from the migrations: `vitest run src/db/catalog.test.ts -u` brings it up to date.
import type { ColumnType, Generated } from "kysely";

/** A json or jsonb column: read parsed, written as JSON text. */
export type Json = ColumnType<unknown, string, string>;
export type DefaultJson = ColumnType<unknown, string | undefined, string>;
export type NullableJson = ColumnType<unknown, string | null | undefined, string | null>;

export interface MembershipTable {
  account_id: string;
  company_id: string;
  person_id: string;
}

export interface AcceptanceBatchTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  name: string;
  building_ids: unknown;
  status: Generated<"NOTIFIED" | "TEAM_FORMED" | "INSPECTING" | "RECTIFYING" | "COMPLETED">;
  internal_passed_on: string;
  notice_at: string;
  notice_from: string;
  planned_handover_on: string;
  approved_on: string;
  province: string | null;
  city: string | null;
  standard_id: string;
  layouts: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  draw_secret: string | null;
}

export interface AcceptanceDayTable {
  company_id: string;
  id: string;
  service_center_id: string;
  batch_id: string;
  group_id: string;
  on_day: string;
  sent_at: string | null;
  sent_by: string | null;
  rows: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  late_at: string | null;
  earlier: DefaultJson;
}

export interface AcceptanceGroupTable {
  company_id: string;
  id: string;
  service_center_id: string;
  batch_id: string;
  kind: "GENERAL" | "SPECIAL";
  name: string;
  leader_id: string;
  members: Json;
  tools: Json;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AcceptanceLotTable {
  company_id: string;
  id: string;
  service_center_id: string;
  batch_id: string;
  building_id: string;
  item_code: string;
  item_label: string;
  item_label_en: string;
  homes: number;
  level: string;
  aql: string;
  severity: "NORMAL" | "TIGHTENED" | "REDUCED";
  letter: string | null;
  accept: number | null;
  sample: unknown;
  verdict: "OPEN" | "ACCEPTED" | "REJECTED" | "FULL";
  decided_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AcceptanceSamplingDecisionTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  item_code: string;
  level: string;
  aql: string;
  decision: "REDUCE" | "RESTORE" | "RESUME";
  reason: string;
  decided_at: Generated<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AcceptanceStandardTable {
  company_id: string;
  id: string;
  number: number;
  note: string | null;
  content: Json;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  published_at: string | null;
  published_by: string | null;
  version: Generated<number>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AccessLinkTable {
  company_id: string;
  id: string;
  service_center_id: string;
  record_type: string;
  record_id: string;
  purpose: "APPROVE" | "SIGN" | "UPLOAD_EVIDENCE" | "ANSWER" | "SUBMIT_PLAN" | "RECTIFY" | "NOTICE" | "BID" | "SCORE" | "KEEP_KEY";
  subject_id: string;
  part: string;
  addressee_name: string;
  addressee_organization: string | null;
  expires_at: string;
  max_uses: Generated<number>;
  uses: Generated<number>;
  opened_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  summary: NullableJson;
}

export interface AccessLinkUseTable {
  company_id: string;
  id: string;
  link_id: string;
  service_center_id: string;
  at: Generated<string>;
  act: "APPROVE" | "RETURN" | "SIGN" | "REFUSE" | "HAND_IN" | "ANSWER" | "SUBMIT" | "REGISTER" | "ASK" | "BID" | "WITHDRAW" | "COMPLAIN" | "SCORE" | "REVISE" | "KEEP_KEY";
  said_name: string | null;
  said_organization: string | null;
  address: string;
}

export interface ApprovalTable {
  company_id: string;
  id: string;
  service_center_id: string;
  record_type: string;
  record_id: string;
  round: number;
  chain_key: string;
  chain_version: number;
  steps: Json;
  status: Generated<"PENDING" | "APPROVED" | "RETURNED" | "WITHDRAWN">;
  summary: Json;
  content_hash: string;
  requester_id: string;
  author_ids: unknown;
  requested_at: Generated<string>;
  closed_at: string | null;
  version: Generated<number>;
  updated_at: Generated<string>;
  updated_by: string | null;
  estate_id: string | null;
  outside_offices: Generated<string[]>;
}

export interface ApprovalChainTable {
  company_id: string;
  id: string;
  key: string;
  version_number: number;
  steps: Json;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface ApprovalEventTable {
  company_id: string;
  id: string;
  approval_id: string;
  service_center_id: string;
  position: number;
  kind: "REQUESTED" | "APPROVED" | "RETURNED" | "DELEGATED" | "COUNTERSIGNER_ADDED" | "COMMENTED" | "WITHDRAWN" | "CONTENT_CHANGED";
  via: Generated<"ACCOUNT" | "LINK" | "PAPER">;
  person_id: string | null;
  outsider_name: string | null;
  outsider_organization: string | null;
  outsider_role: string | null;
  decided_on: string | null;
  evidence_id: string | null;
  link_id: string | null;
  step_key: string | null;
  seat: number | null;
  to_person_id: string | null;
  placement: "BEFORE" | "AFTER" | null;
  content_hash: string | null;
  comment: string | null;
  at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface ApprovalStepTable {
  company_id: string;
  id: string;
  approval_id: string;
  service_center_id: string;
  position: number;
  key: string;
  label: string;
  label_en: string;
  level: "SERVICE_CENTER" | "REGION" | "COMPANY" | "EXTERNAL";
  mode: "ONE" | "ALL";
  roles: string[];
  person_id: string | null;
  status: "WAITING" | "CURRENT" | "APPROVED" | "RETURNED";
  open_roles: string[];
  open_person_ids: unknown;
  since_on: string | null;
  due_on: string | null;
}

export interface AssetAttributeTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  subject_kind: string;
  subject_id: string;
  name: string;
  category: string | null;
  value: string | null;
  unit: string | null;
  description: string | null;
  allowed_values: string | null;
  external_id: string | null;
  more: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetComponentTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  type_id: string;
  place_id: string | null;
  other_place_ids: Generated<unknown>;
  name: string;
  description: string | null;
  serial_number: string | null;
  tag_number: string | null;
  bar_code: string | null;
  asset_identifier: string | null;
  installed_on: string | null;
  warranty_start_on: string | null;
  handed_over_on: string | null;
  external_id: string | null;
  more: DefaultJson;
  sort_key: ColumnType<string, never, never>;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetContactTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  name: string;
  category: string | null;
  company: string | null;
  phone: string | null;
  external_id: string | null;
  more: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetDocumentTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  subject_kind: string;
  subject_id: string;
  name: string;
  category: string | null;
  stage: string | null;
  directory: string | null;
  file: string | null;
  description: string | null;
  reference: string | null;
  external_id: string | null;
  more: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetGroupTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  kind: "SYSTEM" | "ZONE";
  name: string;
  category: string | null;
  description: string | null;
  member_ids: Generated<unknown>;
  external_id: string | null;
  more: DefaultJson;
  sort_key: ColumnType<string, never, never>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetPlaceTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  kind: "FACILITY" | "FLOOR" | "SPACE";
  parent_id: string | null;
  building_id: string | null;
  name: string;
  category: string | null;
  description: string | null;
  equipment_room: Generated<boolean>;
  external_id: string | null;
  more: DefaultJson;
  sort_key: ColumnType<string, never, never>;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetSpareTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  type_id: string;
  name: string;
  category: string | null;
  suppliers: string | null;
  description: string | null;
  set_number: string | null;
  part_number: string | null;
  external_id: string | null;
  more: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AssetTypeTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  facility_id: string;
  name: string;
  category: string | null;
  description: string | null;
  asset_type: string | null;
  maker: string | null;
  model: string | null;
  parts_guarantor: string | null;
  parts_duration: number | null;
  labor_guarantor: string | null;
  labor_duration: number | null;
  warranty_unit: "DAY" | "WEEK" | "MONTH" | "QUARTER" | "YEAR" | null;
  warranty_text: string | null;
  external_id: string | null;
  more: DefaultJson;
  sort_key: ColumnType<string, never, never>;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface AttachmentTable {
  company_id: string;
  id: string;
  service_center_id: string;
  record_type: string;
  record_id: string;
  name: string;
  media_type: string;
  size_bytes: number;
  sha256: string;
  has_thumbnail: Generated<boolean>;
  removed_at: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  capture: NullableJson;
}

export interface AuditEntryTable {
  company_id: string;
  id: Generated<string>;
  at: Generated<string>;
  service_center_id: string | null;
  account_id: Generated<string | null>;
  person_id: Generated<string | null>;
  action: Generated<string>;
  origin: Generated<string>;
  request_id: Generated<string>;
  table_name: string;
  record_id: string;
  operation: "INSERT" | "UPDATE" | "DELETE";
  before: NullableJson;
  after: NullableJson;
  position: Generated<number>;
}

export interface AuditNodeTable {
  company_id: string;
  level: unknown;
  index: number;
  hash: unknown;
  entry_id: string | null;
}

export interface AuditRootTable {
  company_id: string;
  id: string;
  on_day: string;
  size: number;
  hash: unknown;
  created_at: Generated<string>;
}

export interface AuditTreeTable {
  company_id: string;
  id: ColumnType<string, never, never>;
  size: Generated<number>;
  position: Generated<number>;
  root: unknown;
  marked_position: number | null;
  marked_by: unknown | null;
  grown_at: string | null;
  checked_at: string | null;
  checked_size: number | null;
  findings: DefaultJson;
}

export interface BidCriteriaTable {
  company_id: string;
  id: string;
  number: number;
  content: Json;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidDecisionTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  status: Generated<"DRAFT" | "SUBMITTED" | "DECIDED">;
  sheet: Json;
  tenths: number | null;
  recommendation: "BID" | "CONSIDER" | "NO_BID" | null;
  evidence: NullableJson;
  submitted_at: string | null;
  submitted_by: string | null;
  verdict: "BID" | "NO_BID" | null;
  reason: string | null;
  decided_at: string | null;
  decided_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidDefenceItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  position: number;
  kind: "QUESTION" | "MATERIAL" | "REHEARSAL";
  title: string;
  text: string | null;
  person_id: string | null;
  due_on: string | null;
  minutes: number | null;
  ready: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidEstimateTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  terms: Json;
  area: number;
  people: number;
  monthly_total: number;
  fee: number;
  offered_fee: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidLessonTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  kind: "PRICE" | "SCHEME" | "DOCUMENTS" | "DEFENSE" | "COOPERATION" | "SCHEDULE";
  verdict: "KEEP" | "CHANGE";
  title: string;
  text: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidPackTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  status: Generated<"WAITING" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED">;
  total: number;
  done: Generated<number>;
  content_hash: string;
  pages: number | null;
  contents: DefaultJson;
  file_sha256: string | null;
  file_bytes: number | null;
  failure: NullableJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidPackingItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  position: number;
  kind: "COPIES" | "BINDING" | "SEAL" | "MEDIA" | "PACKAGING" | "LABEL";
  text: string;
  quantity: number | null;
  remark: string | null;
  checked_at: string | null;
  checked_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidPartTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  position: number;
  title: string;
  required: Generated<boolean>;
  needs_seal: Generated<boolean>;
  owner_id: string | null;
  sealed_on: string | null;
  sealed_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidTeamMemberTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  person_id: string;
  kind: "LEADER" | "PROJECT_HEAD" | "LIAISON" | "WRITER" | "MEMBER";
  appointed_by: "DEVELOPER" | "REGION";
  responsibility: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BidWorkItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  position: number;
  work: string;
  start_on: string | null;
  due_on: string | null;
  owner_id: string | null;
  done_on: string | null;
  remark: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BiddingBuildingTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  building_id: string;
}

export interface BiddingDocumentTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  kind: "TENDER_SCHEME" | "TENDER_DOCUMENT" | "INVITATION" | "ANNOUNCEMENT" | "BID_DOCUMENT" | "AWARD_NOTICE" | "PRE_CONTRACT" | "PRE_AGREEMENT" | "FEE_PERMIT";
  author: "DEVELOPER" | "REGION" | "AGENCY" | "BID_TEAM";
  dated_on: string;
  number: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BiddingProjectTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  launch_plan_id: string | null;
  status: Generated<"PLANNED" | "REQUESTED" | "PREPARING" | "AGREED" | "ISSUED" | "BIDDING" | "SUBMITTED" | "OPENED" | "AWARDED" | "LOST" | "CONTRACTED" | "FILED" | "LICENSED" | "CLOSED" | "CANCELLED">;
  object_type: "NEW_PROJECT" | "NEW_CLUSTER" | "NEW_BUILDING";
  launch_date: string;
  late_reason: string | null;
  begun_late: Generated<boolean>;
  organizer_mode: "DEVELOPER" | "AGENCY";
  agency_name: string | null;
  province: string | null;
  city: string | null;
  sale_kind: "PRESALE" | "CASH_SALE" | "NOT_FOR_SALE";
  sale_on: string | null;
  floor_area: number | null;
  selection_method: "PUBLIC_TENDER" | "INVITED_TENDER" | "OTHER" | null;
  selection_note: string | null;
  approval_document: string | null;
  tender_office: string | null;
  tender_cost: number | null;
  times_agreed_on: string | null;
  notice_kind: "INVITATION" | "ANNOUNCEMENT" | null;
  notice_at: string | null;
  document_issued_on: string | null;
  invited_count: number | null;
  submission_deadline: string | null;
  submission_place: string | null;
  opening_at: string | null;
  bid_valid_until: string | null;
  tender_received_at: string | null;
  pre_bid_meeting_at: string | null;
  defense_required: Generated<boolean>;
  defense_at: string | null;
  defense_prepared: Generated<boolean>;
  defense_attended: Generated<boolean>;
  binding_checked: Generated<boolean>;
  packaging_checked: Generated<boolean>;
  submitted_at: string | null;
  leader_attended: Generated<boolean>;
  project_head_attended: Generated<boolean>;
  evaluation_note: string | null;
  bidder_count: number | null;
  committee_size: number | null;
  expert_count: number | null;
  experts_drawn: boolean | null;
  without_conflict: boolean | null;
  candidate_count: number | null;
  losers_notified: boolean | null;
  award_on: string | null;
  award_sender: "DEVELOPER" | "AGENCY" | null;
  award_number: string | null;
  contract_on: string | null;
  filing_number: string | null;
  filing_on: string | null;
  fee_permit_number: string | null;
  fee_permit_on: string | null;
  fee_standards: DefaultJson;
  plan_approved_on: string | null;
  ended_reason: string | null;
  request_due_on: string;
  contract_due_on: string;
  next_step: string | null;
  next_due_on: string | null;
  feasible: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  contract_heads: string[] | null;
  contract_months: number | null;
}

export interface BiddingStepTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  step: string;
  done_on: string;
  note: string | null;
  checks: DefaultJson;
  reason: string | null;
  superseded: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BuildingTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  cluster_id: string | null;
  number: string;
  name: string | null;
  sort_key: ColumnType<string, never, never>;
  floors: number | null;
  completed_on: string | null;
  confirmed_by_authority: Generated<boolean>;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BulkEditTable {
  company_id: string;
  id: string;
  record_type: "LaunchTask" | "Unit" | "Defect" | "AssetComponent";
  change: Json;
  status: Generated<"PREVIEWED" | "APPLIED" | "UNDONE">;
  total: number;
  to_change: number;
  unchanged: number;
  refused: number;
  applied_at: string | null;
  undone_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface BulkEditRowTable {
  company_id: string;
  bulk_edit_id: string;
  position: number;
  record_id: string;
  name: string;
  verdict: "CHANGE" | "SAME" | "REFUSED";
  refusal: NullableJson;
  before: DefaultJson;
  after: DefaultJson;
}

export interface ChecklistAnswerTable {
  company_id: string;
  id: Generated<string>;
  service_center_id: string;
  result_id: string;
  capability: string;
  item_code: string;
  position: number | null;
  kind: string;
  ticked: boolean | null;
  choice: string | null;
  numbers: DefaultJson;
  text: string | null;
  signed_by: string | null;
  signed_at: string | null;
  signed_revision: number | null;
  not_applicable_reason: string | null;
  remark: string | null;
  waived_reason: string | null;
  waived_by: string | null;
  waived_at: string | null;
  answered_by: string | null;
  answered_at: string | null;
  shown: boolean;
  required: boolean;
  open: boolean;
  verdict: "OK" | "NOT_OK" | "MISSING" | "NOT_APPLICABLE";
  findings: DefaultJson;
  missing: Generated<string[]>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ChecklistResultTable {
  company_id: string;
  id: string;
  service_center_id: string;
  template_id: string;
  capability: string;
  record_type: string;
  record_id: string;
  status: Generated<"OPEN" | "COMPLETED">;
  completed_at: string | null;
  completed_by: string | null;
  revision: Generated<number>;
  item_count: number;
  done_count: number;
  open_count: number;
  not_ok_count: number;
  score: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  settings: DefaultJson;
}

export interface ChecklistTemplateTable {
  company_id: string;
  id: string;
  code: string;
  version_number: number;
  name: string;
  name_en: string | null;
  capability: string;
  status: Generated<"DRAFT" | "PUBLISHED" | "RETIRED">;
  content: Json;
  note: string | null;
  published_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface CleaningAreaTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  cleaning_id: string;
  position: number;
  area: string;
  from_on: string;
  to_on: string;
  started_on: string | null;
  finished_on: string | null;
  daily_since: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  approved_from_on: string | null;
  approved_to_on: string | null;
  moved_reason: string | null;
}

export interface CleaningSupervisionTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  area_id: string;
  on_day: string;
  text: string;
  finished: boolean;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface CleaningUtilitiesTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  water_power: string | null;
  agreed_on: string | null;
  pumps: number | null;
  hoses: number | null;
  wires: number | null;
  sockets: number | null;
  finished_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ClusterTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  name: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface CompanyTable {
  company_id: string;
  id: ColumnType<string, never, never>;
  code: string;
  name: string;
  time_zone: Generated<string>;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ConsumableTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  site_id: string;
  name: string;
  unit: string;
  stock: Generated<number>;
  low_at: number | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ConsumableEntryTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  consumable_id: string;
  on_day: Generated<string>;
  received: Generated<number>;
  used: Generated<number>;
  stock_after: number;
  remark: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface ConsumableRequestTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  site_id: string;
  status: Generated<"SUBMITTED" | "APPROVED" | "RETURNED">;
  remark: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ConsumableRequestLineTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  request_id: string;
  consumable_id: string;
  position: number;
  quantity: number;
  created_at: Generated<string>;
}

export interface ContractorTable {
  company_id: string;
  id: string;
  service_center_id: string;
  name: string;
  trades: Generated<string[]>;
  contact_name: string | null;
  phone: string | null;
  person_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  phone_sealed: string | null;
  phone_lookup: string | null;
  erased_at: string | null;
  erase_on: string | null;
}

export interface CustodyDifferenceTable {
  company_id: string;
  id: string;
  service_center_id: string;
  handover_id: string;
  item_id: string;
  kind: "SHORT" | "OVER" | "DAMAGED";
  quantity: number;
  settlement: "MADE_UP" | "ACCEPTED" | "KEPT" | "SENT_BACK" | "REPAIRED" | "REPLACED" | "SCRAPPED" | null;
  settled_on: string | null;
  settled_by: string | null;
  note: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface CustodyHandoverTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  number: number;
  direction: "RECEIVE" | "ISSUE" | "RETURN" | "SEND_BACK";
  status: Generated<"OPEN" | "DONE" | "REFUSED" | "CANCELLED">;
  holder_id: string;
  person_id: string | null;
  stand_in_name: string | null;
  stand_in_relation: string | null;
  stand_in_paper: string | null;
  reason: string | null;
  due_back_on: string | null;
  handler_id: string;
  handed_on: string | null;
  settled_at: string | null;
  cancelled_reason: string | null;
  source_kind: "TAKEOVER" | "MOVE_IN" | null;
  source_id: string | null;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface CustodyHolderTable {
  company_id: string;
  id: string;
  service_center_id: string;
  party: "DEVELOPER" | "STAFF" | "CONTRACTOR" | "OWNER" | "TENANT" | "BROKER" | "OTHER";
  name: string;
  organization: string | null;
  phone: string | null;
  person_id: string | null;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  phone_sealed: string | null;
  phone_lookup: string | null;
  erased_at: string | null;
  erase_on: string | null;
}

export interface CustodyItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  kind: "KEY" | "CARD" | "TOOL" | "FACILITY" | "DOCUMENT";
  name: string;
  number: string | null;
  form: "ORIGINAL" | "COPY" | null;
  rule: string | null;
  measure: string | null;
  building_id: string | null;
  unit_id: string | null;
  place: string | null;
  expected: number | null;
  listed_on: string;
  asked_on: string | null;
  promised_on: string | null;
  note: string | null;
  received: Generated<number>;
  replaced: Generated<number>;
  in_store: Generated<number>;
  out_count: Generated<number>;
  lost: Generated<number>;
  gone: Generated<number>;
  postings: Generated<number>;
  sort_key: string;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface CustodyLineTable {
  company_id: string;
  id: string;
  service_center_id: string;
  handover_id: string;
  position: number;
  item_id: string;
  loan_id: string | null;
  quantity: number;
  listed: number | null;
  damaged: Generated<number>;
  note: string | null;
  held: Generated<number>;
}

export interface CustodyPostingTable {
  company_id: string;
  id: string;
  service_center_id: string;
  item_id: string;
  position: number;
  act: "RECEIVE" | "ISSUE" | "RETURN" | "SEND_BACK" | "LOSE" | "FIND" | "REPLACE" | "ACCEPT_LOSS" | "SCRAP" | "SWAP";
  quantity: number;
  handover_id: string | null;
  loan_id: string | null;
  note: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface DefectTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  number: number;
  source_kind: "UNIT_ACCEPTANCE" | "TAKEOVER" | "SALES_AREA" | "REPAIR";
  source_id: string | null;
  source_item: string | null;
  building_id: string | null;
  unit_id: string | null;
  part: string | null;
  plan_id: string | null;
  region_id: string | null;
  pin_x: unknown | null;
  pin_y: unknown | null;
  category: string;
  severity: "MINOR" | "GENERAL" | "SERIOUS" | "SAFETY";
  trade: string;
  text: string;
  status: Generated<"UNASSIGNED" | "ASSIGNED" | "RETURNED" | "DISPUTED" | "FIXED" | "VERIFIED" | "CLOSED" | "EXCEPTED" | "MERGED" | "VOID">;
  contractor_id: string | null;
  due_on: string | null;
  round: Generated<number>;
  raised_on: string;
  fixed_by: string | null;
  verified_by: string | null;
  closed_by: string | null;
  status_at: Generated<string>;
  merged_into_id: string | null;
  split_from_id: string | null;
  copied_from_id: string | null;
  search_key: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  settled_on: string | null;
  follower_id: string | null;
}

export interface DefectAlertTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  plan_id: string | null;
  region_id: string | null;
  category: string;
  found: number;
  further: number;
  handled_at: string | null;
  handled_by: string | null;
  note: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  layout_type: string | null;
  part: string | null;
}

export interface DefectEventTable {
  company_id: string;
  id: string;
  service_center_id: string;
  defect_id: string;
  act: "RAISE" | "ASSIGN" | "FIX" | "DISPUTE" | "PASS" | "FAIL" | "CLOSE" | "EXCEPT" | "VOID" | "REOPEN" | "MERGE" | "TAKE_IN" | "SPLIT" | "COPY" | "COMMENT";
  round: number;
  reason: string | null;
  said_name: string | null;
  said_organization: string | null;
  contractor_id: string | null;
  due_on: string | null;
  other_id: string | null;
  done_at: string;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  cause_id: string | null;
}

export interface DeliveryTable {
  company_id: string;
  id: string;
  channel: "EMAIL" | "WECOM" | "DINGTALK" | "WEBHOOK";
  endpoint_id: string | null;
  person_ids: unknown;
  notification_ids: unknown;
  digest: Generated<boolean>;
  key: string;
  send_at: string;
  status: Generated<"WAITING" | "SENDING" | "SENT" | "FAILED">;
  attempts: Generated<number>;
  log: DefaultJson;
  sent_at: string | null;
  created_at: Generated<string>;
}

export interface DeskCardTable {
  company_id: string;
  id: string;
  service_center_id: string;
  person_id: string;
  name: string;
  title: string;
  place: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface DeveloperMaterialTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  kind: "LICENSE" | "DRAWING" | "DATA";
  provided_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface EstateTable {
  company_id: string;
  id: string;
  service_center_id: string;
  code: string;
  name: string;
  search_key: string;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  category: Generated<"RESIDENTIAL" | "OFFICE" | "GOVERNMENT" | "APARTMENT" | "CAMPUS">;
  address: string | null;
  launch_date: string | null;
  entry_date: string | null;
  total_households: Generated<number>;
  total_buildings: Generated<number>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface FormPrintTable {
  company_id: string;
  id: string;
  batch_id: string;
  position: number;
  form: string;
  record_type: string;
  record_id: string;
  service_center_id: string | null;
  number: string;
  copy: number;
  code: string;
  content_hash: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface FrontDeskDeviceTable {
  company_id: string;
  id: string;
  service_center_id: string;
  kind: "PC" | "PHONE" | "RECORDER" | "DVR" | "CAMERA" | "PICKUP";
  station: "FRONT_DESK" | "CASHIER_DESK";
  number: string;
  status: Generated<"IN_USE" | "FAULTY" | "RETIRED">;
  takes_requests: Generated<boolean>;
  recorded: Generated<boolean>;
  remark: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface IdempotencyTable {
  company_id: string;
  person_id: string;
  key: string;
  action: string;
  input_hash: string;
  answer: Json;
  created_at: Generated<string>;
}

export interface ImportBatchTable {
  company_id: string;
  id: string;
  service_center_id: string | null;
  estate_id: string | null;
  list: Generated<string>;
  file_name: string;
  status: Generated<"READING" | "CHECKED" | "APPLYING" | "APPLIED" | "UNDOING" | "UNDONE" | "CANCELLED" | "FAILED">;
  header: DefaultJson;
  rows_total: Generated<number>;
  rows_read: Generated<number>;
  rows_done: Generated<number>;
  to_create: Generated<number>;
  to_change: Generated<number>;
  unchanged: Generated<number>;
  refused: Generated<number>;
  failure: NullableJson;
  applied_at: string | null;
  undone_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  worker: string | null;
  of_type: string | null;
  of_id: string | null;
}

export interface ImportPlaceTable {
  company_id: string;
  batch_id: string;
  place_id: string;
  kind: "CLUSTER_MADE" | "BUILDING_MADE" | "BUILDING_PLACED";
  applied_version: number;
}

export interface ImportRowTable {
  company_id: string;
  batch_id: string;
  row_number: number;
  cells: Json;
  others: DefaultJson;
  parsed: NullableJson;
  verdict: "CREATE" | "CHANGE" | "SAME" | "REFUSED";
  problems: DefaultJson;
  building_number: string | null;
  room_number: string | null;
  record_id: string | null;
  search_key: string | null;
  record_version: number | null;
  before: NullableJson;
  applied_version: number | null;
  key: string | null;
  sheet: string | null;
  sheet_row: number | null;
  writes: NullableJson;
  restores: NullableJson;
}

export interface InitialCleaningPlanTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  vendor: string | null;
  time_and_standard: Generated<string>;
  zones: Generated<string>;
  people: Generated<string>;
  protection: Generated<string>;
  process: Generated<string>;
  supplies: Generated<string>;
  emergency: Generated<string>;
  supervisor_id: string | null;
  status: Generated<"DRAFT" | "SUBMITTED" | "APPROVED">;
  submitted_on: string | null;
  approved_on: string | null;
  returned_reason: string | null;
  daily_vendor: string | null;
  daily_entry_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ItemCountTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  site_id: string;
  day_id: string;
  moment: "OPENING" | "CLOSING";
  reported_at: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface ItemCountLineTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  count_id: string;
  item_id: string;
  position: number;
  item: string;
  registered: number;
  counted: number;
  condition: "INTACT" | "DAMAGED" | "LOST";
  remark: string | null;
  followed: Generated<boolean>;
  result: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface JobTable {
  company_id: string;
  id: string;
  name: string;
  payload: Json;
  key: string | null;
  status: Generated<"WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED">;
  run_at: Generated<string>;
  attempts: Generated<number>;
  failure: NullableJson;
  started_at: string | null;
  finished_at: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface LaunchBaselineTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  name: string;
  content: Json;
  frozen_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface LaunchDayPlanTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  kind: "CLEANING" | "ORDER";
  task_code: string;
  submitted_by: string | null;
  staffing: string | null;
  supplies: string | null;
  emergency: string | null;
  status: Generated<"DRAFT" | "SUBMITTED" | "APPROVED">;
  submitted_on: string | null;
  approved_on: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LaunchDrillTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  held_on: string | null;
  record: string | null;
  attendees: Generated<string[]>;
  finished_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LaunchPermitTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  name: string;
  status: Generated<"NOT_STARTED" | "IN_PROGRESS" | "OBTAINED">;
  status_on: string | null;
}

export interface LaunchPlanTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  template_id: string;
  name: string;
  status: Generated<"DRAFT" | "ACTIVE" | "READY" | "LAUNCHED" | "CLOSED" | "SUSPENDED">;
  suspended_from: "ACTIVE" | "READY" | null;
  suspended_reason: string | null;
  coordination_meeting_on: string;
  entry_date: string;
  launch_date: string;
  soft_fitout_date: string | null;
  hall_fitout_date: string | null;
  staffing_approved_on: string | null;
  fit_out_standard: string | null;
  enclosure_scope: string | null;
  office_place: string | null;
  canteen_required: Generated<boolean>;
  dorm_required: Generated<boolean>;
  fields_updated_on: DefaultJson;
  launched_on: string | null;
  closed_at: string | null;
  planned_on: string | null;
  feasible: Generated<boolean>;
  conflict_codes: Generated<string[]>;
  provisional: Generated<boolean>;
  light: Generated<"GREEN" | "AMBER" | "RED">;
  light_reasons: DefaultJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  task_count: Generated<number>;
  done_count: Generated<number>;
  overdue_count: Generated<number>;
  workstreams: DefaultJson;
  critical_task_id: string | null;
}

export interface LaunchProgressEntryTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  area: "SHOW_FLAT" | "SALES_HALL" | "ENCLOSURE";
  on_day: string;
  text: string;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface LaunchShowFlatTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  location: string;
  count: number;
}

export interface LaunchTaskTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  code: string;
  position: number;
  workstream: "DEVELOPER_LIAISON" | "BIDDING" | "SALES_SUPPORT" | "TEAM" | "TRAINING" | "PRINTING" | "MATERIALS" | "LOGISTICS" | "TAKEOVER" | "CLEANING" | "ORDER";
  title: string;
  title_en: string;
  anchor: "LAUNCH" | "ENTRY" | "SOFT_FITOUT" | "HALL_FITOUT" | "STAFFING_APPROVED" | "EVENT";
  offset_days: number | null;
  offset_of: Generated<"CALENDAR" | "WORKING">;
  duration_days: Generated<number>;
  duration_of: Generated<"CALENDAR" | "WORKING">;
  due_override: string | null;
  due_override_reason: string | null;
  due_on: string | null;
  responsible_role: string;
  assignee_id: string | null;
  evidence_required: Generated<boolean>;
  approval_required: Generated<boolean>;
  linked_document: string | null;
  rule_id: string | null;
  source: string;
  origin: Generated<"SEED" | "STATUTE" | "PROPOSAL" | "COMPANY">;
  status: Generated<"NOT_STARTED" | "IN_PROGRESS" | "SUBMITTED" | "DONE" | "NOT_APPLICABLE">;
  started_on: string | null;
  done_on: string | null;
  not_applicable_reason: string | null;
  exception_reason: string | null;
  exception_by: string | null;
  exception_at: string | null;
  generated_late: Generated<boolean>;
  remark: string | null;
  early_start_on: string | null;
  early_finish_on: string | null;
  late_start_on: string | null;
  late_finish_on: string | null;
  total_slack: number | null;
  free_slack: number | null;
  critical: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LaunchTaskCheckTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  task_id: string;
  code: string;
  position: number;
  label: string;
  label_en: string;
  kind: "TICK" | "TICK_OR_NO_NEED" | "NUMBER";
  unit: string | null;
  state: Generated<"OPEN" | "DONE" | "NO_NEED">;
  value: number | null;
}

export interface LaunchTaskLinkTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  from_task_id: string;
  to_task_id: string;
  kind: "FS" | "SS" | "FF" | "SF";
  lag_days: Generated<number>;
  lag_of: Generated<"CALENDAR" | "WORKING">;
  hard: Generated<boolean>;
}

export interface LaunchTemplateTable {
  company_id: string;
  id: string;
  version_number: number;
  name: string;
  status: Generated<"DRAFT" | "PUBLISHED" | "RETIRED">;
  content: Json;
  published_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LaunchTrainingTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  scheme_id: string;
  item_id: string;
  task_code: string;
  planned_on: string;
  place: string | null;
  trainer: string;
  held_on: string | null;
  remark: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LaunchTrainingAttendeeTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  training_id: string;
  person_id: string;
  present: boolean | null;
  result: "PASSED" | "FAILED" | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface LayoutPlanTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  layout_type: string;
  edition: number;
  in_use: Generated<boolean>;
  width: number;
  height: number;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LetterheadTable {
  company_id: string;
  id: string;
  header: string;
  logo_sha256: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LocalRuleTable {
  company_id: string;
  id: string;
  rule_id: string;
  number: number;
  overrides: string;
  level: "PROVINCE" | "CITY";
  place: string;
  subject: string;
  statement: string;
  value: string;
  source: string;
  article: string;
  quotation: string;
  confidence: "V1" | "V2" | "M" | "C";
  enforcement: "BLOCK" | "WARN" | "INFO";
  effective_from: string;
  effective_to: string | null;
  note: Generated<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface LogisticsItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  kind: "DORM_RENT" | "CANTEEN_RENT" | "CANTEEN_GOODS" | "FOOD_SUPPLIER";
  task_code: string;
  address: string | null;
  distance_km: number | null;
  counterparty: string | null;
  finished_on: string | null;
  remark: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface MaterialLineTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  request_id: string;
  position: number;
  category: "OFFICE_FURNITURE" | "OFFICE_SUPPLIES" | "SALES_AREA" | "RECEPTION" | "REPAIR_TOOLS" | "SECURITY_FIRE" | "LOGISTICS";
  item: string;
  quantity: number;
  unit: string;
  estimated_price: number | null;
  status: Generated<"REQUESTED" | "ORDERED" | "SHIPPED" | "ARRIVED">;
  progress_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  needed_on: string | null;
}

export interface MaterialProgressTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  line_id: string;
  status: "REQUESTED" | "ORDERED" | "SHIPPED" | "ARRIVED";
  on_day: string;
  remark: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface MaterialRequestTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  no_need: Generated<string[]>;
  status: Generated<"DRAFT" | "SUBMITTED" | "APPROVED">;
  submitted_on: string | null;
  approved_on: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface NeedsSurveyTable {
  company_id: string;
  id: string;
  service_center_id: string;
  showcase_id: string;
  estate_id: string;
  title: string;
  topics: string[];
  questions: Json;
  until_on: string;
  closed_on: string | null;
  closed_by: string | null;
  adjustment: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface NeedsSurveyAnswerTable {
  company_id: string;
  id: string;
  service_center_id: string;
  survey_id: string;
  answers: Json;
  link_id: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface NotificationTable {
  company_id: string;
  id: string;
  person_id: string;
  kind: string;
  data: Json;
  created_at: Generated<string>;
  read_at: string | null;
  batch_id: Generated<string>;
  record_type: string | null;
  record_id: string | null;
  urgent: Generated<boolean>;
  key: string | null;
  search_key: Generated<string>;
}

export interface NotificationPreferenceTable {
  company_id: string;
  id: string;
  person_id: string;
  language: "zh" | "en";
  pace: "AT_ONCE" | "WORKING_HOURS" | "DIGEST";
  digest_at: unknown;
  quiet_from: unknown | null;
  quiet_to: unknown | null;
  channels: Json;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface NumberCountTable {
  company_id: string;
  form: string;
  count: string;
  last: number;
}

export interface NumberingRuleTable {
  company_id: string;
  id: string;
  form: string;
  pattern: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ObligationTable {
  company_id: string;
  id: Generated<string>;
  record_type: string;
  record_id: string;
  kind: string;
  occurrence: Generated<number>;
  act: "DO" | "APPROVE" | "SIGN" | "FOLLOW";
  title: string;
  data: DefaultJson;
  service_center_id: string | null;
  region_id: string | null;
  estate_id: string | null;
  responsible_role: string;
  assignee_id: string | null;
  anchor: NullableJson;
  due_rule: NullableJson;
  rule_version: Generated<number>;
  due_on: string | null;
  due_at: string | null;
  whole_day: Generated<boolean>;
  provisional: Generated<boolean>;
  notices: NullableJson;
  status: Generated<"OPEN" | "PAUSED" | "MET" | "MISSED" | "CANCELLED">;
  since: string;
  fired_until: string;
  next_firing_at: string | null;
  settled_at: string | null;
  settled_by: string | null;
  created_at: Generated<string>;
  recurrence: NullableJson;
  opens_on: string | null;
  missed: Generated<number>;
}

export interface ObligationFiringTable {
  company_id: string;
  id: Generated<string>;
  obligation_id: string;
  kind: "REMINDER" | "DUE_DAY" | "OVERDUE" | "ESCALATION";
  step: number;
  since: string;
  fires_at: string;
  fired_at: Generated<string>;
  role: string | null;
  skipped_roles: Generated<string[]>;
  told_ids: Generated<unknown>;
  position: number;
}

export interface ObligationPauseTable {
  company_id: string;
  id: string;
  obligation_id: string;
  service_center_id: string | null;
  paused_at: string;
  resumed_at: string | null;
  reason: string;
  created_by: Generated<string | null>;
  resumed_by: string | null;
  cause_id: string | null;
}

export interface OwnershipEntryTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  position: number;
  name: string;
  place: string | null;
  area: number | null;
  owner: "OWNERS" | "DEVELOPER" | "PUBLIC" | "OTHER";
  certificate: string | null;
  use: string | null;
  serves: Generated<unknown>;
  remark: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface PersonTable {
  company_id: string;
  id: string;
  account_id: string | null;
  name: string;
  search_key: string;
  badge_number: string;
  phone: string;
  mailbox: string | null;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  phone_sealed: string | null;
  phone_lookup: string | null;
  erased_at: string | null;
  erase_on: string | null;
}

export interface PersonalDataReadingTable {
  company_id: string;
  id: string;
  service_center_id: string | null;
  record_type: string;
  record_id: string;
  subject: string;
  purpose: "CONTACT" | "EMERGENCY" | "VERIFY" | "PRINT" | "LEGAL" | "OTHER";
  reason: string;
  person_id: Generated<string>;
  created_at: Generated<string>;
}

export interface PhotoMarkTable {
  company_id: string;
  id: string;
  attachment_id: string;
  service_center_id: string;
  marks: Json;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface PlanRegionTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  name: string;
  position: number;
  corners: Json;
}

export interface PolicySettingTable {
  company_id: string;
  id: string;
  key: string;
  region_id: string | null;
  service_center_id: string | null;
  value: NullableJson;
  from_on: string;
  reason: string;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface PreInterventionAgreementTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  signed_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface PrintBatchTable {
  company_id: string;
  id: string;
  form: string;
  format: "PDF" | "EXCEL";
  status: Generated<"WAITING" | "PRINTING" | "DONE" | "CANCELLED" | "FAILED">;
  total: number;
  done: Generated<number>;
  file_sha256: string | null;
  file_bytes: number | null;
  failure: NullableJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface PrintHandoverTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  document: "PRE_AGREEMENT" | "INTERIM_COVENANT";
  task_code: string;
  finalized_on: string | null;
  approved_on: string | null;
  print_applied_on: string | null;
  printed_on: string | null;
  copies: number | null;
  handed_on: string | null;
  receiver: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ReceptionDutyTable {
  company_id: string;
  id: string;
  service_center_id: string;
  showcase_id: string;
  person_id: string;
  site: "SHOW_FLAT" | "SALES_CENTER";
  on_day: string;
  shift: "DAY" | "EARLY" | "LATE";
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ReceptionFindingTable {
  company_id: string;
  id: string;
  service_center_id: string;
  check_id: string;
  device_id: string;
  text: string;
  mended_on: string | null;
  mended_by: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface ReceptionSetupTable {
  company_id: string;
  id: string;
  service_center_id: string;
  status: Generated<"PLANNED" | "SELF_CHECKED" | "ACCEPTED" | "RETURNED" | "RECHECK_DUE">;
  result_id: string;
  opening_on: string | null;
  opening_from_launch: Generated<boolean>;
  checked_by: string | null;
  checked_at: string | null;
  decided_by: string | null;
  decided_at: string | null;
  return_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ReceptionSystemCheckTable {
  company_id: string;
  id: string;
  service_center_id: string;
  checked_on: string;
  recording_ok: boolean;
  monitoring_ok: boolean;
  nc_ok: boolean;
  remark: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface ReceptionistExamTable {
  company_id: string;
  id: string;
  service_center_id: string;
  showcase_id: string;
  person_id: string;
  lecture_id: string;
  trained_on: string;
  exam_on: string;
  score: number | null;
  passed: boolean;
  examiner_id: string;
  remark: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface RecruitmentItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  post: "SECURITY_HEAD" | "GATE_GUARD" | "STANDBY_GUARD" | "COOK" | "CS_HEAD" | "ENGINEERING_SUPERVISOR" | "CS_STAFF" | "ENGINEERING_STAFF" | "SALES_GUARD";
  task_code: string;
  mode: "RECRUIT" | "COMPETE" | "SELECT";
  needed: number;
  hired: Generated<number>;
  hire_by: string | null;
  remark: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface RedatingTable {
  company_id: string;
  id: string;
  record_type: string;
  kind: string;
  due_rule: NullableJson;
  reason: string;
  status: Generated<"CHECKING" | "CHECKED" | "APPLYING" | "DONE" | "CANCELLED" | "FAILED">;
  total: Generated<number>;
  done: Generated<number>;
  moving: Generated<number>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface RedatingMoveTable {
  company_id: string;
  id: Generated<string>;
  redating_id: string;
  obligation_id: string;
  from_rule: Json;
  to_rule: Json;
  from_due_at: string;
  to_due_at: string;
  moved_at: string | null;
  reason: string;
  created_by: string | null;
}

export interface RefusedCommandTable {
  company_id: string;
  id: string;
  service_center_id: string;
  batch_id: string | null;
  record_type: "UnitAcceptance" | "Unit" | "Estate" | "Defect" | "TakeoverProject";
  record_id: string;
  person_id: string;
  label: string;
  action: string;
  code: string;
  details: DefaultJson;
  done_at: string;
  status: Generated<"OPEN" | "ASIDE" | "TAKEN" | "SETTLED">;
  note: string | null;
  settled_at: string | null;
  settled_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  takeover_id: string | null;
}

export interface RegionTable {
  company_id: string;
  id: string;
  code: string;
  name: string;
  search_key: string;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface RoleAssignmentTable {
  company_id: string;
  id: string;
  person_id: string;
  role: string;
  place_level: "COMPANY" | "REGION" | "SERVICE_CENTER" | "ESTATE";
  place_id: string;
  from_on: string;
  to_on: string | null;
  delegated_from_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SalesAreaDefectTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  handover_id: string;
  letter_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SalesAreaHandoverTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  area: "SHOW_FLAT" | "SALES_HALL" | "ENCLOSURE";
  handed_over_on: string;
  inspected_on: string | null;
  items: DefaultJson;
  items_signed_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SalesAreaLetterTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  handover_id: string;
  number: number;
  recipient: string | null;
  sent_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  contractor_id: string | null;
  lines: DefaultJson;
}

export interface SalesSiteTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  kind: "SHOW_FLAT" | "SALES_CENTER";
  name: string;
  hours: string | null;
  opened_on: string;
  closed_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SalesSupportSchemeTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  developer_needs: Generated<string>;
  services: Generated<string>;
  headcount: DefaultJson;
  status: Generated<"DRAFT" | "SUBMITTED" | "REVIEWED" | "APPROVED">;
  submitted_on: string | null;
  reviewed_on: string | null;
  approved_on: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SavedViewTable {
  company_id: string;
  id: string;
  person_id: string;
  page: string;
  name: string;
  query: Json;
  shared: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ServiceCenterTable {
  company_id: string;
  id: string;
  region_id: string;
  code: string;
  name: string;
  search_key: string;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  workday_end: Generated<string>;
  regular_shift: Generated<string>;
  duty_phone: string;
  office_address: string;
  repair_hotline: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ShowcaseBoardTable {
  company_id: string;
  id: string;
  service_center_id: string;
  showcase_id: string;
  title: string;
  place: string;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ShowcaseContentTable {
  company_id: string;
  id: string;
  service_center_id: string;
  showcase_id: string;
  type: "COMPANY_PROFILE" | "SPECIAL_SERVICES" | "PRE_CONTRACT" | "PRE_AGREEMENT" | "INTERIM_COVENANT" | "HONOR" | "MODEL_PROJECT_PHOTO" | "VIDEO" | "BROCHURE" | "LECTURE" | "SCRIPT";
  edition: string;
  status: Generated<"DRAFT" | "REVIEWED" | "SHOWN" | "RETIRED">;
  made_by: "TRAINING" | "CUSTOMER_SERVICE";
  plays_in_loop: Generated<boolean>;
  copies: number | null;
  points: Generated<string[]>;
  remark: string | null;
  submitted_on: string | null;
  reviewed_on: string | null;
  reviewed_by: string | null;
  shown_on: string | null;
  retired_on: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ShowcaseEventTable {
  company_id: string;
  id: string;
  service_center_id: string;
  showcase_id: string;
  type: "MORNING_PARADE" | "ETIQUETTE_DRILL" | "GUARD_DRILL" | "OTHER" | "PROMOTION_SUPPORT";
  title: string | null;
  place: string | null;
  planned_on: string;
  organizer_id: string;
  participant_ids: unknown;
  held_on: string | null;
  result: string | null;
  cancelled_reason: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface ShowcasePlanTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  plan_id: string;
  status: Generated<"DRAFT" | "AGREED" | "REVIEWED" | "APPROVED" | "IMPLEMENTED" | "IN_USE" | "CLOSED">;
  location: Generated<string>;
  area: number | null;
  mode: Generated<"RECEPTION_AREA" | "DISPLAY_BOARD">;
  equipment: DefaultJson;
  other_equipment: string | null;
  consult_desk: Generated<string>;
  hotline: Generated<string>;
  agreed_on: string | null;
  agreed_with: string | null;
  reviewed_on: string | null;
  approved_on: string | null;
  implemented_on: string | null;
  opened_on: string | null;
  closed_on: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SignOffTable {
  company_id: string;
  id: string;
  service_center_id: string;
  record_type: string;
  record_id: string;
  key: string;
  signing_order: "GIVEN" | "ANY";
  status: Generated<"OPEN" | "SIGNED" | "REFUSED" | "CANCELLED">;
  summary: Json;
  content: string;
  content_hash: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  asks: Generated<boolean>;
  estate_id: string | null;
  outside_offices: Generated<string[]>;
}

export interface SignOffSlotTable {
  company_id: string;
  id: string;
  sign_off_id: string;
  service_center_id: string;
  position: number;
  key: string;
  label: string;
  label_en: string;
  side: string;
  roles: string[];
  level: "SERVICE_CENTER" | "REGION" | "COMPANY" | "EXTERNAL";
  person_id: string | null;
  status: "OPEN" | "WAITING" | "SIGNED" | "REFUSED";
}

export interface SignatureTable {
  company_id: string;
  id: string;
  sign_off_id: string;
  slot_id: string;
  service_center_id: string;
  position: number;
  kind: "SIGNED" | "REFUSED";
  method: "HANDWRITTEN" | "PASSWORD" | "CODE" | "TYPED" | null;
  person_id: string | null;
  outsider_name: string | null;
  outsider_organization: string | null;
  link_id: string | null;
  drawing: string | null;
  reason: string | null;
  content: string;
  content_hash: string;
  signed_at: Generated<string>;
  voided_at: string | null;
  void_reason: string | null;
  created_by: Generated<string | null>;
  witnessed_by: string | null;
  written_at: string | null;
}

export interface SiteCheckTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  site_id: string;
  day_id: string;
  kind: "HYGIENE" | "CLEANER_WORK" | "EQUIPMENT" | "TEA_SERVICE" | "FURNITURE" | "ORDER";
  finding: string | null;
  result: string | null;
  resolved_at: string | null;
  resolved_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SiteDayTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  site_id: string;
  on_day: string;
  shift_from: string | null;
  shift_to: string | null;
  visitors: number | null;
  doors: Generated<boolean>;
  windows: Generated<boolean>;
  water: Generated<boolean>;
  power: Generated<boolean>;
  closed_at: string | null;
  closed_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SiteInquiryTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string | null;
  site_id: string | null;
  on_day: Generated<string>;
  channel: "VISIT" | "PHONE";
  asked_by: "CUSTOMER" | "SALES";
  kind: "PROPERTY" | "EXPLANATION" | "HOUSE_BUYING";
  question: string;
  answer: string | null;
  answered_at: string | null;
  answered_by: string | null;
  directed: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface SiteItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  site_id: string;
  name: string;
  place: string | null;
  registered: number;
  retired: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface StaffingPlanTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  lines: DefaultJson;
  status: Generated<"DRAFT" | "SUBMITTED" | "APPROVED">;
  submitted_on: string | null;
  approved_on: string | null;
  returned_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  number: Generated<number>;
}

export interface StaffingRevisionTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  number: number;
  reason: string;
  lines: DefaultJson;
  status: Generated<"DRAFT" | "SUBMITTED" | "APPROVED">;
  submitted_on: string | null;
  approved_on: string | null;
  returned_reason: string | null;
  replaced_lines: NullableJson;
  replaced_approved_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TakeoverAgreementTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  number: number;
  severity: "SAFETY" | "NON_SAFETY";
  contractor_id: string;
  checks: DefaultJson;
  signed_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TakeoverAreaTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  kind: "BUILDING" | "ZONE";
  building_id: string | null;
  name: string;
  position: number;
  transfer_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TakeoverCommentTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  record_type: "TakeoverProject" | "TakeoverItem" | "TakeoverDefect" | "TakeoverAgreement" | "TakeoverTransfer" | "OwnershipEntry";
  record_id: string;
  about: string | null;
  text: string;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface TakeoverDefectTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  item_id: string | null;
  remedy: "REPAIR" | "REINFORCE" | "STRENGTHEN" | "REWORK" | null;
  agreement_id: string | null;
  agreed_due_on: string | null;
  urge_opened_on: string | null;
  urged_on: string | null;
  urge_note: string | null;
  urges: Generated<number>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TakeoverItemTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  kind: "BASIS" | "DOCUMENT" | "EQUIPMENT" | "COMMON_PART" | "FACILITY" | "TOOL" | "KEY" | "ROOM_FACILITY";
  code: string | null;
  area_id: string | null;
  position: number;
  name: string;
  place: string | null;
  model: string | null;
  quantity: number | null;
  counted: number | null;
  located: boolean | null;
  manual: boolean | null;
  single_run: "PASS" | "FAIL" | "NA" | null;
  linkage: "PASS" | "FAIL" | "NA" | null;
  verdict: "PASS" | "FAIL" | "NA" | null;
  is_original: boolean | null;
  handed_by: string | null;
  received_by: string | null;
  received_on: string | null;
  promised_on: string | null;
  remark: string | null;
  inspected_by: string | null;
  inspected_on: string | null;
  transfer_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  custody_item_id: string | null;
}

export interface TakeoverPackTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  content: string;
  digest: string;
  components: number;
  print_batch_id: string;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface TakeoverProjectTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  name: string;
  scope: string;
  status: Generated<"TRIGGERED" | "TEAM_FORMED" | "PLANNED" | "TRAINED" | "PRE_INSPECTION" | "PRE_REPORTED" | "FORMAL_INSPECTION" | "HANDOVER_SIGNED" | "TRANSFERRED" | "REGISTER_DONE" | "CLOSED">;
  sub_completion_on: string | null;
  notice_on: string | null;
  delivery_on: string | null;
  first_move_in_on: string | null;
  province: string | null;
  city: string | null;
  conditions: DefaultJson;
  waiver: NullableJson;
  waived_by: string | null;
  contract_clause: boolean | null;
  leader_id: string | null;
  team: DefaultJson;
  trainings: DefaultJson;
  plan: DefaultJson;
  standard: DefaultJson;
  standard_number: Generated<number>;
  standard_frozen_at: string | null;
  documents_handed_on: string | null;
  site_inspection_on: string | null;
  developer_staff: string | null;
  formal: DefaultJson;
  posted_on: string | null;
  posted_until: string | null;
  filed_on: string | null;
  filed_documents: Generated<string[]>;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  archived: NullableJson;
  sale_clause: boolean | null;
  convention_clause: boolean | null;
  owners_informed_on: string | null;
}

export interface TakeoverStepTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  step: string;
  done_on: string;
  checks: DefaultJson;
  reason: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface TakeoverTransferTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  number: number;
  mode: "ALL_AT_ONCE" | "PARTIAL" | "BY_ITEM";
  area_ids: Generated<unknown>;
  item_ids: Generated<unknown>;
  as_is: Generated<boolean>;
  agreement: Json;
  open_defects: DefaultJson;
  status: Generated<"PREPARED" | "SIGNED" | "TRANSFERRED" | "CANCELLED">;
  signed_on: string | null;
  transferred_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TenderTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  project_id: string | null;
  officer_ids: unknown;
  status: Generated<"DRAFT" | "ISSUED" | "OPENED" | "EVALUATING" | "RANKED" | "AWARDED" | "TOLD" | "CLOSED" | "FAILED">;
  title: string;
  method: "PUBLIC" | "INVITED";
  organiser_name: string;
  organiser_address: string | null;
  agency_name: string | null;
  province: string | null;
  city: string | null;
  invited: Generated<string[]>;
  pre_filed_on: string | null;
  issued_on: string | null;
  deadline: string | null;
  opening_at: string | null;
  opening_place: string | null;
  prequalified: Generated<boolean>;
  conditions: string | null;
  bid_valid_until: string | null;
  channels: Generated<string[]>;
  profile: string | null;
  access: string | null;
  sections: DefaultJson;
  scoring: NullableJson;
  defense: Generated<boolean>;
  defense_criterion: string | null;
  sale_kind: "PRESALE" | "CASH_SALE" | "NOT_FOR_SALE" | null;
  sale_on: string | null;
  public_source: string | null;
  threshold: number | null;
  public_key: string | null;
  notice_at: string | null;
  opened_at: string | null;
  minutes: string | null;
  experts_wanted: number | null;
  ranked_at: string | null;
  awarded_at: string | null;
  awarded_to: string | null;
  told_at: string | null;
  complaints_until: string | null;
  contract_on: string | null;
  contract_price: string | null;
  filing_on: string | null;
  filing_number: string | null;
  ended_at: string | null;
  failed_reason: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TenderBidTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  bidder_id: string;
  position: number;
  commitment: string;
  box: Json;
  envelope: string;
  received_at: string;
}

export interface TenderBidFileTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  bidder_id: string;
  upload: string;
  sha256: string;
  bytes: number;
  position: number | null;
  received_at: Generated<string>;
}

export interface TenderBidderTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  name: string;
  credit_code: string;
  contact: string | null;
  phone: string | null;
  qualified: boolean | null;
  qualified_reason: string | null;
  chosen: boolean | null;
  bid_at: string | null;
  withdrawn_at: string | null;
  late_count: Generated<number>;
  price: string | null;
  unreadable: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  bid_bytes: number | null;
  phone_sealed: string | null;
  phone_lookup: string | null;
  erased_at: string | null;
}

export interface TenderDrawSecretTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  secret: string;
}

export interface TenderExpertTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  kind: "EXPERT" | "REPRESENTATIVE";
  name: string;
  organization: string | null;
  phone: string | null;
  conflict: string | null;
  listed: Generated<boolean>;
  member: Generated<boolean>;
  draw_order: number | null;
  reserve_order: number | null;
  replaced_reason: string | null;
  scored_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  person_id: string | null;
  phone_sealed: string | null;
  phone_lookup: string | null;
  erased_at: string | null;
}

export interface TenderHolderTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  name: string;
  organization: string | null;
  person_id: string | null;
  key: NullableJson;
  share: NullableJson;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface TenderLogEntryTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  position: number;
  at: string;
  kind: string;
  secrecy: "OPEN" | "BIDDERS" | "COMMITTEE" | "SCORES";
  bidder_id: string | null;
  hash: string;
  entry: string;
}

export interface TenderRequirementTable {
  company_id: string;
  id: string;
  service_center_id: string;
  project_id: string;
  clause: string;
  text: string;
  category: "BIDDER_CONDITION" | "EVALUATION" | "SUBJECT" | "BINDING" | "PACKAGING" | "DEFENSE" | "OTHER";
  responded: Generated<boolean>;
  section_ref: string | null;
  checked_by: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  part_id: string | null;
}

export interface TenderSheetTable {
  company_id: string;
  id: string;
  service_center_id: string;
  tender_id: string;
  expert_id: string;
  sheets: Json;
  nonce: string;
}

export interface TrainingItemTable {
  company_id: string;
  id: string;
  scheme_id: string;
  position: number;
  code: string;
  kind: "ONBOARDING" | "ETIQUETTE" | "JOB_SKILL";
  department: "CUSTOMER_SERVICE" | "ENGINEERING" | "ORDER" | null;
  title: string;
  hours: number;
  task_code: string;
}

export interface TrainingSchemeTable {
  company_id: string;
  id: string;
  number: number;
  note: string | null;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
}

export interface UniformOrderTable {
  company_id: string;
  id: string;
  service_center_id: string;
  plan_id: string;
  sizes: DefaultJson;
  supplier: string | null;
  status: Generated<"DRAFT" | "ORDERED" | "ARRIVED">;
  ordered_on: string | null;
  arrived_on: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface UnitTable {
  company_id: string;
  id: string;
  service_center_id: string;
  estate_id: string;
  building_id: string;
  floor_number: number;
  room_number: string;
  sort_key: string;
  search_key: string;
  layout_type: string | null;
  use: Generated<"RESIDENTIAL" | "SHOP" | "OFFICE" | "PARKING" | "STORAGE" | "OTHER">;
  building_area: number | null;
  inner_area: number | null;
  delivery_on: string | null;
  status: Generated<"ACTIVE" | "SUSPENDED">;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  mirrored: Generated<boolean>;
}

export interface UnitAcceptanceTable {
  company_id: string;
  id: string;
  service_center_id: string;
  batch_id: string;
  estate_id: string;
  building_id: string;
  unit_id: string;
  status: Generated<"PENDING" | "INSPECTED" | "SIGNED" | "RECTIFYING" | "RECTIFIED" | "REINSPECTED" | "QUALIFIED">;
  round: Generated<number>;
  general_group_id: string | null;
  special_group_id: string | null;
  lines_done: Generated<number>;
  lines_failed: Generated<number>;
  inspected_at: string | null;
  first_pass: boolean | null;
  qualified_at: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  leases: DefaultJson;
  skips: Generated<string[]>;
}

export interface UnitResultTable {
  company_id: string;
  id: string;
  service_center_id: string;
  record_id: string;
  round: number;
  item_code: string;
  room_code: Generated<string>;
  item_label: string;
  group_id: string;
  outcome: "PASS" | "FAIL" | "NA" | "UNDECIDED";
  points: DefaultJson;
  tool: NullableJson;
  measured: NullableJson;
  remark: string | null;
  mending: "OPEN" | "RECTIFIED" | "VERIFIED" | null;
  exception: string | null;
  done_at: string;
  done_by: string;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
  plan_id: string | null;
  pin_x: unknown | null;
  pin_y: unknown | null;
}

export interface WebhookEndpointTable {
  company_id: string;
  id: string;
  kind: "WEBHOOK" | "WECOM" | "DINGTALK";
  name: string;
  host: string;
  sealed_address: string;
  sealed_secret: string | null;
  sealed_old_secret: string | null;
  old_secret_until: string | null;
  kinds: string[] | null;
  enabled: Generated<boolean>;
  failing_since: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  created_by: Generated<string | null>;
  updated_at: Generated<string>;
  updated_by: string | null;
}

export interface Database {
  "auth.membership": MembershipTable;
  acceptance_batch: AcceptanceBatchTable;
  acceptance_day: AcceptanceDayTable;
  acceptance_group: AcceptanceGroupTable;
  acceptance_lot: AcceptanceLotTable;
  acceptance_sampling_decision: AcceptanceSamplingDecisionTable;
  acceptance_standard: AcceptanceStandardTable;
  access_link: AccessLinkTable;
  access_link_use: AccessLinkUseTable;
  approval: ApprovalTable;
  approval_chain: ApprovalChainTable;
  approval_event: ApprovalEventTable;
  approval_step: ApprovalStepTable;
  asset_attribute: AssetAttributeTable;
  asset_component: AssetComponentTable;
  asset_contact: AssetContactTable;
  asset_document: AssetDocumentTable;
  asset_group: AssetGroupTable;
  asset_place: AssetPlaceTable;
  asset_spare: AssetSpareTable;
  asset_type: AssetTypeTable;
  attachment: AttachmentTable;
  audit_entry: AuditEntryTable;
  audit_node: AuditNodeTable;
  audit_root: AuditRootTable;
  audit_tree: AuditTreeTable;
  bid_criteria: BidCriteriaTable;
  bid_decision: BidDecisionTable;
  bid_defence_item: BidDefenceItemTable;
  bid_estimate: BidEstimateTable;
  bid_lesson: BidLessonTable;
  bid_pack: BidPackTable;
  bid_packing_item: BidPackingItemTable;
  bid_part: BidPartTable;
  bid_team_member: BidTeamMemberTable;
  bid_work_item: BidWorkItemTable;
  bidding_building: BiddingBuildingTable;
  bidding_document: BiddingDocumentTable;
  bidding_project: BiddingProjectTable;
  bidding_step: BiddingStepTable;
  building: BuildingTable;
  bulk_edit: BulkEditTable;
  bulk_edit_row: BulkEditRowTable;
  checklist_answer: ChecklistAnswerTable;
  checklist_result: ChecklistResultTable;
  checklist_template: ChecklistTemplateTable;
  cleaning_area: CleaningAreaTable;
  cleaning_supervision: CleaningSupervisionTable;
  cleaning_utilities: CleaningUtilitiesTable;
  cluster: ClusterTable;
  company: CompanyTable;
  consumable: ConsumableTable;
  consumable_entry: ConsumableEntryTable;
  consumable_request: ConsumableRequestTable;
  consumable_request_line: ConsumableRequestLineTable;
  contractor: ContractorTable;
  custody_difference: CustodyDifferenceTable;
  custody_handover: CustodyHandoverTable;
  custody_holder: CustodyHolderTable;
  custody_item: CustodyItemTable;
  custody_line: CustodyLineTable;
  custody_posting: CustodyPostingTable;
  defect: DefectTable;
  defect_alert: DefectAlertTable;
  defect_event: DefectEventTable;
  delivery: DeliveryTable;
  desk_card: DeskCardTable;
  developer_material: DeveloperMaterialTable;
  estate: EstateTable;
  form_print: FormPrintTable;
  front_desk_device: FrontDeskDeviceTable;
  idempotency: IdempotencyTable;
  import_batch: ImportBatchTable;
  import_place: ImportPlaceTable;
  import_row: ImportRowTable;
  initial_cleaning_plan: InitialCleaningPlanTable;
  item_count: ItemCountTable;
  item_count_line: ItemCountLineTable;
  job: JobTable;
  launch_baseline: LaunchBaselineTable;
  launch_day_plan: LaunchDayPlanTable;
  launch_drill: LaunchDrillTable;
  launch_permit: LaunchPermitTable;
  launch_plan: LaunchPlanTable;
  launch_progress_entry: LaunchProgressEntryTable;
  launch_show_flat: LaunchShowFlatTable;
  launch_task: LaunchTaskTable;
  launch_task_check: LaunchTaskCheckTable;
  launch_task_link: LaunchTaskLinkTable;
  launch_template: LaunchTemplateTable;
  launch_training: LaunchTrainingTable;
  launch_training_attendee: LaunchTrainingAttendeeTable;
  layout_plan: LayoutPlanTable;
  letterhead: LetterheadTable;
  local_rule: LocalRuleTable;
  logistics_item: LogisticsItemTable;
  material_line: MaterialLineTable;
  material_progress: MaterialProgressTable;
  material_request: MaterialRequestTable;
  needs_survey: NeedsSurveyTable;
  needs_survey_answer: NeedsSurveyAnswerTable;
  notification: NotificationTable;
  notification_preference: NotificationPreferenceTable;
  number_count: NumberCountTable;
  numbering_rule: NumberingRuleTable;
  obligation: ObligationTable;
  obligation_firing: ObligationFiringTable;
  obligation_pause: ObligationPauseTable;
  ownership_entry: OwnershipEntryTable;
  person: PersonTable;
  personal_data_reading: PersonalDataReadingTable;
  photo_mark: PhotoMarkTable;
  plan_region: PlanRegionTable;
  policy_setting: PolicySettingTable;
  pre_intervention_agreement: PreInterventionAgreementTable;
  print_batch: PrintBatchTable;
  print_handover: PrintHandoverTable;
  reception_duty: ReceptionDutyTable;
  reception_finding: ReceptionFindingTable;
  reception_setup: ReceptionSetupTable;
  reception_system_check: ReceptionSystemCheckTable;
  receptionist_exam: ReceptionistExamTable;
  recruitment_item: RecruitmentItemTable;
  redating: RedatingTable;
  redating_move: RedatingMoveTable;
  refused_command: RefusedCommandTable;
  region: RegionTable;
  role_assignment: RoleAssignmentTable;
  sales_area_defect: SalesAreaDefectTable;
  sales_area_handover: SalesAreaHandoverTable;
  sales_area_letter: SalesAreaLetterTable;
  sales_site: SalesSiteTable;
  sales_support_scheme: SalesSupportSchemeTable;
  saved_view: SavedViewTable;
  service_center: ServiceCenterTable;
  showcase_board: ShowcaseBoardTable;
  showcase_content: ShowcaseContentTable;
  showcase_event: ShowcaseEventTable;
  showcase_plan: ShowcasePlanTable;
  sign_off: SignOffTable;
  sign_off_slot: SignOffSlotTable;
  signature: SignatureTable;
  site_check: SiteCheckTable;
  site_day: SiteDayTable;
  site_inquiry: SiteInquiryTable;
  site_item: SiteItemTable;
  staffing_plan: StaffingPlanTable;
  staffing_revision: StaffingRevisionTable;
  takeover_agreement: TakeoverAgreementTable;
  takeover_area: TakeoverAreaTable;
  takeover_comment: TakeoverCommentTable;
  takeover_defect: TakeoverDefectTable;
  takeover_item: TakeoverItemTable;
  takeover_pack: TakeoverPackTable;
  takeover_project: TakeoverProjectTable;
  takeover_step: TakeoverStepTable;
  takeover_transfer: TakeoverTransferTable;
  tender: TenderTable;
  tender_bid: TenderBidTable;
  tender_bid_file: TenderBidFileTable;
  tender_bidder: TenderBidderTable;
  tender_draw_secret: TenderDrawSecretTable;
  tender_expert: TenderExpertTable;
  tender_holder: TenderHolderTable;
  tender_log_entry: TenderLogEntryTable;
  tender_requirement: TenderRequirementTable;
  tender_sheet: TenderSheetTable;
  training_item: TrainingItemTable;
  training_scheme: TrainingSchemeTable;
  uniform_order: UniformOrderTable;
  unit: UnitTable;
  unit_acceptance: UnitAcceptanceTable;
  unit_result: UnitResultTable;
  webhook_endpoint: WebhookEndpointTable;
}
