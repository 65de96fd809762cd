import { day, daysBetween } from "@threshold/domain/calendar/day";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { Icon } from "@threshold/ui/Icon";
import { headTicks, withHeads } from "../../bidding/contract-heads.ts";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { todayIn } from "../../form/today.ts";
import { useAct } from "../../form/use-act.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { useViewer } from "../../shell/viewer.ts";
import { Facts, Part, useAsking } from "../parts.tsx";
import type { PartProps, Tender } from "../tender-query.ts";
import { CloseTender, ContractTender, FileTender } from "./acts.ts";
import { askable } from "./askable.ts";
import { Downloads } from "./Downloads.tsx";
import { StepLaw } from "./StepLaw.tsx";
import "./evaluation.css";

export const ContractView_tender = graphql(/* GraphQL */ `
  fragment ContractView_tender on Tender {
    id
    awardedTo {
      id
      name
      price
    }
    contractOn
    contractPrice
    filingOn
    filingNumber
    contractDueOn
    filingDueOn
  }
`);

/** Contract and filing within the days of the law, and the end of it (签约、备案、结束). */
export function ContractView({ tender, onChanged }: PartProps) {
  return (
    <div className="eval-stack">
      <Contract tender={tender} onChanged={onChanged} />
      <Filing tender={tender} onChanged={onChanged} />
      <Close tender={tender} onChanged={onChanged} />
    </div>
  );
}

/** The company's day by the server's time, by which deadlines are counted. */
const useServerDay = ({ now }: Pick<Tender, "now">): string =>
  todayIn(useViewer().company.timeZone, new Date(now));

/** How many days are left of what the law gives. */
function DaysLeft({ today, dueOn }: { today: string; dueOn: string }) {
  const { t } = useWords();
  const words = t.tenderEval;
  const days = daysBetween(day(today), day(dueOn));
  return (
    <Badge tone={days < 0 ? "BAD" : days <= 5 ? "WARN" : "NEUTRAL"}>
      {days < 0 ? words.daysOver(-days) : words.daysLeft(days)}
    </Badge>
  );
}

function Contract({ tender, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const { ask, dialog } = useAsking(onChanged);
  const today = useServerDay(tender);
  const { awardedTo, contractOn, contractPrice, contractDueOn } = readFragment(
    ContractView_tender,
    tender,
  );
  const state = askable(t, tender, "contractTender");
  return (
    <Part
      id="tender-contract"
      title={words.contract}
      mark={!contractOn && contractDueOn && <DaysLeft today={today} dueOn={contractDueOn} />}
      lead={contractOn ? undefined : words.contractLead(contractDueOn && format.day(contractDueOn))}
      action={
        state &&
        !contractOn && (
          <Button
            kind="PRIMARY"
            {...state}
            onClick={() =>
              ask({
                title: words.recordContract,
                lead: words.contractByBid(awardedTo?.price ?? ""),
                act: ContractTender,
                fields: [
                  { kind: "DAY", name: "contractOn", label: words.contractOn, required: true },
                  {
                    kind: "TEXT",
                    name: "price",
                    label: words.contractPrice,
                    required: true,
                    maxLength: 20,
                  },
                  ...headTicks(t),
                  {
                    kind: "LONG",
                    name: "reason",
                    label: words.reason0,
                    hint: words.contractReasonHint,
                    maxLength: 500,
                  },
                ],
                values: { price: awardedTo?.price, contractOn: today },
                inputOf: (values) => ({ id: tender.id, ...withHeads(values) }),
              })
            }
          >
            {words.recordContract}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [words.winner, awardedTo?.name],
          [words.bidPrice, awardedTo?.price && words.price(awardedTo.price)],
          [words.contractOn, contractOn && format.day(contractOn)],
          [words.contractPrice, contractPrice && words.price(contractPrice)],
        ]}
      />
      <StepLaw tender={tender} kinds={["CONTRACTED"]} />
      {dialog}
    </Part>
  );
}

function Filing({ tender, onChanged }: PartProps) {
  const { t, format } = useWords();
  const words = t.tenderEval;
  const { ask, dialog } = useAsking(onChanged);
  const today = useServerDay(tender);
  const { filingOn, filingNumber, filingDueOn } = readFragment(ContractView_tender, tender);
  const state = askable(t, tender, "fileTender");
  const papers = [
    words.papers.opening,
    words.papers.evaluation,
    words.papers.reasons,
    words.papers.bid,
    ...(tender.agencyName ? [words.papers.agency] : []),
  ];
  return (
    <Part
      id="tender-filing"
      title={words.filing}
      mark={!filingOn && filingDueOn && <DaysLeft today={today} dueOn={filingDueOn} />}
      lead={filingOn ? undefined : words.filingLead(filingDueOn && format.day(filingDueOn))}
      action={
        state &&
        !filingOn && (
          <Button
            kind="PRIMARY"
            {...state}
            onClick={() =>
              ask({
                title: words.recordFiling,
                act: FileTender,
                fields: [
                  { kind: "DAY", name: "filingOn", label: words.filingOn, required: true },
                  {
                    kind: "TEXT",
                    name: "filingNumber",
                    label: words.filingNumber,
                    required: true,
                    maxLength: 80,
                  },
                  {
                    kind: "LONG",
                    name: "reason",
                    label: words.reason0,
                    hint: words.lateHint,
                    maxLength: 500,
                  },
                ],
                values: { filingOn: today },
                inputOf: (values) => ({ id: tender.id, ...values }),
              })
            }
          >
            {words.recordFiling}
          </Button>
        )
      }
    >
      {filingOn ? (
        <Facts
          facts={[
            [words.filingOn, format.day(filingOn)],
            [words.filingNumber, filingNumber],
          ]}
        />
      ) : (
        <>
          <p>{words.papersLead}</p>
          <ul className="eval-papers">
            {papers.map((paper) => (
              <li key={paper}>
                <Icon name="file" /> {paper}
              </li>
            ))}
          </ul>
          <Downloads tender={tender} />
        </>
      )}
      <StepLaw tender={tender} kinds={["RESULT_FILED"]} />
      {dialog}
    </Part>
  );
}

function Close({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tenderEval;
  const close = useAct(CloseTender);
  const state = askable(t, tender, "closeTender");
  if (!state) return null;
  const { unavailable } = state;
  return (
    <Part id="tender-close" title={words.closeTitle} lead={words.closeLead}>
      {close.problem && <ProblemNote problem={close.problem} />}
      <div className="eval-row">
        <ConfirmButton
          question={words.closeQuestion}
          confirmText={words.close}
          cancelText={t.shell.cancel}
          unavailable={unavailable}
          onConfirm={async () => {
            const done = await close.run({ id: tender.id });
            if (done.ok) onChanged();
          }}
        >
          {words.close}
        </ConfirmButton>
        {unavailable && <span className="eval-quiet">{unavailable}</span>}
      </div>
    </Part>
  );
}
