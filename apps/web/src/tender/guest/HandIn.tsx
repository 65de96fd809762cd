import type { Bid } from "@threshold/domain/tender/bid";
import type { Json } from "@threshold/domain/canonical-json";
import type { KeptReceipt } from "@threshold/domain/tender/pack";
import { type BidReceipt, sealBid, type SealedBid } from "@threshold/domain/tender/seal";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { ConfirmButton } from "@threshold/ui/ConfirmButton";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { useMemo, useRef, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { explain } from "../../refusals.ts";
import { Part } from "../parts.tsx";
import { BidForm } from "./BidForm.tsx";
import { saveReceipt } from "./receipt-file.ts";
import { ReceiptCheck } from "./ReceiptCheck.tsx";
import { type BidView, useDeed } from "./tender-link.ts";

const tones = { COUNTS: "OK", REPLACED: "NEUTRAL", WITHDRAWN: "NEUTRAL" } as const;

/** Handing in (递交投标文件): written, sealed, replaced, withdrawn; and the receipt, which only the bidder has. */
export function HandIn({
  view,
  token,
  onChanged,
}: {
  view: BidView;
  token: string;
  onChanged: () => void;
}) {
  const { t, format } = useWords();
  const words = t.tender.bid;
  const { send, busy, problem } = useDeed(token);
  const [writing, setWriting] = useState(false);
  const [sealing, setSealing] = useState(false);
  const [fault, setFault] = useState<string>();
  const [kept, setKept] = useState<KeptReceipt>();
  const [late, setLate] = useState<string>();
  // Sealing anew would make another envelope: one that got lost on the way is sent again as it was.
  const made = useRef<{ bid: string; sealed: SealedBid; receipt: BidReceipt }>(undefined);
  const { reference: tender } = view;
  const { reference: bidder } = view.bidder;
  const place = useMemo(() => ({ tender, bidder }), [tender, bidder]);
  const received = view.received.toReversed();
  const fileName = `${words.receiptName}-${view.notice.title}-${view.bidder.name}`;

  const seal = async (bid: Bid) => {
    setFault(undefined);
    setSealing(true);
    const text = JSON.stringify(bid);
    if (made.current?.bid !== text) {
      const result = await sealBid(view.publicKey, place, bid as unknown as Json);
      if (!result.ok) {
        setSealing(false);
        return setFault(explain(t, { kind: "REFUSED", details: {}, ...result.refusal }));
      }
      made.current = { bid: text, ...result.value };
    }
    const { sealed, receipt } = made.current;
    const files = bid.files.flatMap((file) => (file.sealed ? [file.sealed.sha256] : []));
    const answer = await send({ act: "BID", sealed, files });
    setSealing(false);
    if (!answer.ok) return undefined;
    made.current = undefined;
    if (answer.value.done === "LATE_BID_REFUSED") {
      setLate(answer.value.at);
      return onChanged();
    }
    const whole = {
      ...receipt,
      position: answer.value.position ?? 0,
      hash: answer.value.hash ?? "",
    };
    setKept(whole);
    setWriting(false);
    saveReceipt(fileName, whole);
    onChanged();
  };
  const withdraw = async () => {
    const answer = await send({ act: "WITHDRAW" });
    if (!answer.ok) return;
    setKept(undefined);
    onChanged();
  };
  const counts = received.find(({ state }) => state === "COUNTS");
  return (
    <Part
      id="tender-hand-in"
      title={words.title}
      lead={words.titleLead}
      mark={<Badge tone={counts ? "OK" : "NEUTRAL"}>{counts ? words.isIn : words.isNotIn}</Badge>}
    >
      {kept && (
        <Note
          tone="WARN"
          action={
            <Button kind="PRIMARY" icon="download" onClick={() => saveReceipt(fileName, kept)}>
              {words.saveReceipt}
            </Button>
          }
        >
          <strong>{words.handedIn(kept.position)}</strong>
          <p>{words.keepReceipt}</p>
        </Note>
      )}
      {late && <ErrorNote>{words.late(format.instant(late))}</ErrorNote>}
      {received.length > 0 && (
        <ul className="tender-rows" aria-label={words.received}>
          {received.map((one) => (
            <li key={one.position}>
              <div>
                <strong>
                  {[format.instant(one.at), one.files > 0 && words.withFiles(one.files)]
                    .filter(Boolean)
                    .join(" · ")}
                </strong>
                <small className="tender-code">{`${words.commitment} ${one.commitment}`}</small>
              </div>
              <Badge tone={tones[one.state]}>{words.states[one.state]}</Badge>
            </li>
          ))}
        </ul>
      )}
      {!view.canBid && !late && view.status === "ISSUED" && (
        <Note tone="WARN">{view.notice.prequalified ? words.notLetIn : words.closed}</Note>
      )}
      {problem && <ErrorNote>{explain(t, problem)}</ErrorNote>}
      {fault && <ErrorNote>{fault}</ErrorNote>}
      {view.canBid && !writing && (
        <div className="tender-buttons">
          <Button kind={counts ? "PLAIN" : "PRIMARY"} icon="edit" onClick={() => setWriting(true)}>
            {counts ? words.writeAgain : words.write}
          </Button>
          {counts && (
            <ConfirmButton
              kind="QUIET"
              question={words.withdrawAsk}
              confirmText={words.withdraw}
              cancelText={t.shell.cancel}
              onConfirm={withdraw}
            >
              {words.withdraw}
            </ConfirmButton>
          )}
        </div>
      )}
      {writing && (
        <BidForm
          scoring={view.notice.scoring}
          token={token}
          place={place}
          onLate={setLate}
          replaces={counts !== undefined}
          busy={busy || sealing}
          onSeal={(bid) => void seal(bid)}
        />
      )}
      <ReceiptCheck place={place} received={received} />
    </Part>
  );
}
