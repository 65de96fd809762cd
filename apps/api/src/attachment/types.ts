import { Field, Int, ObjectType } from "type-graphql";
import { InstantScalar } from "../graphql/scalars.ts";
import { Node } from "../graphql/node.ts";
import { Person } from "../organization/types.ts";

@ObjectType({ description: "A file kept with a record (附件)", implements: Node })
export class Attachment extends Node {
  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { description: "Media type found in the content (文件类型)" })
  mediaType!: string;

  @Field(() => Int, { description: "Size in bytes (大小)" })
  sizeBytes!: number;

  @Field(() => String, { description: "Path to download from this server (下载地址)" })
  url!: string;

  @Field(() => String, {
    nullable: true,
    description: "Path of a small picture, for pictures (缩略图)",
  })
  thumbnailUrl?: string | null;

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who made it (创建人)" })
  createdBy?: Person | null;
}
