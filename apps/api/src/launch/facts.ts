import { text } from "../change.ts";
import { refusalError } from "../refusal.ts";
import type { PermitInput, ShowFlatInput } from "./inputs.ts";

const refuse = (field: string, more: { max?: number; reason?: string } = {}) =>
  refusalError({ code: "INVALID_INPUT", details: { field, ...more } });

/** The permits as entered: each named, and once. */
export function permitsOf(entered: readonly PermitInput[]): PermitInput[] {
  const permits = entered.map((permit) => ({ ...permit, name: text("permits", permit.name) }));
  if (new Set(permits.map((permit) => permit.name)).size < permits.length)
    throw refuse("permits", { reason: "TWICE" });
  return permits;
}

/** More show flats than this at one place are a mistyped number. */
const mostFlats = 1_000;

/** The show flats as entered: each place named, with a count. */
export function showFlatsOf(entered: readonly ShowFlatInput[]): ShowFlatInput[] {
  return entered.map(({ location, count }) => {
    if (count < 1 || count > mostFlats) throw refuse("showFlats", { max: mostFlats });
    return { location: text("showFlats", location), count };
  });
}
