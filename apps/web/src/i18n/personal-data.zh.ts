import { readingPurposes } from "@threshold/domain/personal-data/reading";
import { wordsIn } from "./vocabulary.ts";

/** 个人信息：查看完整号码、查看记录、密钥。 */
export const personalDataZh = {
  title: "个人信息",
  lead: "电话加密保存，页面只显示一部分。谁因什么用途查看过完整号码，都记在这里。",
  reveal: "显示",
  revealOf: (whose: string) => `显示 ${whose} 的完整号码`,
  noted: "将记录您的姓名、时间、用途和说明，供管理员核查。",
  purpose: "用途",
  purposes: wordsIn("zh")(readingPurposes),
  reason: "说明",
  reasonHint: "例如：约定 3 月 5 日上门整改的时间",
  reasonMissing: "请说明为什么需要查看完整号码。",
  readings: "查看记录",
  none: "还没有人查看过完整号码",
  noneText: "有人查看后，会出现在这里。",
  read: (who: string, whose: string) => `${who} 查看了 ${whose} 的号码`,
  requests: "本人请求",
  requestsLead:
    "有人要求查阅、复制或删除自己的信息时，按完整号码找到他的全部记录。员工也可以在人员页上导出、清除。",
  find: "查找",
  number: "完整号码",
  nobody: "没有这个号码的记录",
  export: "导出",
  exportOf: (name: string) => `导出 ${name} 的个人信息`,
  exportLead: "生成一个网页文件，包含本公司持有的此人全部信息和完整号码。导出会记入查看记录。",
  exportNumbers: "Excel（含完整号码）",
  exported: "已导出，请交给本人",
  erase: "清除",
  eraseOf: (name: string) => `清除 ${name} 的个人信息`,
  eraseLead:
    "姓名、号码、邮箱等将被替换，审计日志里的也一并清除，登录账号随之失效，无法恢复。已签署的文件按规定保存，不受影响。",
  erased: "已清除",
  requestHint: "例如：本人 3 月 5 日书面请求",
  requestMissing: "请说明依据，例如本人的请求。",
  going: "即将清除",
  goingLead: "超过保存期的信息，到期自动清除；在此之前重新任职或领用的，自动保留。",
  goes: (day: string) => `${day} 清除`,
  keys: "密钥",
  keysLead:
    "号码以密钥加密，密钥不在数据库里。更换密钥后，系统在后台逐批改用新密钥；旧密钥下的数量为 0 后才可以去掉旧密钥。",
  key: (name: string) => `密钥 ${name}`,
  plain: "尚未加密",
  seals: "当前使用",
  unknown: "本机没有这个密钥",
  numbers: (count: string) => `${count} 个号码`,
};
