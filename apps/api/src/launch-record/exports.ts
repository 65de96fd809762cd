import type { ListExport } from "../export/types.ts";

const posts = {
  SECURITY_HEAD: { zh: "秩序维护部负责人", en: "Head of order maintenance" },
  GATE_GUARD: { zh: "工地大门岗", en: "Site-gate guard" },
  STANDBY_GUARD: { zh: "旁站保安员", en: "Standby-post guard" },
  COOK: { zh: "厨师", en: "Cook" },
  CS_HEAD: { zh: "客户服务部负责人", en: "Head of customer service" },
  ENGINEERING_SUPERVISOR: { zh: "工程维修部主管", en: "Engineering supervisor" },
  CS_STAFF: { zh: "客户服务部一线员工", en: "Front line of customer service" },
  ENGINEERING_STAFF: { zh: "工程维修部一线员工", en: "Front line of engineering" },
  SALES_GUARD: { zh: "配合销售保安员", en: "Sales-support guard" },
};
const modes = {
  RECRUIT: { zh: "招聘", en: "From outside" },
  COMPETE: { zh: "竞聘", en: "By competition" },
  SELECT: { zh: "选聘", en: "By selection" },
};
const categories = {
  OFFICE_FURNITURE: { zh: "办公家具", en: "Office furniture" },
  OFFICE_SUPPLIES: { zh: "办公用品", en: "Office supplies" },
  SALES_AREA: { zh: "销售区域物品物料", en: "Sales-area goods" },
  RECEPTION: { zh: "接待用品", en: "Reception supplies" },
  REPAIR_TOOLS: { zh: "工程维修工具", en: "Repair tools" },
  SECURITY_FIRE: { zh: "秩序维护及消防用品", en: "Order and fire equipment" },
  LOGISTICS: { zh: "后勤物资", en: "Logistics goods" },
};
const departments = {
  MANAGEMENT: { zh: "管理层", en: "Management" },
  CUSTOMER_SERVICE: { zh: "客户服务部", en: "Customer service" },
  ENGINEERING: { zh: "工程维修部", en: "Engineering" },
  ORDER: { zh: "秩序维护部", en: "Order maintenance" },
  ENVIRONMENT: { zh: "环境管理部", en: "Environment" },
  LOGISTICS: { zh: "后勤", en: "Logistics" },
};
const progress = {
  REQUESTED: { zh: "已申购", en: "Requested" },
  ORDERED: { zh: "已下单", en: "Ordered" },
  SHIPPED: { zh: "已发货", en: "Shipped" },
  ARRIVED: { zh: "已到位", en: "There" },
};
const ofPlan = {
  estate: { zh: "小区", en: "Estate", path: "plan.estate.name", kind: "text" },
  launch: { zh: "开盘日期", en: "Launch", path: "plan.launchDate", kind: "day" },
} as const;

const materialColumns = {
  category: { zh: "物资类别", en: "Kind", path: "category", kind: "text", words: categories },
  item: { zh: "物资名称", en: "Item", path: "item", kind: "text" },
  quantity: { zh: "数量", en: "Quantity", path: "quantity", kind: "number" },
  unit: { zh: "单位", en: "Unit", path: "unit", kind: "text" },
  price: { zh: "预计单价", en: "Expected price", path: "estimatedPrice", kind: "number" },
  needed: { zh: "需用日期", en: "Needed by", path: "neededOn", kind: "day" },
  status: { zh: "采购进度", en: "Progress", path: "status", kind: "text", words: progress },
  since: { zh: "进度日期", en: "Since", path: "progressOn", kind: "day" },
} as const;

/** Who is hired and what is bought for the launches under way. */
export const launchRecordExports = {
  recruitment: {
    title: { zh: "招聘进度", en: "Recruitment" },
    field: "recruitmentItems",
    columns: {
      ...ofPlan,
      post: { zh: "岗位", en: "Post", path: "post", kind: "text", words: posts },
      mode: { zh: "方式", en: "How", path: "mode", kind: "text", words: modes },
      needed: { zh: "需求人数", en: "Needed", path: "needed", kind: "number" },
      hired: { zh: "到岗人数", en: "There", path: "hired", kind: "number" },
      hireBy: { zh: "到岗日期", en: "There by", path: "hireBy", kind: "day" },
      due: { zh: "任务应完成日期", en: "Task due", path: "task.dueOn", kind: "day" },
      remark: { zh: "备注", en: "Remark", path: "remark", kind: "text" },
    },
  },
  materials: {
    title: { zh: "采购跟进", en: "Procurement" },
    field: "materialLines",
    columns: {
      ...ofPlan,
      ...materialColumns,
    },
  },
  "plan-materials": {
    title: { zh: "物资申购明细", en: "Goods to buy" },
    of: "launchPlan",
    field: "materialRequest.lines",
    columns: materialColumns,
  },
  "plan-staffing": {
    title: { zh: "定编明细", en: "Posts" },
    of: "launchPlan",
    field: "staffingPlan.lines",
    columns: {
      department: {
        zh: "部门",
        en: "Department",
        path: "department",
        kind: "text",
        words: departments,
      },
      post: { zh: "岗位", en: "Post", path: "post", kind: "text" },
      number: { zh: "定编人数", en: "Headcount", path: "number", kind: "number" },
      hireBy: { zh: "到岗日期", en: "There by", path: "hireBy", kind: "day" },
      recruitAs: {
        zh: "对应招聘岗位",
        en: "Recruited as",
        path: "recruitAs",
        kind: "text",
        words: posts,
      },
    },
  },
} satisfies Record<string, ListExport>;
