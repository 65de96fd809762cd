import { capabilityNames, type Capability } from "./capabilities.ts";
import type { Role } from "./roles.ts";

/**
 * What a role may do with a capability: M manage or execute, A approve (and read), R read inside
 * the scope, S own records only (portal or external), "-" nothing.
 */
export type Letter = "M" | "A" | "R" | "S" | "-";

// One letter per capability, in the order of `capabilityNames`: eight groups of three to count by.
const letters: Record<Role, string> = {
  GENERAL_MANAGER: "RRR RRR RRR RAR RRR RAA RRR RRR",
  DEPUTY_GENERAL_MANAGER: "RRR RRR RRR RMR RRR RRA RRR RRR",
  QUALITY_OFFICER: "RRR RRR RRR RRR RAR RAR RRR ARR",
  GENERAL_AFFAIRS_OFFICER: "--- --- --- --- --- -M- --- ---",
  REGION_HEAD: "MAA ARA ARR RRR RRR RRR RRR RRR",
  REGION_STAFF: "RMM RMM ARR RRR RRR RRR RRR RRR",
  HR_ADMIN_OFFICER: "M-M --- --- --- --- --- --- M--",
  TRAINING_OFFICER: "--M A-- --- --- --- --- --- M--",
  PROCUREMENT_OFFICER: "--M --- --- --- --- --- --- ---",
  SERVICE_CENTER_HEAD: "MRM RAA RMR MAR MAA MAA AMA ARM",
  CUSTOMER_SERVICE_MANAGER: "RRM MMM MMM MMM MMM MMM MMM MRM",
  CUSTOMER_SERVICE_SUPERVISOR: "RRR RRR MMM MMA MMA MRM ARM MRR",
  FRONT_DESK_AGENT: "--- --- -MM MMM MMM RRR R-R --M",
  FEE_COLLECTOR: "--- --- -MM --- --- --- M-- ---",
  PARKING_FEE_COLLECTOR: "--- --- --- --- --- --- M-- ---",
  SHOW_FLAT_RECEPTIONIST: "--- M-- --- --- --- --- --- ---",
  SALES_CENTER_RECEPTIONIST: "--- M-- --- --- --- --- --- ---",
  PROPERTY_SUPERVISOR: "RRR RRR RRR RMR MRR RRR MAR RRM",
  BUILDING_STEWARD: "--- --- --R -MM M-- --M MM- --M",
  ENVIRONMENT_SUPERVISOR: "--M --- --- --- --- --- -A- ---",
  ARCHIVIST: "--- --M --M --- --M --- --- ---",
  DISPATCHER: "--- --- --- MM- --- --- --- ---",
  DUTY_OFFICER: "--- --- --- MM- --- --- --- ---",
  CULTURAL_OFFICER: "--- --- --- --- --- MM- --- ---",
  FACILITY_ATTENDANT: "--- --- --- --- --- MM- --- ---",
  POOL_ATTENDANT: "--- --- --- --- --- M-- --- ---",
  LIFEGUARD: "--- --- --- --- --- R-- --- ---",
  WATER_QUALITY_TECHNICIAN: "--- --- --- --- --- M-- --- ---",
  CLUB_ATTENDANT: "--- --- --- --- --- M-- --- ---",
  ENGINEERING_MANAGER: "--M -MM --- -MM --- --- --- M--",
  REPAIR_TEAM_LEADER: "--- --- --- -MM --- --- --- ---",
  TECHNICIAN: "--- -M- -M- --M --- --- --- ---",
  ELEVATOR_TEAM_LEADER: "--- --- --- -M- --- --- --- R--",
  SECURITY_MANAGER: "--M --- --- -M- --- --- -R- ---",
  SECURITY_TEAM_LEADER: "--- --- -R- RM- --- --- --- ---",
  SECURITY_GUARD: "--- --- -M- M-- --- --- MM- ---",
  FINANCE_OFFICER: "--- --- -M- --R --- R-- M-- ---",
  CASHIER: "--- --- --- --- --- M-- M-- ---",
  CLEANER: "--- --- --- --- --- --- -R- ---",
  OFFICE_DIRECTOR: "--- --- --- --- --- A-- --- ---",
  OFFICE_CLERK: "--- --- --- --- --- M-- --- ---",
  EQUIPMENT_STAFF: "--- --- --- --- --- M-- --- ---",
  BUSINESS_STAFF: "--- --- --- --- --- M-- --- ---",
  MEETING_ATTENDANT: "--- --- --- --- --- M-- --- ---",
  GREENING_DIRECTOR: "--- --- --- --- --- --- -M- -M-",
  DEVELOPER_HEAD: "--A --- --- --- --- --- --- ---",
  DEVELOPER_STAFF: "-MM RMM -M- --- --- --- --- ---",
  AGENCY_STAFF: "-M- --- --- --- --- --- --- ---",
  CONTRACTOR_STAFF: "--- -SS --- --- --- --- --- ---",
  VENDOR_STAFF: "--S --- --- --- --- --- -S- ---",
  OWNER: "--- --- -SS SSS -S- SS- S-S --S",
  RESIDENT: "--- --- --S SSS -S- SS- --- ---",
  BROKER: "--- --- -S- --- --- --- --- ---",
  OWNERS_COMMITTEE: "--- --- --- --- --- -S- --- ---",
  SYSTEM_ADMIN: "MRR RRR RRR RRR RRR RRR RRR RMR",
};

/** The cell of the role × capability matrix (requirements, part 4). */
export function letterOf(role: Role, capability: Capability): Letter {
  const column = capabilityNames.indexOf(capability);
  return letters[role][column + Math.floor(column / 3)] as Letter;
}
