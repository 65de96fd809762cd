import { siteCheckKinds, type SiteCheckKind } from "@threshold/domain/showcase/vocabulary";
import { Badge } from "@threshold/ui/Badge";
import { Button, buttonClass } from "@threshold/ui/Button";
import { useState } from "react";
import { Link } from "react-router";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { useAct } from "../form/use-act.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { useAnnounce } from "../shell/announce.tsx";
import { CheckDialog, RecordSiteCheck } from "./CheckDialog.tsx";
import { InquiryDialog } from "./InquiryDialog.tsx";
import { SiteFollow } from "./SiteFollow.tsx";
import { allowed, type Site } from "./site-query.ts";
import { Step } from "./Step.tsx";
import { stepsOf } from "./steps.ts";
import { useClock, useNow } from "./use-clock.ts";
import { VisitorTally } from "./VisitorTally.tsx";

const RecordSiteClosing = graphql(/* GraphQL */ `
  mutation RecordSiteClosing($input: RecordSiteClosingInput!) {
    recordSiteClosing(input: $input) {
      day {
        id
        closedAt
        closedBy {
          id
          name
        }
      }
    }
  }
`);

interface PartProps {
  site: Site;
  may: boolean;
  onChanged: () => void;
}

/** The day at the site, in the order in which it passes. */
export function SiteToday({ site, onChanged }: { site: Site; onChanged: () => void }) {
  const { t } = useWords();
  const words = t.site;
  const may = allowed(site, "recordSite");
  const open = stepsOf(site.kind, site.today ?? null).filter(({ done }) => !done).length;
  const part = { site, may, onChanged };
  const follow = <SiteFollow site={site} may={allowed(site, "follow")} onChanged={onChanged} />;
  return (
    <div className="site-day">
      <p className="site-quiet" role="status">
        {open === 0 ? words.allDone : words.todo(open)}
      </p>
      {/* Who does not record here follows what was found: that comes first. */}
      {!may && follow}
      {site.kind === "SHOW_FLAT" && <CountStep {...part} moment="OPENING" />}
      <VisitorTally siteId={site.id} visitors={site.today?.visitors ?? null} may={may} />
      <Checks {...part} />
      <Inquiries {...part} />
      {site.kind === "SHOW_FLAT" && <CountStep {...part} moment="CLOSING" />}
      {site.kind === "SALES_CENTER" && <Closing {...part} />}
      {may && follow}
    </div>
  );
}

/** Until when, and whether that has passed: half an hour or so after the shift begins or ends the supervisor is told. */
function Until({ at }: { at: string | null | undefined }) {
  const { t } = useWords();
  const time = useClock();
  const now = useNow();
  if (!at) return null;
  const late = Date.parse(at) < now;
  return (
    <Badge tone={late ? "BAD" : "NEUTRAL"}>
      {late ? t.site.late(time(at)) : t.site.due(time(at))}
    </Badge>
  );
}

function CountStep({ site, may, moment }: PartProps & { moment: "OPENING" | "CLOSING" }) {
  const { t } = useWords();
  const words = t.site.count;
  const time = useClock();
  const first = stepsOf(site.kind, site.today ?? null).find(({ done }) => !done)?.duty;
  const last = site.today?.counts.find((count) => count.moment === moment);
  const way = `/sales-sites/${site.id}/count/${moment.toLowerCase()}`;
  return (
    <Step
      title={words[moment]}
      done={last !== undefined}
      aside={
        !last && <Until at={moment === "OPENING" ? site.today?.shiftFrom : site.today?.shiftTo} />
      }
    >
      {last && (
        <Link className="site-done" to={`/item-counts/${last.id}`}>
          <Badge tone={last.amissCount > 0 ? "BAD" : "OK"}>
            {last.amissCount > 0 ? words.amiss(last.amissCount) : words.fine}
          </Badge>
          <span>{t.site.doneBy(time(last.createdAt), last.createdBy?.name ?? "")}</span>
        </Link>
      )}
      {may && (
        <Link
          className={buttonClass({ kind: first === `${moment}_COUNT` ? "PRIMARY" : "PLAIN" })}
          to={way}
        >
          {last ? words.again : words.start}
        </Link>
      )}
    </Step>
  );
}

