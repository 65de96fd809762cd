import { rounded } from "@threshold/domain/tender/fraction";
import { totalOf } from "@threshold/domain/tender/score";
import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Note } from "@threshold/ui/ErrorNote";
import { useEffect, useMemo } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { GuestFrame } from "../guest/GuestFrame.tsx";
import { type TenderLink, useDeed } from "../guest/tender-link.ts";
import type { ScoreView } from "./score-view.ts";
import { BidFileContext, filesByLink } from "../opened-file.ts";
import { ScoreSheet } from "./ScoreSheet.tsx";
import { Together } from "./Together.tsx";
import "./evaluation.css";

const LOOK_AGAIN_MS = 20_000;

/** Where a member stands: what was handed in waits for the others. */
function standingOf({ phase, mine, members }: ScoreView) {
  if (members.length === 0) return "NOT_HERE";
  if (phase === "TOGETHER" || phase === "RANKED") return phase;
  return mine === null ? "ALONE" : "HANDED_IN";
}

/** A member's page (评委): scores alone, waits for the others, then talks it over with everybody's points in view. */
export function ExpertPage({
  link,
  token,
  onChanged,
}: {
  link: TenderLink<ScoreView>;
  token: string;
  onChanged: () => void;
}) {
  const { t } = useWords();
  const words = t.tenderEval;
  const { send } = useDeed(token);
  const { tender } = link;
  const { member, mine, missing } = tender;
  const source = useMemo(() => filesByLink(tender.reference, token), [tender.reference, token]);
  const phase = standingOf(tender);
  // Others hand in at their own time; whoever waits sees it without asking.
  useEffect(() => {
    if (phase !== "HANDED_IN") return undefined;
    const timer = setInterval(onChanged, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [phase, onChanged]);
  return (
    <GuestFrame
      wide
      title={link.title}
      lead={`${link.company} · ${words.asMember(member.name, words.kinds[member.kind])}`}
      mark={<Badge tone="ACCENT">{words.phases[phase]}</Badge>}
    >
      {phase === "NOT_HERE" && <Empty title={words.phases.NOT_HERE}>{words.notHere}</Empty>}
      {phase === "ALONE" && (
        <>
          <p className="eval-quiet">{words.aloneLead}</p>
          <BidFileContext value={source}>
            <ScoreSheet
              tender={tender.reference}
              member={member.reference}
              scoring={tender.scoring}
              bids={tender.bids}
              onHandIn={async (sheets) => {
                const answer = await send({ act: "SCORE", confidential: true, sheets });
                if (!answer.ok) return answer.problem;
                onChanged();
                return undefined;
              }}
            />
          </BidFileContext>
        </>
      )}
      {phase === "HANDED_IN" && mine && (
        <div className="eval-stack">
          <Note
            tone="OK"
            action={
              <Button small icon="redo" onClick={onChanged}>
                {words.lookAgain}
              </Button>
            }
          >
            {words.handedIn(missing)}
          </Note>
          <Own tender={tender} mine={mine} />
        </div>
      )}
      {(phase === "TOGETHER" || phase === "RANKED") && tender.sheets && (
        <>
          {phase === "RANKED" && <Note>{words.rankedNote}</Note>}
          <Together
            scoring={tender.scoring}
            bids={tender.bids}
            members={tender.members}
            sheets={tender.sheets}
            own={member.reference}
            {...(phase === "TOGETHER" && {
              onRevise: async (bidder, points, reason) => {
                const answer = await send({ act: "REVISE", bidder, points, reason });
                if (!answer.ok) return answer.problem;
                onChanged();
                return undefined;
              },
            })}
          />
        </>
      )}
    </GuestFrame>
  );
}

/** What this member gave, in sums: the rest waits for the others. */
function Own({ tender, mine }: { tender: ScoreView; mine: NonNullable<ScoreView["mine"]> }) {
  return (
    <ul className="eval-rows">
      {tender.bids.map(({ bidder, name }) => {
        const points = mine[bidder];
        return (
          <li key={bidder}>
            <div>{name}</div>
            {points && <strong>{rounded(totalOf(tender.scoring, points), 2)}</strong>}
          </li>
        );
      })}
    </ul>
  );
}
