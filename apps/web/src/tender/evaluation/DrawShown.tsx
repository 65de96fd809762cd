import { ErrorNote, Note } from "@threshold/ui/ErrorNote";
import { useEffect, useState } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { type DrawProof, proveDraw, type ToldDraw } from "./draw-proof.ts";
import "./evaluation.css";

export interface Replacement {
  readonly expert: string;
  readonly by: string;
  readonly reason: string;
}

/** A draw as anybody can do it again: what was bound beforehand, what came out since, and the order of both. */
export function DrawShown({
  told,
  source,
  replacements,
  names,
}: {
  told: ToldDraw;
  /** Where the public value came from, as the notice said. */
  source: string;
  replacements: readonly Replacement[];
  names: Readonly<Record<string, string>>;
}) {
  const { t } = useWords();
  const words = t.tenderEval;
  const [proof, setProof] = useState<DrawProof>();
  useEffect(() => {
    let stale = false;
    const prove = async () => {
      const next = await proveDraw(told);
      if (!stale) setProof(next);
    };
    void prove();
    return () => {
      stale = true;
    };
  }, [told]);
  const nameOf = (id: string) => names[id] ?? id;
  const isGone = (id: string) => replacements.find(({ expert }) => expert === id);
  const cameFor = (id: string) => replacements.find(({ by }) => by === id);
  return (
    <div className="eval-draw">
      {proof &&
        (proof.isCommitted && proof.isAsTold ? (
          <Note tone="OK">{words.drawHolds}</Note>
        ) : (
          <ErrorNote>{proof.isCommitted ? words.drawOtherwise : words.secretOtherwise}</ErrorNote>
        ))}
      <ol className="eval-order" aria-label={words.drawOrder}>
        {[...told.draw.drawn, ...told.draw.reserve].map((id, at) => {
          const isDrawn = at < told.draw.drawn.length;
          const gone = isGone(id);
          const came = cameFor(id);
          return (
            <li key={id} className={isDrawn || came ? "eval-drawn" : undefined}>
              <span className="eval-place-number">{at + 1}</span>
              <span className={gone ? "eval-gone" : undefined}>{nameOf(id)}</span>
              <small>
                {gone
                  ? words.goneFor(nameOf(gone.by), gone.reason)
                  : came
                    ? words.cameFor(nameOf(came.expert))
                    : isDrawn
                      ? words.drawn
                      : words.reserve(at + 1 - told.draw.drawn.length)}
              </small>
            </li>
          );
        })}
      </ol>
      {told.draw.excluded.length > 0 && (
        <div>
          <h4>{words.excluded}</h4>
          <ul className="eval-excluded">
            {told.draw.excluded.map(({ id, reason }) => (
              <li key={id}>
                {nameOf(id)}
                <small>{reason}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className="eval-again">
        <summary>{words.drawAgain}</summary>
        <ol>
          <li>
            {words.steps.commitment}
            <code>{told.commitment}</code>
          </li>
          <li>
            {words.steps.secret}
            <code>{told.secret}</code>
            <small>{words.steps.secretIs}</small>
            <code>{proof?.commitment}</code>
          </li>
          <li>
            {words.steps.publicValue(source)}
            <code>{told.publicValue}</code>
          </li>
          <li>
            {words.steps.seed}
            <code>{proof?.seedText}</code>
            <code>{proof?.seed}</code>
          </li>
          <li>
            {words.steps.shuffle(told.pool.filter(({ conflict }) => conflict === null).length)}
          </li>
          <li>{words.steps.take(told.experts)}</li>
        </ol>
      </details>
    </div>
  );
}
