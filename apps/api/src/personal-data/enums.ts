import { readingPurposes } from "@threshold/domain/personal-data/reading";
import { enumOfWords } from "../graphql/enum.ts";

export const ReadingPurpose = enumOfWords(
  "ReadingPurpose",
  "What personal data is read in full for (使用目的)",
  readingPurposes,
);
