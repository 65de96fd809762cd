import { tenderSectionNames } from "@threshold/domain/tender/notice";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import { useWords } from "../../i18n/Words.tsx";
import { UpdateTender } from "../acts.ts";
import { offered, type Tender } from "../tender-query.ts";
import { BeginTenderAgain } from "./acts.ts";

/** What the new draft takes over; days, keys and commitments it does not. */
const kept = [
  "organiserAddress",
  "agencyName",
  "province",
  "city",
  "invited",
  "openingPlace",
  "prequalified",
  "conditions",
  "channels",
  "profile",
  "access",
  "scoring",
  "defense",
  "defenseCriterion",
  "saleKind",
  "saleOn",
  "publicSource",
] as const;

const pick = <Of extends object, Key extends keyof Of>(of: Of, names: readonly Key[]) =>
  Object.fromEntries(names.map((name) => [name, of[name]])) as Pick<Of, Key>;

/** A tender that failed is run again (重新招标): a new draft from its notice. */
export function Retender({ tender }: { tender: Tender }) {
  const { t } = useWords();
  const words = t.tenderEval;
  const navigate = useNavigate();
  const begin = useAct(BeginTenderAgain);
  const update = useAct(UpdateTender);
  // What was begun stays where filling it failed: pressing again begins no other.
  const draft = useRef<{ id: string; version: number }>(undefined);
  // Whoever ran this one: nothing but its state stands against the others' actions.
  const isOfficer = offered(tender, "failTender")?.code === "TENDER_STATE";
  if (tender.status !== "FAILED" || !isOfficer) return null;
  const again = async () => {
    const { title, method, organiserName, estate } = tender;
    if (!draft.current) {
      const begun = await begin.run({ estateId: estate.id, title, method, organiserName });
      if (!begun.ok) return;
      draft.current = begun.data.createTender.tender;
    }
    const { id, version } = draft.current;
    const copied = await update.run({
      id,
      version,
      ...pick(tender, kept),
      sections: pick(tender.sections, tenderSectionNames),
    });
    if (copied.ok) await navigate(`/tenders/${id}`);
  };
  return (
    <>
      <ConfirmButton
        kind="PRIMARY"
        question={words.retenderLead}
        confirmText={words.retender}
        cancelText={t.shell.cancel}
        onConfirm={again}
      >
        {words.retender}
      </ConfirmButton>
      {begin.problem && <ProblemNote problem={begin.problem} />}
      {update.problem && <ProblemNote problem={update.problem} />}
    </>
  );
}
