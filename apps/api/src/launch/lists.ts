import { ArgsType, Field } from "type-graphql";
import { Page } from "../graphql/page.ts";
import { LaunchPlanOrder, LaunchTaskOrder } from "./enums.ts";
import { LaunchPlanFilter, LaunchTaskFilter } from "./inputs.ts";

@ArgsType()
export class LaunchPlanList extends Page {
  @Field(() => LaunchPlanFilter, { nullable: true, description: "Which plans (筛选)" })
  filter?: LaunchPlanFilter;

  @Field(() => LaunchPlanOrder, { defaultValue: "DANGER", description: "In which order (排序)" })
  orderBy!: keyof typeof LaunchPlanOrder;
}

@ArgsType()
export class LaunchTaskList extends Page {
  @Field(() => LaunchTaskFilter, { nullable: true, description: "Which tasks (筛选)" })
  filter?: LaunchTaskFilter;

  @Field(() => LaunchTaskOrder, { defaultValue: "DUE", description: "In which order (排序)" })
  orderBy!: keyof typeof LaunchTaskOrder;
}
