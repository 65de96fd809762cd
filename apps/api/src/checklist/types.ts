import { Args, Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Attachment } from "../attachment/types.ts";
import { AuditEntryConnection } from "../audit/types.ts";
import { connectionOf } from "../graphql/connection.ts";
import { enumOf } from "../graphql/enum.ts";
import { Node, readByMapping } from "../graphql/node.ts";
import { ForwardPage } from "../graphql/page.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import { Person, ServiceCenter } from "../organization/types.ts";

export const ChecklistTemplateStatus = enumOf(
  "ChecklistTemplateStatus",
  "Status of a template's version (模板版本状态)",
  {
    DRAFT: "Being edited (草稿)",
    PUBLISHED: "In use for new checklists (使用中)",
    RETIRED: "Replaced or given up; results stay on it (已停用)",
  },
);

export const ChecklistResultStatus = enumOf(
  "ChecklistResultStatus",
  "Status of a filled checklist (检查结果状态)",
  { OPEN: "Being filled (填写中)", COMPLETED: "Complete (已完成)" },
);

export const ChecklistItemKind = enumOf(
  "ChecklistItemKind",
  "How an item is answered (检查项类型)",
  {
    TICK: "Met or not (符合与否)",
    CHOICE: "One of several (单选)",
    NUMBER: "Measured values with limits (实测值)",
    TEXT: "Text (文字)",
    PHOTO: "Photos (照片)",
    SIGNATURE: "Signature (签名)",
    FILE: "Files (附件)",
  },
);

export const ChecklistVerdict = enumOf(
  "ChecklistVerdict",
  "What an answer is worth against its item (结果)",
  {
    OK: "Met (符合)",
    NOT_OK: "Not met (不符合)",
    MISSING: "Not answered to the end (未填)",
    NOT_APPLICABLE: "Does not apply (不适用)",
  },
);

@ObjectType({ description: "What a version says otherwise of one item (版本差异)" })
export class ChecklistChange {
  @Field(() => String, { description: "The item's code (检查项编码)" })
  code!: string;

  @Field(() => String, { description: "ADDED, REMOVED or CHANGED (新增、删除、修改)" })
  kind!: string;

  @Field(() => [String], { description: "With CHANGED: what is said otherwise (修改内容)" })
  fields!: string[];
}

@ObjectType({
  description: "One version of a checklist's template (检查表模板)",
  implements: Node,
})
export class ChecklistTemplate extends Node {
  @Field(() => String, { description: "Code, the same through all versions (编码)" })
  code!: string;

  @Field(() => Int, { description: "Number of the version (版本号)" })
  versionNumber!: number;

  @Field(() => String, { description: "Name (名称)" })
  name!: string;

  @Field(() => String, { nullable: true, description: "English name (英文名称)" })
  nameEn?: string | null;

  @Field(() => String, { description: "Whose capability it belongs to, SHW say (所属业务)" })
  capability!: string;

  @Field(() => ChecklistTemplateStatus, { description: "Status (状态)" })
  status!: keyof typeof ChecklistTemplateStatus;

  @Field(() => JsonScalar, {
    description: "Sections and items with their kinds, limits and conditions (内容)",
  })
  content!: unknown;

  @Field(() => String, { nullable: true, description: "Why this version was made (版本说明)" })
  note?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When published (发布时间)" })
  publishedAt?: string | null;

  @Field(() => Int, { description: "Changes of the row: send it back with an edit (行版本)" })
  version!: number;

  @Field(() => InstantScalar, { description: "When last changed (修改时间)" })
  updatedAt!: string;

  @Field(() => Boolean, { description: "Whether the viewer keeps this template (可维护)" })
  mayManage!: boolean;

  @Field(() => [ChecklistChange], {
    nullable: true,
    description:
      "Where it differs from the standard that came with the product; null when it is the company's own (与标准模板的差异)",
  })
  adaptations?: ChecklistChange[] | null;

  @Field(() => Int, { description: "Checklists filled on this version (已填写数)" })
  resultCount!: number;
}

@ObjectType({ description: "A measured value (实测值)" })
export class ChecklistNumber {
  @Field(() => String, { description: "Which measure of the item (测量项)" })
  code!: string;

  @Field(() => String, { description: "The value as a decimal (数值)" })
  value!: string;
}

@ObjectType({
  description: "A limit that a value misses, or why an answer is not met (不符合原因)",
})
export class ChecklistFinding {
  @Field(() => String, {
    description: "NOT_TICKED, CHOICE_NOT_OK, BELOW_MIN or ABOVE_MAX (原因)",
  })
  code!: string;

  @Field(() => String, { nullable: true, description: "Which measure (测量项)" })
  measure?: string | null;

  @Field(() => String, { nullable: true, description: "The value (数值)" })
  value?: string | null;

  @Field(() => String, { nullable: true, description: "Least value, included (下限)" })
  min?: string | null;

  @Field(() => String, { nullable: true, description: "Greatest value, included (上限)" })
  max?: string | null;
}

@ObjectType({ description: "An item's answer with its judgement (检查项结果)", implements: Node })
export class ChecklistAnswer extends Node {
  @Field(() => String, { description: "The item's code in the template (检查项编码)" })
  itemCode!: string;

  @Field(() => Int, { description: "Place in the template (序号)" })
  position!: number;

