import { ArgsType, Field, Int } from "type-graphql";

/** Arguments of a list that only goes forward. */
@ArgsType()
export class ForwardPage {
  @Field(() => Int, { defaultValue: 20, description: "Rows in a page, at most 100 (每页行数)" })
  first!: number;

  @Field(() => String, { nullable: true, description: "Continue after this cursor (起始游标)" })
  after?: string;
}

/** Arguments of a Relay connection: forward by first and after, backward by last and before. */
@ArgsType()
export class Page extends ForwardPage {
  @Field(() => Int, {
    nullable: true,
    description: "Rows in a page counted from its end (倒数行数)",
  })
  last?: number;

  @Field(() => String, { nullable: true, description: "Stop before this cursor (截止游标)" })
  before?: string;
}
