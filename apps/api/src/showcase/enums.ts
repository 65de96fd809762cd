import { enumOf } from "../graphql/enum.ts";

export const ShowcasePlanStatus = enumOf(
  "ShowcasePlanStatus",
  "Where a showcase stands (布置方案状态)",
  {
    DRAFT: "Draft (草稿)",
    AGREED: "Agreed with the developer, under review (已与地区公司确定)",
    REVIEWED: "Reviewed by the training department (培训部已审核)",
    APPROVED: "Approved by the region's head (已审批)",
    IMPLEMENTED: "Laid out (已布置)",
    IN_USE: "On show (展示中)",
    CLOSED: "Taken down (已撤展)",
  },
);

export const ShowcaseMode = enumOf("ShowcaseMode", "How it is shown (展示方式)", {
  RECEPTION_AREA: "A reception area of 10 m² or more (展示接待区)",
  DISPLAY_BOARD: "Display boards (展板)",
});

export const ShowcaseEquipment = enumOf(
  "ShowcaseEquipment",
  "What it is equipped with (配备物品)",
  {
    SOFA: "Sofa (沙发)",
    TEA_TABLE: "Tea table (茶几)",
    WATER_DISPENSER: "Water dispenser (饮水机)",
    GREEN_PLANT: "Green plants (绿植)",
    VIDEO_PLAYER: "Video equipment (视频播放用品)",
  },
);

export const ShowcaseContentType = enumOf("ShowcaseContentType", "What is shown (内容类别)", {
  COMPANY_PROFILE: "Company profile (公司简介)",
  SPECIAL_SERVICES: "Special services of the project (项目特色服务内容)",
  PRE_CONTRACT: "Pre-stage property contract (前期物业合同)",
  PRE_AGREEMENT: "Pre-stage service agreement (前期物业服务协议)",
  INTERIM_COVENANT: "Interim covenant (临时管理规约)",
  HONOR: "Honour certificates and medals (荣誉证书、奖牌)",
  MODEL_PROJECT_PHOTO: "Pictures of model projects (示范项目管理的图片)",
  VIDEO: "Slides or video (PPT或视频)",
  BROCHURE: "Brief or booklet (物业服务简报或小手册)",
  LECTURE: "Lecture notes (服务展示内容讲义)",
  SCRIPT: "Explanation script (展示区讲解说辞)",
});

export const ShowcaseContentStatus = enumOf(
  "ShowcaseContentStatus",
  "Where a content stands (展示内容状态)",
  {
    DRAFT: "Draft, or under review (草稿)",
    REVIEWED: "Reviewed by the training department (已审核)",
    SHOWN: "On show (展示中)",
    RETIRED: "Retired (停用)",
  },
);

export const ContentMaker = enumOf("ContentMaker", "Which department made it (编制部门)", {
  TRAINING: "Training department (培训管理部)",
  CUSTOMER_SERVICE: "Customer service (客户服务部)",
});

export const ContentPoint = enumOf("ContentPoint", "What a content tells (内容要点)", {
  DAILY_MANAGEMENT: "Highlights of daily management in mature estates (成熟小区的日常管理亮点)",
  REQUEST_PROCESS: "How customer requests are handled (客户诉求处理流程)",
  TIMELY_SERVICE: "Timely service of high quality (及时性的高品质服务)",
  SERVICE_PICTURES: "Pictures of special services (服务特色展示图片)",
  PUBLIC_RULES: "Public management rules (公共管理制度)",
});

export const ShowcaseEventType = enumOf("ShowcaseEventType", "What is held (展示类别)", {
  MORNING_PARADE: "Morning parade (列队晨会)",
  ETIQUETTE_DRILL: "Etiquette drill (服务礼仪演练)",
  GUARD_DRILL: "Guard drill (保安员会操表演)",
  OTHER: "Another image show (其他)",
  PROMOTION_SUPPORT: "Support of marketing's promotion, SHW-R17 (配合营销推广)",
});

export const ShowcaseEventStatus = enumOf("ShowcaseEventStatus", "Where it stands (状态)", {
  PLANNED: "Planned (已安排)",
  HELD: "Held (已举行)",
  CANCELLED: "Called off (已取消)",
});

export const DutyShift = enumOf("DutyShift", "When somebody is on duty (班次)", {
  DAY: "All day (全天)",
  EARLY: "Early (早班)",
  LATE: "Late (晚班)",
});

export const SurveyTopic = enumOf("SurveyTopic", "What a survey asks about (需求主题)", {
  PROPERTY: "Property management (物业管理)",
  CLUBHOUSE: "Clubhouse management (会所管理)",
});

export const SurveyQuestionKind = enumOf("SurveyQuestionKind", "Kind of question (题型)", {
  ONE: "One choice (单选)",
  MANY: "Several choices (多选)",
  SCORE: "A score from 1 to 5 (评分)",
  TEXT: "Words (填写)",
});
