import {
  judgeReceipt,
  type ReceiptJudgement,
  type ReceivedBid,
} from "@threshold/domain/tender/receipt";
import type { BidPlace } from "@threshold/domain/tender/seal";
import { buttonClass } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { Icon } from "@threshold/ui/Icon";
import { useState } from "react";
import { useWords } from "../../i18n/Words.tsx";

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // judged as what it is: no receipt
  }
};

/** Checks a receipt in this browser: it holds the bid, so it is sent nowhere. */
export function ReceiptCheck({
  place,
  received,
}: {
  place: BidPlace;
  received: readonly ReceivedBid[];
}) {
  const { t } = useWords();
  const words = t.tender.receipt;
  const [judged, setJudged] = useState<{ name: string; says: ReceiptJudgement }>();
  const look = async (file: File) =>
    setJudged({
      name: file.name,
      says: await judgeReceipt(parsed(await file.text()), place, received),
    });
  const isGood = judged && ["COUNTS", "REPLACED", "WITHDRAWN"].includes(judged.says);
  return (
    <div className="tender-receipt">
      <label className={buttonClass({ small: true })}>
        <Icon name="check" />
        <span>{words.check}</span>
        <input
          type="file"
          className="visually-hidden"
          accept="application/json,.json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = "";
            if (file) void look(file);
          }}
        />
      </label>
      <span className="tender-quiet">{words.checkHint}</span>
      <div aria-live="polite">
        {judged && isGood && (
          <Note tone="OK">{`${judged.name}：${words.judged[judged.says]}`}</Note>
        )}
        {judged && !isGood && (
          <ErrorNote>{`${judged.name}：${words.judged[judged.says]}`}</ErrorNote>
        )}
      </div>
    </div>
  );
}
