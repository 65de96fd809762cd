import { Field, Float, Int, ObjectType } from "type-graphql";
import { enumOf } from "../graphql/enum.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { Node } from "../graphql/node.ts";
import { Person } from "../organization/types.ts";

export const CaptureSource = enumOf("CaptureSource", "Who says so (来源)", {
  PHOTO: "The photo itself, in its EXIF (照片自带)",
  DEVICE: "The device that handed it over (设备)",
});

@ObjectType({ description: "Where a photo was taken, WGS 84 (拍摄地点)" })
export class CapturePlace {
  @Field(() => Float, { description: "Degrees north (纬度)" })
  latitude!: number;

  @Field(() => Float, { description: "Degrees east (经度)" })
  longitude!: number;

  @Field(() => Float, { nullable: true, description: "Within so many metres (精度)" })
  accuracy?: number | null;

  @Field(() => CaptureSource, { description: "Who says so (来源)" })
  by!: keyof typeof CaptureSource;
}

@ObjectType({ description: "When and where a photo was taken (拍摄时间和地点)" })
export class Capture {
  @Field(() => InstantScalar, { description: "When (拍摄时间)" })
  at!: string;

  @Field(() => CaptureSource, { description: "Who says so (来源)" })
  by!: keyof typeof CaptureSource;

  @Field(() => CapturePlace, { nullable: true, description: "Where (拍摄地点)" })
  place?: CapturePlace | null;
}

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

  @Field(() => Capture, { nullable: true, description: "When and where it was taken (拍摄)" })
  capture?: Capture | null;

  @Field(() => InstantScalar, { description: "When made (创建时间)" })
  createdAt!: string;

  @Field(() => Person, { nullable: true, description: "Who made it (创建人)" })
  createdBy?: Person | null;
}
