import { ArgsType, Field } from "type-graphql";
import { Page } from "../graphql/page.ts";
import { MaterialLineFilter, RecruitmentFilter } from "./inputs.ts";

@ArgsType()
export class RecruitmentList extends Page {
  @Field(() => RecruitmentFilter, { nullable: true, description: "Which posts (筛选)" })
  filter?: RecruitmentFilter;
}

@ArgsType()
export class MaterialLineList extends Page {
  @Field(() => MaterialLineFilter, { nullable: true, description: "Which lines (筛选)" })
  filter?: MaterialLineFilter;
}
