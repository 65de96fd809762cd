import { enumOf } from "../graphql/enum.ts";

export const TrainingKind = enumOf("TrainingKind", "Kind of training before a launch (培训类别)", {
  ONBOARDING: "Onboarding of new staff (新员工入职培训)",
  ETIQUETTE: "Service etiquette (服务礼仪培训)",
  JOB_SKILL: "Job skills of a department (岗位技能培训)",
});

export const TrainingDepartment = enumOf(
  "TrainingDepartment",
  "Department that trains its posts (培训部门)",
  {
    CUSTOMER_SERVICE: "Customer service (客户服务部)",
    ENGINEERING: "Engineering (工程维修部)",
    ORDER: "Order maintenance (秩序维护部)",
  },
);

export const TrainingResult = enumOf("TrainingResult", "Result of an attendee (培训结果)", {
  PASSED: "Passed (合格)",
  FAILED: "Failed (不合格)",
});
