import { desc, many, mapType, one, resolved, type TypeMap } from "../graphql/read/map.ts";
import { PersonRead } from "../organization/reads.ts";

export const LocalRuleRead: TypeMap = mapType({
  type: "LocalRule",
  table: "local_rule",
  columns: [
    "rule_id",
    "number",
    "overrides",
    "level",
    "place",
    "subject",
    "statement",
    "value",
    "source",
    "article",
    "quotation",
    "confidence",
    "enforcement",
    "effective_from",
    "effective_to",
    "note",
    "created_at",
  ],
  fields: () => ({
    createdBy: one(() => PersonRead, { created_by: "id" }),
    changes: resolved("rule_id", "number"),
  }),
});

export const localRuleRoots = {
  localRules: many(() => LocalRuleRead, {}, [desc("rule_id"), desc("number")]),
};
