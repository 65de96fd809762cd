import { day } from "../calendar/day.ts";
import type { Confidence, Enforcement } from "../rule-pack/rule.ts";
import type {
  AcceptanceItem,
  ItemSource,
  MeasureSpec,
  StandardContent,
  Words,
} from "./standard.ts";
import type { ToolCode } from "./tool-kit.ts";
import type { GroupKind, RoomKind } from "./vocabulary.ts";

const w = (zh: string, en: string): Words => ({ zh, en });
const source = (
  rule: string,
  document: string,
  confidence: Confidence,
  enforcement: Enforcement,
): ItemSource => ({ rule, document, confidence, enforcement });
/** What the procedure asks to be looked at without a limit. */
const seed = source("SEED", "分户验收作业指导书 4.3", "V1", "WARN");

const rooms: readonly RoomKind[] = ["LIVING", "BEDROOM"];
const dry: readonly RoomKind[] = ["LIVING", "BEDROOM", "KITCHEN"];
const wet: readonly RoomKind[] = ["BATH", "KITCHEN"];
const every: readonly RoomKind[] = ["LIVING", "BEDROOM", "KITCHEN", "BATH", "BALCONY"];
const home: readonly RoomKind[] = ["WHOLE_UNIT"];

const part = {
  size: w("室内净尺寸", "Indoor dimensions"),
  wall: w("墙面、天花", "Walls and ceiling"),
  floor: w("楼地面", "Floor"),
  opening: w("门窗", "Doors and windows"),
  guard: w("栏杆、护栏", "Railings and guards"),
  water: w("防水", "Waterproofing"),
  pipe: w("给排水", "Water and drainage"),
  power: w("电气", "Electrical"),
};

interface Draft {
  readonly code: string;
  readonly kind?: GroupKind;
  readonly part: Words;
  readonly label: Words;
  readonly method: Words;
  readonly tools: readonly ToolCode[];
  readonly rooms: readonly RoomKind[];
  readonly sampling: Words;
  readonly measure?: MeasureSpec;
  readonly requirement?: Words;
  readonly source: ItemSource;
  readonly holds?: AcceptanceItem["holds"];
}
/** What the law blocks is critical: nobody excepts it. */
const item = ({ kind = "GENERAL", ...draft }: Draft): AcceptanceItem => ({
  kind,
  critical: draft.source.enforcement === "BLOCK",
  ...draft,
});

const five = {
  atLeast: 5,
  where: w("四角距墙 200mm 及房间中心", "4 corners 200 mm from the walls, and the centre"),
};
const two = { atLeast: 2, where: w("每个方向不少于 2 处", "2 places of each direction at least") };
const one = { atLeast: 1, where: w("每处", "at each") };
const walls = {
  atLeast: 2,
  where: w("每面墙 1 尺，不少于 2 尺", "one ruler at each wall, 2 at least"),
};
const eachRoom = w("逐间", "every room");
const eachWall = w("逐间逐面", "every wall of every room");
const eachUnit = w("逐户", "every home");
/** JGJ/T 304-2013 3.0.8: 80 of 100 points within, the worst at most 1.5 times the limit (UNI-008). */
const rate = { percent: 80, worst: "1.5" };
const local = "住宅工程质量分户验收(地方标准)表 2.0.2";
const gb50210 = (table: string) => `GB 50210-2018 ${table}`;
const gb50209 = (table: string) => `GB 50209-2010 ${table}`;
const at = (name: string) => ({ place: { level: "PROVINCE" as const, name } });
const approved = (from?: string, to?: string) => ({
  ...(from && { approvedFrom: day(from) }),
  ...(to && { approvedTo: day(to) }),
});

