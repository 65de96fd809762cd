import { Field, ID, InputType, ObjectType } from "type-graphql";
import { KeyedInput, KeyedPayload } from "../graphql/keyed.ts";
import { ImportBatch } from "./types.ts";

@InputType({ description: "Input of applyImport (操作输入)" })
export class ApplyImportInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of applyImport (操作结果)" })
export class ApplyImportPayload extends KeyedPayload {
  @Field(() => ImportBatch, { description: "The import (导入批次)" })
  batch!: ImportBatch;
}

@InputType({ description: "Input of undoImport (操作输入)" })
export class UndoImportInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of undoImport (操作结果)" })
export class UndoImportPayload extends KeyedPayload {
  @Field(() => ImportBatch, { description: "The import (导入批次)" })
  batch!: ImportBatch;
}

@InputType({ description: "Input of cancelImport (操作输入)" })
export class CancelImportInput extends KeyedInput {
  @Field(() => ID, { description: "Global id (全局标识)" })
  id!: string;
}

@ObjectType({ description: "Answer of cancelImport (操作结果)" })
export class CancelImportPayload extends KeyedPayload {
  @Field(() => ImportBatch, { description: "The import (导入批次)" })
  batch!: ImportBatch;
}
