import journeys from "../vitest.config.ts";

/** Takes the guide's pictures; `pnpm --filter @threshold/web screenshots` runs it, `npm test` does not. */
export default {
  ...journeys,
  test: { ...journeys.test, include: ["e2e/guide/*.test.ts"], testTimeout: 90_000 },
};
