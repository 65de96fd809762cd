import { day } from "../calendar/day.ts";
import { workingCalendar } from "../calendar/working-calendar.ts";
import { statutes } from "../rule-pack/pack.ts";
import type { Notice } from "./lifecycle.ts";
import type { Scoring } from "./score.ts";

const zone = "Asia/Shanghai";
const calendar = workingCalendar();
/** The law on a day. */
export const lawOn = (at: string) => ({
  pack: statutes,
  calendar,
  today: day(at.slice(0, 10)),
  zone,
});

export const scoring: Scoring = {
  criteria: [
    {
      id: "service",
      name: "服务方案",
      weight: "60",
      least: "3/5",
      parts: [
        { id: "order", name: "秩序维护", weight: "1", least: null, max: "10" },
        { id: "green", name: "绿化保洁", weight: "2", least: null, max: "10" },
      ],
    },
    { id: "price", name: "报价", weight: "40", least: null, max: "100" },
  ],
  together: "MEAN",
  ties: [{ by: "CRITERION", criterion: "service" }, { by: "LOWER_PRICE" }],
  outlierShare: "1/5",
};

export const notice: Notice = {
  title: "云湖花园前期物业服务招标",
  method: "PUBLIC",
  place: { province: "广东省", city: "广州市" },
  invited: [],
  preFiledOn: day("2027-01-04"),
  issuedOn: day("2027-01-18"),
  deadline: "2027-02-18T02:00:00.000Z",
  openingAt: "2027-02-18T02:00:00.000Z",
  prequalified: false,
  publicKey: "",
  threshold: 2,
  holders: ["H1", "H2", "H3"].map((holder) => ({ holder, check: "" })),
  scoring,
  seedCommitment: "",
  publicSource: "双色球 2027020 期开奖号码",
};
