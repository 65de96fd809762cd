import { type ClassType, Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "Where a page of a list stands (分页信息)" })
export class PageInfo {
  @Field(() => Boolean, { description: "More follow after endCursor (有下一页)" })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "More precede startCursor (有上一页)" })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first edge (首游标)" })
  startCursor?: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last edge (末游标)" })
  endCursor?: string | null;
}

/** The Relay connection and edge types of a node type; `term` is the Chinese word for the nodes. */
export function connectionOf<Of extends object>(
  node: () => ClassType<Of>,
  name: string,
  term: string,
) {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a page (${term})` })
  class Edge {
    @Field(() => String, { description: "Opaque position in this order (游标)" })
    cursor!: string;

    @Field(() => node(), { description: `The ${name} itself (${term})` })
    node!: Of;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} (${term}列表)` })
  class Connection {
    @Field(() => [Edge], { description: "The page's rows with their cursors (行与游标)" })
    edges!: Edge[];

    @Field(() => [node()], { description: "The page's rows without cursors (行)" })
    nodes!: Of[];

    @Field(() => PageInfo, { description: "Where the page stands (分页信息)" })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "Rows in the whole list; counted only when asked (总数)" })
    totalCount!: number;
  }
  return Connection;
}
