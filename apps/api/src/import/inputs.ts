import { Field, ID, InputType, ObjectType } from "type-graphql";
import { ImportBatch } from "./types.ts";

@InputType({ description: "Input of applyImport (操作输入)" })
export class ApplyImportInput {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of applyImport (操作结果)" })
export class ApplyImportPayload {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ImportBatch, { description: "The import (导入批次)" })
  batch!: ImportBatch;
}

@InputType({ description: "Input of undoImport (操作输入)" })
export class UndoImportInput {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of undoImport (操作结果)" })
export class UndoImportPayload {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ImportBatch, { description: "The import (导入批次)" })
  batch!: ImportBatch;
}

@InputType({ description: "Input of cancelImport (操作输入)" })
export class CancelImportInput {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of cancelImport (操作结果)" })
export class CancelImportPayload {
  @Field(() => String, {
    description: "The client's key: the same key gives the same answer, once (幂等键)",
  })
  clientMutationId!: string;

  @Field(() => ImportBatch, { description: "The import (导入批次)" })
  batch!: ImportBatch;
}
