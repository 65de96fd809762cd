import { acceptanceEn } from "./acceptance.en.ts";
import { outboxEn } from "./outbox.en.ts";
import { photoEn } from "./photo.en.ts";
import { unitAcceptanceRefusalsEn } from "./unit-acceptance-refusals.en.ts";

/** Words of the pages on which homes are inspected and signed, with what those refuse by themselves: they start on phones. */
export const enField = {
  acceptance: acceptanceEn,
  outbox: outboxEn,
  photo: photoEn,
  refusals: unitAcceptanceRefusalsEn,
};
