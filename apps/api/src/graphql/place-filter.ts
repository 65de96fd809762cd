import { Field, ID, InputType } from "type-graphql";

/** What every list's filter by place has. */
@InputType()
export abstract class PlaceFilter {
  @Field(() => [ID], { nullable: true, description: "Below these regions (地区物业公司)" })
  regionIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Below these service centers (物业服务中心)" })
  serviceCenterIds?: string[] | null;
}
