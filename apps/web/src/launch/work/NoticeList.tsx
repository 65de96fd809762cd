import { Button } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Link } from "react-router";
import type { FragmentType } from "../../gql/fragment-masking.ts";
import { readFragment } from "../../gql/fragment-masking.ts";
import { graphql } from "../../gql/gql.ts";
import { useWords } from "../../i18n/Words.tsx";
import { planTitle } from "../titles.ts";
import { noticeWords } from "./notice-words.ts";

export const NoticeList_notices = graphql(/* GraphQL */ `
  fragment NoticeList_notices on Notice {
    id
    kind
    data
    createdAt
    plan {
      id
      name
      estate {
        id
        name
      }
    }
  }
`);

/** Unread notices: what changed, from what to what, and a way to say that one has seen it. */
export function NoticeList(props: {
  notices: readonly FragmentType<typeof NoticeList_notices>[];
  onRead: (ids: string[]) => void;
  busy: boolean;
}) {
  const { t } = useWords();
  const notices = readFragment(NoticeList_notices, props.notices);
  if (notices.length === 0) return null;
  return (
    <section className="work-notices" aria-labelledby="work-notices">
      <header>
        <h2 id="work-notices">
          <Icon name="bell" /> {t.launch.work.notices}
        </h2>
        {notices.length > 1 && (
          <Button
            small
            kind="QUIET"
            busy={props.busy}
            onClick={() => props.onRead(notices.map(({ id }) => id))}
          >
            {t.launch.work.markAllRead}
          </Button>
        )}
      </header>
      <ul>
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onRead={() => props.onRead([notice.id])} />
        ))}
      </ul>
    </section>
  );
}

type Notice = ReturnType<typeof readNotice>;
const readNotice = (notice: FragmentType<typeof NoticeList_notices>) =>
  readFragment(NoticeList_notices, notice);

function NoticeItem({ notice, onRead }: { notice: Notice; onRead: () => void }) {
  const { t, format } = useWords();
  const { plan } = notice;
  const words = noticeWords(
    { ...notice, planTitle: plan ? planTitle(plan) : "" },
    t.launch,
    format,
  );
  return (
    <li>
      <div>
        {plan ? (
          <Link to={noticeHref(plan.id, notice.data)}>{words.headline}</Link>
        ) : (
          words.headline
        )}
        {words.details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        <p className="work-quiet">{format.instant(notice.createdAt)}</p>
      </div>
      <Button small icon="check" onClick={onRead}>
        {t.launch.work.markRead}
      </Button>
    </li>
  );
}

/** A notice about one task leads to the task, any other to its plan. */
function noticeHref(planId: string, data: unknown): string {
  const taskId = (data as { taskId?: unknown } | null)?.taskId;
  const plan = `/launches/${planId}`;
  return typeof taskId === "string" ? `${plan}/tasks/${taskId}` : plan;
}
