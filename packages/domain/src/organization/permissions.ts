import type { Capability } from "./capabilities.ts";
import type { Letter } from "./matrix.ts";
import type { Role } from "./roles.ts";

/** What a permission needs: a letter in a capability and, where the requirements are finer, a role. */
interface Needs {
  readonly capability: Capability;
  readonly letters: readonly Letter[];
  readonly roles?: readonly Role[];
}

const manage: readonly Letter[] = ["M"];
const act: readonly Letter[] = ["M", "A"];
const read: readonly Letter[] = ["M", "A", "R"];
const region: readonly Role[] = ["REGION_STAFF", "REGION_HEAD"];

/** Every permission Threshold asks for, by its name in the requirements (03 part 1; 01 parts 3, 4.1). */
export const permissions = {
  /** See the tree, its people and their roles. */
  "org.read": { capability: "ORG", letters: read },
  /** Make and rename regions, centers, estates, buildings, units below the place. */
  "org.manage": {
    capability: "ORG",
    letters: manage,
    roles: ["SYSTEM_ADMIN", "REGION_HEAD", "SERVICE_CENTER_HEAD"],
  },
  /** Suspend, reopen and delete places (01 part 3). */
  "org.suspend": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  /** Give roles to people, end them. */
  "org.assign": { capability: "ORG", letters: manage },
  /** Keep people, invite accounts. */
  "people.manage": {
    capability: "ORG",
    letters: manage,
    roles: ["SYSTEM_ADMIN", "HR_ADMIN_OFFICER", "REGION_HEAD"],
  },
  /** Read the phone numbers of people in full, for a purpose: whoever keeps people or leads them (003-D 3.2.2A, call-out). */
  "people.phone": {
    capability: "ORG",
    letters: read,
    roles: [
      "SYSTEM_ADMIN",
      "HR_ADMIN_OFFICER",
      ...region,
      "SERVICE_CENTER_HEAD",
      "CUSTOMER_SERVICE_MANAGER",
    ],
  },
  /** See who read whose personal data, and answer what people ask of theirs. */
  "personalData.manage": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  /** Bring buildings and units in from a workbook, undo a batch. */
  "import.run": {
    capability: "ORG",
    letters: manage,
    roles: ["SYSTEM_ADMIN", "REGION_HEAD", "SERVICE_CENTER_HEAD"],
  },
  /** Read the company's history of changes. */
  "audit.read": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  /** Set what holds at a place and below it: the company's, a region's, a center's own (00 part 1.3). */
  "policy.manage": {
    capability: "ORG",
    letters: manage,
    roles: ["SYSTEM_ADMIN", "REGION_HEAD", "SERVICE_CENTER_HEAD"],
  },
  /** Patterns of numbers, the logo and header on paper: the company's. */
  "form.manage": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  /** Adapt the company's approval chains. */
  "approval.adapt": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  /** See what the system does later, try it again, call it off. */
  "job.manage": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  /** Keep the robots and webhooks that are told. */
  "channel.manage": { capability: "ORG", letters: manage, roles: ["SYSTEM_ADMIN"] },
  "launch.read": { capability: "LCH", letters: read },
  "launch.create": { capability: "LCH", letters: act, roles: region },
  /** Keep the project's facts and dates, add tasks (LCH-R02: the region keeps them current). */
  "launch.update": { capability: "LCH", letters: act, roles: region },
  /**
   * Work on any task of the place. A task's own responsible role may work on that task without it:
   * see `mayCompleteTask` (launch/rights).
   */
  "launch.completeTask": {
    capability: "LCH",
    letters: act,
    roles: ["SERVICE_CENTER_HEAD", ...region],
  },
  /** Follow who is still to be hired for the launches of a place, in one list (LCH-R05, R06, R09, R10). */
  "launch.recruit": {
    capability: "LCH",
    letters: act,
    roles: ["HR_ADMIN_OFFICER", "SECURITY_MANAGER"],
  },
  /** Log how far purchases for a launch are (LCH-R21). */
  "launch.buy": {
    capability: "LCH",
    letters: act,
    roles: ["PROCUREMENT_OFFICER", "CUSTOMER_SERVICE_MANAGER"],
  },
  /** Publish head office's training scheme, which holds for all launches (LCH-R13). */
  "training.scheme": {
    capability: "LCH",
    letters: read,
    roles: ["TRAINING_OFFICER", "SYSTEM_ADMIN", "GENERAL_MANAGER", "DEPUTY_GENERAL_MANAGER"],
  },
  /** Make the cleaning plans of a launch with its contractors, and hand them in (LCH-R27, R33). */
  "launch.clean": {
    capability: "LCH",
    letters: read,
    roles: ["CUSTOMER_SERVICE_MANAGER", "CUSTOMER_SERVICE_SUPERVISOR", "ENVIRONMENT_SUPERVISOR"],
  },
  "launch.waiveTask": { capability: "LCH", letters: ["A"], roles: ["REGION_HEAD"] },
  "launch.approve": { capability: "LCH", letters: ["A"], roles: ["REGION_HEAD"] },
  /** Adapt the company's task template: a decision for every region, so at a region or above. */
  "template.adapt": { capability: "LCH", letters: act, roles: ["REGION_HEAD"] },
  /** Bring what is under way under a newer rule: for the whole company. */
  "obligation.redate": {
    capability: "ORG",
    letters: read,
    roles: ["SYSTEM_ADMIN", "DEPUTY_GENERAL_MANAGER", "GENERAL_MANAGER"],
  },
  /** Stop an obligation's clock and start it again: the heads, who answer for delay. */
  "obligation.pause": {
    capability: "ORG",
    letters: read,
    roles: ["SERVICE_CENTER_HEAD", "REGION_HEAD", "DEPUTY_GENERAL_MANAGER", "GENERAL_MANAGER"],
  },
  "reception.read": { capability: "RCP", letters: read },
  /** Keep the layout standard (07 part 1: company or region). */
  "reception.standard.manage": { capability: "RCP", letters: act, roles: region },
  /** Lay out, check, keep devices and desk cards. The center's head carries out as well (07 part 1 over the matrix). */
  "reception.check": {
    capability: "RCP",
    letters: read,
    roles: ["SERVICE_CENTER_HEAD", "CUSTOMER_SERVICE_MANAGER", "CUSTOMER_SERVICE_SUPERVISOR"],
  },
  "showcase.read": { capability: "SHW", letters: read },
  /** Record at a sales site: counts, visitors, checks, closing, consumables, inquiries (001-B 5, 6). */
  "showcase.inventory": {
    capability: "SHW",
    letters: manage,
    roles: ["SHOW_FLAT_RECEPTIONIST", "SALES_CENTER_RECEPTIONIST", "CUSTOMER_SERVICE_MANAGER"],
  },
  /** Lay sales sites out, and follow what was found there to its end: the supervisor as well, who is told of it. */
  "showcase.supervise": {
    capability: "SHW",
    letters: read,
    roles: ["CUSTOMER_SERVICE_MANAGER", "CUSTOMER_SERVICE_SUPERVISOR"],
  },
  /** Record at any front desk who came to see a home (SHW-R22). */
  "showcase.houseBuyer": { capability: "FDK", letters: manage },
  /** Make and carry out the layout plan, keep the roster, image shows and surveys (SHW-R01: the service center). */
  "showcase.plan": { capability: "SHW", letters: manage, roles: ["CUSTOMER_SERVICE_MANAGER"] },
  /** Make content; video, lecture notes and script need the review as well (SHW-R01, SHW-R11). */
  "showcase.content.manage": {
    capability: "SHW",
    letters: act,
    roles: ["CUSTOMER_SERVICE_MANAGER", "TRAINING_OFFICER"],
  },
  /** Make what the training department makes, and review what others made (SHW-R01). */
  "showcase.review": { capability: "SHW", letters: ["A"], roles: ["TRAINING_OFFICER"] },
  /** Examine receptionists (SHW-R12). */
  "showcase.exam": { capability: "SHW", letters: ["A"], roles: ["TRAINING_OFFICER"] },
  /** Collect visitors' answers on site (SHW-R16). */
  "showcase.collect": { capability: "SHW", letters: manage },
  /** Accept, return, except (RCP-R01). */
  "reception.accept": { capability: "RCP", letters: ["A"], roles: region },
  /** See the asset register: at takeover, and later whoever reads facilities. */
  "asset.read": { capability: "TKO", letters: read },
  /** Keep the asset register, bring it in and hand it out (06 part 1, register.manage). */
  "asset.manage": {
    capability: "TKO",
    letters: act,
    roles: [
      ...region,
      "SERVICE_CENTER_HEAD",
      "CUSTOMER_SERVICE_MANAGER",
      "ENGINEERING_MANAGER",
      "ARCHIVIST",
    ],
  },
  "defect.read": { capability: "UAC", letters: read },
  /** Tell of a defect, correct it, split, merge and copy it: whoever inspects (05 part 1). */
  "defect.raise": { capability: "UAC", letters: manage },
  /** Say who mends a defect by when, and push it: the developer's engineering department as well (UAC-R09). */
  "defect.assign": {
    capability: "UAC",
    letters: act,
    roles: [
      ...region,
      "SERVICE_CENTER_HEAD",
      "CUSTOMER_SERVICE_MANAGER",
      "ENGINEERING_MANAGER",
      "DEVELOPER_STAFF",
    ],
  },
  /** See that a defect is mended: the property side, never who pushed it. */
  "defect.verify": {
    capability: "UAC",
    letters: manage,
    roles: ["REGION_STAFF", "CUSTOMER_SERVICE_MANAGER", "ENGINEERING_MANAGER", "TECHNICIAN"],
  },
  "defect.close": {
    capability: "UAC",
    letters: act,
    roles: [
      "REGION_STAFF",
      "SERVICE_CENTER_HEAD",
      "CUSTOMER_SERVICE_MANAGER",
      "ENGINEERING_MANAGER",
    ],
  },
  /** Accept a defect as it is, or make it void once others work on it: the heads, with a reason. */
  "defect.except": {
    capability: "UAC",
    letters: read,
    roles: ["SERVICE_CENTER_HEAD", "REGION_HEAD"],
  },
  /** Keep layout plans with their regions, mirrored homes, and responsible parties. */
  "defect.plan": {
    capability: "UAC",
    letters: act,
    roles: [...region, "SERVICE_CENTER_HEAD", "CUSTOMER_SERVICE_MANAGER", "ENGINEERING_MANAGER"],
  },
  /** See keys, cards, tools, facilities and documents, and who holds them. */
  "custody.read": { capability: "MOV", letters: read },
  /** Whoever takes over reads them as well: one register for both. */
  "custody.readTakeOver": { capability: "TKO", letters: read },
  /** Hand out and take back at the desk (MOV-R13, R19, R27). */
  "custody.handOver": {
    capability: "MOV",
    letters: manage,
    roles: [
      "FRONT_DESK_AGENT",
      "SECURITY_GUARD",
      "CUSTOMER_SERVICE_SUPERVISOR",
      "CUSTOMER_SERVICE_MANAGER",
      "SERVICE_CENTER_HEAD",
    ],
  },
  /** Take over from the developer, and keep what came (TKO-R02, R16). */
  "custody.takeOver": {
    capability: "TKO",
    letters: act,
    roles: ["ENGINEERING_MANAGER", "CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD", "ARCHIVIST"],
  },
  /** Say how a difference or a loss is settled. */
  "custody.settle": {
    capability: "TKO",
    letters: act,
    roles: ["ENGINEERING_MANAGER", "CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD"],
  },
  "bidding.read": { capability: "BID", letters: read },
  "bidding.create": { capability: "BID", letters: act, roles: region },
  /** The property side's work is the region's (BID-R04); service centers only read. */
  "bidding.update": { capability: "BID", letters: act, roles: region },
  /** What developer or agency does; the region records it for them as well (02 part 1). */
  "bidding.issue": {
    capability: "BID",
    letters: act,
    roles: [...region, "DEVELOPER_STAFF", "AGENCY_STAFF"],
  },
  "bidding.approvePlan": { capability: "BID", letters: ["A"], roles: ["REGION_HEAD"] },
  "bidding.recordResult": { capability: "BID", letters: act, roles: region },
  "bidding.file": { capability: "BID", letters: act, roles: region },
  /**
   * Run a tender (招标): the developer's and the agency's people, and the region's where they record for them (02 part 1); who of
   * them is too near to a bidder is told by the tender's own rules (TEN-016).
   */
  "tender.manage": {
    capability: "BID",
    letters: act,
    roles: [...region, "DEVELOPER_STAFF", "AGENCY_STAFF"],
  },
  "bidding.cancel": { capability: "BID", letters: ["A"], roles: ["REGION_HEAD"] },
  "unitAcceptance.read": { capability: "UAC", letters: read },
  /** The developer's engineering department gives the notice; the region and customer service record it for it (UAC-R02). */
  "unitAcceptance.notify": {
    capability: "UAC",
    letters: ["M", "A", "R"],
    roles: ["DEVELOPER_STAFF", "REGION_STAFF", "SERVICE_CENTER_HEAD", "CUSTOMER_SERVICE_MANAGER"],
  },
  /** The company's standards KF-02, KF-03: the region, which presides, keeps them for all centers (05 part 1). */
  "unitAcceptance.standard.manage": { capability: "UAC", letters: manage, roles: ["REGION_STAFF"] },
  /** Groups, members, kits: the region presides, customer service organizes, the head leads (UAC-R01, R03, R05). */
  "unitAcceptance.team.manage": {
    capability: "UAC",
    letters: act,
    roles: ["REGION_STAFF", "SERVICE_CENTER_HEAD", "CUSTOMER_SERVICE_MANAGER"],
  },
  /** Carry it out (UAC-R01); the head, who leads the groups, as well. */
  "unitAcceptance.inspect": {
    capability: "UAC",
    letters: act,
    roles: [
      "CUSTOMER_SERVICE_MANAGER",
      "ENGINEERING_MANAGER",
      "TECHNICIAN",
      "SERVICE_CENTER_HEAD",
      "REGION_STAFF",
    ],
  },
  /** Inspect lots less strictly, or sample again after it had stopped: the heads, with a reason (GB/T 2828.1, 9.3, 9.4). */
  "unitAcceptance.sampling.decide": {
    capability: "UAC",
    letters: read,
    roles: ["SERVICE_CENTER_HEAD", "REGION_HEAD"],
  },
  "unitAcceptance.summarize": {
    capability: "UAC",
    letters: act,
    roles: ["CUSTOMER_SERVICE_MANAGER", "SERVICE_CENTER_HEAD", "REGION_STAFF"],
  },
  "takeover.read": { capability: "TKO", letters: read },
  /** The region reads and comments on every record of its centers, and is answered (TKO-R01). */
  "takeover.comment": { capability: "TKO", letters: read },
  /** Register a takeover and keep its dates: the region links to engineering, the center handles it (TKO-R01, R02). */
  "takeover.create": {
    capability: "TKO",
    letters: act,
    roles: [
      "REGION_STAFF",
      "SERVICE_CENTER_HEAD",
      "CUSTOMER_SERVICE_MANAGER",
      "ENGINEERING_MANAGER",
    ],
  },
  "takeover.team.manage": {
    capability: "TKO",
    letters: act,
    roles: ["SERVICE_CENTER_HEAD", "CUSTOMER_SERVICE_MANAGER", "ENGINEERING_MANAGER"],
  },
  /** Work plan and standard (TKO-R07, R08). */
  "takeover.plan.approve": {
    capability: "TKO",
    letters: act,
    roles: ["SERVICE_CENTER_HEAD", "ENGINEERING_MANAGER"],
  },
  /** Record what was inspected; who of them is of the team and trained is the takeover's to say (TKO-R09). */
  "takeover.inspect": { capability: "TKO", letters: act },
  "takeover.report.sign": { capability: "TKO", letters: act, roles: ["SERVICE_CENTER_HEAD"] },
  /** Agree on days for mending with engineering and the responsible unit (TKO-R13, R14). */
  "takeover.defect.agree": {
    capability: "TKO",
    letters: act,
    roles: [
      "REGION_STAFF",
      "SERVICE_CENTER_HEAD",
      "CUSTOMER_SERVICE_MANAGER",
      "ENGINEERING_MANAGER",
      "DEVELOPER_STAFF",
    ],
  },
  /** Push what is overdue: the region with the developer's engineering department (TKO-R20). */
  "takeover.urge": {
    capability: "TKO",
    letters: act,
    roles: ["REGION_STAFF", "REGION_HEAD", "DEVELOPER_STAFF"],
  },
  "takeover.transferRight": {
    capability: "TKO",
    letters: act,
    roles: ["SERVICE_CENTER_HEAD", ...region],
  },
  "takeover.register.manage": {
    capability: "TKO",
    letters: act,
    roles: ["ARCHIVIST", "SERVICE_CENTER_HEAD", "CUSTOMER_SERVICE_MANAGER"],
  },
  /** Begin without a condition for a transfer in part, take note of a limit that had passed. */
  "takeover.except": { capability: "TKO", letters: ["A"], roles: ["REGION_HEAD"] },
} as const satisfies Record<string, Needs>;

export type Permission = keyof typeof permissions;

/** What a permission needs, in one shape. */
export const needsOf = (permission: Permission): Needs => permissions[permission];
