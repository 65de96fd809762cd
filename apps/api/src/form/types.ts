import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node } from "../graphql/node.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";

export const PrintFormat = enumOf("PrintFormat", "What is made of a form (打印格式)", {
  PDF: "A PDF to be printed (PDF)",
  EXCEL: "A workbook (Excel)",
});

export const PrintStatus = enumOf("PrintStatus", "Where an order to print stands (打印状态)", {
  WAITING: "Not begun (等待)",
  PRINTING: "Under way (生成中)",
  DONE: "The file is there (已完成)",
  CANCELLED: "Cancelled (已取消)",
  FAILED: "Broken off (失败)",
});

@ObjectType({
  description: "An order to print: one copy, or many in one file (打印任务)",
  implements: Node,
})
export class PrintBatch extends Node {
  @Field(() => String, { description: "The paper's code (表单代码)" })
  form!: string;

  @Field(() => PrintFormat, { description: "Format (格式)" })
  format!: keyof typeof PrintFormat;

  @Field(() => PrintStatus, { description: "Status (状态)" })
  status!: keyof typeof PrintStatus;

  @Field(() => Int, { description: "How many copies (份数)" })
  total!: number;

  @Field(() => Int, { description: "How many are made (已完成份数)" })
  done!: number;

  @Field(() => JsonScalar, { nullable: true, description: "Why it broke off (失败原因)" })
  failure?: unknown;

  @Field(() => String, { description: "The number of its first copy (首份编号)" })
  firstNumber!: string;

  @Field(() => String, { description: "Where the file is fetched (下载地址)" })
  url!: string;

  @Field(() => InstantScalar, { description: "When ordered (打印时间)" })
  createdAt!: string;
}

export const PrintBatchConnection = connectionOf(() => PrintBatch, "PrintBatch", "打印任务");
export type PrintBatchConnection = InstanceType<typeof PrintBatchConnection>;

@ObjectType({ description: "What stands at the head of the company's papers (表单抬头)" })
export class Letterhead {
  @Field(() => String, { description: "The company's words, its name unless told (抬头)" })
  header!: string;

  @Field(() => String, { nullable: true, description: "Where its logo is fetched (公司标志)" })
  logoUrl?: string | null;
}

@ObjectType({ description: "A record as it would be printed (打印预览)" })
export class FormPreview {
  @Field(() => String, { description: "The paper's code (表单代码)" })
  form!: string;

  @Field(() => JsonScalar, {
    description: "What it says, see the domain's FormDocument (表单内容)",
  })
  document!: unknown;

  @Field(() => Letterhead, { description: "What stands at its head (表单抬头)" })
  letterhead!: Letterhead;

  @Field(() => String, {
    nullable: true,
    description: "Its number; null until it is printed the first time (编号)",
  })
  number?: string | null;

  @Field(() => Int, { description: "How often it was printed (已打印次数)" })
  copies!: number;
}

@ObjectType({ description: "A printed copy by the code on it (验真结果)" })
export class VerifiedPrint {
  @Field(() => String, { description: "The paper's code (表单代码)" })
  form!: string;

  @Field(() => ID, { description: "The record that was printed (记录)" })
  recordId!: string;

  @Field(() => String, { description: "Number (编号)" })
  number!: string;

  @Field(() => Int, { description: "Which copy it is (第几次打印)" })
  copy!: number;

  @Field(() => InstantScalar, { description: "When printed (打印时间)" })
  printedAt!: string;

  @Field(() => String, { nullable: true, description: "Who printed it (打印人)" })
  printedBy?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the record still says what was printed; null where that is not known (内容是否一致)",
  })
  unchanged?: boolean | null;
}
