import { expect, it } from "vitest";
import { capabilityNames } from "./capabilities.ts";
import { letterOf } from "./matrix.ts";
import { roleNames } from "./roles.ts";

// The table as it was agreed, cell by cell; written out so that a changed cell shows in a review.
const agreed = `
ROLE                        ORG BID LCH SHW UAC TKO RCP MOV REG FDK CMP RPR VST SUR ARC FAC ACT VIO FEE PTL DOC CDT OTH RNV
GENERAL_MANAGER             R   R   R   R   R   R   R   R   R   R   A   R   R   R   R   R   A   A   R   R   R   R   R   R
DEPUTY_GENERAL_MANAGER      R   R   R   R   R   R   R   R   R   R   M   R   R   R   R   R   R   A   R   R   R   R   R   R
QUALITY_OFFICER             R   R   R   R   R   R   R   R   R   R   R   R   R   A   R   R   A   R   R   R   R   A   R   R
GENERAL_AFFAIRS_OFFICER     -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -
REGION_HEAD                 M   A   A   A   R   A   A   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R
REGION_STAFF                R   M   M   R   M   M   A   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R
HR_ADMIN_OFFICER            M   -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -
TRAINING_OFFICER            -   -   M   A   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -
PROCUREMENT_OFFICER         -   -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
SERVICE_CENTER_HEAD         M   R   M   R   A   A   R   M   R   M   A   R   M   A   A   M   A   A   A   M   A   A   R   M
CUSTOMER_SERVICE_MANAGER    R   R   M   M   M   M   M   M   M   M   M   M   M   M   M   M   M   M   M   M   M   M   R   M
CUSTOMER_SERVICE_SUPERVISOR R   R   R   R   R   R   M   M   M   M   M   A   M   M   A   M   R   M   A   R   M   M   R   R
FRONT_DESK_AGENT            -   -   -   -   -   -   -   M   M   M   M   M   M   M   M   R   R   R   R   -   R   -   -   M
FEE_COLLECTOR               -   -   -   -   -   -   -   M   M   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -
PARKING_FEE_COLLECTOR       -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -
SHOW_FLAT_RECEPTIONIST      -   -   -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
SALES_CENTER_RECEPTIONIST   -   -   -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
PROPERTY_SUPERVISOR         R   R   R   R   R   R   R   R   R   R   M   R   M   R   R   R   R   R   M   A   R   R   R   M
BUILDING_STEWARD            -   -   -   -   -   -   -   -   R   -   M   M   M   -   -   -   -   M   M   M   -   -   -   M
ENVIRONMENT_SUPERVISOR      -   -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   A   -   -   -   -
ARCHIVIST                   -   -   -   -   -   M   -   -   M   -   -   -   -   -   M   -   -   -   -   -   -   -   -   -
DISPATCHER                  -   -   -   -   -   -   -   -   -   M   M   -   -   -   -   -   -   -   -   -   -   -   -   -
DUTY_OFFICER                -   -   -   -   -   -   -   -   -   M   M   -   -   -   -   -   -   -   -   -   -   -   -   -
CULTURAL_OFFICER            -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   M   -   -   -   -   -   -   -
FACILITY_ATTENDANT          -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   M   -   -   -   -   -   -   -
POOL_ATTENDANT              -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
LIFEGUARD                   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   R   -   -   -   -   -   -   -   -
WATER_QUALITY_TECHNICIAN    -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
CLUB_ATTENDANT              -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
ENGINEERING_MANAGER         -   -   M   -   M   M   -   -   -   -   M   M   -   -   -   -   -   -   -   -   -   M   -   -
REPAIR_TEAM_LEADER          -   -   -   -   -   -   -   -   -   -   M   M   -   -   -   -   -   -   -   -   -   -   -   -
TECHNICIAN                  -   -   -   -   M   -   -   M   -   -   -   M   -   -   -   -   -   -   -   -   -   -   -   -
ELEVATOR_TEAM_LEADER        -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -   -   -   R   -   -
SECURITY_MANAGER            -   -   M   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -   R   -   -   -   -
SECURITY_TEAM_LEADER        -   -   -   -   -   -   -   R   -   R   M   -   -   -   -   -   -   -   -   -   -   -   -   -
SECURITY_GUARD              -   -   -   -   -   -   -   M   -   M   -   -   -   -   -   -   -   -   M   M   -   -   -   -
FINANCE_OFFICER             -   -   -   -   -   -   -   M   -   -   -   R   -   -   -   R   -   -   M   -   -   -   -   -
CASHIER                     -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   M   -   -   -   -   -
CLEANER                     -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   R   -   -   -   -
OFFICE_DIRECTOR             -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   A   -   -   -   -   -   -   -   -
OFFICE_CLERK                -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
EQUIPMENT_STAFF             -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
BUSINESS_STAFF              -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
MEETING_ATTENDANT           -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   -   -   -   -   -   -
GREENING_DIRECTOR           -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   M   -   -   M   -
DEVELOPER_HEAD              -   -   A   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
DEVELOPER_STAFF             -   M   M   R   M   M   -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
AGENCY_STAFF                -   M   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
CONTRACTOR_STAFF            -   -   -   -   S   S   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
VENDOR_STAFF                -   -   S   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   S   -   -   -   -
OWNER                       -   -   -   -   -   -   -   S   S   S   S   S   -   S   -   S   S   -   S   -   S   -   -   S
RESIDENT                    -   -   -   -   -   -   -   -   S   S   S   S   -   S   -   S   S   -   -   -   -   -   -   -
BROKER                      -   -   -   -   -   -   -   S   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
OWNERS_COMMITTEE            -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   S   -   -   -   -   -   -   -
SYSTEM_ADMIN                M   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   R   M   R
`.trim();

it("gives every role its letter in every capability", () => {
  const width = Math.max(...roleNames.map((role) => role.length));
  const line = (first: string, cells: string[]) =>
    [first.padEnd(width), ...cells.map((cell) => cell.padEnd(3))].join(" ").trimEnd();
  const table = [
    line("ROLE", capabilityNames),
    ...roleNames.toSorted(byAgreedOrder).map((role) =>
      line(
        role,
        capabilityNames.map((capability) => letterOf(role, capability)),
      ),
    ),
  ].join("\n");
  expect(table).toBe(agreed);
});

const order = agreed.split("\n").map((row) => row.split(" ")[0]);
const byAgreedOrder = (a: string, b: string) => order.indexOf(a) - order.indexOf(b);
