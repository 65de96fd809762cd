/** 招标过程核验页的文字。 */
export const tenderVerifierZh = {
  title: "招标过程核验",
  lead: "无需登录。文件只在您的浏览器里核验，不会上传。",
  files: "招标过程包、回执和附件",
  filesHint:
    "选择招标人公布的过程包（JSON）；投标人可以同时选择自己保存的回执；手里有投标附件的，也可以一并核验",
  holds: (entries: number, until: string, receipts: number, files: number) =>
    `核验通过：截至 ${until} 的 ${entries} 条过程记录首尾相接、没有改动，其中的投标内容、专家抽取、得分和排序重新计算后全部相符` +
    (receipts > 0 ? `，${receipts} 份回执与记录相符` : "") +
    (files > 0 ? `，${files} 个附件与投标人的承诺一致。` : "。"),
  withoutReceipt: "没有回执时，整体改写过的记录无法发现。投标人请连同自己的回执一起核验。",
  fails: (found: number) => `核验不通过，发现 ${found} 处问题`,
  chosen: "已选择的文件",
  noPack: "还没有过程包：请选择招标人公布的过程包。",
  twoPacks: "一次只能核验一个过程包，请移除多余的。",
  notJson: "不是 JSON 文件",
  kinds: { PACK: "过程包", RECEIPT: "回执", FILE: "投标附件" },
  ownScript: "不信任本页面？",
  ownScriptText:
    "下载核验脚本，在自己的电脑上用 Node 运行：node verify.mjs 过程包.json 回执.json 附件.pdf。脚本不依赖本系统。",
  download: "下载核验脚本",
};
