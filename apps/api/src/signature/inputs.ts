import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { SignatureMethod } from "./enums.ts";
import { SignOff } from "./types.ts";

@InputType()
abstract class OnSlot extends KeyedInput {
  @Field(() => ID, { description: "The sheet (签署单)" })
  id!: string;

  @Field(() => String, { description: "The slot (签署栏)" })
  slot!: string;

  @Field(() => String, {
    description: "The content that was seen: refused where it changed (内容校验值)",
  })
  contentHash!: string;
}

@InputType({ description: "Input of signRecord (操作输入)" })
export class SignRecordInput extends OnSlot {
  @Field(() => SignatureMethod, { description: "How (方式)" })
  method!: keyof typeof SignatureMethod;

  @Field(() => [[Int]], {
    nullable: true,
    description: "What was written: each stroke as x, y, x, y …, on 600 by 240 (手写笔迹)",
  })
  strokes?: number[][] | null;

  @Field(() => String, { nullable: true, description: "The password; it is not kept (密码)" })
  password?: string | null;

  @Field(() => String, { nullable: true, description: "A code of the second factor (验证码)" })
  code?: string | null;
}

@InputType({ description: "Input of refuseSignature (操作输入)" })
export class RefuseSignatureInput extends OnSlot {
  @Field(() => String, { description: "Why (拒签原因)" })
  reason!: string;
}

@ObjectType({ description: "Answer of signing and refusing (操作结果)" })
export class SignOffPayload extends KeyedPayload {
  @Field(() => SignOff, { description: "The sheet as it stands now (签署单)" })
  signOff!: SignOff;
}
