import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@threshold/domain/canonical-json";

/** SHA-256, in hex, of a content in its canonical form: what an approval or a signature stands for. */
export const contentHashOf = (content: Json): string =>
  createHash("sha256").update(canonicalJson(content)).digest("hex");
