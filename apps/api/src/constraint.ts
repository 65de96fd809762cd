import type { RefusalCode } from "@threshold/domain/refusal";
import { refusalError } from "./refusal.ts";

/** What PostgreSQL tells of a row that it does not take. */
interface Violation {
  readonly code: string;
  readonly constraint?: string;
}

/** What is taken: the refusal, the detail its sentence names it by, and the input's field it stands in. */
type Taken = readonly [code: RefusalCode, detail: string, field: string];

/** Unique indexes whose violation is a person's matter; of any other it is a bug. */
const taken: Readonly<Record<string, Taken>> = {
  region_company_id_code_key: ["CODE_TAKEN", "placeCode", "code"],
  region_company_id_name_key: ["NAME_TAKEN", "name", "name"],
  service_center_company_id_code_key: ["CODE_TAKEN", "placeCode", "code"],
  service_center_company_id_region_id_name_key: ["NAME_TAKEN", "name", "name"],
  estate_company_id_code_key: ["CODE_TAKEN", "placeCode", "code"],
  estate_company_id_service_center_id_name_key: ["NAME_TAKEN", "name", "name"],
  cluster_company_id_estate_id_name_key: ["NAME_TAKEN", "name", "name"],
  building_company_id_estate_id_number_key: ["NAME_TAKEN", "name", "number"],
  unit_company_id_building_id_room_number_key: ["NAME_TAKEN", "name", "roomNumber"],
  person_company_id_badge_number_key: ["CODE_TAKEN", "placeCode", "badgeNumber"],
  saved_view_company_id_person_id_page_name_key: ["NAME_TAKEN", "name", "name"],
  checklist_template_draft: ["CHECKLIST_DRAFT_EXISTS", "template", "code"],
  checklist_template_company_id_code_version_number_key: ["CODE_TAKEN", "placeCode", "code"],
  reception_setup_center: ["RECEPTION_EXISTS", "center", "serviceCenterId"],
  front_desk_device_company_id_service_center_id_kind_number_key: ["NAME_TAKEN", "name", "number"],
  acceptance_standard_company_id_number_key: ["UAC_STANDARD_DRAFT_OPEN", "standard", "id"],
  acceptance_group_name: ["NAME_TAKEN", "name", "name"],
  sales_site_name: ["NAME_TAKEN", "name", "name"],
  consumable_name: ["NAME_TAKEN", "name", "name"],
  showcase_plan_launch: ["SHOWCASE_EXISTS", "plan", "planId"],
  showcase_content_edition: ["NAME_TAKEN", "name", "edition"],
  bidding_project_open: ["BIDDING_OBJECT_TAKEN", "estate", "estateId"],
  bid_team_member_once: ["BIDDING_MEMBER_TWICE", "person", "personId"],
  tender_bidder_once: ["BIDDER_TWICE", "bidder", "name"],
  tender_expert_person: ["EXPERT_TWICE", "expert", "name"],
  tender_requirement_clause: ["CODE_TAKEN", "placeCode", "clause"],
  takeover_area_name: ["NAME_TAKEN", "name", "zones"],
  takeover_area_building: ["TKO_BUILDING_TAKEN", "building", "buildingIds"],
  asset_component_name: ["NAME_TAKEN", "name", "name"],
  custody_item_number: ["CODE_TAKEN", "placeCode", "numbers"],
  custody_item_document: ["NAME_TAKEN", "name", "name"],
  contractor_name: ["NAME_TAKEN", "name", "name"],
  // Ids that came from elsewhere: made by a device, or GUIDs of a BCF file.
  defect_pkey: ["ID_TAKEN", "id", "guid"],
  defect_event_pkey: ["ID_TAKEN", "id", "guid"],
  takeover_item_pkey: ["ID_TAKEN", "id", "guid"],
  attachment_pkey: ["ID_TAKEN", "id", "guid"],
  launch_plan_open: ["PLAN_EXISTS", "name", "name"],
  approval_open: ["APPROVAL_OPEN", "id", "id"],
  approval_chain_company_id_key_version_number_key: ["STALE_VERSION", "version", "basedOn"],
};

/**
 * The refusal that a violated constraint amounts to, for the one place where writes fail; any other error as it came.
 * The database decides and not a look beforehand: of two who take a name at once one is refused.
 */
export function refusalOfConstraint(error: unknown, action: string, input: object): unknown {
  const { code, constraint = "" } = error as Violation;
  if (code === "23505" && taken[constraint]) {
    const [refusal, detail, field] = taken[constraint];
    const value = (input as Record<string, unknown>)[field];
    const details = typeof value === "string" ? { [detail]: value.trim() } : undefined;
    return refusalError({ code: refusal, details });
  }
  // A record named that is not there (any more), or that came to hang below what is deleted.
  if (code === "23503")
    return action === "deletePlace"
      ? refusalError({ code: "PLACE_NOT_EMPTY" })
      : refusalError({ code: "NOT_FOUND" });
  return error;
}
