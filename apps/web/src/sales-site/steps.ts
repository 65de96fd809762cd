import { dutiesOf, type SiteDuty } from "@threshold/domain/showcase/site-day";
import type { CountMoment, SalesSite } from "@threshold/domain/showcase/vocabulary";

/** A site's day as far as its steps are told by it. */
interface Day {
  readonly visitors?: number | null;
  readonly closedAt?: string | null;
  readonly counts: readonly { readonly moment: CountMoment }[];
}

/** What is recorded on every day of work, in the order of the domain, with whether it is done. */
export const stepsOf = (
  kind: SalesSite,
  day: Day | null,
): readonly { readonly duty: SiteDuty; readonly done: boolean }[] =>
  dutiesOf(kind).map((duty) => ({ duty, done: day !== null && isDone(duty, day) }));

function isDone(duty: SiteDuty, { visitors, closedAt, counts }: Day): boolean {
  switch (duty) {
    case "OPENING_COUNT":
      return counts.some(({ moment }) => moment === "OPENING");
    case "CLOSING_COUNT":
      return counts.some(({ moment }) => moment === "CLOSING");
    case "VISITORS":
      return typeof visitors === "number";
    case "CLOSING":
      return Boolean(closedAt);
  }
}
