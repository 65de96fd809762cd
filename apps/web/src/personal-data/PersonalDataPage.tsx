import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { PersonalDataQuery, ReadingPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { problemOf } from "../problem.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import "./personal-data.css";

const PersonalData = graphql(/* GraphQL */ `
  query PersonalData($first: Int!, $filter: PersonalDataReadingFilter) {
    personalDataKeys {
      key
      seals
      known
      count
    }
    personalDataReadings(first: $first, filter: $filter) {
      pageInfo {
        hasNextPage
      }
      nodes {
        id
        subject
        purpose
        reason
        createdAt
        person {
          id
          name
        }
      }
    }
  }
`);

const PAGE = 20;

/** Who read whose number in full, and the keys (个人信息); for administrators. */
export function PersonalDataPage() {
  const may = useMay();
  return may("personalData.manage") ? <Managed /> : <NotFoundPage />;
}

function Managed() {
  const { t } = useWords();
  const words = t.personalData;
  const [first, setFirst] = useState(PAGE);
  const [purpose, setPurpose] = useState("");
  const filter = purpose === "" ? {} : { purposes: [purpose as ReadingPurpose] };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: PersonalData,
    variables: { first, filter },
    requestPolicy: "cache-and-network",
  });
  return (
    <Page title={words.title} subtitle={words.lead}>
      {error && (
        <ProblemNote
          problem={problemOf(error)}
          onRetry={() => refresh({ requestPolicy: "network-only" })}
        />
      )}
      <h2>{words.readings}</h2>
      <div className="toolbar">
        <Select
          label={words.purpose}
          placeholder={t.shell.all}
          value={purpose}
          options={Object.entries(words.purposes).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => setPurpose(target.value)}
        />
      </div>
      {!data && fetching && <Skeleton lines={6} />}
      {data?.personalDataReadings.nodes.length === 0 && (
        <Empty title={words.none}>{words.noneText}</Empty>
      )}
      {data && data.personalDataReadings.nodes.length > 0 && (
        <ul className="panel job-list">
          {data.personalDataReadings.nodes.map((reading) => (
            <Reading key={reading.id} reading={reading} />
          ))}
        </ul>
      )}
      {data?.personalDataReadings.pageInfo.hasNextPage && first < 100 && (
        <Button busy={fetching} onClick={() => setFirst(Math.min(first + PAGE, 100))}>
          {t.shell.table.loadMore}
        </Button>
      )}
      {data && <Keys keys={data.personalDataKeys} />}
    </Page>
  );
}

function Reading({
  reading: { person, subject, purpose, reason, createdAt },
}: {
  reading: PersonalDataQuery["personalDataReadings"]["nodes"][number];
}) {
  const { t, format } = useWords();
  const words = t.personalData;
  return (
    <li className="reading-row">
      <strong>{words.read(person.name, subject)}</strong> <Badge>{words.purposes[purpose]}</Badge>{" "}
      <span className="quiet">{format.instant(createdAt)}</span>
      <p>{reason}</p>
    </li>
  );
}

function Keys({ keys }: { keys: PersonalDataQuery["personalDataKeys"] }) {
  const { t, format } = useWords();
  const words = t.personalData;
  return (
    <section>
      <h2>{words.keys}</h2>
      <p className="quiet">{words.keysLead}</p>
      <ul className="personal-keys">
        {keys.map(({ key, seals, known, count }) => (
          <li key={key ?? ""}>
            {key ? words.key(key) : words.plain} · {words.numbers(format.number(count))}{" "}
            {seals && <Badge tone="OK">{words.seals}</Badge>}
            {key && !known && <Badge tone="BAD">{words.unknown}</Badge>}
          </li>
        ))}
      </ul>
    </section>
  );
}
