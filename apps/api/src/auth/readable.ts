import { type Capability, capabilityNames } from "@threshold/domain/organization/capabilities";
import {
  readableCenters,
  readableEstates,
  type Viewer,
} from "@threshold/domain/organization/viewer";

/** What `readable_centers` of the database takes: "*" stands for all that the viewer reaches. */
const written = (readable: Partial<Record<Capability, string>>) => JSON.stringify(readable);

/** The centers and single estates whose records of each capability the viewer reads; ones read nowhere are left out. */
export function readableOf(viewer: Viewer, reachIds: readonly string[]): string {
  const entries = capabilityNames.flatMap((capability) => {
    const centers = readableCenters(viewer, capability);
    if (centers === "ALL" || (centers.length > 0 && reachIds.every((id) => centers.includes(id))))
      return [[capability, "*"]];
    const places = [...centers, ...readableEstates(viewer, capability)];
    return places.length > 0 ? [[capability, `{${places.join(",")}}`]] : [];
  });
  return written(Object.fromEntries(entries));
}

/** For the system's own work, which sees the whole of a company. */
export const readsEverything = written(
  Object.fromEntries(capabilityNames.map((capability) => [capability, "*"])),
);
