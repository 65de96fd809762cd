/** Where a rule comes from, as Chinese papers cite it: the research writes "招标投标法 Arts 34-36; 建房〔2010〕165号 Art 14(1)". */
export const articlesZh = (source: string): string =>
  source
    .replace(/ Art (\d+)\((\d+)\)/g, "第$1条第$2项")
    .replace(
      / Arts? (\d+(?:(?:-|, )\d+)*)/g,
      (_, articles: string) => `第${articles.replaceAll(", ", "、").replaceAll("-", "至")}条`,
    )
    .replaceAll("; ", "；")
    .replace("own reading", "据法律条文归纳")
    .replace("enterprise practice", "企业惯例");
