/** Pauses after the first, second, … failed attempt at a job, in seconds: together some 18 hours. */
const pauses = [10, 60, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600] as const;

/** Attempts at a job before it is left to a person. */
export const mostAttempts = pauses.length + 1;

/** How long a job rests after so many failed attempts, in seconds; null when it is not tried again by itself. */
export const pauseAfter = (attempts: number): number | null => pauses[attempts - 1] ?? null;
