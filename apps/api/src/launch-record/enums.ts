import { enumOf } from "../graphql/enum.ts";

export const LaunchRecordType = enumOf("LaunchRecordType", "Kind of launch record (筹备单据类型)", {
  SalesSupportScheme: "Sales-support scheme (配合销售服务及人员配置方案)",
  StaffingPlan: "Staffing plan (定岗定编方案)",
  RecruitmentItem: "Recruitment of a post (招聘计划)",
  UniformOrder: "Uniform order (工装申购)",
  MaterialRequest: "Materials plan (物资申购计划)",
  LogisticsItem: "Canteen and dormitory (食堂宿舍)",
  PrintHandover: "Printing and handover (印刷移交)",
  LaunchTraining: "Training sessions (培训)",
  InitialCleaningPlan: "Initial-cleaning plan (清洁开荒方案)",
  CleaningUtilities: "Water, power, equipment (开荒取水用电及物资)",
  LaunchDayPlan: "Plan for the day of the launch (开盘当天方案)",
  LaunchDrill: "Drill (演练记录)",
  ShowcasePlan: "Showcase layout plan (服务展示布置方案)",
  SalesAreaHandover: "Handover of the sales areas (销售区域移交)",
  BiddingProject: "Pre-stage bidding (前期物业招投标)",
});

export const SchemeStatus = enumOf(
  "SchemeStatus",
  "Status of the sales-support scheme (方案状态)",
  {
    DRAFT: "Draft (草稿)",
    SUBMITTED: "Waits for the region's head (待审核)",
    REVIEWED: "Waits for the developer's head (待审批)",
    APPROVED: "Approved by both (已审批)",
  },
);

export const StaffingStatus = enumOf("StaffingStatus", "Status of a staffing plan (定编状态)", {
  DRAFT: "Draft (草稿)",
  SUBMITTED: "Submitted to human resources (已提交)",
  APPROVED: "Finally approved (已审批)",
});

export const StaffingDepartment = enumOf(
  "StaffingDepartment",
  "Department of a service center (部门)",
  {
    MANAGEMENT: "Management (管理层)",
    CUSTOMER_SERVICE: "Customer service (客户服务部)",
    ENGINEERING: "Engineering (工程维修部)",
    ORDER: "Order maintenance (秩序维护部)",
    ENVIRONMENT: "Environment (环境管理部)",
    LOGISTICS: "Logistics (后勤)",
  },
);

export const RecruitmentPost = enumOf("RecruitmentPost", "Post filled before a launch (岗位)", {
  SECURITY_HEAD: "Head of order maintenance (秩序维护部负责人)",
  GATE_GUARD: "Site-gate guard (工地大门岗)",
  STANDBY_GUARD: "Standby-post guard (旁站保安员)",
  COOK: "Cook (厨师)",
  CS_HEAD: "Head of customer service (客户服务部负责人)",
  ENGINEERING_SUPERVISOR: "Engineering supervisor (工程维修部主管)",
  CS_STAFF: "Front line of customer service (客户服务部一线员工)",
  ENGINEERING_STAFF: "Front line of engineering (工程维修部一线员工)",
  SALES_GUARD: "Sales-support guard (配合销售保安员)",
});

export const RecruitmentMode = enumOf("RecruitmentMode", "How a post is filled (方式)", {
  RECRUIT: "From outside (招聘)",
  COMPETE: "By internal competition (竞聘)",
  SELECT: "By selection (选聘)",
});

export const UniformStatus = enumOf("UniformStatus", "Status of the uniforms (工装状态)", {
  DRAFT: "Sizes being gathered (统计尺码)",
  ORDERED: "Ordered (已申购)",
  ARRIVED: "In place (已到位)",
});

export const MaterialCategory = enumOf("MaterialCategory", "Kind of goods (物资类别)", {
  OFFICE_FURNITURE: "Office furniture (办公家具)",
  OFFICE_SUPPLIES: "Office supplies (办公用品)",
  SALES_AREA: "Goods of the sales area (销售区域物品物料)",
  RECEPTION: "Reception supplies (接待用品)",
  REPAIR_TOOLS: "Repair tools (工程维修工具)",
  SECURITY_FIRE: "Order and fire equipment (秩序维护及消防用品)",
  LOGISTICS: "Logistics goods (后勤物资)",
});

export const MaterialStatus = enumOf("MaterialStatus", "Status of a materials plan (申购状态)", {
  DRAFT: "Draft (草稿)",
  SUBMITTED: "Submitted for approval (待审批)",
  APPROVED: "Approved, being bought (已审批)",
});

export const ProcurementStatus = enumOf("ProcurementStatus", "How far a purchase is (采购进度)", {
  REQUESTED: "Requested (已申购)",
  ORDERED: "Ordered (已下单)",
  SHIPPED: "Shipped (已发货)",
  ARRIVED: "There (已到位)",
});

export const LogisticsKind = enumOf("LogisticsKind", "Matter of canteen and dormitory (事项)", {
  DORM_RENT: "Rent the dormitory (员工宿舍租赁)",
  CANTEEN_RENT: "Rent the canteen (食堂租赁)",
  CANTEEN_GOODS: "Buy the canteen's goods (食堂物资采购)",
  FOOD_SUPPLIER: "Choose the food supplier (食材集中配送单位确定)",
});

export const PrintedDocument = enumOf("PrintedDocument", "Paper printed for a launch (资料)", {
  PRE_AGREEMENT: "Pre-stage service agreement (前期物业服务协议)",
  INTERIM_COVENANT: "Interim covenant (临时管理规约)",
});

export const PrintStep = enumOf("PrintStep", "Step of a printed paper (印刷步骤)", {
  FINALIZED: "Finalized (定稿)",
  APPROVED: "Approved (报审通过)",
  PRINT_APPLIED: "Printing applied for (申请印刷)",
  PRINTED: "Printed (印刷完成)",
  HANDED_OVER: "Handed to marketing (移交营销部)",
});
