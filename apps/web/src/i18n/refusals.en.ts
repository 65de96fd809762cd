import { defectStatuses } from "@threshold/domain/defect/vocabulary";
import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { unitColumns } from "@threshold/domain/organization/unit-import";
import { isRole, roles } from "@threshold/domain/organization/roles";
import { approvalEn } from "./approval.en.ts";
import { biddingEn } from "./bidding.en.ts";
import { bidWorkEn } from "./bid-work.en.ts";
import { facts } from "./facts.ts";
import { tenderRefusalsEn } from "./tender-refusals.en.ts";
import { takeoverRefusalsEn } from "./takeover-refusals.en.ts";
import { custodyRefusalsEn } from "./custody-refusals.en.ts";
import { unitAcceptanceRefusalsEn } from "./unit-acceptance-refusals.en.ts";
import { formats } from "./format.ts";
import { unitsEn } from "./checklist.en.ts";
import { receptionEn } from "./reception.en.ts";
import { launchEn } from "./launch.en.ts";
import { launchPagesEn } from "./launch-pages.en.ts";
import { showcaseEn } from "./showcase.en.ts";
import { launchRecordEn } from "./launch-record.en.ts";
import { linkEn } from "./link.en.ts";
import { levelsEn, statusesEn } from "./organization.en.ts";

const { day, bytes } = formats("en");
const { text, count, list, when, quote } = facts({ day, comma: ", ", quotes: ["“", "”"] });
const defectStates = Object.fromEntries(
  Object.entries(defectStatuses).map(([status, words]) => [status, words.en]),
);
const recordStatus = (d: RefusalDetails) =>
  text(d, "status", /Defects?$/.test(String(d["action"])) ? defectStates : launchRecordEn.states);
const planStatus = (d: RefusalDetails, key: string) => text(d, key, launchEn.planStates);
const taskStatus = (d: RefusalDetails, key: string) => text(d, key, launchEn.taskStates);

/** The server names a workbook's columns by their Chinese headers; the English template has English ones. */
const columns = Object.fromEntries(Object.values(unitColumns).map(({ zh, en }) => [zh, en]));

const bcfReasons: Readonly<Record<string, string>> = {
  NO_BCF: "This is no BCF file, or it is damaged.",
  VERSION: "Only BCF 2.1 and 3.0 are read.",
  PATH: "The file names paths outside of itself and is refused.",
  TOO_LARGE: "The file unpacks to too much. Split it.",
  TOO_MANY: "A file holds at most 500 topics. Split it.",
};

