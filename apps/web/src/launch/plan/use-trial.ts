import type { GanttTry } from "@threshold/ui/Gantt";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import type { LaunchWhatIfQuery } from "../../gql/graphql.ts";
import type { Tried, TriedPlan } from "./trial.ts";
import { ghostsOf, reckon, serverTrial, triedOf } from "./trial.ts";
import { calendar } from "./working-days.ts";

const LaunchWhatIf = graphql(/* GraphQL */ `
  query LaunchWhatIf($input: WhatIfInput!) {
    launchWhatIf(input: $input) {
      launchDate
      feasible
      provisional
      light
      lightReasons {
        code
        details
      }
      newlyLate
      conflictCodes
      moved {
        taskId
        code
        title
        titleEn
        dueBefore
        dueAfter
        finishBefore
        finishAfter
        days
        becomesLate
        noLongerLate
        critical
      }
    }
  }
`);

export type ServerWhatIf = LaunchWhatIfQuery["launchWhatIf"];

/** A try must lie still this long before the server is asked. */
const STILL_MS = 350;

/**
 * A what-if on the plan: held here, reckoned in the browser at once, confirmed by the server when it
 * lies still.
 */
export function useTrial(plan: TriedPlan, today: string) {
  const [trying, setTrying] = useState<GanttTry | null>(null);
  const tried = useMemo(() => (trying ? triedOf(plan, trying) : undefined), [plan, trying]);
  const shown = useDeferredValue(tried);
  const reckoned = useMemo(
    () => (shown ? reckon(plan, shown, today, calendar) : undefined),
    [plan, shown, today],
  );
  const still = useStill(tried);
  const [{ data, error, fetching }] = useQuery({
    query: LaunchWhatIf,
    variables: { input: still ? serverTrial(plan.id, still) : { planId: plan.id } },
    pause: still === undefined,
    requestPolicy: "network-only",
  });
  const confirmed = still !== undefined && still === tried && !fetching;
  return {
    trying,
    setTrying,
    tried,
    reckoned,
    ghosts: reckoned?.ok ? ghostsOf(plan, reckoned.value, today) : [],
    server: confirmed ? data?.launchWhatIf : undefined,
    serverError: confirmed ? error : undefined,
  };
}

export type TrialState = ReturnType<typeof useTrial>;

/** A value once it has not changed for a while; undefined at once when it is given up. */
function useStill(tried: Tried | undefined): Tried | undefined {
  const [still, setStill] = useState<Tried>();
  useEffect(() => {
    if (!tried) return setStill(undefined);
    const timer = setTimeout(() => setStill(tried), STILL_MS);
    return () => clearTimeout(timer);
  }, [tried]);
  return tried && still;
}

/** The plan compared with a frozen baseline, asked of the server, which keeps it. */
export function useBaseline(planId: string, baselineId: string | undefined) {
  const [{ data, error, fetching }] = useQuery({
    query: LaunchWhatIf,
    variables: { input: { planId, baselineId: baselineId ?? null } },
    pause: baselineId === undefined,
    requestPolicy: "cache-and-network",
  });
  return { compared: baselineId ? data?.launchWhatIf : undefined, error, fetching };
}
