import { packOf, type TenderPack } from "@threshold/domain/tender/pack";
import { playProcess, type Process } from "@threshold/domain/tender/testing";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { tenderVerifierEn } from "../src/i18n/tender-verifier.en.ts";
import { tenderVerifierZh } from "../src/i18n/tender-verifier.zh.ts";
import { findings } from "./harness/accessible.ts";
import { useVisitor } from "./harness/visit.ts";

const tender = "TENDER-2027-001";
const file = (name: string, content: unknown) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(typeof content === "string" ? content : JSON.stringify(content)),
});

describe("a tender verified by somebody without an account", () => {
  const stranger = useVisitor({ size: "phone", language: "zh" });
  const reader = useVisitor({ size: "desktop", language: "en" });
  let played: Process;
  let pack: TenderPack;
  beforeAll(async () => {
    played = await playProcess(tender);
    pack = packOf(tender, played.log);
  });

  test("is told to hold, with a bidder's receipt, and nothing is sent", async () => {
    const { page } = stranger;
    await page.goto("/tender-verifier");
    const chooser = page.locator('input[type="file"]').first();
    await chooser.waitFor({ state: "attached" });
    const posted: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") posted.push(request.url());
    });
    await chooser.setInputFiles(file("pack.json", pack));
    await page
      .getByText(new RegExp(`^核验通过：截至 2027年2月25日.* 的 ${pack.log.length} 条`))
      .waitFor();
    await page.getByText(tenderVerifierZh.withoutReceipt).waitFor();
    await chooser.setInputFiles(file("receipt.json", played.receipts[1]));
    await page.getByText("，1 份回执与记录相符。").waitFor();
    const { name, plain } = played.file;
    const pdf = (buffer: Uint8Array) => ({
      name,
      mimeType: "application/pdf",
      buffer: Buffer.from(buffer),
    });
    await chooser.setInputFiles(pdf(plain));
    await page.getByText("，1 个附件与投标人的承诺一致。").waitFor();
    await chooser.setInputFiles(pdf(plain.slice(1)));
    await page.getByText(`附件“${name}”被改动：与bidder-jia投标文件中承诺的哈希不一致。`).waitFor();
    expect(posted).toEqual([]);
    expect(await findings(page)).toEqual([]);
  });

  test("is told not to hold, with what was done, in the language of the page", async () => {
    const { page } = reader;
    await page.goto("/tender-verifier");
    const chooser = page.locator('input[type="file"]').first();
    await chooser.waitFor({ state: "attached" });
    await chooser.setInputFiles(file("notes.json", "not json"));
    await page.getByText(tenderVerifierEn.noPack).waitFor();
    const forged = JSON.stringify(pack).replace("bidder-yi的服务方案", "另一份服务方案");
    await chooser.setInputFiles(file("forged.json", forged));
    await page.getByText(/The opened bid of bidder-yi, or its nonce, was changed/).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  test("can be verified by the same script without this page", async () => {
    const { page } = reader;
    await page.goto("/tender-verifier");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: tenderVerifierEn.download }).click(),
    ]);
    const source = new URL("../../../packages/domain/src/tender/verify.mjs", import.meta.url);
    expect(download.suggestedFilename()).toBe("verify.mjs");
    expect(readFileSync(await download.path(), "utf8")).toBe(readFileSync(source, "utf8"));
  });
});
