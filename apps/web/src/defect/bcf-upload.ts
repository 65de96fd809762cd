import type { BcfBeyond } from "@threshold/domain/defect/bcf";
import type { Refusal } from "@threshold/domain/refusal";
import { MB, type Outcome, send } from "../form/upload.ts";

/** What one topic of a BCF file does here. */
export interface BcfTopicAnswer {
  readonly guid: string;
  readonly title: string;
  readonly outcome: "NEW" | "CHANGED" | "SAME" | "PASSED_OVER" | "REFUSED";
  readonly number: number | null;
  readonly defectId: string | null;
  readonly comments: number;
  readonly photos: number;
  readonly mended: boolean;
  readonly refusal: Refusal | null;
  readonly beyond: readonly BcfBeyond[];
}
export interface BcfAnswer {
  readonly version: string;
  readonly topics: readonly BcfTopicAnswer[];
  /** Topics that could not be read. */
  readonly broken: readonly {
    readonly folder: string;
    readonly reason: "XML" | "GUID" | "GUID_TWICE" | "NO_TOPIC" | "NO_TITLE";
  }[];
}

/** Asks what a BCF file would do at an estate; with a key of the command, does it. */
export const sendBcf = (estateId: string, file: File, key?: string): Promise<Outcome<BcfAnswer>> =>
  send(
    `/bcf?of=${encodeURIComponent(estateId)}${key === undefined ? "" : "&take"}`,
    file,
    200 * MB,
    () => {},
    (response) => ("topics" in response ? (response as unknown as BcfAnswer) : undefined),
    key,
  );
