import type { EvidenceSubject } from "../access-link/evidence-types.ts";
import { fixAreaIssue } from "@threshold/domain/launch/sales-area";
import { found, unwrap } from "../change.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { updateRecord } from "../launch-record/queries.ts";
import { notify } from "../notification/notify.ts";
import { refusalError } from "../refusal.ts";
import { areaName } from "./area-actions.ts";
import { obligeFollower } from "./issue-actions.ts";
import { insertReply, type IssuePlace, issueStatusStatement, lockIssue } from "./queries.ts";

/** A problem that is being mended: what was told in writing and is not mended yet. Refused: RECORD_STATUS. */
async function awaiting(db: Tx, id: string): Promise<IssuePlace> {
  const issue = found(await lockIssue(db, id));
  if (issue.status !== "SENT")
    throw refusalError({
      code: "RECORD_STATUS",
      details: { action: "answerAreaIssue", status: issue.status, allowed: ["SENT"] },
    });
  return issue;
}

/** The contractor or the developer tells by a one-time link that a problem is mended, with photos (LCH-R25). */
export const salesAreaEvidence: EvidenceSubject = {
  handedInType: "SalesAreaReply",
  async find(db, id) {
    const issue = await awaiting(db, id);
    const [area, areaEn] = areaName(issue.area);
    return {
      id,
      serviceCenterId: issue.serviceCenterId,
      recordType: "SalesAreaIssue",
      recordId: id,
      capability: "LCH",
      summary: {
        title: `工程问题整改答复 · ${issue.planName}`.slice(0, 200),
        titleEn: `Answer to a works issue · ${issue.planName}`.slice(0, 200),
        facts: [
          { label: "区域", labelEn: "Area", value: `${area} ${areaEn}` },
          { label: "问题", labelEn: "Issue", value: `${issue.number}. ${issue.text}` },
          ...(issue.dueOn
            ? [{ label: "要求整改完成日期", labelEn: "To be mended by", value: issue.dueOn }]
            : []),
          ...(issue.rejectedReason
            ? [
                {
                  label: "上次复验未通过",
                  labelEn: "Not accepted last time",
                  value: issue.rejectedReason,
                },
              ]
            : []),
        ],
      },
    };
  },
  async problem(context, id) {
    const [row] = await read(context, issueStatusStatement(id));
    return found(row).status === "SENT" ? null : "RECORD_STATUS";
  },
  awaits: awaiting,
  async take(db, context, id, { linkId, name, organization, text }) {
    const issue = await awaiting(db, id);
    await insertReply(db, issue, { id: linkId, name, organization, text });
    const columns = unwrap(fixAreaIssue(issue.status, context.today, null, context.today));
    await updateRecord(db, "sales_area_issue", id, { ...columns });
    await obligeFollower(
      db,
      context,
      { serviceCenterId: issue.serviceCenterId, name: issue.planName },
      { ...issue, status: "FIXED" },
    );
    const by = [organization, name].filter(Boolean).join(" ");
    const title = `${issue.number}. ${issue.text}`.slice(0, 200);
    await notify(db, [
      {
        kind: "EVIDENCE_RECEIVED",
        data: { title, place: issue.planName, by },
        to: [issue.followerId],
        record: { type: "SalesAreaIssue", id },
      },
    ]);
  },
};
