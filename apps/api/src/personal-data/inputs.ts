import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { Page } from "../graphql/page.ts";
import { ReadingPurpose } from "./enums.ts";

@InputType({ description: "Which readings (筛选条件)" })
export class PersonalDataReadingFilter {
  @Field(() => [ID], { nullable: true, description: "By these people (查看人)" })
  personIds?: string[] | null;

  @Field(() => [ReadingPurpose], { nullable: true, description: "For these purposes (用途)" })
  purposes?: (keyof typeof ReadingPurpose)[] | null;
}

@ArgsType()
export class PersonalDataReadingList extends Page {
  @Field(() => PersonalDataReadingFilter, { nullable: true, description: "Which ones (筛选)" })
  filter?: PersonalDataReadingFilter | null;
}

@InputType({ description: "Input of revealPersonalData (操作输入)" })
export class RevealPersonalDataInput extends KeyedInput {
  @Field(() => ID, {
    description:
      "Whose: a person, responsible party, holder of things, bidder or expert (所属记录)",
  })
  recordId!: string;

  @Field(() => ReadingPurpose, { description: "What for (用途)" })
  purpose!: keyof typeof ReadingPurpose;

  @Field(() => String, { description: "In words (说明)" })
  reason!: string;
}

@InputType({ description: "Input of exportPersonalData (操作输入)" })
export class ExportPersonalDataInput extends KeyedInput {
  @Field(() => ID, { description: "Whose (所属记录)" })
  recordId!: string;

  @Field(() => String, { description: "Who asked for it, and how (说明)" })
  reason!: string;
}

@ObjectType({ description: "Answer of exportPersonalData (操作结果)" })
export class ExportPersonalDataPayload extends KeyedPayload {
  @Field(() => String, { description: "Name for the file (文件名)" })
  fileName!: string;

  @Field(() => String, { description: "The page, HTML with the same as JSON in it (页面)" })
  page!: string;
}

@InputType({ description: "Input of erasePersonalData (操作输入)" })
export class ErasePersonalDataInput extends KeyedInput {
  @Field(() => ID, { description: "Whose (所属记录)" })
  recordId!: string;

  @Field(() => String, { description: "Why: on request, say (说明)" })
  reason!: string;
}

@ObjectType({ description: "Answer of erasePersonalData (操作结果)" })
export class ErasePersonalDataPayload extends KeyedPayload {
  @Field(() => ID, { description: "Whose (所属记录)" })
  recordId!: string;
}

@ObjectType({ description: "Answer of revealPersonalData (操作结果)" })
export class RevealPersonalDataPayload extends KeyedPayload {
  @Field(() => String, { description: "The whole number (完整号码)" })
  value!: string;
}
