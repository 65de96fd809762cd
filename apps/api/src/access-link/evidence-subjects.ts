import { defectEvidence } from "../defect/evidence-actions.ts";
import type { EvidenceSubject } from "./evidence-types.ts";

/** Kinds of records that a one-time link may hand something in for, by GraphQL type; a module adds its own. */
export const evidenceSubjects: Readonly<Record<string, EvidenceSubject>> = {
  Defect: defectEvidence,
};
