import { statutes } from "@threshold/domain/rule-pack/pack";
import { expect, it } from "vitest";
import { articlesZh } from "./articles.zh.ts";

it("cites laws as Chinese papers do", () => {
  expect(articlesZh("民法典 Art 938")).toBe("民法典第938条");
  expect(articlesZh("建住房〔2003〕130号 Art 27; 招标投标法 Arts 34-36")).toBe(
    "建住房〔2003〕130号第27条；招标投标法第34至36条",
  );
  expect(articlesZh("建住房〔2003〕130号 Art 10, 33; 招标投标法 Art 40")).toBe(
    "建住房〔2003〕130号第10、33条；招标投标法第40条",
  );
  expect(articlesZh("建房〔2010〕165号 Art 14(1); 物业管理条例 Art 29")).toBe(
    "建房〔2010〕165号第14条第1项；物业管理条例第29条",
  );
  expect(articlesZh("《苏州市前期物业管理招标投标办法》 第十二条")).toBe(
    "《苏州市前期物业管理招标投标办法》 第十二条",
  );
});

it("leaves no English word in any source of the pack but the numbers of standards", () => {
  for (const { id, source } of statutes)
    expect(articlesZh(source).replace(/\bDB\d+\/T\b/g, ""), id).not.toMatch(/[A-Za-z]/);
});