const kinds = Object.keys(siteCheckKinds) as SiteCheckKind[];

/** Six kinds to look at: in order is one tap (SHW-R18). */
function Checks({ site, may, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.site.check;
  const time = useClock();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<SiteCheckKind>();
  const [running, setRunning] = useState<SiteCheckKind>();
  const act = useAct(RecordSiteCheck);
  const fine = async (kind: SiteCheckKind) => {
    setRunning(kind);
    const { ok } = await act.run({ siteId: site.id, kind });
    if (ok) onChanged();
  };
  const checks = site.today?.checks ?? [];
  return (
    <Step title={words.title}>
      {may && <p className="site-quiet">{words.lead}</p>}
      <ul className="site-checks">
        {kinds.map((kind) => {
          const last = checks.find((one) => one.kind === kind);
          return (
            <li key={kind}>
              <div>
                <span>{t.showcase.checks[kind]}</span>
                <small className={last?.finding ? "site-bad" : last ? "site-ok" : "site-quiet"}>
                  {last
                    ? (last.finding ? words.found : words.ok)(time(last.createdAt))
                    : words.notYet}
                </small>
              </div>
              {may && (
                <>
                  <Button
                    small
                    icon="check"
                    busy={act.busy && running === kind}
                    aria-label={`${t.showcase.checks[kind]}：${words.fine}`}
                    onClick={() => void fine(kind)}
                  >
                    {words.fine}
                  </Button>
                  <Button
                    small
                    aria-label={`${t.showcase.checks[kind]}：${words.problem}`}
                    onClick={() => setAsking(kind)}
                  >
                    {words.problem}
                  </Button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {act.problem && (
        <ProblemNote problem={act.problem} onRetry={() => running && void fine(running)} />
      )}
      {asking && (
        <CheckDialog
          siteId={site.id}
          kind={asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            announce(words.saved);
            onChanged();
          }}
        />
      )}
    </Step>
  );
}

function Inquiries({ site, may, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.site.inquiry;
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  return (
    <Step
      title={words.title}
      aside={<span className="site-quiet">{words.today(site.today?.inquiryCount ?? 0)}</span>}
    >
      <div className="site-buttons">
        {may && (
          <Button icon="plus" onClick={() => setOpen(true)}>
            {words.add}
          </Button>
        )}
        <Link className={buttonClass({ kind: "QUIET" })} to={`/site-inquiries?site=${site.id}`}>
          {words.page}
        </Link>
      </div>
      {open && (
        <InquiryDialog
          at={{ siteId: site.id }}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            announce(words.saved);
            onChanged();
          }}
        />
      )}
    </Step>
  );
}

const closings = ["doors", "windows", "water", "power"] as const;
const nothing = { doors: false, windows: false, water: false, power: false };

/** Four ticks (SHW-R21); what is open still is named by the rule. */
function Closing({ site, may, onChanged }: PartProps) {
  const { t } = useWords();
  const words = t.site.closing;
  const time = useClock();
  const act = useAct(RecordSiteClosing);
  const [ticks, setTicks] = useState(nothing);
  const { today } = site;
  const submit = async () => {
    const { ok } = await act.run({ siteId: site.id, ...ticks });
    if (ok) onChanged();
  };
  return (
    <Step
      title={words.title}
      done={Boolean(today?.closedAt)}
      aside={!today?.closedAt && <Until at={today?.shiftTo} />}
    >
      {today?.closedAt ? (
        <p>{words.done(time(today.closedAt), today.closedBy?.name ?? "")}</p>
      ) : (
        <>
          <p className="site-quiet">{words.lead}</p>
          {may && (
            <>
              <div className="site-ticks">
                {closings.map((one) => (
                  <label key={one} className="ui-checkbox">
                    <input
                      type="checkbox"
                      checked={ticks[one]}
                      onChange={({ target }) => setTicks({ ...ticks, [one]: target.checked })}
                    />
                    <span>{words[one]}</span>
                  </label>
                ))}
              </div>
              {act.problem && <ProblemNote problem={act.problem} />}
              <Button kind="PRIMARY" busy={act.busy} onClick={() => void submit()}>
                {words.save}
              </Button>
            </>
          )}
        </>
      )}
    </Step>
  );
}