/** What each refusal says to a person, with what to do next. */
export const refusalsEn: Record<RefusalCode, (details: RefusalDetails) => string> = {
  ...tenderRefusalsEn,
  ...takeoverRefusalsEn,
  ...unitAcceptanceRefusalsEn,
  ...custodyRefusalsEn,
  NOT_FOUND: () => "Not found. It may have been deleted, or it lies outside of your places.",
  FORBIDDEN: () => "Your roles do not allow this. If you need it, ask a system administrator.",
  UNAUTHENTICATED: () => "Please sign in first.",
  SECOND_FACTOR_REQUIRED: () =>
    "Your company asks for two-step sign-in. Sign in on the web and turn it on, then go on.",
  INVALID_INPUT: () => "Something that was entered is not valid. Please check and try again.",
  IDEMPOTENCY_KEY_REUSED: () => "This clashes with an earlier submission. Reload and try again.",
  STALE_VERSION: () =>
    "Someone else changed this record while you were editing. Reload, compare, then save again.",
  DATABASE_UNAVAILABLE: () =>
    "The database cannot be reached just now; it is usually back in seconds. Try again, and if it goes on, tell a system administrator.",
  RATE_LIMITED: (d) =>
    d["retryAfterSeconds"] === undefined
      ? "Too many attempts. Please wait a while."
      : `Too many attempts. Please wait ${count(d, "retryAfterSeconds")} seconds.`,
  QUERY_TOO_COSTLY: () => "This asks for too much at once. Please narrow it down.",
  QUERY_TOO_DEEP: () => "This query nests too deep. Please split it.",

  INVITATION_NOT_VALID: () =>
    "The invitation was used, withdrawn or has expired. Ask an administrator for a new one.",
  ACCOUNT_EXISTS: (d) => `${text(d, "email")} already has an account here. Please sign in.`,

  FILE_TOO_LARGE: (d) =>
    `The file is too large (${bytes(Number(d["size"]))}); at most ${bytes(Number(d["limit"]))}. Make it smaller and try again.`,
  FILE_KIND_REFUSED: () =>
    "This kind of file is not accepted. Use a photo, a PDF or an Office file.",
  FILE_EMPTY: () => "This file is empty. Please choose another.",
  TOO_MANY_FILES: (d) => `At most ${count(d, "limit")} files. Remove one that is not needed.`,
  STORAGE_UNAVAILABLE: () =>
    "The file cannot be kept right now. Try again later; if it goes on, tell a system administrator.",

  IMPORT_NOT_A_WORKBOOK: () =>
    "This is not an Excel workbook (.xlsx). Fill in the template and upload that.",
  ID_TAKEN: () =>
    "An identifier (GUID) in it is another record's already: nothing of this one was written. In a BCF file, make the topic, comment or snapshot anew in the other tool and export again.",
  BCF_UNREADABLE: (d) => bcfReasons[String(d["reason"])] ?? bcfReasons["NO_BCF"]!,
  BCF_TOO_MANY: (d) => `A file holds at most ${count(d, "limit")} defects. Narrow the list.`,
  BCF_OTHER_ESTATE: (d) => `The topic is defect #${text(d, "number")} of another estate.`,
  IMPORT_ROW_THERE: () =>
    "This record is there already and a workbook does not change it. Change it on its page, or take the row out.",
  IMPORT_EMPTY: () => "There are no rows below the header. Fill them in and upload again.",
  IMPORT_COLUMN_MISSING: (d) =>
    `Required columns are missing: ${list(d, "columns", columns)}. Compare the header with the template.`,
  IMPORT_COLUMN_TWICE: (d) =>
    `The column “${text(d, "column", columns)}” is there twice. Keep one.`,
  IMPORT_TOO_MANY_ROWS: (d) =>
    `${count(d, "rows")} rows; one import takes ${count(d, "limit")}. Split the workbook.`,
  IMPORT_NOTHING_TO_APPLY: () =>
    "Every row is refused, so there is nothing to import. Download the refused rows, mend them, upload again.",
  IMPORT_STATE: (d) =>
    `This is not possible while the import is ${(statusesEn.import[String(d["status"])] ?? "in this state").toLowerCase()}.`,
  IMPORT_IN_USE: (d) =>
    `Other records depend on what was imported (${list(d, "dependents")}), so it cannot be undone as a whole.`,
  COBIE_FACILITY: (d) =>
    d["rows"] === 0
      ? "The workbook tells of no building (sheet Facility): is it a COBie workbook?"
      : `A COBie workbook tells of one building; Facility has ${text(d, "rows")} rows.`,
  ASSET_ORPHAN: (d) =>
    `${quote(d, "column")} names ${quote(d, "name")}, which is not in ${text(d, "sheet")} or was refused there.`,
  ASSET_TYPE_DIFFERS: (d) =>
    `The type ${quote(d, "type")} has another maker, model or warranty. Use another name, or correct the type first.`,
  IMPORT_INTERRUPTED: () =>
    "The import stopped before its end; this step changed nothing. Please try again.",

  CELL_REQUIRED: (d) => `${quote(d, "column")} is empty`,
  CELL_NOT_A_NUMBER: (d) => `${quote(d, "column")} needs a number, not ${quote(d, "value")}`,
  CELL_NOT_WHOLE: (d) => `${quote(d, "column")} needs a whole number, not ${quote(d, "value")}`,
  CELL_NOT_A_DATE: (d) => `${quote(d, "column")} needs a date, not ${quote(d, "value")}`,
  CELL_IS_A_DATE: (d) =>
    `${quote(d, "column")} became a date; format the cell as text and type it again`,
  CELL_NOT_TEXT: (d) => `${quote(d, "column")} needs text`,
  CELL_TOO_LONG: (d) =>
    `${quote(d, "column")} has ${count(d, "length")} characters; at most ${count(d, "limit")}`,
  CELL_HAS_CONTROL_CHARACTERS: (d) =>
    `${quote(d, "column")} holds invisible control characters; type it again`,
  CELL_OUT_OF_RANGE: (d) =>
    `${quote(d, "column")} must lie between ${text(d, "min")} and ${text(d, "max")}, not ${quote(d, "value")}`,
  CELL_NOT_IN_LIST: (d) =>
    `${quote(d, "column")} must be one of ${list(d, "allowed")}, not ${quote(d, "value")}`,
  CELL_IS_AN_ERROR: (d) => `${quote(d, "column")} is the Excel error ${text(d, "value")}`,
  FLOOR_ZERO: (d) => `${quote(d, "column")} cannot be 0: floors go up from 1 and down from -1`,
  INNER_AREA_ABOVE_GROSS: (d) =>
    `The area inside the walls (${text(d, "inner")} m²) exceeds the gross area (${text(d, "gross")} m²)`,
  ROW_TWICE: (d) => `The same unit stands in several rows: ${list(d, "rows")}`,
  BUILDING_IN_OTHER_CLUSTER: (d) =>
    `The building belongs to cluster ${quote(d, "is")}; the row says ${quote(d, "cluster")}`,

  PARENT_LEVEL_WRONG: (d) =>
    `Above this level (${text(d, "level", levelsEn)}) there must be: ${text(d, "needs", levelsEn)}.`,
  DEVELOPER_IS_EXTERNAL: () =>
    "The developer's regional company is an external organization, not part of this tree.",
  PLACE_NOT_EMPTY: (d) =>
    `It cannot be deleted: ${count(d, "children")} places lie below it and ${count(d, "records")} records depend on it. You can suspend it instead.`,
  PLACE_SUSPENDED: () =>
    "This place is suspended, so nothing new is made here. A system administrator can reopen it.",
  PLACE_STATUS_SAME: () => "The status stays as it is.",
  CODE_TAKEN: (d) => `The code ${quote(d, "placeCode")} is taken. Choose another.`,
  CODE_MALFORMED: (d) =>
    `The code ${quote(d, "placeCode")} is not valid: 1–20 capital letters, digits or hyphens, beginning with a letter or digit.`,
  NAME_TAKEN: (d) => `There is already one called ${quote(d, "name")} here. Choose another name.`,

  ROLE_LEVEL_MISMATCH: (d) =>
    `The role ${roleName(d)} cannot be held at this level (${text(d, "level", levelsEn)}). Choose another place.`,
  ASSIGNMENT_OVERLAPS: (d) =>
    `The person already holds this role there from ${when(d, "from")}${d["to"] ? ` to ${when(d, "to")}` : ""}; days cannot overlap.`,
  ASSIGNMENT_ENDS_BEFORE_START: (d) =>
    `The last day (${when(d, "to")}) lies before the first (${when(d, "from")}).`,
  ASSIGNMENT_ENDED: () => "This assignment has ended and cannot change any more.",
  ASSIGNMENT_TO_ONESELF: () => "Nobody gives a role to themselves. Ask another administrator.",
  DELEGATION_OUTSIDE_ASSIGNMENT: (d) =>
    `A delegation must lie within the assignment, from ${when(d, "from")}${d["to"] ? ` to ${when(d, "to")}` : ""}.`,
  DELEGATION_OF_DELEGATION: () => "A role held for somebody else cannot be passed on.",
  DELEGATION_TO_ONESELF: () => "Nobody stands in for themselves. Choose a colleague.",
  DELEGATION_WITHOUT_END: () => "Enter the last day of the delegation.",
  MAILBOX_REQUIRED: () =>
    "Whoever heads a center or a department has a published mailbox: enter it with the person first.",

  DAY_MALFORMED: (d) => `${quote(d, "value")} is not a date.`,
  LINKS_FORM_A_CYCLE: (d) => `The tasks wait for each other in a circle: ${list(d, "codes")}.`,
  LINK_UNKNOWN_TASK: (d) => `A link names a task that is not there: ${list(d, "codes")}.`,
  TASK_CODE_TAKEN: (d) => `The task code ${quote(d, "code")} is taken.`,

  OVERDUE_STAYS_IN_APP: () => "What is overdue has to stay in the inbox.",
  QUIET_HOURS_COVER_WORK: () =>
    "The quiet hours cover all of the working time: nothing could reach you. Shorten them.",
  ENDPOINT_ADDRESS_REFUSED: (d) =>
    ({
      NOT_HTTPS: "The address has to begin with https://.",
      PRIVATE:
        "The address leads into the own network. If that is meant, set WEBHOOK_ALLOW_PRIVATE on the server.",
      WRONG_HOST:
        "This is no address of such a robot. Copy the whole address from the robot's settings.",
    })[String(d["reason"])] ?? "The address is malformed.",
  CHANNEL_NOT_SET_UP: () => "This channel is not set up.",
  PERSONAL_DATA_MASKED: () =>
    "You may not read this number in full. Ask whoever is in charge there, or a colleague who may.",
  PERSONAL_DATA_STARS: () =>
    "This number has * in it: it is the masked one. Enter the whole number, or leave it as it was.",
  PERSONAL_DATA_IN_USE: () =>
    "This is still needed: end the roles, take back what is held or close the defects first.",
  PERSONAL_DATA_KEPT: (d) =>
    `This has to be kept until ${text(d, "until")} (${text(d, "law")}). Until then it is only masked.`,
  PERSONAL_DATA_ERASED: () => "These personal data were erased and cannot be brought back.",
  JOB_STATUS: () => "Its state does not allow this any more. Reload and look again.",

  PLAN_STATUS: (d) => `Not possible while the plan is ${planStatus(d, "status").toLowerCase()}.`,
  ENTRY_AFTER_LAUNCH: (d) =>
    `The entry (${when(d, "entryDate")}) cannot lie after the launch (${when(d, "launchDate")}).`,
  FITOUT_AFTER_LAUNCH: (d) =>
    `${text(d, "field", launchPagesEn.fields)} (${when(d, "date")}) cannot lie after the launch (${when(d, "launchDate")}).`,
  COORDINATION_MEETING_NOT_HELD: (d) =>
    `The entry coordination meeting is on ${when(d, "coordinationMeetingOn")}; the plan can start after it.`,
  PLAN_INCOMPLETE: (d) =>
    `Before the plan starts, fill in: ${list(d, "fields", launchPagesEn.fields)}.`,
  TASKS_OPEN: (d) => `${count(d, "count")} tasks are open: ${list(d, "titles")}.`,
  LAUNCH_DAY_NOT_REACHED: (d) =>
    `The launch is on ${when(d, "launchDate")}; it can be recorded from that day.`,
  PLAN_EXISTS: () => "The estate already has a launch plan that is not closed.",
  REASON_REQUIRED: () => "Please give a reason.",

  WORKSTREAM_WITHOUT_TASK: (d) =>
    `Every workstream needs a task; none left in: ${list(d, "workstreams", launchEn.workstreams)}.`,
  TEMPLATE_TASK_UNKNOWN: (d) => `The template has no task ${quote(d, "code")}.`,
  OFFSET_OUT_OF_RANGE: (d) => `The offset of ${quote(d, "code")} must be 0 or more whole days.`,
  TASK_CODE_MALFORMED: (d) => `The task code ${quote(d, "code")} is not of the agreed form.`,
  TEMPLATE_VERSION_OLD: (d) =>
    `This is version ${count(d, "version")} of the template; the current one is ${count(d, "current")}. Start from that.`,

  TASK_STATUS: (d) => `Not possible while the task is ${taskStatus(d, "status").toLowerCase()}.`,
  TASK_NEEDS_APPROVAL: () => "This task needs approval: submit it.",
  TASK_HAS_NO_APPROVAL: () => "This task needs no approval: complete it.",
  TASK_EVIDENCE_MISSING: () => "This task needs evidence: attach a photo or file first.",
  ASSIGNEE_CANNOT_READ: () =>
    "This person holds no role here that reads launches and would not see the task. Assign a role under People first.",
  TASK_CHECKS_OPEN: (d) => `Checks are still open: ${list(d, "checks")}.`,
  CHECK_UNKNOWN: (d) => `This task has no check ${quote(d, "check")}.`,
  CHECK_NEEDS_ANSWER: (d) => `“No need” is not an answer to ${quote(d, "check")}.`,
  CHECK_NUMBER_MISSING: (d) => `The check ${quote(d, "check")} wants a number above zero.`,
  PREDECESSOR_OPEN: (d) => `First to be completed: ${list(d, "titles")}.`,
  DRILL_BEFORE_PLAN: (d) =>
    `Drills come after the emergency plan. First to be completed: ${list(d, "titles")}.`,
  STAFFING_NOT_APPROVED: (d) =>
    `Uniforms are ordered after the staffing plan is approved. First to be completed: ${list(d, "titles")}.`,
  SCHEME_NOT_APPROVED: (d) =>
    `The agreement is signed after both approvals. First to be completed: ${list(d, "titles")}.`,
  DONE_IN_THE_FUTURE: (d) => `The day of completion cannot be after today (${when(d, "today")}).`,
  DONE_BEFORE_START: (d) =>
    `The day of completion (${when(d, "doneOn")}) lies before the start (${when(d, "startedOn")}).`,
  EXCEPTION_APPROVED: () => "The exception for this task is approved already.",
  PLAN_NOT_WORKED_ON: (d) =>
    `The plan is ${planStatus(d, "planStatus").toLowerCase()}, so its tasks cannot be worked on now.`,
  REDATING_STATUS: () =>
    "The re-dating was carried out or called off, or is still being checked: refresh and look again.",
  OBLIGATION_STATUS: (d) =>
    d["status"] === "PAUSED"
      ? "This time limit is paused: resume it first."
      : d["status"] === "OPEN"
        ? "The time of this is running: there is nothing to resume."
        : "This time limit has ended and does not change any more.",
  NOTHING_CHANGES: () => "There is nothing to save.",
  TASK_WORKED_BY_RECORD: (d) =>
    `This task is worked on in the ${text(d, "record", launchRecordEn.types)} and is done by itself with it: open the record.`,
  RECORD_STATUS: (d) => `The record is ${recordStatus(d)}; this cannot be done now.`,
  RECORD_INCOMPLETE: (d) => `Still to be filled in: ${list(d, "fields", launchRecordEn.fields)}.`,
  AGREEMENT_FILE_MISSING: () => "Upload the signed agreement first.",
  AGREEMENT_BEFORE_APPROVAL: (d) =>
    `The agreement cannot be signed (${when(d, "signedOn")}) before its scheme was approved (${when(d, "approvedOn")}).`,
  MATERIAL_CATEGORY_EMPTY: (d) =>
    `Nothing is listed under these categories; fill them in or tick “no need”: ${list(d, "categories", launchRecordEn.categories)}.`,
  PROGRESS_BEFORE_LAST: (d) =>
    `The day (${when(d, "onDay")}) lies before the progress logged last (${when(d, "last")}).`,
  ARRIVED_BEFORE_ORDERED: (d) =>
    `They cannot arrive (${when(d, "arrivedOn")}) before they were ordered (${when(d, "orderedOn")}).`,
  PRINT_STEP_ORDER: (d) =>
    `One step after the other: the next one is “${text(d, "next", launchRecordEn.steps)}”.`,
  PRINT_DAY_ORDER: (d) =>
    `“${text(d, "step", launchRecordEn.steps)}” cannot lie before the step ahead of it (${when(d, "last")}).`,
  CLEANING_SECTIONS_MISSING: (d) =>
    `The initial-cleaning plan lacks: ${list(d, "sections", launchRecordEn.sections)}.`,
  AREA_FINISHED: (d) => `Its cleaning is finished, so its time stays: ${list(d, "areas")}.`,
  AREA_NOT_FINISHED: (d) =>
    `Daily cleaners come into areas whose initial cleaning is finished; not yet: ${list(d, "areas")}.`,
  AREA_UNDER_DAILY_CLEANING: (d) =>
    `The daily cleaners have taken it over already: ${list(d, "areas")}.`,

  POLICY_LEVEL: (d) =>
    `This setting is not made at this level, only at: ${list(d, "allowed", levelsEn)}.`,
  POLICY_IN_THE_PAST: (d) => `A setting counts from today (${when(d, "today")}) at the earliest.`,
  POLICY_TOO_SOON: (d) =>
    `People need notice of this: it counts from ${when(d, "earliest")} at the earliest.`,
  PATTERN_MALFORMED: (d) =>
    `The pattern ${quote(d, "pattern")} cannot be used: it needs one {number} and may have {center}, {region} and {year}, such as KF-{center}-{year}-{number:4}.`,
  APPROVAL_OPEN: () => "This is under approval already. Take the earlier request back first.",
  APPROVAL_CLOSED: (d) =>
    `The approval is ${text(d, "status", approvalEn.statuses).toLowerCase()}: nothing more is done to it.`,
  APPROVAL_OWN: () => "Nobody approves what he asked for or changed, nor does a stand-in for him.",
  APPROVAL_GIVEN: () => "You have decided in this step already.",
  APPROVAL_HANDED_OVER: () =>
    "This step was handed to somebody else. To decide it yourself, hand it back to yourself first.",
  APPROVAL_NOT_YOURS: (d) => `This step is decided by ${roleNames(d)}.`,
  APPROVAL_STEP_PASSED: () =>
    "Somebody else has dealt with the step you saw. Reload and look again.",
  APPROVAL_CONTENT_CHANGED: () =>
    "The content changed after you looked at it. Look at it again before you decide.",
  APPROVAL_STEP_NOT_EXTERNAL: () =>
    "The current step is not one of another party: no paper is recorded and no link sent.",
  APPROVAL_EVIDENCE_MISSING: () => "Attach the paper that the other party signed first.",
  APPROVAL_EVIDENCE_KEPT: () => "This file proves a decision, so it stays.",
  APPROVAL_NOT_REQUESTER: () => "Only the person who asked can take it back.",
  APPROVER_IS_AUTHOR: () =>
    "This person asked for it or changed it, so he cannot approve it. Choose somebody else.",
  APPROVER_NOT_AT_PLACE: () =>
    "This person holds no role here that reads such records. Choose somebody else.",
  APPROVER_ASKED_ALREADY: () => "This person is asked already.",
  LINK_NOT_VALID: (d) =>
    `This link: ${text(d, "status", linkEn.statuses).toLowerCase()}. Please ask whoever sent it for another one.`,
  SIGN_OFF_CLOSED: () => "This sheet is cancelled and signed no more.",
  SIGNATURE_GIVEN: () => "This is signed already.",
  SIGNATURE_OUT_OF_ORDER: (d) => `To be signed first: ${list(d, "slots")}.`,
  SIGNATURE_NOT_YOURS: (d) => `This is signed by ${roleNames(d)}.`,
  SIGNATURE_OTHER_SIDE: () => "You have signed for the other side. Nobody signs for both.",
  SIGNATURE_CONTENT_CHANGED: () =>
    "The content changed after you looked at it. Look at it again before you sign.",
  SIGNATURE_NOT_EXTERNAL: () => "This is not signed by another party, so no link can be sent.",
  SIGNATURE_EMPTY: () => "Please write your name in the field.",
  SIGNATURE_NOT_CONFIRMED: () => "The password or code is not right. Please enter it again.",
  CHAIN_WITHOUT_STEPS: () => "A chain has at least one step.",
  CHAIN_TOO_LONG: (d) => `A chain has at most ${count(d, "limit")} steps.`,
  CHAIN_STEP_TWICE: (d) => `Two steps carry the key ${quote(d, "step")}.`,
  CHAIN_STEP_INVALID: (d) =>
    `Step ${count(d, "position")}: check its ${text(d, "field", approvalEn.stepFields)}.`,
  CHAIN_STEP_LEVEL: (d) =>
    `Step ${count(d, "position")}: ${roleName(d)} does not belong to the level “${text(d, "level", approvalEn.levels)}”.`,

  CHECKLIST_EMPTY: () => "The checklist has no items yet. Add one first.",
  CHECKLIST_CODE_TWICE: (d) => `The code ${quote(d, "code")} is used twice. Change one of them.`,
  CHECKLIST_REFERENCE_UNKNOWN: (d) =>
    `Item ${quote(d, "code")} refers to ${quote(d, "refers")}, which is not there. Choose again.`,
  CHECKLIST_ITEM_EMPTY: (d) => `Item ${quote(d, "code")} has no choices or measures yet. Add them.`,
  CHECKLIST_LIMITS_CROSSED: (d) =>
    `In item ${quote(d, "code")} the least value of ${quote(d, "measure")} is above its greatest.`,
  CHECKLIST_CONDITION_CYCLE: (d) =>
    `The conditions run in a circle: ${list(d, "codes")}. Take one of them away.`,
  CHECKLIST_STATUS: () =>
    "The version's status does not allow this: only a draft is edited and published.",
  CHECKLIST_DRAFT_EXISTS: () =>
    "This checklist has a draft already. Publish it or give it up first.",
  CHECKLIST_NOT_PUBLISHED: (d) =>
    `The company has no published version of the checklist ${quote(d, "template")}. Publish one first.`,
  CHECKLIST_ANSWER_KIND: (d) =>
    `${quote(d, "itemEn")} is not answered like this. Refresh and try again.`,
  CHECKLIST_ITEM_FROM_RECORD: (d) =>
    `${quote(d, "itemEn")} follows from what is registered. Change it there.`,
  CHECKLIST_MUST_APPLY: (d) => `${quote(d, "itemEn")} always applies and has to be checked.`,
  CHECKLIST_NUMBER_MALFORMED: (d) =>
    `${quote(d, "itemEn")} needs a number, not ${quote(d, "value")}.`,
  CHECKLIST_VALUE_IMPLAUSIBLE: (d) => `Enter it in ${text(d, "unitEn", unitsEn)}, please.`,
  CHECKLIST_COMPLETED: () => "The checklist is complete. Open it again to change it.",
  CHECKLIST_NOT_COMPLETED: () => "The checklist is still open.",
  CHECKLIST_ITEMS_OPEN: (d) => `Still to be answered: ${list(d, "itemsEn")}.`,
  CHECKLIST_VERSION_SAME: () => "It is on the newest version already.",
  CHECKLIST_NOTHING_TO_WAIVE: (d) => `${quote(d, "itemEn")} is met: there is nothing to except.`,
  DAY_IN_FUTURE: (d) => `The day cannot be after today (${when(d, "today")}).`,
  SHOWCASE_EXISTS: () => "This launch has a showcase already. Reload the page and open it.",
  SHOWCASE_STATUS: (d) =>
    `The showcase plan is ${text(d, "status", showcaseEn.planStates)}: this cannot be done now.`,
  AREA_TOO_SMALL: () => "A reception area has at least 10 m². Use display boards instead.",
  EQUIPMENT_MISSING: (d) =>
    `The reception area lacks: ${list(d, "missing", showcaseEn.equipment)}.`,
  BOARD_MISSING: () =>
    "Enter at least one display board, each with its title, its place and a photo.",
  SHOWCASE_NOT_APPROVED: () =>
    "The layout is carried out after the training department’s review and the region head’s approval.",
  CONTENT_MISSING: (d) =>
    `The display of documents still lacks: ${list(d, "missing", showcaseEn.contentTypes)}.`,
  CONTENT_STATUS: (d) =>
    `The content is ${text(d, "status", showcaseEn.contentStates)}: this cannot be done now.`,
  CONTENT_NOT_REVIEWED: () => "The training department reviews it before it is shown.",
  CONTENT_FILE_MISSING: () => "Attach the content’s file first.",
  VIDEO_NOT_LOOPED: () => "A video plays in a loop: tick “plays in a loop”.",
  CONTENT_POINTS_MISSING: (d) =>
    `The content still lacks: ${list(d, "missing", showcaseEn.points)}.`,
  COPIES_MISSING: () => "Enter how many copies of the booklet were printed.",
  EXAM_BEFORE_TRAINING: () => "The exam cannot be before the training.",
  EXAMINES_ONESELF: () => "The examiner cannot be the receptionist.",
  EXAM_PASS_MARK: (d) =>
    `${count(d, "score")} points do not go with that: the pass mark is ${count(d, "mark")}.`,
  SHOWCASE_EVENT_OVER: () => "It was held, or called off, already.",
  SURVEY_CLOSED: () => "This survey is closed and takes no more answers.",
  SURVEY_OVER: (d) => `This survey ended on ${when(d, "untilOn")} and takes no more answers.`,
  SURVEY_ANSWERED: () =>
    "Somebody answered already: the questions stay. Close this survey and make another one.",
  SURVEY_ANSWERS_MISSING: (d) => `Please answer: ${list(d, "questions")}`,
  RECEPTIONIST_NOT_QUALIFIED: () =>
    "Receptionists are on duty only after they passed the exam on the lecture notes.",
  COUNT_EMPTY: () => "Count at least one item.",
  COUNT_UNEXPLAINED: (d) =>
    `Counted and registered numbers differ. Say why for: ${list(d, "items")}.`,
  VISITORS_NEGATIVE: () => "The number of visitors cannot be negative.",
  STOCK_TOO_SMALL: (d) => `Only ${count(d, "stock")} in stock, not enough for ${count(d, "used")}.`,
  CLOSING_INCOMPLETE: (d) =>
    `Everything is closed after work. Still open: ${list(d, "open", showcaseEn.closing)}.`,
  SITE_RESOLVED: () => "Its result is written already.",
  ADJUSTMENT_MISSING: () => "Enter what changes in the management plan, or choose “no change”.",

  TOO_MANY_FORMS: (d) =>
    `One order prints ${count(d, "limit")} copies at most, and ${count(d, "count")} are chosen. Print them in parts.`,
  PRINT_OVER: () => "This order is over and cannot be cancelled.",
  PRINT_NOT_READY: () =>
    "The file is not there yet. See “Print jobs” for its progress, or print again.",
  RECEPTION_EXISTS: () => "This service center has a reception area set-up already.",
  RECEPTION_ONLY_REGION: () => "Only the regional property company can accept.",
  RECEPTION_OWN_CHECK: () => "Whoever checked does not accept. Somebody else of the region has to.",
  RECEPTION_STATUS: (d) =>
    `The set-up is ${text(d, "status", receptionEn.statuses)}: this cannot be done now.`,
  RECEPTION_STANDARD_CHANGED: () =>
    "The standard has a new version. Move the check to it, look at what changed, then submit.",
  RECEPTION_PHOTOS_MISSING: (d) => `Add photos of the place first: ${list(d, "itemsEn")}.`,
  RECEPTION_LINES_NOT_OK: (d) =>
    `Not met: ${list(d, "itemsEn")}. Return it to be mended, or except each line.`,
  RECEPTION_PHONES_ONLY: () => "Only a telephone takes requests and is recorded.",
  RECEPTION_FINDING_MENDED: () => "This finding is mended already.",

  TRAINING_ITEM_NOT_IN_SCHEME: () =>
    "Every session is of an item of the training scheme that this project follows. Choose one of the scheme.",
  TRAINING_NOT_STAFF: (d) => `${text(d, "name")} is not staff of this service center.`,
  TRAINING_SIGN_IN_MISSING: () => "Attach a photo of the sign-in sheet first.",
  TRAINING_HELD: () => "The session was held. Take the record back first.",

  AREA_LETTER_FILE_MISSING: () =>
    "Attach the letter as it went out (signed copy, picture of the mail) first.",
  AREA_NOT_TOLD: () =>
    "A sales area's defect is told the developer's engineering department in writing first: write the letter on the page of the sales area and record that it was sent.",
  DEFECT_FOLLOWER_NOT_STAFF: (d) =>
    `${text(d, "name")} is not staff of this service center and cannot follow the defect.`,
  LINK_PHOTO_MISSING: () => "Add at least one photo first.",

  DEFECT_CONTRACTOR_ELSEWHERE: () => "This responsible party belongs to another service center.",
  BULK_TOO_MANY: (d) =>
    `One bulk edit takes ${count(d, "limit")} records, and ${count(d, "count")} are chosen. Do it in parts.`,
  BULK_NOTHING: () => "No record would change.",
  BULK_STATE: (d) =>
    `This bulk edit is ${d["status"] === "UNDONE" ? "undone" : "applied"} already.`,
  BULK_ROW_CHANGED: () => "The record was changed since the preview. Preview again.",
  BULK_CHANGED_SINCE: (d) =>
    `${count(d, "count")} records were changed again since (${list(d, "names")}), so the edit is not undone.`,

  BIDDING_STATUS: (d) =>
    `The bidding is at “${text(d, "status", biddingEn.statuses)}”: this cannot be done now.`,
  BIDDING_OBJECT_TAKEN: () =>
    "A bidding for the same object goes on already. Please go on with that one.",
  BIDDING_BUILDINGS_REQUIRED: () => "Please choose the buildings of the cluster.",
  BIDDING_LAUNCH_PAST: (d) => `The launch (${when(d, "launchDate")}) lies in the past.`,
  BIDDING_TEAM_ONLY: (d) => `${list(d, "names")} or the region's head takes this step.`,
  BIDDING_GROUP_EMPTY: () => "The working group has nobody yet. Please name its members first.",
  BIDDING_STEPS_OPEN: (d) =>
    `Please record first when these were done: ${list(d, "steps", biddingEn.steps)}.`,
  BIDDING_FIELDS_MISSING: (d) => `Still to be filled in: ${list(d, "fields", biddingEn.fields)}.`,
  BIDDING_METHOD_REQUIRED: () =>
    "Please decide the selection method first: a tender is issued for a public or an invited one.",
  BIDDING_MATERIALS_MISSING: (d) =>
    `The developer has not handed over everything: ${list(d, "kinds", biddingEn.materialKinds)}.`,
  BIDDING_TIMES_NOT_AGREED: () =>
    "The times of opening and notice are not agreed with the authority. Please record when they were.",
  BIDDING_OPENING_BEFORE_DEADLINE: () => "The opening cannot be before the deadline.",
  BIDDING_TEAM_ONE_SIDED: () => "Developer and region both appoint members of the bid team.",
  BIDDING_WITHOUT_RESPONSIBILITY: (d) =>
    `These members have no responsibility: ${list(d, "names")}.`,
  BIDDING_TWO_LEADERS: () => "A bid team has one leader.",
  BIDDING_TWO_PROJECT_HEADS: () => "A bid team has one project head.",
  BIDDING_TEAM_INCOMPLETE: (d) => `The team still lacks: ${list(d, "roles", biddingEn.members)}.`,
  BIDDING_PLAN_EMPTY: () => "Please make a work plan for the bid first.",
  BIDDING_PLAN_NOT_APPROVED: () =>
    "The region's head has not approved the work plan. Please submit it first.",
  BIDDING_REQUIREMENTS_OPEN: (d) =>
    `The bid leaves ${count(d, "count")} requirement(s) of the tender without response: ${list(d, "clauses")}.`,
  BIDDING_NO_REQUIREMENTS: () =>
    "No requirement of the tender document is taken down. Please enter and respond to each.",
  BIDDING_NOT_PACKED: (d) => `Please check and tick first: ${list(d, "fields", biddingEn.fields)}.`,
  BIDDING_DEADLINE_PASSED: () => "The deadline has passed: a delivery can no longer be recorded.",
  BIDDING_NOT_OPENED_YET: () => "The time of the opening has not come.",
  BIDDING_DEFENSE_MISSING: () =>
    "The tender asks for a defence. Please record that it was prepared and attended.",
  BIDDING_ATTENDANCE_MISSING: () =>
    "Team leader and project head both attend the opening. Please record it.",
  BIDDING_AWARD_NOTICE_MISSING: () => "Please attach the award notice.",
  BIDDING_CONTRACT_PAPERS_MISSING: (d) =>
    `Please attach: ${list(d, "documents", biddingEn.documents)}.`,
  BIDDING_FILING_INCOMPLETE: (d) =>
    `The filing is not complete: ${
      [
        ...(Array.isArray(d["documents"]) && d["documents"].length > 0
          ? [`missing ${list(d, "documents", biddingEn.documents)}`]
          : []),
        ...(d["number"] === 1 ? ["missing the filing number"] : []),
      ].join(", ") || "missing the day of filing"
    }.`,
  BIDDING_NOT_FILED_AND_LICENSED: () =>
    "It is archived once it is filed and the fee permit is there.",
  BIDDING_FIELD_KEPT: (d) =>
    `A step was decided by this, so it stays: ${list(d, "fields", { ...biddingEn.fields, ...biddingEn.documents })}.`,
  BIDDING_STEP_KEPT: (d) =>
    `${list(d, "by", biddingEn.steps)} was decided by this, so its day stays: ${list(d, "steps", biddingEn.steps)}.`,
  BIDDING_FOLLOWS_PLAN: () => "The launch follows the launch plan. Please move it there.",
  BIDDING_MEMBER_TWICE: () => "This person is in the team already.",
  BIDDING_PACK_OPEN: (d) =>
    [
      "The page check does not pass.",
      d["missing"]?.toString() && ` No file: ${list(d, "missing")}.`,
      d["unsealed"]?.toString() && ` Not signed or sealed: ${list(d, "unsealed")}.`,
      d["unanswered"]?.toString() &&
        ` Clauses answered by a part without a file: ${list(d, "unanswered")}.`,
      d["stale"] === 1 && " Parts or files changed: assemble the bid again.",
    ]
      .filter(Boolean)
      .join(""),
  BIDDING_PACKING_OPEN: (d) =>
    `${count(d, "count")} lines of the binding and packaging list are not checked: ${list(d, "names")}.`,
  BIDDING_DEFENSE_OPEN: (d) =>
    `${count(d, "count")} items of the defence are not ready: ${list(d, "names")}.`,
  BID_PACK_FILES: (d) =>
    `These cannot go into one PDF (only PDFs and pictures can, and no locked or broken PDFs). Convert them and add them again: ${list(d, "names")}.`,
  BID_PACK_EMPTY: () => "There is nothing to assemble yet. Add parts and their files first.",
  BID_PACK_TOO_LARGE: (d) =>
    `The files are ${bytes(Number(d["size"]))} together; ${bytes(Number(d["limit"]))} at most are assembled. Compress the scans and add them again.`,
  BID_PACK_STATUS: (d) =>
    `The assembly is ${text(d, "status", bidWorkEn.pack.statuses)}, so this cannot be done now.`,
  BIDDING_NOT_DECIDED: () =>
    "The sheet has not been decided for a bid. Finish the bid decision first.",
  BID_SHEET_STATUS: (d) =>
    `The sheet's status is "${text(d, "status", bidWorkEn.decision.statuses)}", so this cannot be done now.`,
  BID_SHEET_OPEN: (d) =>
    `${count(d, "count")} rows are not complete (a score needs its reason): ${list(d, "names")}.`,
  BID_SHEET_OWN: () => "You sent this sheet. Somebody else has to decide on it.",
  BID_CRITERIA_WEIGHTS: (d) => `The weights add up to ${count(d, "sum")}; they have to be 100.`,
  BID_CRITERIA_LIMITS: () =>
    "The limit to bid cannot be below the limit not to bid; both lie between 0 and 100.",
  BIDDING_HAS_FILES: () => "Please take the files of this paper away first.",
  DEFECT_OWN_WORK: (d) =>
    d["step"] === "FIX"
      ? "You told that it is rectified yourself: somebody else verifies it and writes it off."
      : "You verified it yourself: somebody else writes it off.",
  DEFECT_SAFETY: () =>
    "What touches structural or safe use is rectified and verified. It is neither accepted as it is nor made lighter.",
  DEFECT_VOID_BY_HEAD: () =>
    "Others work on this defect already: the head of the service center or of the region makes it void.",
  DEFECT_DUE_TOO_EARLY: (d) => `It cannot be due before it was found (${when(d, "raisedOn")}).`,
  DEFECT_PIN_OUTSIDE: () => "The pin lies beside the plan. Please place it anew.",
  DEFECT_NO_PLAN: () =>
    "The layout of this home has no plan yet. Please upload one first, or leave the pin out.",
  DEFECT_REGION_SHAPE: (d) =>
    `The region "${text(d, "name")}" needs at least three corners around an area.`,
  DEFECT_MERGE_SELF: () => "Please choose other defects to merge.",
  DEFECT_MERGE_APART: () => "Only defects of the same home and the same inspection are merged.",
  DEFECT_COPY_SELF: () => "The defect stands in this home.",
  DEFECT_LAYOUT_DIFFERS: () => "Another estate or another layout: there is no same spot.",
  DEFECT_THERE_ALREADY: () => "The same defect is open at this spot of the home.",
  LOCAL_RULE_UNREAD: () =>
    "A rule that blocks has to be read (V1 or V2), with its article and words; what nobody read can only warn.",
  LOCAL_RULE_LOOSER: (d) =>
    `${text(d, "rule")} is binding throughout the country: a local rule cannot ask for less or only warn.`,
  STATUTE_BROKEN: (d) =>
    `The law asks for something else (${list(d, "rules")}; ${list(d, "sources")}). ${
      d["late"] === 1
        ? "The limit has passed: the region's head may go on with a reason."
        : "Please change it first."
    }`,
  STATUTE_UNKNOWN: (d) =>
    `What the law is checked with is not filled in yet (${list(d, "rules")}; ${list(d, "sources")}).`,
};

function roleNames(d: RefusalDetails): string {
  const named = d["roles"];
  const words = Array.isArray(named) ? named : [];
  if (words.length === 0) return "the people who were asked by name";
  return words.map((role) => `“${isRole(role) ? roles[role].en : role}”`).join(" or ");
}

function roleName(d: RefusalDetails): string {
  const role = String(d["role"] ?? "");
  return `“${isRole(role) ? roles[role].en : role}”`;
}
