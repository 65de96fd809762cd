import { Badge } from "@threshold/ui/Badge";
import { Button } from "@threshold/ui/Button";
import { Empty } from "@threshold/ui/Empty";
import { Input, Select } from "@threshold/ui/Input";
import { Skeleton } from "@threshold/ui/Spinner";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { ProblemNote } from "../form/ProblemNote.tsx";
import { graphql } from "../gql/gql.ts";
import type { PersonalDataQuery, ReadingPurpose } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { pageArguments } from "../list/list-params.ts";
import { Pager } from "../list/Pager.tsx";
import { useListParams, usePages } from "../list/use-list.ts";
import { problemOf } from "../problem.ts";
import { NotFoundPage } from "../shell/NotFoundPage.tsx";
import { Page } from "../shell/Page.tsx";
import { useMay } from "../shell/viewer.ts";
import { SubjectActions } from "./SubjectActions.tsx";
import "./personal-data.css";

const PersonalData = graphql(/* GraphQL */ `
  query PersonalData(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: PersonalDataReadingFilter
  ) {
    personalDataKeys {
      key
      seals
      known
      count
    }
    personalDataErasures {
      recordId
      name
      phone
      eraseOn
    }
    personalDataReadings(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
    ) {
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
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

const PersonalDataSubjects = graphql(/* GraphQL */ `
  query PersonalDataSubjects($phone: String!) {
    personalDataSubjects(phone: $phone) {
      recordId
      name
      phone
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
  const { search, params, change } = useListParams();
  const purpose = params.get("purpose");
  const filter = purpose === "" ? {} : { purposes: [purpose as ReadingPurpose] };
  const [{ data, error, fetching }, refresh] = useQuery({
    query: PersonalData,
    variables: { ...pageArguments(search, PAGE), filter },
    requestPolicy: "cache-and-network",
  });
  const reload = () => refresh({ requestPolicy: "network-only" });
  return (
    <Page title={words.title} subtitle={words.lead}>
      {error && <ProblemNote problem={problemOf(error)} onRetry={reload} />}
      <h2>{words.readings}</h2>
      <div className="toolbar">
        <Select
          label={words.purpose}
          placeholder={t.shell.all}
          value={purpose}
          options={Object.entries(words.purposes).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => change({ purpose: target.value })}
        />
      </div>
      {!data && fetching && <Skeleton lines={6} />}
      {data?.personalDataReadings.nodes.length === 0 && (
        <Empty title={words.none}>{words.noneText}</Empty>
      )}
      {data && data.personalDataReadings.nodes.length > 0 && (
        <ul className="panel personal-rows">
          {data.personalDataReadings.nodes.map((reading) => (
            <Reading key={reading.id} reading={reading} />
          ))}
        </ul>
      )}
      <Pager pages={usePages(data?.personalDataReadings.pageInfo, change)} />
      <Requests onDone={reload} />
      {data && data.personalDataErasures.length > 0 && (
        <Going subjects={data.personalDataErasures} onDone={reload} />
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
    <li>
      <strong>{words.read(person.name, subject)}</strong> <Badge>{words.purposes[purpose]}</Badge>{" "}
      <span className="quiet">{format.instant(createdAt)}</span>
      <p>{reason}</p>
    </li>
  );
}

/** Who asks for what is held of him is found by his number. */
function Requests({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const words = t.personalData;
  const [typed, setTyped] = useState("");
  const [phone, setPhone] = useState("");
  const [{ data, error, fetching }, refresh] = useQuery({
    query: PersonalDataSubjects,
    variables: { phone },
    pause: phone === "",
    requestPolicy: "network-only",
  });
  const search = (event: FormEvent) => {
    event.preventDefault();
    setPhone(typed.trim());
  };
  return (
    <section className="personal-section">
      <h2>{words.requests}</h2>
      <p className="quiet">{words.requestsLead}</p>
      <form className="toolbar" onSubmit={search}>
        <Input
          label={words.number}
          type="tel"
          maxLength={40}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button submit busy={fetching} icon="search">
          {words.find}
        </Button>
      </form>
      {error && <ProblemNote problem={problemOf(error)} />}
      {phone !== "" && data?.personalDataSubjects.length === 0 && (
        <p className="quiet">{words.nobody}</p>
      )}
      {phone !== "" && data && data.personalDataSubjects.length > 0 && (
        <ul className="panel personal-rows">
          {data.personalDataSubjects.map(({ recordId, name, phone: shown }) => (
            <li key={recordId}>
              <strong>{name}</strong> <span>{shown}</span>
              <span className="personal-acts">
                <SubjectActions
                  of={recordId}
                  name={name}
                  onDone={() => {
                    refresh();
                    onDone();
                  }}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whose data goes by itself, and when. */
function Going({
  subjects,
  onDone,
}: {
  subjects: PersonalDataQuery["personalDataErasures"];
  onDone: () => void;
}) {
  const { t, format } = useWords();
  const words = t.personalData;
  return (
    <section className="personal-section">
      <h2>{words.going}</h2>
      <p className="quiet">{words.goingLead}</p>
      <ul className="panel personal-rows">
        {subjects.map(({ recordId, name, phone, eraseOn }) => (
          <li key={recordId}>
            <strong>{name}</strong> <span>{phone}</span>
            {eraseOn && <Badge tone="WARN">{words.goes(format.day(eraseOn))}</Badge>}
            <span className="personal-acts">
              <SubjectActions of={recordId} name={name} onDone={onDone} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Keys({ keys }: { keys: PersonalDataQuery["personalDataKeys"] }) {
  const { t, format } = useWords();
  const words = t.personalData;
  return (
    <section className="personal-section">
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
