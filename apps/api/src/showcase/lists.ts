import { ArgsType, Field } from "type-graphql";
import { Page } from "../graphql/page.ts";
import { ShowcasePlanFilter } from "./inputs.ts";

@ArgsType()
export class ShowcasePlanList extends Page {
  @Field(() => ShowcasePlanFilter, { nullable: true, description: "Which showcases (筛选)" })
  filter?: ShowcasePlanFilter;
}
