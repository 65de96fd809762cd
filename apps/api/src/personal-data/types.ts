import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../graphql/connection.ts";
import { Node } from "../graphql/node.ts";
import { DayScalar, InstantScalar } from "../graphql/scalars.ts";
import { Person } from "../organization/types.ts";
import { ReadingPurpose } from "./enums.ts";

@ObjectType({
  description: "Somebody read a number in full (查看完整号码的记录)",
  implements: Node,
})
export class PersonalDataReading extends Node {
  @Field(() => ID, { description: "Global id of the record (所属记录)" })
  recordId!: string;

  @Field(() => String, { description: "Whose, as the record was called (谁的)" })
  subject!: string;

  @Field(() => ReadingPurpose, { description: "What for (用途)" })
  purpose!: keyof typeof ReadingPurpose;

  @Field(() => String, { description: "In words (说明)" })
  reason!: string;

  @Field(() => InstantScalar, { description: "When (时间)" })
  createdAt!: string;

  @Field(() => Person, { description: "Who read it (查看人)" })
  person!: Person;
}

export const PersonalDataReadingConnection = connectionOf(
  () => PersonalDataReading,
  "PersonalDataReading",
  "查看完整号码的记录",
);
export type PersonalDataReadingConnection = InstanceType<typeof PersonalDataReadingConnection>;

@ObjectType({ description: "Somebody whose data is kept (个人信息主体)" })
export class PersonalDataSubject {
  @Field(() => ID, { description: "Global id of the record (所属记录)" })
  recordId!: string;

  @Field(() => String, { description: "What the record is called (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "The number, masked (号码)" })
  phone?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: "The day on which it goes unless it is needed again (清除日期)",
  })
  eraseOn?: string | null;
}

@ObjectType({ description: "A key that personal data is sealed with (个人信息密钥)" })
export class PersonalDataKey {
  @Field(() => String, {
    nullable: true,
    description: "Its fingerprint; none: what is still plain (密钥指纹)",
  })
  key?: string | null;

  @Field(() => Boolean, { description: "Whether it seals what is written now (当前加密用)" })
  seals!: boolean;

  @Field(() => Boolean, { description: "Whether this server was given it (本机可用)" })
  known!: boolean;

  @Field(() => Int, { description: "How many values are under it (数量)" })
  count!: number;
}
