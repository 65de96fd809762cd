/** A home of a building by floor and room. */
export interface Homed {
  readonly building: string;
  readonly floor: number;
  readonly room: string;
}

/** A building's section (楼栋剖面): floors from the top, in each the homes of the unit lines, null where there is none. */
export interface Section<Home extends Homed> {
  readonly building: string;
  readonly lines: readonly string[];
  readonly floors: readonly { readonly floor: number; readonly homes: readonly (Home | null)[] }[];
}

/** The line (户线) of a room: its number without its floor, so that 1201 stands above 1101. */
export function lineOf({ floor, room }: Pick<Homed, "floor" | "room">): string {
  const digits = String(Math.abs(floor));
  const at = room.indexOf(digits);
  const before = room.slice(0, Math.max(0, at));
  const rest = room.slice(at + digits.length);
  return at === -1 || rest === "" || /\d/.test(before) ? room : before + rest;
}

/** Buildings in the order of the homes; lines in the order of the homes of each floor. */
export function sectionsOf<Home extends Homed>(homes: readonly Home[]): Section<Home>[] {
  const buildings = new Map<string, Map<number, Map<string, Home>>>();
  for (const home of homes) {
    const floors = buildings.get(home.building) ?? new Map<number, Map<string, Home>>();
    buildings.set(home.building, floors);
    const lines = floors.get(home.floor) ?? new Map<string, Home>();
    floors.set(home.floor, lines);
    const line = lineOf(home);
    // Two rooms of a floor that come to one line stand beside each other by their own numbers.
    lines.set(lines.has(line) ? `${line} ${home.room}` : line, home);
  }
  return [...buildings].map(([building, floors]) => {
    const lines = [...new Set([...floors.values()].flatMap((of) => [...of.keys()]))].toSorted(
      (a, b) => a.localeCompare(b, "en", { numeric: true }),
    );
    return {
      building,
      lines,
      floors: [...floors]
        .toSorted(([a], [b]) => b - a)
        .map(([floor, of]) => ({ floor, homes: lines.map((line) => of.get(line) ?? null) })),
    };
  });
}
