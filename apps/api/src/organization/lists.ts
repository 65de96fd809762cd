import { ArgsType, Field } from "type-graphql";
import { Page } from "../graphql/page.ts";
import { EstateOrder, UnitOrder } from "./enums.ts";
import { EstateFilter, PersonFilter, UnitFilter } from "./inputs.ts";

@ArgsType()
export class EstateList extends Page {
  @Field(() => EstateFilter, { nullable: true, description: "Which estates (筛选)" })
  filter?: EstateFilter;

  @Field(() => EstateOrder, { defaultValue: "NAME", description: "In which order (排序)" })
  orderBy!: keyof typeof EstateOrder;
}

@ArgsType()
export class UnitList extends Page {
  @Field(() => UnitFilter, { nullable: true, description: "Which units (筛选)" })
  filter?: UnitFilter;

  @Field(() => UnitOrder, { defaultValue: "PLACE", description: "In which order (排序)" })
  orderBy!: keyof typeof UnitOrder;
}

@ArgsType()
export class PersonList extends Page {
  @Field(() => PersonFilter, { nullable: true, description: "Which people (筛选)" })
  filter?: PersonFilter;
}
