import { createContext, use, useMemo, useState } from "react";
import type { ReactNode } from "react";

/** The part of the company that the viewer looks at now; lists and boards show only what is in it. */
export type ChosenPlace =
  | { level: "COMPANY" }
  | { level: "REGION"; id: string; name: string }
  | { level: "SERVICE_CENTER"; id: string; name: string };

interface PlaceState {
  place: ChosenPlace;
  choose: (place: ChosenPlace) => void;
  /** The same as a part of `EstateFilter` and `LaunchPlanFilter`. */
  filter: { regionIds?: string[]; serviceCenterIds?: string[] };
}

const PlaceContext = createContext<PlaceState | undefined>(undefined);
const WHOLE_COMPANY: ChosenPlace = { level: "COMPANY" };

/** Keeps the chosen place of a company over pages and visits. */
export function PlaceProvider({ companyId, children }: { companyId: string; children: ReactNode }) {
  const [place, setPlace] = useState(() => stored(companyId));
  const state = useMemo<PlaceState>(
    () => ({
      place,
      choose: (next) => {
        store(companyId, next);
        setPlace(next);
      },
      filter: filterOf(place),
    }),
    [companyId, place],
  );
  return <PlaceContext value={state}>{children}</PlaceContext>;
}

/** The chosen place, the way to choose another, and the filter it means. */
export function usePlace(): PlaceState {
  const state = use(PlaceContext);
  if (!state) throw new Error("usePlace needs a PlaceProvider above it");
  return state;
}

function filterOf(place: ChosenPlace): PlaceState["filter"] {
  if (place.level === "REGION") return { regionIds: [place.id] };
  if (place.level === "SERVICE_CENTER") return { serviceCenterIds: [place.id] };
  return {};
}

const storageKey = (companyId: string) => `threshold.place.${companyId}`;

function stored(companyId: string): ChosenPlace {
  try {
    return (JSON.parse(localStorage.getItem(storageKey(companyId)) ?? "null") ??
      WHOLE_COMPANY) as ChosenPlace;
  } catch {
    return WHOLE_COMPANY; // forbidden or spoilt storage: start with everything
  }
}

function store(companyId: string, place: ChosenPlace): void {
  try {
    localStorage.setItem(storageKey(companyId), JSON.stringify(place));
  } catch {
    // storage may be forbidden: the choice then lasts for this page only
  }
}
