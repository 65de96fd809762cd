import type { Item, Measure, Words } from "../checklist/template.ts";
import type { StandardChecklist } from "../checklist/standards.ts";

/**
 * The layout standard of the reception area (接待区域布置规范), from 001-H of the texts, word by word where
 * they give measures. What the texts leave open is marked as a proposal and not required.
 */
const words = (zh: string, en: string): Words => ({ zh, en });
type More = Partial<Pick<Item, "required" | "weight" | "figure" | "failure" | "fromRecord">>;

/** One line of the standard: code, rule with its clause, label, what is required. */
function line(
  section: string,
  code: string,
  [ruleId, source]: readonly [string, string],
  label: Words,
  requirement?: Words,
) {
  return {
    code,
    section,
    ruleId,
    source: `001-H ${source}`,
    label,
    requirement,
    required: true,
    weight: 1,
  };
}
type Line = ReturnType<typeof line>;

const tick = (base: Line, more: More = {}): Item => ({ ...base, kind: "TICK", ...more });
const photo = (base: Line): Item => ({ ...base, kind: "PHOTO", minFiles: 1, weight: 0 });
const numbers = (base: Line, measures: Measure[], more: More = {}): Item => ({
  ...base,
  kind: "NUMBER",
  measures,
  ...more,
});
/** A length in metres; nobody's reception desk is longer than 5 m (07 part 7). */
const length = (code: string, label: Words, limits: Partial<Measure>): Measure => ({
  code,
  label,
  unit: words("m", "m"),
  plausible: "5",
  ...limits,
});
const amount = (code: string, label: Words, unit: Words, limits: Partial<Measure>): Measure => ({
  code,
  label,
  unit,
  ...limits,
});

const desk = (code: string, rule: readonly [string, string], label: Words, requirement?: Words) =>
  line("FRONT_DESK", code, rule, label, requirement);
const vip = (code: string, rule: readonly [string, string], label: Words, requirement?: Words) =>
  line("VIP_ROOM", code, rule, label, requirement);

const byPolicy = { toleranceSetting: "reception.deskTolerance" };
const sets = words("台", "pcs");
const pots = words("盆", "pots");
const proposal = { required: false, weight: 0 };

const plantsBothSides = words(
  "两侧均应布置植物盆景：高约1.5m一盆、高约0.5m 2-3盆",
  "Both sides need potted plants: one about 1.5 m high and 2–3 about 0.5 m high",
);

