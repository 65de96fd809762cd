import type { FormDocument } from "@threshold/domain/form/document";

/** A copy of a form as it goes onto paper: what it says, and what every page of it says of itself. */
export interface Copy {
  readonly document: FormDocument;
  /** The company's name as it stands at the head of its papers. */
  readonly header: string;
  readonly logo: Buffer | null;
  /** 编号 */
  readonly number: string;
  /** 1 for the first print of this record, 2 for the next. */
  readonly copy: number;
  /** 验证码, as it is kept. */
  readonly code: string;
  /** Where the code is looked up. */
  readonly verifyUrl: string;
  readonly printedBy: string;
  /** In the company's time zone, YYYY-MM-DD HH:MM. */
  readonly printedAt: string;
}

/** The content of a kept picture as JPEG or PNG; null where it is not there any more or is no picture. */
export type Pictures = (sha256: string) => Promise<Buffer | null>;

/** Words of the paper itself. */
export const words = {
  number: "编号",
  page: (page: number, of: number) => `第 ${page} 页 共 ${of} 页`,
  contents: "目录",
  /** Of a file that binds many copies. */
  wholePage: (page: number) => `总第 ${page} 页`,
  code: "验证码",
  printed: (by: string, at: string, copy: number) =>
    `${by} 打印于 ${at}${copy > 1 ? `（第 ${copy} 次打印）` : ""}`,
  sign: "签名",
  day: "日期",
  noPicture: "（图片无法读取）",
  none: "无",
};
