import { Button } from "@threshold/ui/Button";
import { ProblemNote } from "../../form/ProblemNote.tsx";
import { useAct } from "../../form/use-act.ts";
import { useWords } from "../../i18n/Words.tsx";
import { IssueTenderLink } from "../acts.ts";
import type { Tender } from "../tender-query.ts";

/** A member of the committee who has an account goes from here to his sheet, by a link that only he is given. */
export function OwnScoring({ tender }: { tender: Tender }) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { run, busy, problem } = useAct(IssueTenderLink);
  const own = tender.experts.find(({ mine, member }) => mine && member);
  if (!own || tender.status !== "EVALUATING") return null;
  const enter = async () => {
    const made = await run({ id: own.id });
    const url = made.ok ? made.data.issueTenderLink.url : undefined;
    if (url) globalThis.location.assign(url);
  };
  return (
    <section className="tender-part tender-next" aria-labelledby="tender-own-scoring">
      <header>
        <div>
          <h2 id="tender-own-scoring">{words.ownScoring}</h2>
          <p className="tender-quiet">{words.ownScoringLead}</p>
        </div>
        <span className="tender-buttons">
          <Button kind="PRIMARY" busy={busy} onClick={() => void enter()}>
            {words.ownScoringEnter}
          </Button>
        </span>
      </header>
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
}
