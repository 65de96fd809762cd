import type { HeldRole } from "./viewer.ts";

/** Of whom a company asks a second factor (两步验证) when they sign in. MANAGEMENT: whoever holds a role at the company or at a region. */
export const secondFactorScopes = ["NOBODY", "MANAGEMENT", "EVERYBODY"] as const;
type SecondFactorScope = (typeof secondFactorScopes)[number];

/** How many days ahead it is told of at least: nobody is kept from work over night (days). */
export const secondFactorNotice = 7;

/** Whether it is asked of somebody who holds these roles. */
export function isSecondFactorAsked(
  scope: SecondFactorScope,
  held: readonly Pick<HeldRole, "place">[],
): boolean {
  switch (scope) {
    case "NOBODY":
      return false;
    case "MANAGEMENT":
      return held.some(({ place: { level } }) => level === "COMPANY" || level === "REGION");
    case "EVERYBODY":
      return true;
  }
}