const height = {
  code: "NET_HEIGHT",
  part: part.size,
  label: w("室内净高", "Net height"),
  method: w("量测地面至顶棚", "measure from floor to ceiling"),
  tools: ["STEEL_TAPE"],
  rooms: dry,
  sampling: eachRoom,
} satisfies Partial<Draft>;
const bay = {
  code: "BAY",
  part: part.size,
  label: w("开间", "Bay"),
  method: w("量测墙面至墙面", "measure from wall to wall"),
  tools: ["STEEL_TAPE"],
  rooms: dry,
  sampling: eachRoom,
} satisfies Partial<Draft>;
const depth = { ...bay, code: "DEPTH", label: w("进深", "Depth") };
const railing = {
  code: "BALCONY_RAIL",
  part: part.guard,
  label: w("阳台栏杆净高", "Balcony rail net height"),
  method: w("自地面或可踏面量测", "measure from the floor or a surface one can step on"),
  tools: ["STEEL_TAPE"],
  rooms: ["BALCONY"],
  sampling: w("逐个阳台", "every balcony"),
} satisfies Partial<Draft>;
const deviation = (
  of: "height" | "bay" | "depth",
  min: string,
  max: string,
  range: string,
  points: MeasureSpec["points"],
): MeasureSpec => ({ unit: "mm", of: { deviationFrom: of }, min, max, range, points });
const value = (
  unit: string,
  limits: Pick<MeasureSpec, "min" | "max">,
  points: MeasureSpec["points"],
  more: Pick<MeasureSpec, "rate"> = {},
): MeasureSpec => ({ unit, of: "VALUE", ...limits, points, ...more });

