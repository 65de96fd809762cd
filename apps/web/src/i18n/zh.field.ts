import { acceptanceZh } from "./acceptance.zh.ts";
import { outboxZh } from "./outbox.zh.ts";
import { photoZh } from "./photo.zh.ts";
import { unitAcceptanceRefusalsZh } from "./unit-acceptance-refusals.zh.ts";

/** Words of the pages on which homes are inspected and signed, with what those refuse by themselves: they start on phones. */
export const zhField = {
  acceptance: acceptanceZh,
  outbox: outboxZh,
  photo: photoZh,
  refusals: unitAcceptanceRefusalsZh,
};
