import { canonicalJson } from "@threshold/domain/canonical-json";
import { type ChainStep, checkChain } from "@threshold/domain/approval/chain";
import { type ChainKey, chainKeys, defaultChain } from "@threshold/domain/approval/default-chains";
import { v7 as uuid } from "uuid";
import { allow, change, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { read } from "../db/tenancy.ts";
import { globalIdOf } from "../graphql/id.ts";
import { refusalError } from "../refusal.ts";
import { chainOf } from "./actions.ts";
import type { AdaptApprovalChainInput } from "./inputs.ts";
import { chainsStatement, insertChain } from "./queries.ts";

/** 调整审批流程: a new version for what is asked for from now on; what runs stays with its own. */
export function adaptApprovalChain(context: Context, input: AdaptApprovalChainInput) {
  return change(context, "adaptApprovalChain", input, async (db) => {
    allow(context, "approval.adapt", { level: "COMPANY", id: context.viewer.companyId });
    const wanted = input.steps.map((step): ChainStep => ({
      ...step,
      dueDays: step.dueDays ?? null,
    }));
    const steps = unwrap(checkChain(wanted));
    const current = await chainOf(db, input.key);
    if (current.versionNumber !== input.basedOn)
      throw refusalError({ code: "STALE_VERSION", details: { version: current.versionNumber } });
    if (canonicalJson(bare(steps)) === canonicalJson(bare(current.steps)))
      throw refusalError({ code: "NOTHING_CHANGES" });
    const version_number = current.versionNumber + 1;
    await insertChain(db, { id: uuid(), key: input.key, version_number, steps: bare(steps) });
    return { key: input.key, versionNumber: version_number, steps: bare(steps) };
  });
}

const bare = (steps: readonly ChainStep[]) =>
  steps.map(({ key, label, labelEn, roles, level, mode, dueDays }) => ({
    key,
    label,
    labelEn,
    roles: [...roles],
    level,
    mode,
    dueDays,
  }));

/** Every chain as new approvals follow it, with the versions that it had. */
export async function listApprovalChains(context: Context) {
  const rows = await read(context, chainsStatement());
  return chainKeys.map((key: ChainKey) => {
    const { zh, en, steps } = defaultChain(key);
    const first = { versionNumber: 1, steps, adaptedAt: null, adaptedBy: null };
    const own = rows
      .filter((row) => row.key === key)
      .map(({ adaptedById, adaptedByName, ...row }) => ({
        ...row,
        adaptedBy: adaptedById && { id: globalIdOf("Person", adaptedById), name: adaptedByName },
      }));
    const versions = [...own, first];
    return { key, name: zh, nameEn: en, current: versions[0]!, versions };
  });
}
