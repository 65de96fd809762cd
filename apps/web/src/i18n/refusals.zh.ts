import { defectStatuses } from "@threshold/domain/defect/vocabulary";
import type { RefusalCode, RefusalDetails } from "@threshold/domain/refusal";
import { tenderRefusalsZh } from "./tender-refusals.zh.ts";
import { takeoverRefusalsZh } from "./takeover-refusals.zh.ts";
import { custodyRefusalsZh } from "./custody-refusals.zh.ts";
import { unitAcceptanceRefusalsZh } from "./unit-acceptance-refusals.zh.ts";
import { formats } from "./format.ts";
import { approvalZh } from "./approval.zh.ts";
import { articlesZh } from "./articles.zh.ts";
import { biddingZh } from "./bidding.zh.ts";
import { bidWorkZh } from "./bid-work.zh.ts";
import { facts } from "./facts.ts";
import { unitsZh } from "./checklist.zh.ts";
import { receptionZh } from "./reception.zh.ts";
import { launchZh } from "./launch.zh.ts";
import { launchPagesZh } from "./launch-pages.zh.ts";
import { showcaseZh } from "./showcase.zh.ts";
import { launchRecordZh } from "./launch-record.zh.ts";
import { linkZh } from "./link.zh.ts";
import { levelsZh, statusesZh } from "./organization.zh.ts";
import { roles, isRole } from "@threshold/domain/organization/roles";

const { day, bytes } = formats("zh-CN");
const { text, count, list, when, quote } = facts({ day, comma: "、", quotes: ["「", "」"] });
const defectStates = Object.fromEntries(
  Object.entries(defectStatuses).map(([status, words]) => [status, words.zh]),
);
const recordStatus = (d: RefusalDetails) =>
  text(d, "status", /Defects?$/.test(String(d["action"])) ? defectStates : launchRecordZh.states);
const planStatus = (d: RefusalDetails, key: string) => text(d, key, launchZh.planStates);
const taskStatus = (d: RefusalDetails, key: string) => text(d, key, launchZh.taskStates);

const bcfReasons: Readonly<Record<string, string>> = {
  NO_BCF: "这不是 BCF 文件，或文件已损坏。",
  VERSION: "只支持 BCF 2.1 和 3.0。",
  PATH: "文件里有指向文件外的路径，已拒绝。",
  TOO_LARGE: "文件解压后过大，请分成几个文件。",
  TOO_MANY: "一个文件最多 500 个议题，请分成几个文件。",
};