/** JBPM-QR-KF-02 分户验收标准(综合类). */
const general: readonly AcceptanceItem[] = [
  item({
    ...height,
    measure: deviation("height", "-20", "20", "20", five),
    source: source("UNI-101/102", local, "V2", "CONFIGURABLE"),
  }),
  item({
    ...height,
    measure: deviation("height", "-20", "30", "20", {
      atLeast: 5,
      where: w(
        "四角距墙 500mm 及对角线交点",
        "4 corners 500 mm from the walls, and where the diagonals cross",
      ),
    }),
    source: source("UNI-103", "江苏 DGJ32/J103", "V2", "CONFIGURABLE"),
    holds: at("江苏"),
  }),
  item({
    ...height,
    measure: deviation("height", "-15", "20", "20", five),
    source: source("UNI-107", "XJJ 145-2022 表 6.0.2", "V2", "CONFIGURABLE"),
    holds: at("新疆"),
  }),
  item({
    ...bay,
    measure: deviation("bay", "-15", "15", "20", two),
    source: source("UNI-104/105", local, "V2", "CONFIGURABLE"),
  }),
  item({
    ...bay,
    measure: deviation("bay", "-10", "10", "20", two),
    source: source("UNI-106", "XJJ 145-2022 表 6.0.2", "V2", "CONFIGURABLE"),
    holds: at("新疆"),
  }),
  item({
    ...bay,
    measure: deviation("bay", "-20", "20", "20", two),
    source: source("UNI-109", "贵州 分户验收表", "V2", "CONFIGURABLE"),
    holds: at("贵州"),
  }),
  item({
    ...depth,
    measure: deviation("depth", "-15", "15", "20", two),
    source: source("UNI-104/105", local, "V2", "CONFIGURABLE"),
  }),
  item({
    ...depth,
    measure: deviation("depth", "-10", "10", "20", two),
    source: source("UNI-106", "XJJ 145-2022 表 6.0.2", "V2", "CONFIGURABLE"),
    holds: at("新疆"),
  }),
  item({
    ...depth,
    measure: deviation("depth", "-20", "20", "20", two),
    source: source("UNI-109", "贵州 分户验收表", "V2", "CONFIGURABLE"),
    holds: at("贵州"),
  }),
  item({
    code: "PLASTER_VERTICAL",
    part: part.wall,
    label: w("墙面垂直度(一般抹灰)", "Plaster vertical"),
    method: w("检测尺检查", "detection ruler"),
    tools: ["STRAIGHTEDGE_2M"],
    rooms,
    sampling: eachWall,
    measure: value("mm", { max: "4" }, walls, { rate }),
    source: source("UNI-120", gb50210("表 4.2.10"), "V2", "WARN"),
  }),
  item({
    code: "PLASTER_FLAT",
    part: part.wall,
    label: w("墙面平整度(一般抹灰)", "Plaster flatness"),
    method: w("靠尺和塞尺检查", "straightedge and feeler gauge"),
    tools: ["FEELER_GAUGE"],
    rooms,
    sampling: eachWall,
    measure: value("mm", { max: "4" }, walls, { rate }),
    source: source("UNI-121", gb50210("表 4.2.10"), "V2", "WARN"),
  }),
  item({
    code: "PLASTER_CORNER",
    part: part.wall,
    label: w("阴阳角方正(一般抹灰)", "Plaster corners"),
    method: w("直角检测尺检查", "right-angle gauge"),
    tools: ["SQUARE_GAUGE"],
    rooms,
    sampling: w("逐个阴阳角", "every corner"),
    measure: value(
      "mm",
      { max: "4" },
      { atLeast: 2, where: w("每个阴阳角", "each corner") },
      { rate },
    ),
    source: source("UNI-122", gb50210("表 4.2.10"), "V2", "WARN"),
  }),
  item({
    code: "PAINT_SURFACE",
    part: part.wall,
    label: w("涂饰观感", "Paint surface"),
    method: w("观察、手摸", "look and touch"),
    tools: [],
    rooms: every,
    sampling: eachWall,
    requirement: w(
      "无脱皮、掉粉、裂缝、流坠、透底",
      "no peeling, powdering, cracks, drips or bottom showing",
    ),
    source: source("UNI-146", gb50210("12.2.3-12.2.4"), "V2", "WARN"),
  }),
  item({
    code: "PAINT_FLAT",
    part: part.wall,
    label: w("薄涂料面平整度", "Thin-coat paint flatness"),
    method: w("靠尺和塞尺检查", "straightedge and feeler gauge"),
    tools: ["FEELER_GAUGE"],
    rooms,
    sampling: eachWall,
    measure: value("mm", { max: "3" }, one),
    source: source("UNI-147", gb50210("表 12.2.5"), "M", "INFO"),
  }),
  item({
    code: "WALL_HOLLOW",
    part: part.wall,
    label: w("墙面空鼓(抹灰)", "Hollow plaster"),
    method: w("小锤轻击", "tap with the hammer"),
    tools: ["HAMMER"],
    rooms,
    sampling: eachWall,
    requirement: w("单处不大于 400cm²，每间不多于 2 处", "no spot above 400 cm², at most 2 a room"),
    source: source("UNI-130", "JGJ/T 304-2013 4.2.1", "V2", "CONFIGURABLE"),
  }),
  item({
    code: "WALL_TILE_HOLLOW",
    part: part.wall,
    label: w("墙砖空鼓", "Hollow wall tiles"),
    method: w("小锤轻击", "tap with the hammer"),
    tools: ["HAMMER"],
    rooms: wet,
    sampling: eachWall,
    measure: value(
      "处",
      { max: "0" },
      {
        atLeast: 1,
        where: w("大面和阳角的空鼓处数", "hollow spots on main faces and external corners"),
      },
    ),
    source: source("UNI-131", gb50210("10.2.4"), "V2", "WARN"),
  }),
  item({
    code: "WALL_TILE_VERTICAL",
    part: part.wall,
    label: w("内墙砖垂直度", "Wall tile vertical"),
    method: w("检测尺检查", "detection ruler"),
    tools: ["STRAIGHTEDGE_2M"],
    rooms: wet,
    sampling: eachWall,
    measure: value("mm", { max: "2" }, walls, { rate }),
    source: source("UNI-140", gb50210("表 10.2.8"), "V2", "WARN"),
  }),
  item({
    code: "WALL_TILE_FLAT",
    part: part.wall,
    label: w("内墙砖平整度", "Wall tile flatness"),
    method: w("靠尺和塞尺检查", "straightedge and feeler gauge"),
    tools: ["FEELER_GAUGE"],
    rooms: wet,
    sampling: eachWall,
    measure: value("mm", { max: "3" }, walls, { rate }),
    source: source("UNI-141", gb50210("表 10.2.8"), "V2", "WARN"),
  }),
  item({
    code: "WALL_TILE_JOINT",
    part: part.wall,
    label: w("内墙砖接缝高低差", "Wall tile joint height"),
    method: w("钢直尺和塞尺检查", "steel ruler and feeler gauge"),
    tools: ["FEELER_GAUGE"],
    rooms: wet,
    sampling: w("抽查接缝", "sampled joints"),
    measure: value("mm", { max: "1" }, one),
    source: source("UNI-144", gb50210("表 10.2.8"), "C", "CONFIGURABLE"),
  }),
  item({
    code: "FLOOR_TILE_FLAT",
    part: part.floor,
    label: w("地砖平整度", "Floor tile flatness"),
    method: w("靠尺和塞尺检查", "straightedge and feeler gauge"),
    tools: ["FEELER_GAUGE"],
    rooms: every,
    sampling: eachRoom,
    measure: value("mm", { max: "2" }, walls, { rate }),
    source: source("UNI-133", gb50209("表 6.1.8"), "V2", "WARN"),
  }),
  item({
    code: "FLOOR_TILE_JOINT",
    part: part.floor,
    label: w("地砖接缝高低差", "Floor tile joint height"),
    method: w("钢直尺和塞尺检查", "steel ruler and feeler gauge"),
    tools: ["FEELER_GAUGE"],
    rooms: every,
    sampling: w("抽查接缝", "sampled joints"),
    measure: value("mm", { max: "0.5" }, one, { rate }),
    source: source("UNI-134", gb50209("表 6.1.8"), "V2", "WARN"),
  }),
  item({
    code: "FLOOR_HOLLOW",
    part: part.floor,
    label: w("地砖空鼓率", "Hollow floor tiles"),
    method: w("小锤轻击", "tap with the hammer"),
    tools: ["HAMMER"],
    rooms: every,
    sampling: eachRoom,
    measure: value(
      "%",
      { max: "5" },
      { atLeast: 1, where: w("每间空鼓块数占总块数", "hollow pieces of all pieces of the room") },
    ),
    source: source("UNI-132", gb50209("6.2.7"), "V2", "WARN"),
  }),
  item({
    code: "SILL_LEVEL",
    part: part.opening,
    label: w("窗台、灶台面水平度", "Level of sill and worktop"),
    method: w("水平尺检查", "level"),
    tools: ["LEVEL_HALF_M"],
    rooms: ["LIVING", "BEDROOM", "KITCHEN"],
    sampling: w("逐个", "each"),
    requirement: w("目测无倾斜，限值由项目定", "no slant to be seen; the project sets the limit"),
    source: seed,
  }),
  item({
    code: "OPENING_SIZE",
    part: part.opening,
    label: w("门窗大小头、开关插座高度、预留孔距离", "Openings, switch heights, hole distances"),
    method: w("量测", "measure"),
    tools: ["STEEL_TAPE"],
    rooms: every,
    sampling: eachRoom,
    requirement: w("与图纸一致，限值由项目定", "as drawn; the project sets the limit"),
    source: seed,
  }),
  item({
    code: "OPENING_MOVES",
    part: part.opening,
    label: w("门窗开启", "Doors and windows open"),
    method: w("开启、关闭", "open and close"),
    tools: [],
    rooms: every,
    sampling: w("逐樘", "every leaf"),
    requirement: w("开启灵活、关闭严密、无回弹", "opens easily, closes tight, no spring back"),
    source: source("UNI-154", gb50210("第 6 章"), "V2", "WARN"),
  }),
  item({
    code: "DOOR_WIDTH",
    part: part.opening,
    label: w("入户门净宽", "Entry door clear width"),
    method: w("量测", "measure"),
    tools: ["STEEL_TAPE"],
    rooms: home,
    sampling: eachUnit,
    measure: value("mm", { min: "900" }, one),
    source: source("UNI-178", "GB 55038-2025 4.1.14", "V2", "WARN"),
    holds: approved("2025-05-01"),
  }),
  item({
    ...railing,
    measure: value("mm", { min: "1050" }, two),
    source: source("UNI-172", "GB 50096-2011 5.6.3", "V2", "BLOCK"),
    holds: approved(undefined, "2023-02-28"),
  }),
  item({
    ...railing,
    measure: value("mm", { min: "1100" }, two),
    source: source("UNI-171", "GB 55031-2022 6.6.1", "V2", "BLOCK"),
    holds: approved("2023-03-01", "2025-04-30"),
  }),
  item({
    ...railing,
    measure: value("mm", { min: "1200" }, two),
    source: source("UNI-170", "GB 55038-2025 4.1.15", "V2", "BLOCK"),
    holds: approved("2025-05-01"),
  }),
  item({
    code: "RAIL_GAP",
    part: part.guard,
    label: w("栏杆垂直杆件净距", "Railing bar clear gap"),
    method: w("量测", "measure"),
    tools: ["STEEL_TAPE"],
    rooms: ["BALCONY"],
    sampling: w("逐个阳台", "every balcony"),
    measure: value("mm", { max: "110" }, two),
    source: source("UNI-173", "GB 50096-2011 5.6.2；GB 55038-2025 4.1.15", "V2", "BLOCK"),
  }),
  item({
    code: "SILL_GUARD",
    part: part.guard,
    label: w("窗台高度或防护高度", "Sill or guard height"),
    method: w("自地面或可踏面量测", "measure from the floor or a surface one can step on"),
    tools: ["STEEL_TAPE"],
    rooms: ["LIVING", "BEDROOM"],
    sampling: w("逐个外窗", "every outer window"),
    measure: value("mm", { min: "900" }, one),
    source: source("UNI-175", "GB 50096-2011 5.8.1；GB 55038-2025 4.1.16", "V2", "BLOCK"),
  }),
];

