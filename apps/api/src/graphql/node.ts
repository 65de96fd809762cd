import { Field, ID, InterfaceType } from "type-graphql";

@InterfaceType({ description: "Anything with a global id: fetch it again by Query.node (记录)" })
export abstract class Node {
  @Field(() => ID, { description: "Global id, `<Type>_<uuid>` (全局标识)" })
  id!: string;
}

/** Body of a field that takes arguments and is read by its mapping: never run, for the read engine resolves it. */
export function readByMapping(): never {
  throw new Error("this field is read by its mapping");
}