export const receptionStandard: StandardChecklist = {
  code: "RECEPTION",
  name: { zh: "接待区域布置规范", en: "Layout standard of the reception area" },
  capability: "RCP",
  content: {
    sections: [
      { code: "FRONT_DESK", label: words("客服前台接待区域", "Front-desk area") },
      { code: "VIP_ROOM", label: words("VIP客户接待室", "VIP room") },
    ],
    items: [
      tick(desk("LAYOUT", ["RCP-R05", "4.2.1"], words("布局合理", "Sensible layout"))),
      tick(desk("TIDY", ["RCP-R05", "4.2.1"], words("干净整洁", "Clean and tidy"))),
      tick(
        desk(
          "DESK_MATERIAL",
          ["RCP-R06", "4.2.2.1"],
          words("接待台材质", "Desk material"),
          words(
            "接待台主体由枣红色木纹装饰板、铝合金装饰条构成",
            "The desk is of maroon wood-grain panel and aluminium trim",
          ),
        ),
        { figure: "图1" },
      ),
      numbers(
        desk(
          "DESK_SIZE",
          ["RCP-R07", "4.2.2.2"],
          words("接待台", "Reception desk"),
          words(
            "按统一尺寸定制：长1.5m，后端高0.8m，前端高1.1m",
            "Custom-made, uniform: 1.5 m long, 0.8 m high at the rear, 1.1 m at the front",
          ),
        ),
        [
          length("LENGTH", words("长度", "length"), { expected: "1.5", ...byPolicy }),
          length("REAR_HEIGHT", words("后端高度", "rear height"), { expected: "0.8", ...byPolicy }),
          length("FRONT_HEIGHT", words("前端高度", "front height"), {
            expected: "1.1",
            ...byPolicy,
          }),
        ],
        { figure: "图1" },
      ),
      tick(
        desk(
          "STOOL_MATERIAL",
          ["RCP-R08", "4.2.3.1"],
          words("高脚凳材质", "Stool material"),
          words(
            "高脚凳由PU皮革及电镀钢架构成",
            "The stools are of PU leather and plated steel frame",
          ),
        ),
        { figure: "图2" },
      ),
      numbers(
        desk(
          "STOOL_SIZE",
          ["RCP-R09", "4.2.3.2"],
          words("高脚凳", "High stool"),
          words(
            "座位前后长度0.45m、左右宽度0.36m、上下高度0.6–0.75m",
            "Seat 0.45 m deep, 0.36 m wide, 0.6–0.75 m high",
          ),
        ),
        [
          length("DEPTH", words("座位前后长度", "seat depth"), { expected: "0.45" }),
          length("WIDTH", words("左右宽度", "seat width"), { expected: "0.36" }),
          length("HEIGHT", words("高度", "height"), { min: "0.6", max: "0.75" }),
        ],
        { figure: "图2" },
      ),
      {
        ...desk(
          "PLANT_MATERIAL",
          ["RCP-R10", "4.2.4.1"],
          words("植物盆景材质", "Plant material"),
          words("防腐塑料或绿色植物", "Preservative plastic or live plants"),
        ),
        kind: "CHOICE",
        figure: "图3",
        choices: [
          { code: "LIVE", label: words("绿色植物", "Live plants"), ok: true },
          { code: "PLASTIC", label: words("防腐塑料", "Preservative plastic"), ok: true },
          { code: "OTHER", label: words("其他", "Other"), ok: false },
        ],
      },
      numbers(
        desk("PLANTS", ["RCP-R11", "4.2.4.2"], words("植物盆景", "Potted plants"), plantsBothSides),
        [
          amount("LEFT_TALL", words("左侧高约1.5m", "left, about 1.5 m"), pots, { expected: "1" }),
          amount("LEFT_SMALL", words("左侧高约0.5m", "left, about 0.5 m"), pots, {
            min: "2",
            max: "3",
          }),
          amount("RIGHT_TALL", words("右侧高约1.5m", "right, about 1.5 m"), pots, {
            expected: "1",
          }),
          amount("RIGHT_SMALL", words("右侧高约0.5m", "right, about 0.5 m"), pots, {
            min: "2",
            max: "3",
          }),
        ],
        { failure: plantsBothSides, figure: "图3" },
      ),
      tick(
        desk(
          "PLANT_PLACE",
          ["RCP-R11", "4.2.4.2"],
          words("盆景摆放", "Placement of the plants"),
          words("摆放美观合理，数量不过多", "Well placed, and not too many"),
        ),
        { figure: "图3" },
      ),
      tick(desk("BACKGROUND_BOARD", ["RCP-R03", "4.1"], words("背景板", "Background board"))),
      numbers(
        desk(
          "COMPUTERS",
          ["RCP-R12", "4.2.5"],
          words("台式电脑", "Desktop computers"),
          words(
            "客服前台、收费至少各一台",
            "At least one at the front desk and one at the fee desk",
          ),
        ),
        [
          amount("FRONT_DESK", words("（客服前台）", "at the front desk"), sets, { min: "1" }),
          amount("CASHIER_DESK", words("（收费）", "at the fee desk"), sets, { min: "1" }),
        ],
        { fromRecord: true },
      ),
      tick(
        desk(
          "COMPUTER_PLACE",
          ["RCP-R12", "4.2.5"],
          words("电脑主机", "Main units"),
          words("主机放置于接待台面之下", "The main unit stands under the desk top"),
        ),
      ),
      numbers(
        desk(
          "PHONES",
          ["RCP-R13", "4.2.6"],
          words("客服前台电话", "Front-desk telephones"),
          words("至少两部", "At least two"),
        ),
        [amount("COUNT", words("数量", "number"), words("部", "pcs"), { min: "2" })],
        {
          fromRecord: true,
          failure: words(
            "客服前台应至少配备两部电话",
            "The front desk needs at least two telephones",
          ),
        },
      ),
      tick(
        desk(
          "PHONE_LOOK",
          ["RCP-R13", "4.2.6"],
          words("电话颜色形状", "Look of the telephones"),
          words("舒适美观，不夸张", "Pleasant, not showy"),
        ),
      ),
      numbers(
        desk(
          "PHONE_RECORDING",
          ["RCP-R14", "4.2.7"],
          words("电话录音", "Recording of calls"),
          words(
            "接听客户诉求的电话全部接入电话录音系统",
            "All phones that take customers' requests are connected to the recording system",
          ),
        ),
        [
          amount("NOT_RECORDED", words("未接入", "not connected"), words("部", "pcs"), {
            max: "0",
          }),
        ],
        {
          fromRecord: true,
          failure: words(
            "接听客户诉求的电话须接入电话录音系统",
            "Phones that take customers' requests must be connected to the recording system",
          ),
        },
      ),
      numbers(
        desk(
          "MONITORING",
          ["RCP-R15", "4.2.8"],
          words("监控系统", "Monitoring"),
          words(
            "由硬盘录像机、独立摄像机、拾音器组成",
            "Recorder, separate cameras and microphones",
          ),
        ),
        [
          amount("DVR", words("硬盘录像机", "recorders"), sets, { min: "1" }),
          amount("CAMERA", words("独立摄像机", "cameras"), sets, { min: "1" }),
          amount("PICKUP", words("拾音器", "microphones"), words("个", "pcs"), { min: "1" }),
        ],
        { fromRecord: true },
      ),
      tick(
        desk(
          "DVR_PORTS",
          ["RCP-R15", "4.2.8"],
          words("硬盘录像机接口", "Ports of the recorder"),
          words(
            "具备音频、视频输入输出功能，带USB接口",
            "Audio and video in and out, and a USB port",
          ),
        ),
      ),
      tick(
        desk(
          "CARD_MATERIAL",
          ["RCP-R16", "4.2.8.1"],
          words("台卡材质", "Desk card material"),
          words("值班人员台卡由铜版纸印刷", "Cards of people on duty are printed on coated paper"),
        ),
        { figure: "图4" },
      ),
      numbers(
        desk(
          "CARD_SIZE",
          ["RCP-R17", "4.2.8.2"],
          words("台卡", "Desk card"),
          words("长0.25m、宽0.11m", "0.25 m long, 0.11 m wide"),
        ),
        [
          length("LENGTH", words("长度", "length"), { expected: "0.25" }),
          length("WIDTH", words("宽度", "width"), { expected: "0.11" }),
        ],
        { figure: "图4" },
      ),
      {
        ...desk("CARD_PLACE", ["RCP-R18", "4.2.8.3"], words("台卡位置", "Where the card stands")),
        kind: "TEXT",
        ...proposal,
      },
      tick(
        desk(
          "WALL_PHONES",
          ["RCP-R20", "4.1; 000-C 3.1"],
          words("上墙公示：服务热线与值班电话", "Wall notice: hotline and duty phone"),
          words("热线与值班电话已上墙公示", "Hotline and duty phone hang on the wall"),
        ),
      ),
      ...(
        [
          ["WALL_COMPLAINTS", "上墙公示：投诉电话", "Wall notice: complaint phone"],
          ["WALL_FEES", "上墙公示：收费标准", "Wall notice: fee standards"],
          ["WALL_SERVICES", "上墙公示：服务标准", "Wall notice: service standards"],
        ] as const
      ).map(([code, zh, en]) => tick(desk(code, ["RCP-R20", "4.1"], words(zh, en)), proposal)),
      photo(
        desk(
          "FRONT_DESK_PHOTO",
          ["RCP-R02", "4.1"],
          words("客服前台现场照片", "Photos of the front desk"),
        ),
      ),
      tick(vip("SOFA", ["RCP-R04", "4.1"], words("沙发", "Sofa"))),
      tick(vip("TEA_TABLE", ["RCP-R04", "4.1"], words("茶几", "Tea table"))),
      {
        ...vip(
          "WATER",
          ["RCP-R04", "4.1"],
          words("饮水", "Water"),
          words("饮水机或恒大冰泉展点", "Water dispenser or Evergrande Spring display point"),
        ),
        kind: "CHOICE",
        choices: [
          { code: "DISPENSER", label: words("饮水机", "Water dispenser"), ok: true },
          {
            code: "SPRING_POINT",
            label: words("恒大冰泉展点", "Evergrande Spring display point"),
            ok: true,
          },
          { code: "NONE", label: words("都没有", "Neither"), ok: false },
        ],
      },
      tick(vip("VIP_PLANTS", ["RCP-R04", "4.1"], words("绿植", "Green plants"))),
      photo(
        vip(
          "VIP_ROOM_PHOTO",
          ["RCP-R02", "4.1"],
          words("VIP接待室现场照片", "Photos of the VIP room"),
        ),
      ),
    ],
  },
};
