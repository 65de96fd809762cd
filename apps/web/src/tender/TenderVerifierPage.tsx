import { buttonClass } from "@threshold/ui/Button";
import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { FileDrop, type FileDropItem } from "@threshold/ui/FileDrop";
import { useEffect, useState } from "react";
import { useWords } from "../i18n/Words.tsx";
import { Door } from "../session/Door.tsx";
import { type Chosen, judge, type Judgement, readChosen, verifierUrl } from "./verifier.ts";
import "./tender.css";

/** Whether a tender went as it says: verified in the browser of whoever has its pack, by the script that can be taken away. */
export function TenderVerifierPage() {
  const { t } = useWords();
  const words = t.tenderVerifier;
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [judgement, setJudgement] = useState<Judgement>();
  useEffect(() => {
    let stale = false;
    setJudgement(undefined);
    const look = async () => {
      const next = await judge(chosen);
      if (!stale) setJudgement(next);
    };
    if (chosen.length > 0) void look();
    return () => {
      stale = true;
    };
  }, [chosen]);
  const add = async (files: readonly File[]) => {
    const read = await Promise.all(files.map(readChosen));
    setChosen((before) => [...before, ...read]);
  };
  const items = chosen.map(({ key, name, bytes, kind }): FileDropItem => {
    const file = { key, name, bytes };
    return kind === "UNREADABLE"
      ? { ...file, state: "REFUSED", reason: words.notJson }
      : { ...file, state: "STORED", note: words.kinds[kind] };
  });
  return (
    <Door title={words.title} lead={words.lead}>
      <FileDrop
        label={words.files}
        hint={words.filesHint}
        items={items}
        onAdd={(files) => void add(files)}
        onRemove={(key) => setChosen((before) => before.filter((one) => one.key !== key))}
        texts={{ ...t.launch.files, list: words.chosen }}
      />
      <div aria-live="polite" className="tender-answer">
        {judgement && <Answer judgement={judgement} />}
      </div>
      <section className="tender-script">
        <h2>{words.ownScript}</h2>
        <p>{words.ownScriptText}</p>
        <a className={buttonClass()} href={verifierUrl} download="verify.mjs">
          {words.download}
        </a>
      </section>
    </Door>
  );
}

function Answer({ judgement }: { judgement: Judgement }) {
  const { t, language, format } = useWords();
  const words = t.tenderVerifier;
  if (judgement.kind !== "JUDGED")
    return <Note tone="WARN">{judgement.kind === "NO_PACK" ? words.noPack : words.twoPacks}</Note>;
  const { findings, entries, until, receipts, files } = judgement;
  if (findings.length === 0)
    return (
      <>
        <Note tone="OK">{words.holds(entries, format.instant(until), receipts, files)}</Note>
        {receipts === 0 && <p className="tender-quiet">{words.withoutReceipt}</p>}
      </>
    );
  return (
    <ErrorNote>
      <strong>{words.fails(findings.length)}</strong>
      <ul>
        {findings.map((one) => (
          <li key={`${one.code} ${one.zh}`}>{language === "en" ? one.en : one.zh}</li>
        ))}
      </ul>
    </ErrorNote>
  );
}