/** What each refusal says to a person, with what to do next. */
export const refusalsZh: Record<RefusalCode, (details: RefusalDetails) => string> = {
  ...tenderRefusalsZh,
  ...takeoverRefusalsZh,
  ...unitAcceptanceRefusalsZh,
  ...custodyRefusalsZh,
  NOT_FOUND: () => "没有找到。它可能已被删除，或不在您的管辖范围内。",
  FORBIDDEN: () => "您的岗位没有这项权限。如确需办理，请联系系统管理员。",
  UNAUTHENTICATED: () => "请先登录。",
  SECOND_FACTOR_REQUIRED: () => "公司要求启用两步验证。请先在网页上登录并启用，再继续。",
  INVALID_INPUT: () => "填写的内容不符合要求，请检查后重试。",
  IDEMPOTENCY_KEY_REUSED: () => "这次提交与之前的一次冲突，请刷新页面后重试。",
  STALE_VERSION: () => "在您编辑期间，别人已修改过这条记录。请刷新后对照新内容再保存。",
  DATABASE_UNAVAILABLE: () =>
    "数据库暂时连接不上，通常几秒后恢复，请再试一次；如持续出现，请联系系统管理员。",
  RATE_LIMITED: (d) =>
    d["retryAfterSeconds"] === undefined
      ? "操作过于频繁，请稍后再试。"
      : `操作过于频繁，请 ${count(d, "retryAfterSeconds")} 秒后再试。`,
  QUERY_TOO_COSTLY: () => "一次查询的内容过多，请缩小范围。",
  QUERY_TOO_DEEP: () => "一次查询的层级过深，请分开查询。",

  INVITATION_NOT_VALID: () => "邀请链接已使用、已撤回或已过期。请联系管理员重新邀请。",
  ACCOUNT_EXISTS: (d) => `${text(d, "email")} 在本公司已有账号，请直接登录。`,

  FILE_TOO_LARGE: (d) =>
    `文件过大（${bytes(Number(d["size"]))}），上限为 ${bytes(Number(d["limit"]))}。请压缩后再传。`,
  FILE_KIND_REFUSED: () => "不支持这种文件。请上传照片、PDF 或 Office 文件。",
  FILE_EMPTY: () => "这个文件没有内容，请重新选择。",
  TOO_MANY_FILES: (d) => `最多可附 ${count(d, "limit")} 个文件，请先移除不需要的。`,
  STORAGE_UNAVAILABLE: () => "文件暂时无法保存，请稍后再试；如持续出现，请联系系统管理员。",

  IMPORT_NOT_A_WORKBOOK: () => "这不是 Excel 工作簿（.xlsx）。请用下载的模板填写后上传。",
  ID_TAKEN: () =>
    "其中的标识（GUID）已用于另一条记录，本条未写入。BCF 文件请在对方工具中另建该议题、意见或截图后再导出。",
  BCF_UNREADABLE: (d) => bcfReasons[String(d["reason"])] ?? bcfReasons["NO_BCF"]!,
  BCF_TOO_MANY: (d) => `一个文件最多 ${count(d, "limit")} 个缺陷，请缩小范围。`,
  BCF_OTHER_ESTATE: (d) => `该议题是另一个小区的缺陷 #${text(d, "number")}。`,
  IMPORT_ROW_THERE: () => "已有这条记录，导入不会修改它。请在页面上修改，或从表格里去掉这一行。",
  IMPORT_EMPTY: () => "表头下面没有数据，请填写后再上传。",
  IMPORT_COLUMN_MISSING: (d) => `缺少必需的列：${list(d, "columns")}。请对照模板补上表头。`,
  IMPORT_COLUMN_TWICE: (d) => `列${quote(d, "column")}出现了两次，请只保留一列。`,
  IMPORT_TOO_MANY_ROWS: (d) =>
    `共 ${count(d, "rows")} 行，一次最多导入 ${count(d, "limit")} 行。请分成几个文件。`,
  IMPORT_NOTHING_TO_APPLY: () =>
    "每一行都被拒绝，没有可以导入的内容。请下载被拒绝的行，改好后重新上传。",
  IMPORT_STATE: (d) =>
    `这个批次${statusesZh.import[String(d["status"])] ?? "的状态"}，不能执行此操作。`,
  IMPORT_IN_USE: (d) => `导入的内容已被其他记录引用（${list(d, "dependents")}），不能整批撤销。`,
  COBIE_FACILITY: (d) =>
    d["rows"] === 0
      ? "工作簿里没有建筑（Facility 表），请核对是否为 COBie 工作簿。"
      : `一个 COBie 工作簿只说一栋建筑，Facility 表里有 ${text(d, "rows")} 行。`,
  ASSET_ORPHAN: (d) =>
    `${quote(d, "column")}所指的${quote(d, "name")}在 ${text(d, "sheet")} 表里没有，或该行被拒绝。`,
  ASSET_TYPE_DIFFERS: (d) =>
    `已有类型${quote(d, "type")}，厂家、型号或保修期不同。请换一个类型名称，或先更正该类型。`,
  IMPORT_INTERRUPTED: () => "导入中途停止，这一步没有改动任何数据，请重试。",

  CELL_REQUIRED: (d) => `${quote(d, "column")}不能为空`,
  CELL_NOT_A_NUMBER: (d) => `${quote(d, "column")}应为数字，现为${quote(d, "value")}`,
  CELL_NOT_WHOLE: (d) => `${quote(d, "column")}应为整数，现为${quote(d, "value")}`,
  CELL_NOT_A_DATE: (d) => `${quote(d, "column")}应为日期，现为${quote(d, "value")}`,
  CELL_IS_A_DATE: (d) => `${quote(d, "column")}不应是日期，请把单元格格式改为文本后重新键入`,
  CELL_NOT_TEXT: (d) => `${quote(d, "column")}应为文字`,
  CELL_TOO_LONG: (d) =>
    `${quote(d, "column")}过长：${count(d, "length")} 个字，上限 ${count(d, "limit")} 个`,
  CELL_HAS_CONTROL_CHARACTERS: (d) => `${quote(d, "column")}含有不可见的控制字符，请重新键入`,
  CELL_OUT_OF_RANGE: (d) =>
    `${quote(d, "column")}应在 ${text(d, "min")} 到 ${text(d, "max")} 之间，现为${quote(d, "value")}`,
  CELL_NOT_IN_LIST: (d) =>
    `${quote(d, "column")}应为${list(d, "allowed")}之一，现为${quote(d, "value")}`,
  CELL_IS_AN_ERROR: (d) => `${quote(d, "column")}是 Excel 的错误值 ${text(d, "value")}`,
  FLOOR_ZERO: (d) => `${quote(d, "column")}不能为 0：地上从 1 层起，地下从 -1 层起`,
  INNER_AREA_ABOVE_GROSS: (d) =>
    `套内面积（${text(d, "inner")} m²）大于建筑面积（${text(d, "gross")} m²）`,
  ROW_TWICE: (d) => `同一房屋在文件中出现多次：第 ${list(d, "rows")} 行`,
  BUILDING_IN_OTHER_CLUSTER: (d) =>
    `该楼栋属于组团${quote(d, "is")}，表中写的是${quote(d, "cluster")}`,

  PARENT_LEVEL_WRONG: (d) =>
    `${text(d, "level", levelsZh)}的上级应为${text(d, "needs", levelsZh)}。`,
  DEVELOPER_IS_EXTERNAL: () => "地区公司（开发商）属于外部单位，不在物业公司的组织架构中。",
  PLACE_NOT_EMPTY: (d) =>
    `其下还有内容（下级 ${count(d, "children")} 个，业务记录 ${count(d, "records")} 条），不能删除。可改为停用。`,
  PLACE_SUSPENDED: () => "这里已停用，不能新增内容。请先由系统管理员启用。",
  PLACE_STATUS_SAME: () => "状态没有变化。",
  CODE_TAKEN: (d) => `编码${quote(d, "placeCode")}已被使用，请换一个。`,
  CODE_MALFORMED: (d) =>
    `编码${quote(d, "placeCode")}不合规范：请用 1–20 位大写字母、数字或连字符，以字母或数字开头。`,
  NAME_TAKEN: (d) => `同一上级下已有名为${quote(d, "name")}的一个，请换一个名称。`,

  ROLE_LEVEL_MISMATCH: (d) =>
    `岗位${roleName(d)}不能在${text(d, "level", levelsZh)}任职，请换一个任职地点。`,
  ASSIGNMENT_OVERLAPS: (d) =>
    `此人在该处已任同一岗位（${when(d, "from")}起${d["to"] ? `，至${when(d, "to")}` : ""}），日期不能重叠。`,
  ASSIGNMENT_ENDS_BEFORE_START: (d) =>
    `任职结束日期（${when(d, "to")}）早于开始日期（${when(d, "from")}）。`,
  ASSIGNMENT_ENDED: () => "该任职已结束，不能再修改。",
  ASSIGNMENT_TO_ONESELF: () => "不能给自己分配岗位，请由其他管理员办理。",
  DELEGATION_OUTSIDE_ASSIGNMENT: (d) =>
    `代理期限须在本人任职期内（${when(d, "from")}起${d["to"] ? `，至${when(d, "to")}` : ""}）。`,
  DELEGATION_OF_DELEGATION: () => "代理的岗位不能再转给他人。",
  DELEGATION_TO_ONESELF: () => "不能由本人代理本人，请选择另一位同事。",
  DELEGATION_WITHOUT_END: () => "请填写代理的结束日期。",
  MAILBOX_REQUIRED: () => "项目经理和各部门负责人须先公布邮箱：请先在员工资料中填写公布邮箱。",

  DAY_MALFORMED: (d) => `${quote(d, "value")}不是有效的日期。`,
  LINKS_FORM_A_CYCLE: (d) => `任务互为前提，形成循环：${list(d, "codes")}。`,
  LINK_UNKNOWN_TASK: (d) => `前后关系指向不存在的任务：${list(d, "codes")}。`,
  TASK_CODE_TAKEN: (d) => `任务编码${quote(d, "code")}已被使用。`,

  OVERDUE_STAYS_IN_APP: () => "超期类通知必须保留在站内收件箱。",
  QUIET_HOURS_COVER_WORK: () => "免打扰时段覆盖了全部工作时间，消息将无法送达。请缩短免打扰时段。",
  ENDPOINT_ADDRESS_REFUSED: (d) =>
    ({
      NOT_HTTPS: "地址必须以 https:// 开头。",
      PRIVATE:
        "地址指向内部网络，不能用作 Webhook。如确需使用，请在服务器上设置 WEBHOOK_ALLOW_PRIVATE。",
      WRONG_HOST: "这不是该类机器人的地址，请从群机器人设置中复制完整地址。",
    })[String(d["reason"])] ?? "地址格式不正确。",
  CHANNEL_NOT_SET_UP: () => "这个渠道尚未配置。",
  PERSONAL_DATA_MASKED: () => "无权查看完整号码。请联系该处负责人，或由有权限的同事查看。",
  PERSONAL_DATA_STARS: () => "号码中带有 *，是脱敏后的显示。请填写完整号码，或保持原样不改。",
  PERSONAL_DATA_IN_USE: () => "仍在使用，不能清除：先结束任职、收回物品或销掉缺陷，再清除。",
  PERSONAL_DATA_KEPT: (d) =>
    `按${text(d, "law")}，这些信息须保存到 ${text(d, "until")}，在此之前只脱敏显示，不能清除。`,
  PERSONAL_DATA_ERASED: () => "这些个人信息已经清除，无法恢复。",
  JOB_STATUS: () => "当前状态不能进行此操作，请刷新后查看。",

  PLAN_STATUS: (d) => `计划${planStatus(d, "status")}，此时不能执行该操作。`,
  ENTRY_AFTER_LAUNCH: (d) =>
    `项目进驻日期（${when(d, "entryDate")}）不能晚于开盘日期（${when(d, "launchDate")}）。`,
  FITOUT_AFTER_LAUNCH: (d) =>
    `${text(d, "field", launchPagesZh.fields)}（${when(d, "date")}）不能晚于开盘日期（${when(d, "launchDate")}）。`,
  COORDINATION_MEETING_NOT_HELD: (d) =>
    `新项目进驻协调会定于${when(d, "coordinationMeetingOn")}召开，会后才能启动计划。`,
  PLAN_INCOMPLETE: (d) => `启动前还需填写：${list(d, "fields", launchPagesZh.fields)}。`,
  TASKS_OPEN: (d) => `还有 ${count(d, "count")} 项任务未完成：${list(d, "titles")}。`,
  LAUNCH_DAY_NOT_REACHED: (d) => `开盘日期是${when(d, "launchDate")}，当天起才能记录开盘。`,
  PLAN_EXISTS: () => "该小区已有未归档的开盘计划。",
  REASON_REQUIRED: () => "请填写原因。",

  WORKSTREAM_WITHOUT_TASK: (d) =>
    `每个工作类别至少要有一项任务，现缺：${list(d, "workstreams", launchZh.workstreams)}。`,
  TEMPLATE_TASK_UNKNOWN: (d) => `模板中没有任务${quote(d, "code")}。`,
  OFFSET_OUT_OF_RANGE: (d) => `任务${quote(d, "code")}的提前天数应为 0 或正整数。`,
  TASK_CODE_MALFORMED: (d) => `任务编码${quote(d, "code")}不合规范。`,
  TEMPLATE_VERSION_OLD: (d) =>
    `这是第 ${count(d, "version")} 版模板，公司现行的是第 ${count(d, "current")} 版，请从现行版本修改。`,

  TASK_STATUS: (d) => `任务${taskStatus(d, "status")}，此时不能执行该操作。`,
  TASK_NEEDS_APPROVAL: () => "此任务需要审核，请提交审核。",
  TASK_HAS_NO_APPROVAL: () => "此任务无需审核，请直接完成。",
  TASK_EVIDENCE_MISSING: () => "此任务需要完成凭证，请先上传照片或文件。",
  ASSIGNEE_CANNOT_READ: () =>
    "此人在这里没有可以查看开盘筹备的岗位，指定后也看不到任务。请先在「人员」中分配岗位。",
  TASK_CHECKS_OPEN: (d) => `还有检查项没有确认：${list(d, "checks")}。`,
  CHECK_UNKNOWN: (d) => `此任务没有检查项${quote(d, "check")}。`,
  CHECK_NEEDS_ANSWER: (d) => `检查项${quote(d, "check")}不能选“无需求”。`,
  CHECK_NUMBER_MISSING: (d) => `检查项${quote(d, "check")}需要填写大于 0 的数字。`,
  PREDECESSOR_OPEN: (d) => `须先完成：${list(d, "titles")}。`,
  DRILL_BEFORE_PLAN: (d) => `应急预案定稿之后才能演练，须先完成：${list(d, "titles")}。`,
  STAFFING_NOT_APPROVED: (d) =>
    `定岗定编审批完成之后才能定制工服，须先完成：${list(d, "titles")}。`,
  SCHEME_NOT_APPROVED: (d) => `两级审批都通过之后才能签订协议，须先完成：${list(d, "titles")}。`,
  DONE_IN_THE_FUTURE: (d) => `完成日期不能晚于今天（${when(d, "today")}）。`,
  DONE_BEFORE_START: (d) =>
    `完成日期（${when(d, "doneOn")}）不能早于开始日期（${when(d, "startedOn")}）。`,
  EXCEPTION_APPROVED: () => "此任务的例外已批准。",
  PLAN_NOT_WORKED_ON: (d) => `计划${planStatus(d, "planStatus")}，其任务现在不能办理。`,
  REDATING_STATUS: () => "重排已经执行、取消或仍在检查，请刷新后再看。",
  OBLIGATION_STATUS: (d) =>
    d["status"] === "PAUSED"
      ? "该时限已暂停，请先恢复计时。"
      : d["status"] === "OPEN"
        ? "该时限正在计时，无需恢复。"
        : "该时限已结束，不能再操作。",
  NOTHING_CHANGES: () => "没有需要保存的改动。",
  TASK_WORKED_BY_RECORD: (d) =>
    `此任务在${text(d, "record", launchRecordZh.types)}中办理，单据办结后自动完成，请打开单据。`,
  RECORD_STATUS: (d) => `单据目前${recordStatus(d)}，不能执行该操作。`,
  RECORD_INCOMPLETE: (d) => `还需填写：${list(d, "fields", launchRecordZh.fields)}。`,
  AGREEMENT_FILE_MISSING: () => "请先上传签署后的《前期介入服务协议》。",
  AGREEMENT_BEFORE_APPROVAL: (d) =>
    `签订日期（${when(d, "signedOn")}）不能早于方案审批通过日期（${when(d, "approvedOn")}）。`,
  MATERIAL_CATEGORY_EMPTY: (d) =>
    `以下类别没有物资，请填写明细或勾选「无需求」：${list(d, "categories", launchRecordZh.categories)}。`,
  PROGRESS_BEFORE_LAST: (d) =>
    `日期（${when(d, "onDay")}）不能早于上次登记的进度（${when(d, "last")}）。`,
  ARRIVED_BEFORE_ORDERED: (d) =>
    `到位日期（${when(d, "arrivedOn")}）不能早于申购日期（${when(d, "orderedOn")}）。`,
  PRINT_STEP_ORDER: (d) => `请按顺序办理，下一步是「${text(d, "next", launchRecordZh.steps)}」。`,
  PRINT_DAY_ORDER: (d) =>
    `「${text(d, "step", launchRecordZh.steps)}」的日期不能早于上一步（${when(d, "last")}）。`,
  CLEANING_SECTIONS_MISSING: (d) =>
    `清洁开荒方案缺少：${list(d, "sections", launchRecordZh.sections)}。`,
  AREA_FINISHED: (d) => `该区域已开荒完毕，时间不再调整：${list(d, "areas")}。`,
  AREA_NOT_FINISHED: (d) => `日常保洁只能进入开荒完毕的区域，尚未完毕：${list(d, "areas")}。`,
  AREA_UNDER_DAILY_CLEANING: (d) => `该区域已由日常保洁单位接手：${list(d, "areas")}。`,

  POLICY_LEVEL: (d) => `该参数不能在这一级设置，只能设置在：${list(d, "allowed", levelsZh)}。`,
  POLICY_IN_THE_PAST: (d) => `生效日期最早为今天（${when(d, "today")}）。`,
  POLICY_TOO_SOON: (d) => `须提前告知大家，生效日期最早为 ${when(d, "earliest")}。`,
  PATTERN_MALFORMED: (d) =>
    `编号格式${quote(d, "pattern")}不能使用：须有且只有一个 {number}，可用 {center}、{region}、{year}，例如 KF-{center}-{year}-{number:4}。`,
  APPROVAL_OPEN: () => "此记录正在审批，不能重复提交。可先撤回原来的提交。",
  APPROVAL_CLOSED: (d) => `审批${text(d, "status", approvalZh.statuses)}，不能再办理。`,
  APPROVAL_OWN: () => "不能审批自己提交或修改过的内容，也不能由您的代理人代为审批。",
  APPROVAL_GIVEN: () => "您在这一环节已经发表过意见。",
  APPROVAL_HANDED_OVER: () => "这一环节已转交他人。如需自己审批，请先转交给自己。",
  APPROVAL_NOT_YOURS: (d) => `这一环节由${roleNames(d)}审批。`,
  APPROVAL_STEP_PASSED: () => "您看到的环节已由他人处理，请刷新后再看。",
  APPROVAL_CONTENT_CHANGED: () => "内容在您查看之后有修改，请看过新内容再审批。",
  APPROVAL_STEP_NOT_EXTERNAL: () => "当前环节不是外部单位审批，无需登记书面意见或发送链接。",
  APPROVAL_EVIDENCE_MISSING: () => "请先上传对方签字的书面文件。",
  APPROVAL_EVIDENCE_KEPT: () => "此文件已作为审批凭证登记，不能移除。",
  APPROVAL_NOT_REQUESTER: () => "只有提交人可以撤回。",
  APPROVER_IS_AUTHOR: () => "此人是提交人或修改过内容，不能审批。请选择其他人。",
  APPROVER_NOT_AT_PLACE: () => "此人在这里没有可以查看此类记录的岗位。请选择其他人。",
  APPROVER_ASKED_ALREADY: () => "此人已在审批人之列。",
  LINK_NOT_VALID: (d) =>
    `此链接${text(d, "status", linkZh.statuses)}。如需继续，请联系发出链接的人。`,
  SIGN_OFF_CLOSED: () => "此签署已取消，不能再签。",
  SIGNATURE_GIVEN: () => "这一栏已经签署。",
  SIGNATURE_OUT_OF_ORDER: (d) => `须先由${list(d, "slots")}签署。`,
  SIGNATURE_NOT_YOURS: (d) => `这一栏由${roleNames(d)}签署。`,
  SIGNATURE_OTHER_SIDE: () => "您已代表另一方签署，同一人不能代表双方签署。",
  SIGNATURE_CONTENT_CHANGED: () => "内容在您查看之后有修改，请看过新内容再签署。",
  SIGNATURE_NOT_EXTERNAL: () => "这一栏不由外部单位签署，不能发送链接。",
  SIGNATURE_EMPTY: () => "请在签名区写下您的姓名。",
  SIGNATURE_NOT_CONFIRMED: () => "密码或验证码不正确，请重新输入。",
  CHAIN_WITHOUT_STEPS: () => "审批流程至少要有一个环节。",
  CHAIN_TOO_LONG: (d) => `审批流程最多 ${count(d, "limit")} 个环节。`,
  CHAIN_STEP_TWICE: (d) => `环节标识${quote(d, "step")}重复。`,
  CHAIN_STEP_INVALID: (d) =>
    `第 ${count(d, "position")} 个环节的${text(d, "field", approvalZh.stepFields)}不符合要求。`,
  CHAIN_STEP_LEVEL: (d) =>
    `第 ${count(d, "position")} 个环节：${roleName(d)}不属于${text(d, "level", approvalZh.levels)}。`,

  CHECKLIST_EMPTY: () => "检查表里还没有检查项，请先添加。",
  CHECKLIST_CODE_TWICE: (d) => `编码${quote(d, "code")}用了两次，请改掉其中一个。`,
  CHECKLIST_REFERENCE_UNKNOWN: (d) =>
    `检查项${quote(d, "code")}引用的${quote(d, "refers")}不存在，请重新选择。`,
  CHECKLIST_ITEM_EMPTY: (d) => `检查项${quote(d, "code")}还没有选项或测量项，请补上。`,
  CHECKLIST_LIMITS_CROSSED: (d) =>
    `检查项${quote(d, "code")}的${quote(d, "measure")}下限高于上限，请改正。`,
  CHECKLIST_CONDITION_CYCLE: (d) => `显示条件互相循环：${list(d, "codes")}。请去掉其中一个条件。`,
  CHECKLIST_STATUS: () => "这个版本的状态不允许此操作：只有草稿可以编辑和发布。",
  CHECKLIST_DRAFT_EXISTS: () => "这份检查表已有一个草稿，请先发布或放弃它。",
  CHECKLIST_NOT_PUBLISHED: (d) => `公司还没有发布检查表${quote(d, "template")}，请先发布一个版本。`,
  CHECKLIST_ANSWER_KIND: (d) => `${quote(d, "item")}不能这样填写，请刷新后重试。`,
  CHECKLIST_ITEM_FROM_RECORD: (d) => `${quote(d, "item")}由系统登记的内容自动得出，请修改登记。`,
  CHECKLIST_MUST_APPLY: (d) => `${quote(d, "item")}必须检查，不能填不适用。`,
  CHECKLIST_NUMBER_MALFORMED: (d) => `${quote(d, "item")}应填数字，现为${quote(d, "value")}。`,
  CHECKLIST_VALUE_IMPLAUSIBLE: (d) => `请以${text(d, "unit", unitsZh)}为单位填写。`,
  CHECKLIST_COMPLETED: () => "检查已完成，不能再改。如需修改，请先重新打开。",
  CHECKLIST_NOT_COMPLETED: () => "检查还在填写中，无需重新打开。",
  CHECKLIST_ITEMS_OPEN: (d) => `还有必填项没有填：${list(d, "items")}。`,
  CHECKLIST_VERSION_SAME: () => "已经是最新版本。",
  CHECKLIST_NOTHING_TO_WAIVE: (d) => `${quote(d, "item")}没有不符合，无需例外。`,
  DAY_IN_FUTURE: (d) => `日期不能晚于今天（${when(d, "today")}）。`,
  SHOWCASE_EXISTS: () => "这次开盘已有服务展示布置方案，请刷新页面后打开。",
  SHOWCASE_STATUS: (d) => `布置方案${text(d, "status", showcaseZh.planStates)}，现在不能这样办理。`,
  AREA_TOO_SMALL: () => "展示接待区域面积不足10平方米，请改用展板展示。",
  EQUIPMENT_MISSING: (d) => `展示接待区缺少：${list(d, "missing", showcaseZh.equipment)}。`,
  BOARD_MISSING: () => "请至少登记一块展板，并为每块展板填写标题、位置和上传照片。",
  SHOWCASE_NOT_APPROVED: () => "布置方案须经培训部审核、地区负责人审批后才能实施。",
  CONTENT_MISSING: (d) => `资料展示还缺少：${list(d, "missing", showcaseZh.contentTypes)}。`,
  CONTENT_STATUS: (d) =>
    `展示内容${text(d, "status", showcaseZh.contentStates)}，现在不能这样办理。`,
  CONTENT_NOT_REVIEWED: () => "须先经培训部审核，才能对外展示。",
  CONTENT_FILE_MISSING: () => "请先上传展示内容的文件。",
  VIDEO_NOT_LOOPED: () => "视频须循环播放，请勾选「循环播放」。",
  CONTENT_POINTS_MISSING: (d) => `内容还缺少：${list(d, "missing", showcaseZh.points)}。`,
  COPIES_MISSING: () => "请填写简报或小手册的印刷数量。",
  EXAM_BEFORE_TRAINING: () => "考核日期不能早于培训日期。",
  EXAMINES_ONESELF: () => "考核人不能是接待员本人。",
  EXAM_PASS_MARK: (d) =>
    `成绩 ${count(d, "score")} 分与是否合格不一致，合格分为 ${count(d, "mark")} 分。`,
  SHOWCASE_EVENT_OVER: () => "这次活动已举行或已取消，不能再办理。",
  SURVEY_CLOSED: () => "这次意见征询已结束，不再收集问卷。",
  SURVEY_OVER: (d) => `这次意见征询已于${when(d, "untilOn")}截止，不再收集问卷。`,
  SURVEY_ANSWERED: () => "已有人填写问卷，题目不能再改。可结束后另建一次征询。",
  SURVEY_ANSWERS_MISSING: (d) => `还需回答：${list(d, "questions")}`,
  RECEPTIONIST_NOT_QUALIFIED: () => "接待员须经培训考核合格后方可上岗。",
  COUNT_EMPTY: () => "请至少清点一件物品。",
  COUNT_UNEXPLAINED: (d) => `清点数与登记数不符，请说明原因：${list(d, "items")}。`,
  VISITORS_NEGATIVE: () => "访客人数不能为负数。",
  STOCK_TOO_SMALL: (d) => `库存只有 ${count(d, "stock")}，不够领用 ${count(d, "used")}。`,
  CLOSING_INCOMPLETE: (d) => `下班前须全部关闭，还有：${list(d, "open", showcaseZh.closing)}。`,
  SITE_RESOLVED: () => "处理结果已填写，无需重复处理。",
  ADJUSTMENT_MISSING: () => "请填写管理方案的调整，或选择「无需调整」。",

  TOO_MANY_FORMS: (d) =>
    `一次最多打印 ${count(d, "limit")} 份，现选了 ${count(d, "count")} 份，请分批打印。`,
  PRINT_OVER: () => "这项打印已经结束，不能取消。",
  PRINT_NOT_READY: () => "文件还没有生成。请在“打印任务”中查看进度，或重新打印。",
  RECEPTION_EXISTS: () => "这个物业服务中心已有接待区域布置。",
  RECEPTION_ONLY_REGION: () => "只有地区物业公司可以验收。",
  RECEPTION_OWN_CHECK: () => "自查人不能验收自己的检查，请由地区的其他人员验收。",
  RECEPTION_STATUS: (d) => `布置${text(d, "status", receptionZh.statuses)}，现在不能执行此操作。`,
  RECEPTION_STANDARD_CHANGED: () => "布置规范已有新版本，请先改用新版本，核对变动的项目后再提交。",
  RECEPTION_PHOTOS_MISSING: (d) => `请上传现场照片：${list(d, "items")}。`,
  RECEPTION_LINES_NOT_OK: (d) =>
    `还有项目不符合：${list(d, "items")}。请退回整改，或逐项批准例外。`,
  RECEPTION_PHONES_ONLY: () => "只有电话可以接听客户诉求、接入录音。",
  RECEPTION_FINDING_MENDED: () => "这个问题已经处理。",

  TRAINING_ITEM_NOT_IN_SCHEME: () =>
    "每次培训必须对应本项目执行的培训方案中的一个条目，请从方案中选择。",
  TRAINING_NOT_STAFF: (d) => `${text(d, "name")} 不是本物业服务中心的员工，不能列为参加人员。`,
  TRAINING_SIGN_IN_MISSING: () => "请先上传签到表照片，再登记培训。",
  TRAINING_HELD: () => "培训已经举办并登记，请先撤回培训记录。",

  AREA_LETTER_FILE_MISSING: () =>
    "请先上传已发出的反馈文件（签收件、邮件截图等），再登记书面反馈。",
  AREA_NOT_TOLD: () =>
    "销售区域的问题须先书面反馈地区公司工程部：请在销售区域移交页生成反馈单，发出后登记。",
  DEFECT_FOLLOWER_NOT_STAFF: (d) =>
    `${text(d, "name")} 不是本物业服务中心的员工，不能指定为跟进专人。`,
  LINK_PHOTO_MISSING: () => "请先上传至少一张照片。",

  DEFECT_CONTRACTOR_ELSEWHERE: () => "该责任单位属于另一个物业服务中心，不能负责这处缺陷。",
  BULK_TOO_MANY: (d) =>
    `一次最多修改 ${count(d, "limit")} 条，现选了 ${count(d, "count")} 条，请分批进行。`,
  BULK_NOTHING: () => "没有会发生改动的记录。",
  BULK_STATE: (d) =>
    `这次批量修改已经${d["status"] === "UNDONE" ? "撤销" : "执行"}，不能再这样操作。`,
  BULK_ROW_CHANGED: () => "预览之后这条记录已被修改，请重新预览。",
  BULK_CHANGED_SINCE: (d) =>
    `有 ${count(d, "count")} 条记录之后又被修改（${list(d, "names")}），不能整体撤销。`,

  BIDDING_STATUS: (d) => `招投标项目${text(d, "status", biddingZh.statuses)}，现在不能执行此操作。`,
  BIDDING_OBJECT_TAKEN: () => "同一对象已有进行中的招投标项目，请在原项目中继续办理。",
  BIDDING_BUILDINGS_REQUIRED: () => "新推组团或楼宇的招投标须选择涉及楼宇。",
  BIDDING_LAUNCH_PAST: (d) => `开盘日期（${when(d, "launchDate")}）不能早于今天。`,
  BIDDING_TEAM_ONLY: (d) => `此操作由${list(d, "names")}或地区物业公司负责人办理。`,
  BIDDING_GROUP_EMPTY: () => "前期物业招投标工作小组还没有人员，请先登记成员。",
  BIDDING_STEPS_OPEN: (d) => `请先登记以下步骤的完成日期：${list(d, "steps", biddingZh.steps)}。`,
  BIDDING_FIELDS_MISSING: (d) => `还需填写：${list(d, "fields", biddingZh.fields)}。`,
  BIDDING_METHOD_REQUIRED: () => "请先确定选聘方式：公开招标或邀请招标方可发标。",
  BIDDING_MATERIALS_MISSING: (d) =>
    `开发商资料未提供齐全：还缺${list(d, "kinds", biddingZh.materialKinds)}。`,
  BIDDING_TIMES_NOT_AGREED: () =>
    "开标时间和发标时间还未与物业行政主管部门商定，请先登记商定日期。",
  BIDDING_OPENING_BEFORE_DEADLINE: () => "开标时间不得早于投标截止时间。",
  BIDDING_TEAM_ONE_SIDED: () => "投标小组须由地区公司和地区物业公司共同指定。",
  BIDDING_WITHOUT_RESPONSIBILITY: (d) => `以下成员没有责任分工，请补充：${list(d, "names")}。`,
  BIDDING_TWO_LEADERS: () => "投标小组负责人只能有一人。",
  BIDDING_TWO_PROJECT_HEADS: () => "项目负责人只能有一人。",
  BIDDING_TEAM_INCOMPLETE: (d) => `投标小组还缺：${list(d, "roles", biddingZh.members)}。`,
  BIDDING_PLAN_EMPTY: () => "请先制定详细的投标工作计划。",
  BIDDING_PLAN_NOT_APPROVED: () => "投标工作计划还未经地区物业公司负责人批准，请先提交审批。",
  BIDDING_REQUIREMENTS_OPEN: (d) =>
    `投标文件未响应全部招标要求（缺 ${count(d, "count")} 项）：${list(d, "clauses")}。`,
  BIDDING_NO_REQUIREMENTS: () => "还没有录入招标文件要求，请逐条录入并响应。",
  BIDDING_NOT_PACKED: (d) => `请先核对并勾选：${list(d, "fields", biddingZh.fields)}。`,
  BIDDING_DEADLINE_PASSED: () => "已超过投标截止时间，不能登记送达。",
  BIDDING_NOT_OPENED_YET: () => "还没有到开标时间。",
  BIDDING_DEFENSE_MISSING: () => "招标文件要求答辩，请先登记答辩准备和参加情况。",
  BIDDING_ATTENDANCE_MISSING: () => "投标小组负责人和项目负责人均须参加开标会，请登记。",
  BIDDING_AWARD_NOTICE_MISSING: () => "请上传《中标通知书》。",
  BIDDING_CONTRACT_PAPERS_MISSING: (d) => `请上传：${list(d, "documents", biddingZh.documents)}。`,
  BIDDING_FILING_INCOMPLETE: (d) =>
    `备案资料不齐全：${
      [
        ...(Array.isArray(d["documents"]) && d["documents"].length > 0
          ? [`缺${list(d, "documents", biddingZh.documents)}`]
          : []),
        ...(d["number"] === 1 ? ["缺备案编号"] : []),
      ].join("，") || "请填写备案日期"
    }。`,
  BIDDING_NOT_FILED_AND_LICENSED: () => "备案和收费许可证均办妥后方可归档。",
  BIDDING_FIELD_KEPT: (d) =>
    `${list(d, "fields", { ...biddingZh.fields, ...biddingZh.documents })}是已办步骤的依据，不能再改动。`,
  BIDDING_STEP_KEPT: (d) =>
    `「${list(d, "steps", biddingZh.steps)}」的日期是「${list(d, "by", biddingZh.steps)}」的依据，不能再改动。`,
  BIDDING_FOLLOWS_PLAN: () => "开盘日期跟随开盘筹备计划，请在该计划中调整。",
  BIDDING_MEMBER_TWICE: () => "此人已在投标小组中。",
  BIDDING_PACK_OPEN: (d) =>
    [
      "投标文件页码检查未通过。",
      d["missing"]?.toString() && `缺少文件：${list(d, "missing")}。`,
      d["unsealed"]?.toString() && `未签字盖章：${list(d, "unsealed")}。`,
      d["unanswered"]?.toString() && `对应章节没有文件的条款：${list(d, "unanswered")}。`,
      d["stale"] === 1 && "章节或文件有变动，请重新合成。",
    ]
      .filter(Boolean)
      .join(""),
  BIDDING_PACKING_OPEN: (d) =>
    `装订与封装清单还有 ${count(d, "count")} 项未核对：${list(d, "names")}。`,
  BIDDING_DEFENSE_OPEN: (d) => `答辩准备还有 ${count(d, "count")} 项未完成：${list(d, "names")}。`,
  BID_PACK_FILES: (d) =>
    `以下文件不能合成（只合成 PDF 和图片，加密或损坏的 PDF 不能读取），请转换后重新上传：${list(d, "names")}。`,
  BID_PACK_EMPTY: () => "还没有可合成的文件，请先添加章节并上传。",
  BID_PACK_TOO_LARGE: (d) =>
    `文件合计 ${bytes(Number(d["size"]))}，一次最多合成 ${bytes(Number(d["limit"]))}。请压缩扫描件后重新上传。`,
  BID_PACK_STATUS: (d) =>
    `合成任务${text(d, "status", bidWorkZh.pack.statuses)}，现在不能执行此操作。`,
  BIDDING_NOT_DECIDED: () => "投标决策表还没有作出投标的决定，请先完成投标决策。",
  BID_SHEET_STATUS: (d) =>
    `投标决策表${text(d, "status", bidWorkZh.decision.statuses)}，现在不能执行此操作。`,
  BID_SHEET_OPEN: (d) =>
    `还有 ${count(d, "count")} 项未填写完整（评分须写明理由）：${list(d, "names")}。`,
  BID_SHEET_OWN: () => "不能决定自己提交的投标决策表，请由另一位负责人决定。",
  BID_CRITERIA_WEIGHTS: (d) => `各项权重合计应为 100，现为 ${count(d, "sum")}。`,
  BID_CRITERIA_LIMITS: () => "建议投标的分数线不能低于建议不投的分数线，且都在 0 至 100 之间。",
  BIDDING_HAS_FILES: () => "请先移除这份文件的附件。",
  DEFECT_OWN_WORK: (d) =>
    d["step"] === "FIX"
      ? "整改是您本人登记的，须由他人复验和销项。"
      : "复验是您本人做的，须由他人销项。",
  DEFECT_SAFETY: () => "影响结构或使用安全的缺陷必须整改并复验合格，不能例外接受或降低等级。",
  DEFECT_VOID_BY_HEAD: () =>
    "已有人在处理这条缺陷，须由物业服务中心负责人或地区物业公司负责人作废。",
  DEFECT_DUE_TOO_EARLY: (d) => `整改期限不得早于发现日期（${when(d, "raisedOn")}）。`,
  DEFECT_PIN_OUTSIDE: () => "图钉在户型图之外，请重新标注。",
  DEFECT_NO_PLAN: () => "这套房屋的户型还没有户型图，请先上传户型图，或不标图钉。",
  DEFECT_REGION_SHAPE: (d) => `区域「${text(d, "name")}」至少要有三个顶点，并围出一块面积。`,
  DEFECT_MERGE_SELF: () => "请选择另外的缺陷来合并。",
  DEFECT_MERGE_APART: () => "只能合并同一房屋、同一来源的缺陷。",
  DEFECT_COPY_SELF: () => "缺陷就在这套房屋。",
  DEFECT_LAYOUT_DIFFERS: () => "不是同一小区的同一户型，没有相同的位置。",
  DEFECT_THERE_ALREADY: () => "这套房屋的同一位置已有同类未销缺陷。",
  LOCAL_RULE_UNREAD: () =>
    "不符合时禁止的规定，须已核对原文（V1 或 V2），并填写条款和原文摘录；未核原文的只能提醒。",
  LOCAL_RULE_LOOSER: (d) =>
    `${text(d, "rule")}「${text(d, "subject")}」是强制性的国家规定，地方规定不能放宽，也不能改为提醒。`,
  STATUTE_BROKEN: (d) =>
    `不符合法定要求（${list(d, "rules")}；${articlesZh(list(d, "sources"))}）。${
      d["late"] === 1
        ? "期限已过，由地区物业公司负责人填写原因后方可继续。"
        : "请按要求调整后再办理。"
    }`,
  STATUTE_UNKNOWN: (d) =>
    `核对法定要求所需的内容还未填写（${list(d, "rules")}；${articlesZh(list(d, "sources"))}）。`,
};

function roleNames(d: RefusalDetails): string {
  const named = d["roles"];
  const words = Array.isArray(named) ? named : [];
  if (words.length === 0) return "指定的人员";
  return words.map((role) => `「${isRole(role) ? roles[role].zh : role}」`).join("或");
}

function roleName(d: RefusalDetails): string {
  const role = String(d["role"] ?? "");
  return `「${isRole(role) ? roles[role].zh : role}」`;
}
