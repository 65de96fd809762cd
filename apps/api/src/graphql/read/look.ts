import type { Variables } from "./values.ts";

/**
 * Notes what a plan's SQL was built from. A plan holds for all variables for which every noted reading
 * gives the same: whether an argument is there, how large the page is, which type an id names.
 */
export interface Look {
  /** Reads from the variables; `id` names the reading within the document. */
  <T>(id: string, reading: (variables: Variables) => T): T;
}

type Readings = Map<string, (variables: Variables) => unknown>;

/** Plans kept per document, evicting the one unused for longest. */
const maxVariants = 64;

interface Entry<Plan> {
  readonly readings: Readings;
  readonly plans: Map<string, Plan>;
}

/**
 * Keeps what `build` makes, per owner (a parsed operation, which Apollo's document store bounds) and per
 * what `build` looked at.
 */
export function planCache<Plan>() {
  const byOwner = new WeakMap<object, Map<string, Entry<Plan>>>();
  return (owner: object, name: string, variables: Variables, build: (look: Look) => Plan): Plan => {
    let entries = byOwner.get(owner);
    if (!entries) byOwner.set(owner, (entries = new Map()));
    let entry = entries.get(name);
    if (!entry) entries.set(name, (entry = { readings: new Map(), plans: new Map() }));
    return planOf(entry, variables, build);
  };
}

function planOf<Plan>(
  { readings, plans }: Entry<Plan>,
  variables: Variables,
  build: (look: Look) => Plan,
): Plan {
  const key = keyOf(readings, variables);
  const known = plans.get(key);
  if (known !== undefined) {
    plans.delete(key); // put back as the one used last
    plans.set(key, known);
    return known;
  }
  const before = readings.size;
  const plan = build((id, reading) => {
    readings.set(id, reading);
    return reading(variables);
  });
  if (readings.size > before) plans.clear(); // their keys lack the new readings
  plans.set(keyOf(readings, variables), plan);
  if (plans.size > maxVariants) plans.delete(plans.keys().next().value!);
  return plan;
}

function keyOf(readings: Readings, variables: Variables): string {
  let key = "";
  for (const reading of readings.values()) key += `${JSON.stringify(reading(variables))}\n`;
  return key;
}
