import { notificationText } from "@threshold/domain/notification/sentence";
import { Button } from "@threshold/ui/Button";
import { Icon } from "@threshold/ui/Icon";
import { Link } from "react-router";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";

export const NewNotifications_notifications = graphql(/* GraphQL */ `
  fragment NewNotifications_notifications on Notification {
    id
    kind
    data
    recordId
    createdAt
  }
`);

/** What was told and not read: what changed, from what to what, and a way to say that one has seen it. */
export function NewNotifications(props: {
  notifications: readonly FragmentType<typeof NewNotifications_notifications>[];
  onRead: (ids: string[]) => void;
  busy: boolean;
}) {
  const { t } = useWords();
  const all = readFragment(NewNotifications_notifications, props.notifications);
  if (all.length === 0) return null;
  return (
    <section className="work-notices" aria-labelledby="work-notices">
      <header>
        <h2 id="work-notices">
          <Icon name="bell" /> {t.launch.work.notices}
        </h2>
        {all.length > 1 && (
          <Button
            small
            kind="QUIET"
            busy={props.busy}
            onClick={() => props.onRead(all.map(({ id }) => id))}
          >
            {t.launch.work.markAllRead}
          </Button>
        )}
      </header>
      <ul>
        {all.map((one) => (
          <Item key={one.id} notification={one} onRead={() => props.onRead([one.id])} />
        ))}
      </ul>
    </section>
  );
}

type Told = ReturnType<typeof readOne>;
const readOne = (one: FragmentType<typeof NewNotifications_notifications>) =>
  readFragment(NewNotifications_notifications, one);

function Item({ notification, onRead }: { notification: Told; onRead: () => void }) {
  const { t, format, language } = useWords();
  const { kind, data, recordId, createdAt } = notification;
  const { headline, details } = notificationText(kind, data, language);
  return (
    <li>
      <div>
        {recordId ? <Link to={`/records/${recordId}`}>{headline}</Link> : headline}
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        <p className="work-quiet">{format.instant(createdAt)}</p>
      </div>
      <Button small icon="check" onClick={onRead}>
        {t.launch.work.markRead}
      </Button>
    </li>
  );
}
