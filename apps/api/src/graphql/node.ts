import { Field, ID, InterfaceType } from "type-graphql";

@InterfaceType({ description: "Anything with a global id: fetch it again by Query.node (记录)" })
export abstract class Node {
  @Field(() => ID, { description: "Global id, `<Type>_<uuid>` (全局标识)" })
  id!: string;
}
