import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { theAdmin } from "./harness/ground.ts";
import { settled, useVisitor } from "./harness/visit.ts";
import { wordsOf } from "./harness/words.ts";

const { t } = wordsOf("zh");
const { remove, removed } = t.organization;

describe("deleting, from the leaf to the root", () => {
  const visitor = useVisitor(
    { size: "desktop", language: "zh", account: "admin" },
    { inOrder: true },
  );
  const mark = process.pid;
  const names = { region: `拟撤地区${mark}`, center: `拟撤中心${mark}`, estate: `拟撤苑${mark}` };
  let estateId = "";
  beforeAll(async () => {
    const { run } = await theAdmin();
    const { region } = await run(
      "createRegion",
      { code: `R${mark}`, name: names.region },
      "region { id }",
    );
    const center = { regionId: region.id, code: `C${mark}`, name: names.center };
    const { serviceCenter } = await run(
      "createServiceCenter",
      { ...center, officeAddress: "一号楼", dutyPhone: "12345678", repairHotline: "12345679" },
      "serviceCenter { id }",
    );
    const { estate } = await run(
      "createEstate",
      {
        serviceCenterId: serviceCenter.id,
        code: `X${mark}`,
        name: names.estate,
        category: "RESIDENTIAL",
      },
      "estate { id }",
    );
    estateId = estate.id;
    await run("createCluster", { estateId, name: "空组团" }, "cluster { id }");
    const { building } = await run("createBuilding", { estateId, number: "9" }, "building { id }");
    const unit = { buildingId: building.id, floorNumber: 1, roomNumber: "901" };
    await run("createUnit", { ...unit, use: "RESIDENTIAL" }, "unit { id }");
  });
  const main = () => visitor.page.locator("main");
  const branchOf = (name: string) => visitor.page.locator(".tree-region", { hasText: name });

  test("a region with something below it stays, and the refusal says what to do", async () => {
    const { page } = visitor;
    await page.goto("/organization");
    await edit(branchOf(names.region));
    await ask(page, names.region);
    const question = page.getByRole("dialog", {
      name: t.organization.removeQuestion(names.region),
    });
    await question.getByRole("button", { name: remove, exact: true }).click();
    await question.getByText(t.refusals.PLACE_NOT_EMPTY({ children: 1, records: 0 })).waitFor();
    await question.getByRole("button", { name: t.shell.cancel }).click();
  });

  test("a unit, its building and an empty cluster leave the estate's page", async () => {
    const { page } = visitor;
    await page.goto(`/estates/${estateId}`);
    await settled(page);
    const unit = main().getByRole("row", { name: "901" });
    await unit.click();
    await confirm(page, "901");
    await unit.waitFor({ state: "detached" });
    const nine = t.organization.estate.building("9");
    await main().getByRole("button", { name: nine }).first().click();
    await main()
      .getByRole("button", { name: `${t.organization.edit} ${nine}` })
      .click();
    await confirm(page, nine);
    await main().getByRole("button", { name: nine }).first().waitFor({ state: "detached" });
    await confirm(page, "空组团");
    await main().getByText(t.organization.estate.noBuildings).waitFor();
  });

  test("then the estate, its center and its region go", async () => {
    const { page } = visitor;
    await main().getByRole("button", { name: t.organization.edit, exact: true }).click();
    await confirm(page, names.estate);
    await page.waitForURL(/\/estates$/);
    await page.goto("/organization");
    const center = branchOf(names.region).locator(".tree-center", { hasText: names.center });
    await edit(center);
    await confirm(page, names.center);
    await center.waitFor({ state: "detached" });
    await edit(branchOf(names.region));
    await confirm(page, names.region);
    await branchOf(names.region).waitFor({ state: "detached" });
  });

  const edit = (place: ReturnType<Page["locator"]>) =>
    place.getByRole("button", { name: t.organization.edit, exact: true }).first().click();
  const ask = (page: Page, name: string) =>
    page.getByRole("button", { name: `${remove} ${name}`, exact: true }).click();
  const confirm = async (page: Page, name: string) => {
    await ask(page, name);
    const question = page.getByRole("dialog", { name: t.organization.removeQuestion(name) });
    await question.getByRole("button", { name: remove, exact: true }).click();
    await page.getByText(removed(name)).waitFor();
    await question.waitFor({ state: "detached" });
  };
});

describe("a list's conditions kept as a view and shared", () => {
  const owner = useVisitor({ size: "desktop", language: "zh", account: "admin" });
  const colleague = useVisitor({ size: "phone", language: "zh", account: "region" });
  const { title, share, saved, save, remove: removeView } = t.organization.views;
  const view = `写字楼${process.pid}`;
  const open = (page: Page) => page.getByRole("button", { name: title, exact: true }).click();

  test("serve the colleague, who cannot delete the view, and are gone once the owner does", async () => {
    const { page } = owner;
    await page.goto("/estates?category=OFFICE");
    await open(page);
    await page.getByLabel(save).fill(view);
    await page.getByLabel(share).check();
    await page.getByRole("button", { name: t.shell.save, exact: true }).click();
    await page.getByText(saved(view)).waitFor();

    const theirs = colleague.page;
    await theirs.goto("/estates");
    await open(theirs);
    await expect.poll(() => theirs.getByRole("button", { name: removeView(view) }).count()).toBe(0);
    await theirs.getByRole("button", { name: view }).click();
    await theirs.waitForURL(/category=OFFICE/);

    await open(page);
    await page.getByRole("button", { name: removeView(view) }).click();
    await page.getByRole("button", { name: view, exact: true }).waitFor({ state: "detached" });
    await theirs.reload();
    await open(theirs);
    await theirs.getByLabel(save).waitFor();
    await expect.poll(() => theirs.getByRole("button", { name: view }).count()).toBe(0);
  });
});
