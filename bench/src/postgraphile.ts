/** The same pages asked of PostGraphile: columns under its names, the rest through the computed columns of computed.sql. */

const task = `id: rowId code position title titleEn workstream status isOverdue daysLate anchor offsetDays offsetOf
  durationDays durationOf dueOn dueOverride startedOn doneOn responsibleRole
  assignee: personByCompanyIdAndAssigneeId { id: rowId name } evidenceRequired evidenceCount generatedLate
  exceptionReason earlyStartOn earlyFinishOn lateStartOn lateFinishOn totalSlack critical`;

const estate = `estate: estateByCompanyIdAndEstateId { id: rowId name
  serviceCenter: serviceCenterByCompanyIdAndServiceCenterId { id: rowId name
    region: regionByCompanyIdAndRegionId { id: rowId name } } }`;

export const portfolioQuery = `query Portfolio($first: Int!) {
  launchPlans: allLaunchPlans(first: $first, orderBy: [DANGER_RANK_ASC, LAUNCH_DATE_ASC, PRIMARY_KEY_ASC]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id: rowId name status launchDate daysLeft light lightReasons taskCount doneCount overdueCount workstreams
      criticalTask { id: rowId title titleEn dueOn } ${estate} }
  }
}`;

const defect = `id: rowId number status severity category text part dueOn overdue round raisedOn
      contractor: contractorByCompanyIdAndContractorId { id: rowId name }
      unit: unitByCompanyIdAndUnitId { id: rowId roomNumber }
      building: buildingByCompanyIdAndBuildingId { id: rowId number } ${estate}`;

export const defectsQuery = `query Defects($first: Int!) {
  defects: allDefects(first: $first, orderBy: [RAISED_ON_DESC, PRIMARY_KEY_DESC]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { ${defect} }
  }
}`;

export const homeQuery = `query Home($companyId: UUID!, $id: UUID!) {
  unitAcceptance: unitAcceptanceByCompanyIdAndRowId(companyId: $companyId, rowId: $id) {
    id: rowId status round linesDone linesFailed
    unit: unitByCompanyIdAndUnitId { id: rowId roomNumber }
    building: buildingByCompanyIdAndBuildingId { id: rowId number }
    batch: acceptanceBatchByCompanyIdAndBatchId { id: rowId name status }
    results: unitResultsByCompanyIdAndRecordId(orderBy: [ROUND_ASC, CREATED_AT_ASC, PRIMARY_KEY_ASC]) { nodes {
      id: rowId round itemCode roomCode itemLabel outcome remark mending version doneAt
      doneBy: personByCompanyIdAndDoneBy { id: rowId name } } }
  }
}`;

export const planQuery = `query Plan($companyId: UUID!, $id: UUID!) {
  launchPlan: launchPlanByCompanyIdAndRowId(companyId: $companyId, rowId: $id) {
    id: rowId version name status launchDate entryDate softFitoutDate hallFitoutDate staffingApprovedOn suspendedReason
    launchedOn daysLeft plannedOn feasible conflictCodes provisional light lightReasons taskCount doneCount overdueCount workstreams coordinationMeetingOn
    criticalTask { id: rowId code title titleEn } ${estate}
    baselines: launchBaselinesByCompanyIdAndPlanId { nodes { id: rowId name frozenAt } }
    tasks: launchTasksByCompanyIdAndPlanId(orderBy: [POSITION_ASC]) { nodes { ${task} } }
    links: launchTaskLinksByCompanyIdAndPlanId { nodes { id: rowId kind lagDays lagOf
      from: launchTaskByCompanyIdAndFromTaskId { id: rowId code } to: launchTaskByCompanyIdAndToTaskId { id: rowId code } } }
  }
}`;

/** A bare update of one row: no lock, no rule, no schedule, no idempotency; the tables' triggers write the audit. */
export const completeMutation = `mutation Complete($companyId: UUID!, $id: UUID!, $today: Date!) {
  updateLaunchTaskByCompanyIdAndRowId(input: { companyId: $companyId, rowId: $id, launchTaskPatch: {
    status: "DONE", doneOn: $today, startedOn: $today } }) {
    launchTask { id: rowId version ${task.replace("id: rowId ", "")}
      plan: launchPlanByCompanyIdAndPlanId { id: rowId version status light lightReasons daysLeft taskCount doneCount overdueCount workstreams
        criticalTask { id: rowId code title titleEn } }
      successors: launchTaskLinksByCompanyIdAndFromTaskId { nodes { id: rowId toTaskId } } }
  }
}`;

/** A bare insert of one row: the client makes up its number; no rule, event, obligation or idempotency, the trigger writes the audit. */
export const raiseMutation = `mutation Raise($defect: DefectInput!) {
  raiseDefect: createDefect(input: { defect: $defect }) { defect { ${defect} } }
}`;

/** Lists with pages, by what their rows are; all others are plain lists in our words. */
const pageOf: Readonly<Record<string, string>> = { launchPlans: "LaunchPlan", defects: "Defect" };

const typeOf: Readonly<Record<string, string>> = {
  ...pageOf,
  defect: "Defect",
  unitAcceptance: "UnitAcceptance",
  unit: "Unit",
  building: "Building",
  contractor: "Contractor",
  batch: "AcceptanceBatch",
  results: "UnitResult",
  doneBy: "Person",
  launchPlan: "LaunchPlan",
  criticalTask: "LaunchTask",
  estate: "Estate",
  serviceCenter: "ServiceCenter",
  region: "Region",
  assignee: "Person",
  baselines: "LaunchBaseline",
  tasks: "LaunchTask",
  links: "LaunchTaskLink",
  from: "LaunchTask",
  to: "LaunchTask",
};

/** PostGraphile's answer in the words of the other two. Its cursors are its own and are left out on both sides. */
export function inOurWords(value: unknown, field = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => inOurWords(item, field));
  if (value === null || typeof value !== "object") return value;
  const { nodes, ...plain } = value as Record<string, unknown>;
  if (nodes && !pageOf[field]) return inOurWords(nodes, field);
  const entries = Object.entries(nodes ? { ...plain, nodes } : plain).map(([name, inner]) => {
    if (name === "nodes") return [name, inOurWords(inner, field)];
    if (name === "id") return [name, `${typeOf[field]}_${String(inner)}`];
    return [name, inOurWords(inner, name)];
  });
  return Object.fromEntries(entries) as unknown;
}
