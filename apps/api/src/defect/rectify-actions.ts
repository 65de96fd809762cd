import { awaitsFix, fixDefectByLink } from "@threshold/domain/defect/lifecycle";
import { checkAnswers, type RectifyAnswer } from "@threshold/domain/defect/answers";
import { defectCategories } from "@threshold/domain/defect/vocabulary";
import { validate } from "uuid";
import type { LinkSubject } from "../access-link/evidence-types.ts";
import { nameOf, type Purpose, wordOf } from "../access-link/purpose-types.ts";
import type { LinkRow } from "../access-link/queries.ts";
import { countAttachments } from "../attachment/queries.ts";
import { found, unwrap, uuidOf } from "../change.ts";
import { read, type Tx } from "../db/tenancy.ts";
import { lockEstate } from "../organization/queries.ts";
import { refusalError } from "../refusal.ts";
import { tellFollowers } from "./evidence-actions.ts";
import { carryOut, contractorAt } from "./actions.ts";
import {
  type DefectRow,
  findEvent,
  linkedPhotoStatement,
  lockDefects,
  toRectifyStatement,
} from "./queries.ts";

/** What a responsible party's link is about: all of its open defects in an estate. Refused: NOT_FOUND. */
export async function findRectify(
  db: Tx,
  contractorId: string,
  estateId: string,
): Promise<LinkSubject> {
  const estate = found(await lockEstate(db, estateId));
  const serviceCenterId = estate.serviceCenterId!;
  const { name } = await contractorAt(db, contractorId, serviceCenterId);
  return {
    id: contractorId,
    serviceCenterId,
    recordType: "Contractor",
    recordId: contractorId,
    capability: "UAC",
    summary: {
      title: `缺陷整改 · ${estate.name} · ${name}`.slice(0, 200),
      titleEn: `Defects to rectify · ${estate.name} · ${name}`.slice(0, 200),
      facts: [],
    },
  };
}

/** Which estate a link is of. */
const estateOf = ({ part }: LinkRow): string => uuidOf("Estate", part);

/** Defects that this link answers and that are to be mended, locked together, in the order of their ids. Refused: NOT_FOUND, RECORD_STATUS. */
async function theirs(db: Tx, link: LinkRow, ids: readonly string[]): Promise<DefectRow[]> {
  const defects = await lockDefects(db, ids);
  if (defects.length !== ids.length) found(undefined);
  for (const defect of defects) {
    if (defect.contractorId !== link.subjectId || defect.estateId !== estateOf(link))
      found(undefined);
    unwrap(awaitsFix(defect));
  }
  return defects;
}

const idIn = (field: string, value: string | null): string => {
  if (value === null || !validate(value))
    throw refusalError({ code: "INVALID_INPUT", details: { field } });
  return value.toLowerCase();
};

/** 责任单位整改: the open defects of a party in an estate, each answered in words and photos, several at once. */
export const rectify: Purpose = {
  async read(_sees, link, acts) {
    const defects = await read(
      acts,
      toRectifyStatement(link.subjectId, estateOf(link), acts.today),
    );
    return {
      ...found(link.summary ?? undefined),
      contentHash: "",
      label: "",
      labelEn: "",
      problem: null,
      defects: defects.map(({ category, ...row }) => ({
        ...row,
        category: defectCategories[category].zh,
        categoryEn: defectCategories[category].en,
      })),
    };
  },
  async photo(db, link, asked) {
    await theirs(db, link, [idIn("defect", asked.get("defect"))]);
    const id = idIn("event", asked.get("event"));
    // What was told stays as it was told.
    if (await findEvent(db, id))
      throw refusalError({ code: "INVALID_INPUT", details: { field: "event" } });
    return { type: "DefectEvent", id };
  },
  async act(db, context, link, input) {
    wordOf(input, ["HAND_IN"]);
    const name = nameOf(input);
    const { organization, deed } = input;
    const answers: readonly RectifyAnswer[] = unwrap(checkAnswers(deed["defects"]));
    const answerOf = new Map(answers.map((answer) => [answer.defectId, answer]));
    const defects = await theirs(db, link, [...answerOf.keys()]);
    for (const defect of defects) {
      const { eventId, text } = answerOf.get(defect.id)!;
      if ((await countAttachments(db, eventId)) === 0)
        throw refusalError({ code: "LINK_PHOTO_MISSING" });
      const decided = unwrap(fixDefectByLink(defect, link.id, text));
      const told = {
        id: eventId,
        doneAt: context.now,
        saidName: name,
        saidOrganization: organization,
      };
      await carryOut(db, context, defect, decided, told);
    }
    await tellFollowers(db, defects, [organization, name].filter(Boolean).join(" "));
    return { answered: answers.length };
  },
  async file(sees, _link, id) {
    const [row] = validate(id) ? await read(sees, linkedPhotoStatement(id)) : [];
    return row;
  },
};
