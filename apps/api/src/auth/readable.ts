import { type Capability, capabilityNames } from "@threshold/domain/organization/capabilities";
import { roles } from "@threshold/domain/organization/roles";
import {
  readableCenters,
  readableEstates,
  type Viewer,
} from "@threshold/domain/organization/viewer";

/**
 * What `readable_centers` of the database takes: "*" stands for all that the viewer reaches, "ALL" for the whole company.
 * BID_OFFER is what a bid is made of: whoever runs the tender reads the bidding (BID), but not how it is bid for.
 */
type Readable = Partial<Record<Capability | "BID_OFFER", string>>;
const written = (readable: Readable) => JSON.stringify(readable);

const isOutside = ({ role }: Viewer["assignments"][number]) => roles[role].scope === "EXTERNAL";

/** The centers and single estates whose records of each capability the viewer reads; ones read nowhere are left out. */
export function readableOf(viewer: Viewer, reachIds: readonly string[]): string {
  const places = (of: Viewer, capability: Capability): string | undefined => {
    const centers = readableCenters(of, capability);
    if (centers === "ALL") return "ALL";
    if (centers.length > 0 && reachIds.every((id) => centers.includes(id))) return "*";
    const ids = [...centers, ...readableEstates(of, capability)];
    return ids.length > 0 ? `{${ids.join(",")}}` : undefined;
  };
  const readable: Readable = Object.fromEntries(
    capabilityNames.flatMap((capability) => {
      const held = places(viewer, capability);
      return held === undefined ? [] : [[capability, held]];
    }),
  );
  const inside = {
    ...viewer,
    assignments: viewer.assignments.filter((held) => !isOutside(held)),
  };
  const offers = places(inside, "BID");
  return written(offers === undefined ? readable : { ...readable, BID_OFFER: offers });
}

/** For the system's own work, which sees the whole of a company. */
export const readsEverything = written(
  Object.fromEntries([...capabilityNames, "BID_OFFER"].map((capability) => [capability, "*"])),
);
