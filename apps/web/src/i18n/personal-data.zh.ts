import { readingPurposes } from "@threshold/domain/personal-data/reading";
import { wordsIn } from "./vocabulary.ts";

/** 个人信息：查看完整号码、查看记录、密钥。 */
export const personalDataZh = {
  title: "个人信息",
  lead: "电话加密保存，页面只显示一部分。谁因什么用途查看过完整号码，都记在这里。",
  reveal: "显示",
  revealOf: (whose: string) => `查看 ${whose} 的完整号码`,
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
  keys: "密钥",
  keysLead:
    "号码以密钥加密，密钥不在数据库里。更换密钥后，系统在后台逐批改用新密钥；旧密钥下的数量为 0 后才可以去掉旧密钥。",
  key: (name: string) => `密钥 ${name}`,
  plain: "尚未加密",
  seals: "当前使用",
  unknown: "本机没有这个密钥",
  numbers: (count: string) => `${count} 个号码`,
};
