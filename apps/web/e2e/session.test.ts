import { describe, expect, inject, test } from "vitest";
import { emailOf, PASSWORD } from "./harness/api.ts";
import { startServer } from "./harness/server.ts";
import { openVisit, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");

describe("a session", () => {
  const here = useVisitor({ size: "desktop", language: "zh", account: "staff" });
  const there = useVisitor({ size: "desktop", language: "zh", account: "staff" });

  test("ended from another browser asks for the password over the page and goes on", async () => {
    await here.page.goto("/estates");
    await here.page
      .getByRole("heading", { level: 1, name: t.organization.estates.title })
      .waitFor();
    await there.page.goto("/account");
    await there.page.getByRole("button", { name: t.session.security.revokeOthers }).click();
    await there.page.getByText(t.session.security.revoked).first().waitFor();
    await here.page.getByRole("link", { name: t.shell.pages.people, exact: true }).click();
    const again = here.page.getByRole("dialog", { name: t.session.endedTitle });
    await again.getByLabel(t.session.password, { exact: true }).fill(PASSWORD);
    await expect.poll(() => again.getByLabel(t.session.login).inputValue()).toBe(emailOf("staff"));
    await again.getByRole("button", { name: t.session.signIn, exact: true }).click();
    await again.waitFor({ state: "detached" });
    await here.page.getByRole("row").nth(1).waitFor();
    here.problems.splice(0); // the browser reports the 401 that ended the session
  });

  test("outlives a restart of the server", async () => {
    const dataDir = inject("spareDataDir");
    const first = await startServer(dataDir);
    const { context, page } = await openVisit({
      size: "desktop",
      language: "zh",
      account: "region",
      server: first.url,
    });
    try {
      await page.goto("/");
      await page.getByRole("heading", { level: 1, name: t.launch.work.title }).waitFor();
      await first.stop();
      const second = await startServer(dataDir, Number(new URL(first.url).port));
      try {
        await page.goto("/launches");
        await page.getByRole("heading", { level: 1, name: t.launch.portfolio.title }).waitFor();
      } finally {
        await second.stop();
      }
    } finally {
      await first.stop();
      await context.close();
    }
  });
});
