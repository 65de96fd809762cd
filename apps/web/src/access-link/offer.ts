import type { LinkPurpose } from "../gql/graphql.ts";
import type { linkZh } from "../i18n/link.zh.ts";

type Word = "send" | "sendPlan" | "makeCode" | "makeRectify";
type Intro = "intro" | "deskIntro" | "rectifyIntro";

const OFFERS: Partial<Record<LinkPurpose, { button: Word; intro: Intro }>> = {
  ANSWER: { button: "makeCode", intro: "deskIntro" },
  SUBMIT_PLAN: { button: "sendPlan", intro: "intro" },
  RECTIFY: { button: "makeRectify", intro: "rectifyIntro" },
};

/** In which words a link of a purpose is offered to whoever may give it out. */
export function offerOf(purpose: LinkPurpose, words: Pick<typeof linkZh, Word | Intro>) {
  const { button, intro } = OFFERS[purpose] ?? { button: "send", intro: "intro" };
  return { button: words[button], intro: words[intro] };
}
