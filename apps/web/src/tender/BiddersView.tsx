import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Checkbox } from "@threshold/ui/Input";
import { useState } from "react";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { PhoneNumber } from "../personal-data/PhoneNumber.tsx";
import { useWords } from "../i18n/Words.tsx";
import { Modal } from "../shell/Modal.tsx";
import { JudgeTenderBidder, RegisterTenderBidder, TellTenderQualification } from "./acts.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { Part, useAsking } from "./parts.tsx";
import { allowed, type PartProps, type Tender, useOfficer } from "./tender-query.ts";

type Bidder = Tender["bidders"][number];

/** Who bids (投标人): registered by themselves or by the organiser, prequalified where the notice asks for it, each with a link. */
export function BiddersView({ tender, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.tender.bidders;
  const { ask, dialog } = useAsking(onChanged);
  const [linking, setLinking] = useState<Bidder>();
  const [telling, setTelling] = useState(false);
  const { bidders, id } = tender;
  const mayJudge = allowed(tender, "judgeTenderBidder") && tender.prequalified;
  const mayLink = useOfficer(tender) && !["CLOSED", "FAILED"].includes(tender.status);
  const register = () =>
    ask({
      title: words.register,
      act: RegisterTenderBidder,
      fields: [
        {
          kind: "TEXT",
          name: "name",
          label: t.tender.register.name,
          required: true,
          maxLength: 80,
          ...(tender.method === "INVITED" && { hint: words.invitedHint }),
        },
        {
          kind: "TEXT",
          name: "creditCode",
          label: t.tender.register.creditCode,
          hint: t.tender.register.creditCodeHint,
          required: true,
          maxLength: 18,
        },
        { kind: "TEXT", name: "contact", label: t.tender.register.contact, maxLength: 40 },
        { kind: "PHONE", name: "phone", label: t.tender.register.phone, maxLength: 20 },
      ],
      submitText: words.register,
      inputOf: (values) => ({ id, ...values }),
    });
  const judge = (bidder: Bidder) =>
    ask({
      title: `${words.judge} · ${bidder.name}`,
      act: JudgeTenderBidder,
      fields: [
        {
          kind: "CHOICE",
          name: "passed",
          label: words.verdict,
          required: true,
          options: [
            { value: "yes", label: words.passed },
            { value: "no", label: words.failed },
          ],
        },
        {
          kind: "LONG",
          name: "reason",
          label: t.tender.reason,
          hint: words.reasonHint,
          maxLength: 500,
        },
      ],
      inputOf: ({ passed, reason }) => ({ id: bidder.id, passed: passed === "yes", reason }),
    });
  if (tender.sealed)
    return (
      <Part id="tender-bidders" title={words.title}>
        <Empty title={t.tender.sealedTitle}>{t.tender.sealedHint}</Empty>
      </Part>
    );
  return (
    <Part
      id="tender-bidders"
      title={words.title}
      lead={words.lead}
      action={
        <>
          {mayJudge && allowed(tender, "tellTenderQualification") && (
            <Button onClick={() => setTelling(true)}>{words.tell}</Button>
          )}
          {allowed(tender, "registerTenderBidder") && (
            <Button kind="PRIMARY" icon="plus" onClick={register}>
              {words.register}
            </Button>
          )}
        </>
      }
    >
      {bidders.length === 0 && <Empty title={words.none}>{words.noneText}</Empty>}
      <ul className="tender-rows">
        {bidders.map((bidder) => (
          <li key={bidder.id}>
            <div>
              <strong>{bidder.name}</strong>
              <small>{[bidder.creditCode, bidder.contact].filter(Boolean).join(" · ")}</small>
              <PhoneNumber
                of={bidder.id}
                whose={bidder.contact ?? bidder.name}
                shown={bidder.phone}
                may
              />
              {bidder.qualified === false && bidder.qualifiedReason && (
                <small>{bidder.qualifiedReason}</small>
              )}
            </div>
            {tender.prequalified && <Qualified bidder={bidder} />}
            <span className="tender-buttons">
              {mayJudge && bidder.chosen === null && (
                <Button small onClick={() => judge(bidder)}>
                  {words.judge}
                </Button>
              )}
              {mayLink && (
                <Button small icon="link" onClick={() => setLinking(bidder)}>
                  {words.sendLink}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {dialog}
      {linking && (
        <LinkDialog
          id={linking.id}
          title={words.linkTitle(linking.name)}
          lead={words.linkLead}
          onClose={() => {
            setLinking(undefined);
            onChanged();
          }}
        />
      )}
      {telling && (
        <Telling
          tender={tender}
          onClose={() => setTelling(false)}
          onDone={() => {
            setTelling(false);
            onChanged();
          }}
        />
      )}
    </Part>
  );
}

function Qualified({ bidder: { qualified, chosen } }: { bidder: Bidder }) {
  const { t } = useWords();
  const words = t.tender.bidders;
  if (chosen === true) return <Badge tone="OK">{words.chosen}</Badge>;
  if (chosen === false && qualified) return <Badge>{words.notChosen}</Badge>;
  if (qualified === null || qualified === undefined)
    return <Badge tone="WARN">{words.notJudged}</Badge>;
  return <Badge tone={qualified ? "OK" : "BAD"}>{qualified ? words.passed : words.failed}</Badge>;
}

/** The result of the prequalification is told to all; where many passed, some are chosen, at least as many as the law says. */
function Telling({
  tender,
  onDone,
  onClose,
}: {
  tender: Tender;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const words = t.tender.bidders;
  const passed = tender.bidders.filter(({ qualified }) => qualified === true);
  const [chosen, setChosen] = useState<readonly string[]>(passed.map(({ id }) => id));
  const { run, busy, problem } = useAct(TellTenderQualification);
  const tell = async () => {
    const told = await run({ id: tender.id, chosenIds: [...chosen] });
    if (told.ok) onDone();
  };
  return (
    <Modal open onClose={onClose} title={words.tell}>
      <div className="tender-form">
        <p className="tender-quiet">{words.tellLead}</p>
        <fieldset className="tender-choices">
          <legend>{words.chosenOnes}</legend>
          {passed.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={() =>
                setChosen(
                  chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
                )
              }
            />
          ))}
        </fieldset>
        {problem && <ProblemNote problem={problem} />}
        <div className="form-foot">
          <Button onClick={onClose}>{t.shell.cancel}</Button>
          <Button kind="PRIMARY" busy={busy} onClick={() => void tell()}>
            {words.tell}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