  @Field(() => ChecklistItemKind, { description: "How it is answered (类型)" })
  kind!: keyof typeof ChecklistItemKind;

  @Field(() => Boolean, { nullable: true, description: "TICK: met or not (是否符合)" })
  ticked?: boolean | null;

  @Field(() => String, { nullable: true, description: "CHOICE: what was chosen (选择)" })
  choice?: string | null;

  @Field(() => [ChecklistNumber], { description: "NUMBER: what was measured (实测)" })
  numbers!: ChecklistNumber[];

  @Field(() => String, { nullable: true, description: "TEXT: what was written (文字)" })
  text?: string | null;

  @Field(() => Person, { nullable: true, description: "SIGNATURE: who signed (签名人)" })
  signedBy?: Person | null;

  @Field(() => InstantScalar, { nullable: true, description: "When signed (签名时间)" })
  signedAt?: string | null;

  @Field(() => Boolean, {
    description: "A signature that no longer stands, for something changed after it (签名已失效)",
  })
  signatureVoid!: boolean;

  @Field(() => [Attachment], { description: "Photos and files of the item (照片与附件)" })
  files!: Attachment[];

  @Field(() => String, { nullable: true, description: "Why it does not apply (不适用原因)" })
  notApplicableReason?: string | null;

  @Field(() => String, { nullable: true, description: "Remark (备注)" })
  remark?: string | null;

  @Field(() => Boolean, { description: "Asked, as other items are answered (是否显示)" })
  shown!: boolean;

  @Field(() => Boolean, { description: "To be answered before it is complete (是否必填)" })
  required!: boolean;

  @Field(() => Boolean, { description: "Something is still to be entered (待填)" })
  open!: boolean;

  @Field(() => ChecklistVerdict, { description: "Judgement (结果)" })
  verdict!: keyof typeof ChecklistVerdict;

  @Field(() => [ChecklistFinding], { description: "Why it is not met (不符合原因)" })
  findings!: ChecklistFinding[];

  @Field(() => [String], { description: "Measures still to be entered (待填测量项)" })
  missing!: string[];

  @Field(() => String, {
    nullable: true,
    description: "Why it is accepted although it is not met (经批准例外的原因)",
  })
  waivedReason?: string | null;

  @Field(() => Person, { nullable: true, description: "Who approved the exception (例外批准人)" })
  waivedBy?: Person | null;

  @Field(() => InstantScalar, { nullable: true, description: "When approved (批准时间)" })
  waivedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who answered last (填写人)" })
  answeredBy?: Person | null;

  @Field(() => InstantScalar, { nullable: true, description: "When answered last (填写时间)" })
  answeredAt?: string | null;

  @Field(() => Int, { description: "Send it back with an answer: a newer one is refused (行版本)" })
  version!: number;
}

@ObjectType({ description: "A checklist filled for a record (检查结果)", implements: Node })
export class ChecklistResult extends Node {
  @Field(() => ChecklistTemplate, {
    description: "The version it is filled on; a newer one never changes it (模板版本)",
  })
  template!: ChecklistTemplate;

  @Field(() => ChecklistTemplate, {
    nullable: true,
    description: "A newer published version, which an open checklist can be moved to (新版本)",
  })
  newerTemplate?: ChecklistTemplate | null;

  @Field(() => JsonScalar, {
    description: "Settings that hold for it, by key, such as a tolerance (适用参数)",
  })
  settings!: unknown;

  @Field(() => ID, { description: "Global id of the record that is checked (检查对象)" })
  recordId!: string;

  @Field(() => ServiceCenter, { description: "Where (物业服务中心)" })
  serviceCenter!: ServiceCenter;

  @Field(() => ChecklistResultStatus, { description: "Status (状态)" })
  status!: keyof typeof ChecklistResultStatus;

  @Field(() => Int, { description: "Items asked (检查项数)" })
  itemCount!: number;

  @Field(() => Int, { description: "Of them answered (已填数)" })
  doneCount!: number;

  @Field(() => Int, { description: "Required and still open (必填未填数)" })
  openCount!: number;

  @Field(() => Int, { description: "Not met and not excepted (不符合数)" })
  notOkCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Percent of the weight that is met; null where nothing counts (得分)",
  })
  score?: number | null;

  @Field(() => [ChecklistAnswer], { description: "Every item in its order (检查项)" })
  answers!: ChecklistAnswer[];

  @Field(() => InstantScalar, { nullable: true, description: "When completed (完成时间)" })
  completedAt?: string | null;

  @Field(() => Person, { nullable: true, description: "Who completed it (完成人)" })
  completedBy?: Person | null;

  @Field(() => InstantScalar, { description: "When begun (开始时间)" })
  createdAt!: string;

  @Field(() => Int, { description: "Changes of the row (行版本)" })
  version!: number;

  @Field(() => AuditEntryConnection, {
    description: "Who changed what and when, newest first (变更历史)",
  })
  history(@Args(() => ForwardPage) _page: ForwardPage): AuditEntryConnection {
    return readByMapping();
  }
}

export const ChecklistResultConnection = connectionOf(
  () => ChecklistResult,
  "ChecklistResult",
  "检查结果",
);
export type ChecklistResultConnection = InstanceType<typeof ChecklistResultConnection>;
