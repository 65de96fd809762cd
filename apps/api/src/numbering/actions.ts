import { isPaper, paperCodes, type PaperCode, papers } from "@threshold/domain/form/papers";
import { readPattern } from "@threshold/domain/numbering/pattern";
import { v7 as uuid } from "uuid";
import { allow, change, unwrap } from "../change.ts";
import type { Context } from "../context.ts";
import { read } from "../db/tenancy.ts";
import { refusalError } from "../refusal.ts";
import type { SetNumberPatternInput } from "./inputs.ts";
import { deleteRule, rulesStatement, saveRule } from "./queries.ts";
import type { Numbering } from "./types.ts";

/** 设置编号格式; numbers that were given stay as they are. */
export function setNumberPattern(context: Context, input: SetNumberPatternInput) {
  return change(context, "setNumberPattern", input, async (db) => {
    allow(context, "form.manage", { level: "COMPANY", id: context.viewer.companyId });
    const { form, pattern } = input;
    if (!isPaper(form)) throw refusalError({ code: "INVALID_INPUT", details: { field: "form" } });
    const own = pattern == null ? null : unwrap(readPattern(pattern));
    if (own === null) await deleteRule(db, form);
    else await saveRule(db, { id: uuid(), form, pattern: own });
    return { form };
  });
}

/** Every paper with numbers, and the pattern that counts. */
export async function listNumberings(context: Context): Promise<Numbering[]> {
  const rules = await read(context, rulesStatement());
  const own = new Map(rules.map(({ form, pattern }) => [form, pattern]));
  return paperCodes.map((form) => numberingOf(form, own.get(form)));
}

function numberingOf(form: PaperCode, own: string | undefined): Numbering {
  const { zh, en, pattern, gapless } = papers[form];
  return { form, title: zh, titleEn: en, pattern: own ?? pattern, initial: pattern, gapless };
}
