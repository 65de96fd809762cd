import type { Day } from "@threshold/domain/calendar/day";
import { draftScheme, signAgreement, submitScheme } from "@threshold/domain/launch/scheme";
import { found, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { tasksFollow } from "../launch/task-actions.ts";
import type {
  KeepSalesSupportSchemeInput,
  SignPreInterventionAgreementInput,
  SubmitSalesSupportSchemeInput,
} from "./inputs.ts";
import { askApproval } from "./approval-actions.ts";
import { insertRecord, updateRecord } from "./queries.ts";
import { allowWork, keepRecord, mayWork, onRecords } from "./record-actions.ts";

/** 编制配合销售服务及人员配置方案 */
export const keepSalesSupportScheme = (context: Context, input: KeepSalesSupportSchemeInput) =>
  onRecords(context, "keepSalesSupportScheme", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "SALES_SUPPORT_SCHEME"));
    const { scheme } = records;
    const draft = unwrap(draftScheme(input, scheme?.status));
    const id = await keepRecord(db, "sales_support_scheme", plan, scheme, input.version, draft);
    await tasksFollow(db, context, plan, [{ code: "SALES_SUPPORT_SCHEME", step: "START" }]);
    return { scheme: id };
  });

/** 提交审核: first the region's head, then the developer's (LCH-R04). */
export const submitSalesSupportScheme = (context: Context, input: SubmitSalesSupportSchemeInput) =>
  onRecords(context, "submitSalesSupportScheme", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "SALES_SUPPORT_SCHEME"));
    const scheme = found(records.scheme ?? undefined);
    const columns = unwrap(submitScheme(scheme, context.today));
    await updateRecord(db, "sales_support_scheme", scheme.id, { ...columns });
    const { developerNeeds, services, headcount } = scheme;
    const people = headcount.map(({ post, number, shift }) => `${post} ${number} 人（${shift}）`);
    await askApproval(db, context, plan, scheme, {
      chain: "SALES_SUPPORT_SCHEME",
      recordType: "SalesSupportScheme",
      content: { developerNeeds, services, headcount: headcount.map((line) => ({ ...line })) },
      title: ["配合销售服务及人员配置方案", "Sales-support scheme"],
      facts: [
        ["地区公司需求", "What the developer needs", developerNeeds],
        ["配合销售服务内容", "Services", services],
        ["人员配置", "Posts", people.join("；")],
      ],
    });
    return { scheme: scheme.id };
  });

/** 签订《前期介入服务协议》 */
export const signPreInterventionAgreement = (
  context: Context,
  input: SignPreInterventionAgreementInput,
) =>
  onRecords(context, "signPreInterventionAgreement", input, async (db, { plan, records }) => {
    allowWork(plan, mayWork(context, plan, "PRE_INTERVENTION_AGREEMENT"));
    const scheme = found(records.scheme ?? undefined);
    const agreement = records.agreement ?? { signedOn: null, files: 0 };
    const signedOn = input.signedOn as Day;
    const columns = unwrap(signAgreement(scheme, agreement, signedOn, context.today));
    if (records.agreement)
      await updateRecord(db, "pre_intervention_agreement", records.agreement.id, columns);
    else await insertRecord(db, "pre_intervention_agreement", plan, columns);
    await tasksFollow(db, context, plan, [
      { code: "PRE_INTERVENTION_AGREEMENT", step: "FINISH", on: signedOn },
    ]);
    return { scheme: scheme.id };
  });