/** JBPM-QR-KF-03 分户验收标准(专项类). */
const special: readonly AcceptanceItem[] = [
  item({
    code: "PRESSURE_TEST",
    kind: "SPECIAL",
    part: part.pipe,
    label: w("管道试压", "Pipe pressure test"),
    method: w(
      "试验压力为工作压力 1.5 倍且不小于 0.6MPa",
      "1.5 times the working pressure, 0.6 MPa at least",
    ),
    tools: ["SPARE_GAUGE"],
    rooms: home,
    sampling: eachUnit,
    measure: value("MPa", { min: "0.6" }, one),
    source: source("UNI-190", "GB 50242-2002 4.2.1", "V2", "WARN"),
  }),
  item({
    code: "PRESSURE_DROP",
    kind: "SPECIAL",
    part: part.pipe,
    label: w("试压压力降(塑料管 1h)", "Pressure drop (plastic, 1 h)"),
    method: w("稳压 1h 读压力降", "read the drop after 1 h"),
    tools: ["SPARE_GAUGE"],
    rooms: home,
    sampling: eachUnit,
    measure: value("MPa", { max: "0.05" }, one),
    source: source("UNI-190", "GB 50242-2002 4.2.1", "V2", "WARN"),
  }),
  item({
    code: "SHOWER_TEST",
    kind: "SPECIAL",
    part: part.water,
    label: w("外窗淋水试验", "Spray test of outer windows"),
    method: w("喷淋后观察内侧", "spray, then look at the inner side"),
    tools: ["SHOWER_HEAD"],
    rooms,
    sampling: w("逐个外窗", "every outer window"),
    requirement: w("无渗漏(时长按城市规定)", "no leak (how long is the city's to say)"),
    source: source("UNI-162", "地方规定；GB 55030-2022", "M", "CONFIGURABLE"),
  }),
  item({
    code: "PONDING_HOURS",
    kind: "SPECIAL",
    part: part.water,
    label: w("闭水试验时间", "Ponding time"),
    method: w("蓄水后观察下层顶棚", "pond water, look at the ceiling below"),
    tools: ["TORCH"],
    rooms: ["BATH"],
    sampling: w("逐个有防水要求的房间", "every wet room"),
    measure: value("h", { min: "24" }, one),
    source: source("UNI-160", "JGJ 298-2013；GB 50327-2001", "V2", "WARN"),
  }),
  item({
    code: "PONDING_LEAK",
    kind: "SPECIAL",
    part: part.water,
    label: w("闭水试验渗漏", "Leak of the ponding test"),
    method: w("观察下层顶棚", "look at the ceiling below"),
    tools: ["TORCH"],
    rooms: ["BATH"],
    sampling: w("逐个有防水要求的房间", "every wet room"),
    requirement: w("无渗漏", "no leak"),
    source: source("UNI-160", "JGJ 298-2013；GB 50327-2001", "V2", "WARN"),
  }),
  item({
    code: "BALL_TEST",
    kind: "SPECIAL",
    part: part.pipe,
    label: w("排水管通球试验", "Ball test of drains"),
    method: w("投球，按编号收球", "send balls through, collect them by their numbers"),
    tools: ["BALLS"],
    rooms: home,
    sampling: w("每根立管及干管", "every riser and main"),
    measure: value("%", { min: "100" }, { atLeast: 1, where: w("每户立管", "risers of the home") }),
    source: source("UNI-191", "GB 50242-2002 5.2.5", "V2", "BLOCK"),
  }),
  item({
    code: "FLOOR_DRAIN_SEAL",
    kind: "SPECIAL",
    part: part.pipe,
    label: w("地漏水封深度", "Water seal of floor drains"),
    method: w("量测", "measure"),
    tools: ["STEEL_TAPE"],
    rooms: ["BATH"],
    sampling: w("逐个地漏", "every floor drain"),
    measure: value("mm", { min: "50" }, one),
    source: source("UNI-181", "GB 55038-2025 7.1.7", "V2", "WARN"),
    holds: approved("2025-05-01"),
  }),
  item({
    code: "INSULATION",
    kind: "SPECIAL",
    part: part.power,
    label: w("绝缘电阻", "Insulation resistance"),
    method: w("500V 绝缘电阻表测线间、线地", "500 V tester, line to line and line to earth"),
    tools: ["INSULATION_TESTER"],
    rooms: home,
    sampling: w("逐回路", "every circuit"),
    measure: value("MΩ", { min: "0.5" }, { atLeast: 1, where: w("每个回路", "each circuit") }),
    source: source("UNI-200", "GB 50303-2015", "V2", "BLOCK"),
  }),
  item({
    code: "RCD",
    kind: "SPECIAL",
    part: part.power,
    label: w("插座回路剩余电流保护动作电流", "RCD trip current of sockets"),
    method: w("插座测试仪测试", "socket tester"),
    tools: ["SOCKET_TESTER"],
    rooms: home,
    sampling: w("逐插座回路", "every socket circuit"),
    measure: value("mA", { max: "30" }, one),
    source: source("UNI-201", "GB 50303-2015；GB 55038-2025 7.4.3", "V2", "BLOCK"),
  }),
  item({
    code: "SOCKET_WIRING",
    kind: "SPECIAL",
    part: part.power,
    label: w("插座接线", "Socket wiring"),
    method: w("插座测试仪测试", "socket tester"),
    tools: ["SOCKET_TESTER"],
    rooms: every,
    sampling: w("逐个插座", "every socket"),
    requirement: w("左零右相上地，接地不串联", "left N, right L, upper PE; PE not in series"),
    source: source("UNI-202", "GB 50303-2015", "V2", "BLOCK"),
  }),
  item({
    code: "LIGHTING",
    kind: "SPECIAL",
    part: part.power,
    label: w("灯位通电", "Lamp points live"),
    method: w("白炽灯试亮", "try with the lamp"),
    tools: ["LAMP_100W"],
    rooms: every,
    sampling: w("逐个灯位", "every lamp point"),
    requirement: w("通电正常", "lights"),
    source: seed,
  }),
];

/** The standard that a company begins with; later versions are its own. */
export const firstStandard: StandardContent = { items: [...general, ...special] };
