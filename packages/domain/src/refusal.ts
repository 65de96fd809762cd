/** What a refusal tells beside its code: numbers, names, days and lists that its sentence fills in. */
export type RefusalDetails = Record<string, string | number | string[]>;

/** A rule said no: which rule, and the facts a sentence for a person needs. */
export interface Refusal<Code extends RefusalCode = RefusalCode> {
  readonly code: Code;
  readonly details?: RefusalDetails;
}

/** Every way in which Threshold says no. Closed: each has one sentence per language in the web. */
export type RefusalCode = (typeof refusalCodes)[number];

/** The codes as a value, so that a table of sentences can be tested for completeness. */
export const refusalCodes = [
  // --- At the edge: the request itself -------------------------------------------------------
  /** Not there, or not the viewer's: the two are one answer. */
  "NOT_FOUND",
  /** No permission for this action here. `permission`. */
  "FORBIDDEN",
  /** Nobody is signed in, or the session ended. */
  "UNAUTHENTICATED",
  /** The company asks a second factor (两步验证) of whoever is signed in, who has none: nothing until it is set up. */
  "SECOND_FACTOR_REQUIRED",
  /** A value cannot be read or lies outside its limits. `field`, `reason`. */
  "INVALID_INPUT",
  /** The same idempotency key came with another input. */
  "IDEMPOTENCY_KEY_REUSED",
  /** Somebody else changed the record since it was read. `version`. */
  "STALE_VERSION",
  /** The database is not there at the moment, or has no room. */
  "DATABASE_UNAVAILABLE",
  /** Too many requests or sign-in attempts. `retryAfterSeconds`. */
  "RATE_LIMITED",
  /** The query asks for more than the budget. `cost`, `limit`. */
  "QUERY_TOO_COSTLY",
  /** The query nests deeper than the limit. `depth`, `limit`. */
  "QUERY_TOO_DEEP",

  // --- Accounts ------------------------------------------------------------------------------
  /** The invitation was used, withdrawn or is too old. */
  "INVITATION_NOT_VALID",
  /** The mail address has an account in this company. `email`. */
  "ACCOUNT_EXISTS",

  // --- Files ---------------------------------------------------------------------------------
  /** The file is larger than allowed. `size`, `limit` in bytes. */
  "FILE_TOO_LARGE",
  /** The file's content is of a kind that is not kept. `kind`, `allowed`. */
  "FILE_KIND_REFUSED",
  /** The file has no content. */
  "FILE_EMPTY",
  /** The record holds as many files as it may. `limit`. */
  "TOO_MANY_FILES",
  /** The disk or bucket that keeps the files has no room or does not answer. */
  "STORAGE_UNAVAILABLE",

  // --- Imports: the workbook -----------------------------------------------------------------
  /** The file is no Excel workbook. */
  "IMPORT_NOT_A_WORKBOOK",
  "ID_TAKEN",
  "BCF_UNREADABLE",
  "BCF_TOO_MANY",
  "BCF_OTHER_ESTATE",
  /** The workbook has no rows below its header. */
  "IMPORT_EMPTY",
  "IMPORT_ROW_THERE",
  /** A required column is missing. `columns`. */
  "IMPORT_COLUMN_MISSING",
  /** Two header cells name the same column. `column`. */
  "IMPORT_COLUMN_TWICE",
  /** More rows than one import takes. `rows`, `limit`. */
  "IMPORT_TOO_MANY_ROWS",
  /** Every row is refused: there is nothing to take in. */
  "IMPORT_NOTHING_TO_APPLY",
  /** The batch is not in a state that allows this. `status`. */
  "IMPORT_STATE",
  /** Something made since depends on what the batch brought in. `dependents`. */
  "IMPORT_IN_USE",
  /** The import broke off before its end; nothing of the step was kept. `errorId` where the log tells more. */
  "IMPORT_INTERRUPTED",
  /** A COBie workbook tells of one facility; `rows`. */
  "COBIE_FACILITY",
  /** A row names a record that is not there; `sheet`, `name`. */
  "ASSET_ORPHAN",
  /** A type of that name has another maker or model; `type`. */
  "ASSET_TYPE_DIFFERS",

  // --- Imports: one cell or row --------------------------------------------------------------
  /** A required cell is empty. `column`. */
  "CELL_REQUIRED",
  /** The cell holds no number. `column`, `value`. */
  "CELL_NOT_A_NUMBER",
  /** The cell holds a fraction where a whole number is needed. `column`, `value`. */
  "CELL_NOT_WHOLE",
  /** The cell holds no date. `column`, `value`. */
  "CELL_NOT_A_DATE",
  /** A date where a name or number is meant: the spreadsheet made it of something like 3-1. `column`, `value`. */
  "CELL_IS_A_DATE",
  /** TRUE or FALSE where text is meant. `column`, `value`. */
  "CELL_NOT_TEXT",
  /** The cell's text is too long. `column`, `length`, `limit`. */
  "CELL_TOO_LONG",
  /** The cell holds control characters or invisible direction marks. `column`. */
  "CELL_HAS_CONTROL_CHARACTERS",
  /** The cell's number lies outside its limits. `column`, `value`, `min`, `max`. */
  "CELL_OUT_OF_RANGE",
  /** The cell's word is none of the list. `column`, `value`, `allowed`. */
  "CELL_NOT_IN_LIST",
  /** The cell holds an error value of Excel such as #REF!. `column`, `value`. */
  "CELL_IS_AN_ERROR",
  /** Floor 0: buildings in China have a first floor and, below it, −1. `column`. */
  "FLOOR_ZERO",
  /** The area inside the walls exceeds the gross floor area. `inner`, `gross`. */
  "INNER_AREA_ABOVE_GROSS",
  /** The same unit stands in two rows of the workbook. `rows`. */
  "ROW_TWICE",
  /** The building is in the cluster `is`, the row says `cluster`. */
  "BUILDING_IN_OTHER_CLUSTER",

  // --- Company, region, service center, estate, building, unit ------------------------------
  /** The parent is not of the level directly above (ORG-R01). `level`, `parentLevel`, `needs`. */
  "PARENT_LEVEL_WRONG",
  /** The developer's regional company is an external organization, never a node of the tree. */
  "DEVELOPER_IS_EXTERNAL",
  /** Something lies below or depends on the place. `children`, `records`. */
  "PLACE_NOT_EMPTY",
  /** The place is suspended: nothing new is made there. */
  "PLACE_SUSPENDED",
  /** The place already has this status. `status`. */
  "PLACE_STATUS_SAME",
  /** The company uses the code for another place of the level. `placeCode`. */
  "CODE_TAKEN",
  /** The code is not of the agreed form. `placeCode`. */
  "CODE_MALFORMED",
  /** The parent has another child of this name. `name`. */
  "NAME_TAKEN",

  // --- Roles at places -----------------------------------------------------------------------
  /** The role cannot be held at a place of this level. `role`, `level`. */
  "ROLE_LEVEL_MISMATCH",
  /** The person holds this role at this place in some of these days. `from`, `to`. */
  "ASSIGNMENT_OVERLAPS",
  /** The assignment ends before it begins. `from`, `to`. */
  "ASSIGNMENT_ENDS_BEFORE_START",
  /** The assignment has ended, it does not change any more. */
  "ASSIGNMENT_ENDED",
  /** Nobody gives a role to himself. */
  "ASSIGNMENT_TO_ONESELF",
  /** The delegation reaches beyond the delegator's own days. `from`, `to`. */
  "DELEGATION_OUTSIDE_ASSIGNMENT",
  /** A role held for somebody else is not passed on. */
  "DELEGATION_OF_DELEGATION",
  /** Nobody stands in for himself. */
  "DELEGATION_TO_ONESELF",
  /** A delegation has a last day. */
  "DELEGATION_WITHOUT_END",
  /** Who heads a center or a department publishes a mailbox first (ORG-R10). `role`. */
  "MAILBOX_REQUIRED",

  // --- Calendar and planning -----------------------------------------------------------------
  /** The day does not exist or is not written YYYY-MM-DD. `value`. */
  "DAY_MALFORMED",
  /** The links run in a circle. `codes`: the tasks of the circle, in order. */
  "LINKS_FORM_A_CYCLE",
  /** A link names a task that the network does not have. `code`. */
  "LINK_UNKNOWN_TASK",
  /** Two tasks carry the same code. `code`. */
  "TASK_CODE_TAKEN",

  // --- Notifications -------------------------------------------------------------------------
  /** What tells of something overdue stays in the inbox. `kind`. */
  "OVERDUE_STAYS_IN_APP",
  /** The quiet hours leave nothing of the working hours. */
  "QUIET_HOURS_COVER_WORK",
  /** The address is not one to which messages may go. `reason`: MALFORMED, NOT_HTTPS, PRIVATE, WRONG_HOST. */
  "ENDPOINT_ADDRESS_REFUSED",
  /** Nothing goes out by this channel here. `channel`. */
  "CHANNEL_NOT_SET_UP",

  // --- Jobs ----------------------------------------------------------------------------------
  /** The job is not in a state that allows this. `status`. */
  "JOB_STATUS",
  "PERSONAL_DATA_MASKED",
  "PERSONAL_DATA_STARS",
  "PERSONAL_DATA_IN_USE",
  "PERSONAL_DATA_KEPT",
  "PERSONAL_DATA_ERASED",

  // --- Launch preparation: the plan ----------------------------------------------------------
  /** The plan's status does not allow the action. `action`, `status`, `allowed`. */
  "PLAN_STATUS",
  /** The entry lies after the launch. `entryDate`, `launchDate`. */
  "ENTRY_AFTER_LAUNCH",
  /** A fit-out date lies after the launch. `field`, `date`, `launchDate`. */
  "FITOUT_AFTER_LAUNCH",
  /** The entry coordination meeting is still to be held. `coordinationMeetingOn`, `today`. */
  "COORDINATION_MEETING_NOT_HELD",
  /** Facts that activation needs are missing. `fields`. */
  "PLAN_INCOMPLETE",
  /** Tasks are open and not excepted. `count`, `codes`, `titles`. */
  "TASKS_OPEN",
  /** The launch day is still to come. `launchDate`, `today`. */
  "LAUNCH_DAY_NOT_REACHED",
  /** The estate has a plan that is not closed. `planId`. */
  "PLAN_EXISTS",
  /** The action needs a reason. `action`. */
  "REASON_REQUIRED",

  // --- Launch preparation: the template ------------------------------------------------------
  /** A plan contains each kind of work (LCH-R01). `workstreams`: those left without a task. */
  "WORKSTREAM_WITHOUT_TASK",
  /** The template has no task of this code. `code`. */
  "TEMPLATE_TASK_UNKNOWN",
  /** The offset is no whole number of days of 0 or more. `code`, `days`. */
  "OFFSET_OUT_OF_RANGE",
  /** A task of the company's own carries a code of a form of its own. `code`. */
  "TASK_CODE_MALFORMED",
  /** The template is older than the company's current one. `version`, `current`. */
  "TEMPLATE_VERSION_OLD",

  // --- Launch preparation: the task ----------------------------------------------------------
  /** The task's status does not allow the action. `action`, `status`, `allowed`. */
  "TASK_STATUS",
  /** The task waits for an approval: submit it. */
  "TASK_NEEDS_APPROVAL",
  /** The task has no approval step: complete it. */
  "TASK_HAS_NO_APPROVAL",
  /** The template asks for evidence, none is attached. */
  "TASK_EVIDENCE_MISSING",
  /** The person named for the task holds no role there that reads launches. */
  "ASSIGNEE_CANNOT_READ",
  /** Check rows are neither done nor without need. `checks`: their codes. */
  "TASK_CHECKS_OPEN",
  /** The task has no such check row. `check`. */
  "CHECK_UNKNOWN",
  /** "No need" is not an answer to this check row. `check`. */
  "CHECK_NEEDS_ANSWER",
  /** The check row wants a number above zero. `check`. */
  "CHECK_NUMBER_MISSING",
  /** What must come first is still open. `predecessors`, `titles`. */
  "PREDECESSOR_OPEN",
  /** A drill before the emergency plan exists (LCH-R34). `predecessors`, `titles`. */
  "DRILL_BEFORE_PLAN",
  /** Uniforms are ordered after the staffing plan is approved (LCH-R18). `predecessors`, `titles`. */
  "STAFFING_NOT_APPROVED",
  /** The agreement is signed after both approvals (LCH-R04). `predecessors`, `titles`. */
  "SCHEME_NOT_APPROVED",
  /** Work is not finished in the future. `doneOn`, `today`. */
  "DONE_IN_THE_FUTURE",
  /** The task was begun later than that. `doneOn`, `startedOn`. */
  "DONE_BEFORE_START",
  /** The exception is approved already. */
  "EXCEPTION_APPROVED",
  /** The plan is not worked on in its status. `action`, `planStatus`, `allowed`. */
  "PLAN_NOT_WORKED_ON",
  // --- Obligations ---------------------------------------------------------------------------
  /** The obligation is not in a state that allows this. `status`. */
  "OBLIGATION_STATUS",
  "REDATING_STATUS",

  /** The change leaves everything as it is. */
  "NOTHING_CHANGES",

  // --- Settings and numbers ------------------------------------------------------------------
  /** The setting is not made at places of this level. `level`, `allowed`. */
  "POLICY_LEVEL",
  /** A setting counts from today at the earliest. `fromOn`, `today`. */
  "POLICY_IN_THE_PAST",
  /** People need notice of this value. `fromOn`, `earliest`. */
  "POLICY_TOO_SOON",
  /** The pattern of a number has no running number, or signs that do not belong there. `pattern`. */
  "PATTERN_MALFORMED",
  // --- Approvals -----------------------------------------------------------------------------
  /** The record is under approval already. */
  "APPROVAL_OPEN",
  /** The approval is decided or withdrawn. `status`. */
  "APPROVAL_CLOSED",
  /** Nobody approves what he asked for or wrote, nor does his stand-in for him. */
  "APPROVAL_OWN",
  /** The person has given a voice in this step. */
  "APPROVAL_GIVEN",
  /** The step was handed to somebody else, who decides it. */
  "APPROVAL_HANDED_OVER",
  /** The step is decided by others. `roles`. */
  "APPROVAL_NOT_YOURS",
  /** The step that was looked at is decided: another one has its turn. */
  "APPROVAL_STEP_PASSED",
  /** The content changed since it was looked at. */
  "APPROVAL_CONTENT_CHANGED",
  /** The step is not one of an outside party. */
  "APPROVAL_STEP_NOT_EXTERNAL",
  /** The signed paper is not attached. */
  "APPROVAL_EVIDENCE_MISSING",
  /** The paper proves a decision: it stays. */
  "APPROVAL_EVIDENCE_KEPT",
  /** Only who asked takes the request back. */
  "APPROVAL_NOT_REQUESTER",
  /** Who is to be asked wrote it. */
  "APPROVER_IS_AUTHOR",
  /** Who is to be asked holds no role at the place that reads such records. */
  "APPROVER_NOT_AT_PLACE",
  /** Who is to be asked is asked already. */
  "APPROVER_ASKED_ALREADY",
  /** A chain has at least one step. */
  "CHAIN_WITHOUT_STEPS",
  /** A chain has at most so many steps. `limit`. */
  "CHAIN_TOO_LONG",
  /** Two steps of a chain carry the same key. `step`. */
  "CHAIN_STEP_TWICE",
  /** Something of a chain's step is missing or out of its limits. `position`, `field`. */
  "CHAIN_STEP_INVALID",
  /** The role does not go with the step's level. `position`, `role`, `level`. */
  "CHAIN_STEP_LEVEL",
  // --- Checklists ----------------------------------------------------------------------------
  /** The template has no item. */
  "CHECKLIST_EMPTY",
  /** Two sections, items, choices or measures carry the same code. `code`. */
  "CHECKLIST_CODE_TWICE",
  /** An item names a section, item, choice or measure that is not there. `code`, `refers`. */
  "CHECKLIST_REFERENCE_UNKNOWN",
  /** A choice without choices, or a number without measures. `code`. */
  "CHECKLIST_ITEM_EMPTY",
  /** A measure's least value lies above its greatest. `code`, `measure`. */
  "CHECKLIST_LIMITS_CROSSED",
  /** The conditions run in a circle. `codes`. */
  "CHECKLIST_CONDITION_CYCLE",
  /** The version's status does not allow the action. `status`. */
  "CHECKLIST_STATUS",
  /** Another draft of the template is open. */
  "CHECKLIST_DRAFT_EXISTS",
  /** The company has no published version of the template. `template`. */
  "CHECKLIST_NOT_PUBLISHED",
  /** The answer is of another kind than the item. `code`, `item`, `itemEn`, `field`. */
  "CHECKLIST_ANSWER_KIND",
  /** The item's answer comes from the record's own register. `code`, `item`, `itemEn`. */
  "CHECKLIST_ITEM_FROM_RECORD",
  /** The item always applies. `code`, `item`, `itemEn`. */
  "CHECKLIST_MUST_APPLY",
  /** What was typed is no number. `code`, `item`, `itemEn`, `value`. */
  "CHECKLIST_NUMBER_MALFORMED",
  /** The value was entered in another unit. `code`, `item`, `itemEn`, `measure`, `value`, `unit`, `unitEn`. */
  "CHECKLIST_VALUE_IMPLAUSIBLE",
  /** The checklist is complete: it changes only once it is opened again. */
  "CHECKLIST_COMPLETED",
  /** The checklist is open already. */
  "CHECKLIST_NOT_COMPLETED",
  /** Required items are unanswered. `items`, `itemsEn`. */
  "CHECKLIST_ITEMS_OPEN",
  /** The checklist is on the published version already. */
  "CHECKLIST_VERSION_SAME",
  /** Only what is not met can be excepted. `item`, `itemEn`. */
  "CHECKLIST_NOTHING_TO_WAIVE",
  // --- Service showcase and sales sites --------------------------------------------------------
  /** A day that is recorded lies in the future. `field`, `today`. */
  "DAY_IN_FUTURE",
  /** The launch has a showcase already. */
  "SHOWCASE_EXISTS",
  /** The showcase plan's status does not allow this. `status`. */
  "SHOWCASE_STATUS",
  /** A reception area has at least 10 m² (SHW-R05). `area`, `least`. */
  "AREA_TOO_SMALL",
  /** The reception area lacks equipment (SHW-R05). `missing`. */
  "EQUIPMENT_MISSING",
  /** Display boards with a title, place and photo are missing (SHW-R06). `boards`. */
  "BOARD_MISSING",
  /** The layout is carried out after its approval (SHW-R03). */
  "SHOWCASE_NOT_APPROVED",
  /** The display of documents is not complete (SHW-R08). `missing`. */
  "CONTENT_MISSING",
  /** The content's status does not allow this. `status`. */
  "CONTENT_STATUS",
  /** Content is shown after the training department's review (SHW-R01). */
  "CONTENT_NOT_REVIEWED",
  /** The content has no file. */
  "CONTENT_FILE_MISSING",
  /** A video plays in a loop (SHW-R09). */
  "VIDEO_NOT_LOOPED",
  /** The content leaves out what it must tell (SHW-R09, SHW-R10). `missing`. */
  "CONTENT_POINTS_MISSING",
  /** A booklet is printed: how many copies (SHW-R10). */
  "COPIES_MISSING",
  /** The exam lies before the training. */
  "EXAM_BEFORE_TRAINING",
  /** Nobody examines himself. */
  "EXAMINES_ONESELF",
  /** The examiner's word differs from the points. `score`, `mark`. */
  "EXAM_PASS_MARK",
  /** What is held at the showcase was held, or called off, already. */
  "SHOWCASE_EVENT_OVER",
  /** The survey is closed. */
  "SURVEY_CLOSED",
  /** The survey's last day is over. `untilOn`. */
  "SURVEY_OVER",
  /** Somebody answered: the questions stay as they are. */
  "SURVEY_ANSWERED",
  /** Questions that have to be answered. `questions`. */
  "SURVEY_ANSWERS_MISSING",
  /** Only receptionists who passed the exam are on duty (SHW-R13). `on`. */
  "RECEPTIONIST_NOT_QUALIFIED",
  /** A count names at least one item. */
  "COUNT_EMPTY",
  /** Counted and registered numbers differ, and nobody says why (SHW-R19). `items`. */
  "COUNT_UNEXPLAINED",
  /** Visitors are not fewer than none. */
  "VISITORS_NEGATIVE",
  /** More was used than there is. `stock`, `used`. */
  "STOCK_TOO_SMALL",
  /** Doors, windows, water or power are still open (SHW-R21). `open`. */
  "CLOSING_INCOMPLETE",
  /** What was found is resolved already, or was never to be followed. */
  "SITE_RESOLVED",
  /** A survey closes with what becomes of the management plan (SHW-R16). */
  "ADJUSTMENT_MISSING",
  /** The task is worked on in its record, which is not finished. `record`: its type. */
  "TASK_WORKED_BY_RECORD",

  // --- Launch preparation: the records that tasks are done with ------------------------------
  /** The record's status does not allow the action. `action`, `status`, `allowed`. */
  "RECORD_STATUS",
  /** What the step needs is not told. `fields`. */
  "RECORD_INCOMPLETE",
  /** The agreement is signed without its paper. */
  "AGREEMENT_FILE_MISSING",
  /** The agreement's day lies before the approval of its scheme. `signedOn`, `approvedOn`. */
  "AGREEMENT_BEFORE_APPROVAL",
  /** Categories of the materials plan have neither a line nor 无需求 (LCH-R20). `categories`. */
  "MATERIAL_CATEGORY_EMPTY",
  /** A line's progress is told in the order of its days. `onDay`, `last`. */
  "PROGRESS_BEFORE_LAST",
  /** Uniforms arrive after they were ordered. `arrivedOn`, `orderedOn`. */
  "ARRIVED_BEFORE_ORDERED",
  /** A paper's steps come one after the other (LCH-R14, R15). `step`, `next`: the one whose turn it is. */
  "PRINT_STEP_ORDER",
  /** A step lies before the one that comes before it. `step`, `onDay`, `last`. */
  "PRINT_DAY_ORDER",
  /** The initial-cleaning plan lacks sections (LCH-R27). `sections`. */
  "CLEANING_SECTIONS_MISSING",
  /** Daily cleaners take over what is cleaned initially (LCH-R31). `areas`. */
  "AREA_FINISHED",
  "AREA_NOT_FINISHED",
  /** The daily cleaners have taken the area over already. `areas`. */
  "AREA_UNDER_DAILY_CLEANING",

  // --- Signatures ----------------------------------------------------------------------------
  /** The sheet is cancelled: it is signed no more. */
  "SIGN_OFF_CLOSED",
  /** The slot is signed. */
  "SIGNATURE_GIVEN",
  /** Others sign first. `slots`. */
  "SIGNATURE_OUT_OF_ORDER",
  /** The slot is signed by others. `roles`. */
  "SIGNATURE_NOT_YOURS",
  /** Nobody signs for two sides. */
  "SIGNATURE_OTHER_SIDE",
  /** The content changed since it was looked at. */
  "SIGNATURE_CONTENT_CHANGED",
  /** The slot is not one of another party. */
  "SIGNATURE_NOT_EXTERNAL",
  /** Nothing, or no more than a dot, was written. */
  "SIGNATURE_EMPTY",
  /** The password or code is wrong, or the account has none. */
  "SIGNATURE_NOT_CONFIRMED",
  // --- Printed forms -------------------------------------------------------------------------
  /** More copies than one order prints. `count`, `limit`. */
  "TOO_MANY_FORMS",
  /** The order to print is not under way any more. `status`. */
  "PRINT_OVER",
  /** The file of the order is not made yet, or never was. `status`. */
  "PRINT_NOT_READY",

  // --- Reception area ------------------------------------------------------------------------
  /** The center has a set-up already. */
  "RECEPTION_EXISTS",
  /** Only the regional company accepts, returns and excepts (RCP-R01). */
  "RECEPTION_ONLY_REGION",
  /** Whoever checked it does not accept it. */
  "RECEPTION_OWN_CHECK",
  /** The set-up's status does not allow the action. `action`, `status`, `allowed`. */
  "RECEPTION_STATUS",
  /** The standard has a newer version than the check. */
  "RECEPTION_STANDARD_CHANGED",
  /** An area has no photo. `items`, `itemsEn`. */
  "RECEPTION_PHOTOS_MISSING",
  /** Lines are not met and not excepted. `items`, `itemsEn`. */
  "RECEPTION_LINES_NOT_OK",
  /** Only a phone takes requests and is recorded. */
  "RECEPTION_PHONES_ONLY",
  /** The finding was mended already. */
  "RECEPTION_FINDING_MENDED",
  // --- Training before a launch --------------------------------------------------------------
  /** The session names no item of the training scheme that the plan follows (LCH-R13). */
  "TRAINING_ITEM_NOT_IN_SCHEME",
  /** Somebody named is none of the center's people. `name`. */
  "TRAINING_NOT_STAFF",
  /** No photo or scan of the sign-in sheet is there. */
  "TRAINING_SIGN_IN_MISSING",
  /** The session was held: it is taken back first. */
  "TRAINING_HELD",
  // --- Handover of the sales areas -----------------------------------------------------------
  /** The letter to the developer has no file yet: it went out in writing, or not at all (LCH-R25). */
  "AREA_LETTER_FILE_MISSING",
  /** A defect of a sales area is to be mended by somebody before it was told in writing (LCH-R25). */
  "AREA_NOT_TOLD",
  /** Somebody named to follow a defect is none of the center's people. `name`. */
  "DEFECT_FOLLOWER_NOT_STAFF",
  // --- Bulk edits ----------------------------------------------------------------------------
  /** More records than one bulk edit takes. `count`, `limit`. */
  "BULK_TOO_MANY",
  /** The responsible party is of another service center than the defect. */
  "DEFECT_CONTRACTOR_ELSEWHERE",
  /** No row of the preview would change. */
  "BULK_NOTHING",
  /** The edit is not in a state that allows this. `status`. */
  "BULK_STATE",
  /** The record was changed since the preview. */
  "BULK_ROW_CHANGED",
  /** Something that the edit changed was changed again. `count`, `names`. */
  "BULK_CHANGED_SINCE",
  // --- One-time links ------------------------------------------------------------------------
  /** The link was used, is too old or was taken back. `status`. */
  "LINK_NOT_VALID",

  // --- Bidding -------------------------------------------------------------------------------
  /** The bidding project is not in a state that allows this. `action`, `status`, `allowed`. */
  "BIDDING_STATUS",
  /** Another bidding for the same object goes on (BID-R03). */
  "BIDDING_OBJECT_TAKEN",
  /** A cluster's or building's bidding names no building. */
  "BIDDING_BUILDINGS_REQUIRED",
  /** The launch lies in the past. `launchDate`, `today`. */
  "BIDDING_LAUNCH_PAST",
  /** Only these of the bid team take this action. `names`. */
  "BIDDING_TEAM_ONLY",
  /** The working group has nobody. */
  "BIDDING_GROUP_EMPTY",
  /** Steps of the procedure have no day yet (BID-R09). `steps`. */
  "BIDDING_STEPS_OPEN",
  /** Fields of the project are still empty. `fields`. */
  "BIDDING_FIELDS_MISSING",
  /** No selection method is chosen that goes with this (BID-R05). */
  "BIDDING_METHOD_REQUIRED",
  /** The developer has not handed over all materials (BID-R07). `kinds`. */
  "BIDDING_MATERIALS_MISSING",
  /** Opening and notice times are not agreed with the authority (BID-R08). */
  "BIDDING_TIMES_NOT_AGREED",
  /** The opening would be before the deadline. `openingAt`, `submissionDeadline`. */
  "BIDDING_OPENING_BEFORE_DEADLINE",
  /** The team has members of one side only (BID-R10). */
  "BIDDING_TEAM_ONE_SIDED",
  /** Members have no responsibility (BID-R10). `names`. */
  "BIDDING_WITHOUT_RESPONSIBILITY",
  /** A team has one leader. */
  "BIDDING_TWO_LEADERS",
  /** A team has one project head. */
  "BIDDING_TWO_PROJECT_HEADS",
  /** The team lacks a leader, project head or liaison (BID-R10, R11). `roles`. */
  "BIDDING_TEAM_INCOMPLETE",
  /** The work plan has no items (BID-R10). */
  "BIDDING_PLAN_EMPTY",
  /** The region's head has not approved the work plan. */
  "BIDDING_PLAN_NOT_APPROVED",
  /** Requirements of the tender document are not responded to (BID-R13). `count`, `clauses`. */
  "BIDDING_REQUIREMENTS_OPEN",
  /** No requirement of the tender document was taken down. */
  "BIDDING_NO_REQUIREMENTS",
  /** Binding or packaging is not checked (BID-R14). `fields`. */
  "BIDDING_NOT_PACKED",
  /** Delivered after the deadline (BID-R14). `deadline`, `at`. */
  "BIDDING_DEADLINE_PASSED",
  /** The opening is still to come. `openingAt`. */
  "BIDDING_NOT_OPENED_YET",
  /** The defence was not prepared or attended (BID-R15). */
  "BIDDING_DEFENSE_MISSING",
  /** Leader and project head did not both attend the opening (BID-R16). */
  "BIDDING_ATTENDANCE_MISSING",
  /** The award notice is not attached (BID-R17). */
  "BIDDING_AWARD_NOTICE_MISSING",
  /** Contract or agreement is not attached. `documents`. */
  "BIDDING_CONTRACT_PAPERS_MISSING",
  /** Papers or the number are missing for filing (BID-R18). `documents`, `number`. */
  "BIDDING_FILING_INCOMPLETE",
  /** Filing and fee permit are not both there. */
  "BIDDING_NOT_FILED_AND_LICENSED",
  /** A step was decided by this: it stays as it was then. `fields`. */
  "BIDDING_FIELD_KEPT",
  /** A later step was decided by the day of this one: it is not told again. `steps`, `by`. */
  "BIDDING_STEP_KEPT",
  /** The launch belongs to a launch plan: it is moved there. */
  "BIDDING_FOLLOWS_PLAN",
  /** The person is in the team already. */
  "BIDDING_MEMBER_TWICE",
  /** The paper still has files. */
  "BIDDING_HAS_FILES",
  /** The bid is not put together (BID-R13, R14). `missing`, `unsealed`, `unanswered`: parts or clauses; `stale`: 1 where it is to be assembled anew. */
  "BIDDING_PACK_OPEN",
  /** Lines of the binding and packaging list are not checked (BID-R14). `count`, `names`. */
  "BIDDING_PACKING_OPEN",
  /** Something of the defence is not ready (BID-R15). `count`, `names`. */
  "BIDDING_DEFENSE_OPEN",
  /** Files that cannot go into one PDF. `names`. */
  "BID_PACK_FILES",
  /** There is nothing to assemble. */
  "BID_PACK_EMPTY",
  /** The files are too large together. `size`, `limit` in bytes. */
  "BID_PACK_TOO_LARGE",
  /** An assembly is under way, or over already. `status`. */
  "BID_PACK_STATUS",
  /** The bid or no-bid sheet that was begun is not decided for a bid, or the company asks for one. */
  "BIDDING_NOT_DECIDED",
  /** The bid or no-bid sheet is not in a state that allows this. `status`. */
  "BID_SHEET_STATUS",
  /** The sheet is not filled in. `count`, `names`. */
  "BID_SHEET_OPEN",
  /** Whoever sent the sheet does not decide on it. */
  "BID_SHEET_OWN",
  /** The weights of a company's criteria are not 100 together. `sum`. */
  "BID_CRITERIA_WEIGHTS",
  /** A bid would be recommended below what is not. `bidFrom`, `noBidBelow`. */
  "BID_CRITERIA_LIMITS",
  /** A local rule blocks only where it was read: V1 or V2 with its text and article. */
  "LOCAL_RULE_UNREAD",
  /** A local rule would loosen a national one that blocks. `rule`, `subject`. */
  "LOCAL_RULE_LOOSER",
  /** A statutory rule blocks this. `rules`, `sources`, `late`: 1 where the region's head may take note with a reason. */
  "STATUTE_BROKEN",
  /** A statutory rule cannot be checked yet. `rules`, `sources`. */
  "STATUTE_UNKNOWN",
  /** An answer by link comes with a photo. */
  "LINK_PHOTO_MISSING",

  // --- Defects -------------------------------------------------------------------------------
  /** Nobody verifies what he mended, nor writes off what he mended or verified. `step`. */
  "DEFECT_OWN_WORK",
  /** What touches safety is mended, never accepted as it is (TKO-R14). */
  "DEFECT_SAFETY",
  /** Others work on it already: the center's or the region's head makes it void. */
  "DEFECT_VOID_BY_HEAD",
  /** `raisedOn`, `dueOn`. */
  "DEFECT_DUE_TOO_EARLY",
  /** The pin lies beside the plan. */
  "DEFECT_PIN_OUTSIDE",
  /** The unit's layout has no plan, or another plan is named. */
  "DEFECT_NO_PLAN",
  /** `name`: at least three corners, within the plan, and an area. */
  "DEFECT_REGION_SHAPE",
  /** A defect is merged into another one. */
  "DEFECT_MERGE_SELF",
  /** Not of the same home and the same inspection. */
  "DEFECT_MERGE_APART",
  /** It stands in this home. */
  "DEFECT_COPY_SELF",
  /** Another estate or another layout: there is no same spot. */
  "DEFECT_LAYOUT_DIFFERS",
  /** The same defect is open at this spot. */
  "DEFECT_THERE_ALREADY",

  // --- Tenders: the organiser's side ---------------------------------------------------------
  /** The bid holds text that is no Unicode. */
  "BID_TEXT_BROKEN",
  /** A sealed bid was made for another key or was changed. */
  "BID_UNREADABLE",
  /** A sealed bid holds something else than was committed to. */
  "BID_NOT_AS_COMMITTED",
  /** No price above zero. `service`, empty for the whole. */
  "BID_PRICE_WRONG",
  /** Services do not come to the price. `sum`, `price`. */
  "BID_SERVICES_DO_NOT_SUM",
  /** `part`: letter or plan. */
  "BID_PART_MISSING",
  "BID_TOO_LONG",
  "BID_FILES_TOO_MANY",
  "BID_FILE_NOT_THERE",
  "BID_FILE_DAMAGED",
  /** An opened bid has no readable price. `bidder`. */
  "BID_WITHOUT_PRICE",
  /** There is no bid to withdraw. */
  "BID_NOT_THERE",
  /** `least` characters. */
  "PASSPHRASE_TOO_SHORT",
  /** The holder's key does not open with it. */
  "PASSPHRASE_WRONG",
  /** At least 2 open, and one more may be lost. `threshold`, `holders`. */
  "KEY_HOLDERS_TOO_FEW",
  /** A share was made for somebody else or was changed. `holder`. */
  "KEY_SHARE_BROKEN",
  /** `have`, `need`. */
  "KEY_SHARES_MISSING",
  /** The joined shares are not the tender's key. */
  "KEY_SHARES_DO_NOT_FIT",
  /** At least 5, odd, experts two thirds. `members`, `experts`. */
  "COMMITTEE_SIZE_WRONG",
  /** `expert`. */
  "EXPERT_TWICE",
  /** `expert`. */
  "CONFLICT_WITHOUT_REASON",
  /** `eligible`, `need`. */
  "EXPERTS_TOO_FEW",
  /** The list stands before the draw. */
  "EXPERTS_LISTED_ALREADY",
  /** Not a member of this committee. */
  "EXPERT_NOT_DRAWN",
  /** Writes one of the bids (TEN-029). */
  "EXPERT_BIDS",
  "EXPERT_CANNOT_READ",
  /** Scores by an account of his own: nobody gives out a link for him. */
  "EXPERT_HAS_ACCOUNT",
  /** The drawn are not of the list, or another number. */
  "DRAW_DOES_NOT_FIT",
  /** `criterion`. */
  "CRITERIA_WRONG",
  /** `criterion`. */
  "CRITERION_UNKNOWN",
  /** `criterion`. */
  "POINTS_MISSING",
  /** `criterion`, `max`. */
  "POINTS_OUT_OF_RANGE",
  /** Scored alone already. */
  "SCORED_ALREADY",
  /** Not a sheet for every opened bid. */
  "SHEETS_NOT_COMPLETE",
  /** Others still score alone. `missing`. */
  "SCORES_STILL_ALONE",
  /** `missing`. */
  "SCORES_MISSING",
  /** Somebody else than the opened, or twice. */
  "RANKING_DOES_NOT_FIT",
  /** `status`. */
  "TENDER_STATE",
  /** `deadline`. */
  "DEADLINE_PASSED",
  /** The deadline is still to come. */
  "DEADLINE_NOT_REACHED",
  /** The deadline can only move later. */
  "DEADLINE_ONLY_LATER",
  /** Not a bidder of this tender. */
  "BIDDER_UNKNOWN",
  /** `bidder`. */
  "BIDDER_TWICE",
  /** `bidder`. */
  "BIDDER_NOT_INVITED",
  /** Prequalification is not passed. */
  "BIDDER_NOT_QUALIFIED",
  /** Not among the candidates. */
  "BIDDER_NOT_RANKED",
  /** Answered already, or never asked. */
  "QUESTION_NOT_OPEN",
  /** The opening needs minutes. */
  "MINUTES_REQUIRED",
  /** Every bid that counts is opened or told as unreadable. */
  "OPENING_NOT_COMPLETE",
  /** The window ends before it begins. */
  "COMPLAINTS_NEED_TIME",
  /** `until`. */
  "COMPLAINTS_OVER",
  /** `until`. */
  "COMPLAINTS_STILL_POSSIBLE",
  /** `open`. */
  "COMPLAINTS_OPEN",
  /** Answered already, or never made. */
  "COMPLAINT_NOT_OPEN",
  /** The notice lacks these. `fields`. */
  "TENDER_FIELDS_MISSING",
  /** The tender has no key yet, or a holder no share of it. */
  "TENDER_KEY_MISSING",
  /** A holder's share is made already: whoever holds it stays. */
  "TENDER_KEY_MADE",
  /** Holders have no key of their own yet. `holders`. */
  "HOLDER_KEYS_MISSING",
  /** Somebody bids for the same estate, or is in its bid team (TEN-016). `names`. */
  "TENDER_OFFICER_PARTIAL",
  /** A tender needs somebody who runs it. */
  "TENDER_OFFICER_MISSING",
  /** This tender asks for no prequalification. */
  "QUALIFICATION_NOT_ASKED",
  /** `open` applications are not judged yet. */
  "QUALIFICATION_OPEN",
  /** Its result is told and stays. */
  "QUALIFICATION_TOLD_ALREADY",
  /** What the contract says is not what was bid. `price`. */
  "CONTRACT_NOT_BY_BID",
  /** Done once, and stays. */
  "TENDER_DONE_ALREADY",
  /** Steps are still to come. `steps`. */
  "TENDER_STEPS_OPEN",
  /** The member of the pool was listed or drawn. */
  "EXPERT_KEPT",

  // --- Unit acceptance (分户验收) --------------------------------------------------------------
  /** UAC-R02: the engineering department has not passed it internally before the notice. */
  "UAC_NOT_PASSED_INTERNALLY",
  /** UAC-R02: on or after the handover. `handoverOn`. */
  "UAC_HANDOVER_PASSED",
  /** `action`, `status`, `allowed`. */
  "UAC_STATUS",
  /** UAC-R04: a batch has a general and a special group. `kinds`. */
  "UAC_GROUP_MISSING",
  /** UAC-R05: nobody of these organizations. `organizations`, `organizationsEn`, `kind`. */
  "UAC_ORGANIZATION_MISSING",
  /** UAC-R05: the leader is the head of the service center. */
  "UAC_LEADER_NOT_HEAD",
  /** UAC-R06: without duty or training. `names`. */
  "UAC_MEMBER_NOT_READY",
  /** UAC-R10…R15. `tools`, `toolsEn`, `kind`. */
  "UAC_TOOL_MISSING",
  /** UAC-R16. `tools`, `toolsEn`, `kind`. */
  "UAC_TOOL_UNCHECKED",
  /** UAC-R14. `number` of distinct numbers. */
  "UAC_BALLS_WRONG",
  /** UAC-R14. `diameter` in mm. */
  "UAC_NET_WRONG",
  /** Not a member of the group. */
  "UAC_NOT_MEMBER",
  /** Lines without a result. `items`, `itemsEn`, `number`. */
  "UAC_LINES_OPEN",
  /** Left out of samples that are not decided. `items`, `itemsEn`, `number`. */
  "UAC_LOT_OPEN",
  /** The lots so far do not allow the switch (GB/T 2828.1, 9.3). `decision`, `severity`, `score`, `need`. */
  "UAC_SAMPLING_SWITCH",
  /** `item`, `itemEn`. */
  "UAC_VALUE_MISSING",
  /** The tool cannot have read it. `item`, `itemEn`, `value`, `min`, `max`, `points`. */
  "UAC_VALUE_QUESTIONED",
  /** Said to pass against what was measured. `item`, `itemEn`, `rule`. */
  "UAC_VERDICT_COMPUTED",
  /** UAC-R07. `names`. */
  "UAC_NOT_SIGNED",
  /** UAC-R09. `item`, `itemEn`. */
  "UAC_NOT_RECTIFIED",
  /** Somebody else recorded another result meanwhile. `names`, and line by line as `contestDetails` tells. */
  "UAC_RESULT_CONFLICT",
  /** Somebody else is at work in this home; who takes over says why. `name`, `until`. */
  "UAC_LEASED",
  /** No home in these buildings that is not under acceptance. */
  "UAC_NO_UNITS",
  /** A standard has items of both kinds. `kinds`. */
  "UAC_STANDARD_EMPTY",
  /** Only a draft is changed. */
  "UAC_STANDARD_PUBLISHED",
  /** There is a draft already. */
  "UAC_STANDARD_DRAFT_OPEN",
  /** `item`, `itemEn`, `code`, `missing`: ROOMS, REQUIREMENT, TOOL, LIMIT. */
  "UAC_ITEM_INCOMPLETE",
  /** What blocks a home is looked at in every home. `item`, `itemEn`, `code`. */
  "UAC_CRITICAL_SAMPLED",
  /** A lower limit above the upper, a last day before the first. `item`, `itemEn`, `code`. */
  "UAC_LIMITS_REVERSED",
  /** It would fail homes by itself although nobody read it. `item`, `itemEn`, `code`, `confidence`. */
  "UAC_SOURCE_NOT_READ",
  /** Two variants hold at one place on one day. `item`, `itemEn`, `code`. */
  "UAC_VARIANT_TWICE",
  /** Its code means another kind or unit, here or in the version before. `item`, `itemEn`, `code`. */
  "UAC_ITEM_OTHER_MEANING",
  /** Less than the law asks for. `item`, `itemEn`, `code`, `rule`, `source`. */
  "UAC_STATUTE_LOOSENED",

  // --- Takeover inspection (承接查验) ----------------------------------------------------------
  /** `action`, `status`, `allowed`. */
  "TKO_STATUS",
  /** TKO-R05: neither the sub-item completion acceptance nor a handover notice is known. */
  "TKO_ANCHOR_MISSING",
  /** A building is taken over once. `areas`. */
  "TKO_BUILDING_TAKEN",
  /** TKO-R04. `items`, `itemsEn`. */
  "TKO_CONDITIONS_UNMET",
  /** TKO-R06: the leader is the head of the service center. */
  "TKO_LEADER_NOT_HEAD",
  /** TKO-R07: a task without content, standard or day. `row`, 0 where there is none. */
  "TKO_PLAN_ROW_INCOMPLETE",
  /** TKO-R03. `items`, `itemsEn`. */
  "TKO_BASIS_MISSING",
  /** TKO-R08: a project's own standard has items. */
  "TKO_STANDARD_EMPTY",
  /** TKO-R09. `items`, `itemsEn`. */
  "TKO_TOPICS_MISSING",
  /** TKO-R09: not of the team. */
  "TKO_NOT_MEMBER",
  /** TKO-R09. `name`. */
  "TKO_UNTRAINED",
  /** TKO-R10: linkage tests belong to the formal inspection. */
  "TKO_LINKAGE_TOO_EARLY",
  /** TKO-R11: lines without a result. `number`, `items`. */
  "TKO_LINES_OPEN",
  /** Somebody else said something else of the line meanwhile; field by field as `contestDetails` tells. */
  "TKO_LINE_CONTESTED",
  /** TKO-R15. `items`, `itemsEn`. */
  "TKO_REPORT_UNSIGNED",
  "TKO_FORMAL_OPEN",
  /** TKO-R13, R14: a defect is not mended so. `severity`, `remedy`. */
  "TKO_REMEDY",
  /** One agreement is of one gravity: others sign it. */
  "TKO_AGREEMENT_MIXED",
  /** TKO-R13: a day is agreed. */
  "TKO_AGREED_DUE_MISSING",
  /** A takeover's defect is not accepted as it is by one person. */
  "TKO_NO_EXCEPTION",
  /** TKO-R14: what touches safety goes when it is verified, not when it is made void. */
  "TKO_SAFETY_NOT_VOID",
  /** TKO-R14. `defects`. */
  "TKO_SAFETY_OPEN",
  /** TKO-R13: open defects, and it is not taken over as it is. `defects`. */
  "TKO_NOT_AS_IS",
  /** TKO-R13: without the three signatures and a day. `defects`. */
  "TKO_AS_IS_UNAGREED",
  /** TKO-R18: areas or items do not fit the mode. `mode`. */
  "TKO_TRANSFER_SCOPE",
  /** TKO-R04: begun without a condition, transferred in part only. */
  "TKO_WAIVED_ONLY_PARTIAL",
  /** `areas`. */
  "TKO_AREA_TRANSFERRED",
  /** INS-049. `items`, `itemsEn`. */
  "TKO_AGREEMENT_HEADS",
  /** TKO-R17. */
  "TKO_PAPERS_UNSIGNED",
  /** TKO-R17. `signedOn`. */
  "TKO_TRANSFER_BEFORE_SIGNING",
  /** Not overdue, or urged this week. */
  "TKO_NOT_TO_URGE",
  /** TKO-R19: no rows, or rows without an area. `items`, `number`. */
  "TKO_REGISTER_OPEN",
  /** INS-056: papers that are missing. `items`, `itemsEn`. */
  "TKO_FILING_INCOMPLETE",

  // --- Custody (物品交接与保管) ---------------------------------------------------------------
  "CUSTODY_NOTHING",
  /** `max`. */
  "CUSTODY_TOO_MANY",
  "CUSTODY_LINE_TWICE",
  /** `text`. */
  "CUSTODY_RANGE",
  /** `there`, `asked`, `number`. */
  "CUSTODY_NOT_IN_STORE",
  /** `there`, `asked`, `number`. */
  "CUSTODY_NOT_HELD",
  /** `there`, `asked`, `number`. */
  "CUSTODY_NOT_LOST",
  /** Loans of somebody else than whom the others are of. `number`. */
  "CUSTODY_OTHER_HOLDER",
  /** `dueBackOn`. */
  "CUSTODY_DUE_PAST",
  "CUSTODY_STAND_IN_RELATION",
  "CUSTODY_STAND_IN_PAPER",
  "CUSTODY_SETTLED",
  /** `status`. */
  "CUSTODY_CLOSED",
  /** Less is expected than came already. `received`. */
  "CUSTODY_EXPECTED_LESS",
] as const;
