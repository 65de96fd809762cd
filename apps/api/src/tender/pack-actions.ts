import { recordPackage, releasePackage } from "@threshold/domain/tender/ocds";
import { packOf } from "@threshold/domain/tender/pack";
import { wholeBeginning } from "@threshold/domain/tender/secrecy";
import { refusalError } from "../refusal.ts";
import type { Entry } from "./facts.ts";

/** Registered with the Open Contracting Partnership by whoever publishes; until then the one that is for trying things out. */
const prefix = "ocds-213czf";

/**
 * A file of a tender for somebody who reads these entries, of its log the beginning that he may read as a whole: pack.json for the
 * verifier, releases.json and record.json as OCDS 1.1.
 */
export function downloadOf(
  name: string,
  tender: { readonly id: string; readonly organiserName: string },
  entries: readonly Entry[],
  now: string,
  address: string,
): object {
  const log = wholeBeginning(entries);
  if (log.length === 0) throw refusalError({ code: "NOT_FOUND" });
  const { id, organiserName } = tender;
  const publication = {
    prefix,
    tender: id,
    organiser: { id: `${id}-buyer`, name: organiserName },
    uri: `${address}/tenders/${id}/${name}`,
    publishedAt: now,
  };
  switch (name) {
    case "pack.json":
      return packOf(id, log);
    case "releases.json":
      return releasePackage(publication, log);
    case "record.json":
      return recordPackage(publication, log);
    default:
      throw refusalError({ code: "NOT_FOUND" });
  }
}
