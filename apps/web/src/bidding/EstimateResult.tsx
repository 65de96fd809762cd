import {
  type Estimate,
  marginOf,
  perSquareMeter,
  type Price,
  sensitivityOf,
  serviceLineNames,
  yuan,
} from "@threshold/domain/bidding/estimate";
import { decimalOf, millionths } from "@threshold/domain/decimal";
import { Badge } from "@threshold/ui/Badge";
import { Link } from "react-router";
import { readFragment, type FragmentType } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import { useWords } from "../i18n/Words.tsx";
import { ExportMenu } from "../list/ExportMenu.tsx";
import { statusTones } from "./bidding-query.ts";

interface Shown {
  estimate: Estimate;
  price: Price;
}

/** People per 10,000 m², two decimals. */
function density(people: bigint, area: bigint): string {
  const hundredths = area === 0n ? 0n : (people * 1_000_000n) / area;
  return decimalOf(hundredths * 10_000n);
}

const share = (part: bigint, whole: bigint) =>
  whole === 0n ? 0 : Number((part * 10_000n) / whole) / 100;

const parts = [
  "wages",
  "social",
  "materials",
  "energy",
  "other",
  "direct",
  "management",
  "profit",
  "tax",
  "total",
] as const;

/** The fee, the way to it, and the standard of each service. */
export function PriceView({ estimate, price }: Shown) {
  const { t } = useWords();
  const words = t.bidOffer;
  const { offeredFee } = estimate;
  const margin = offeredFee === null ? undefined : marginOf(estimate, price, offeredFee);
  return (
    <section className="estimate-card" aria-labelledby="estimate-result">
      <h2 id="estimate-result">{words.result}</h2>
      <p className="estimate-fee" aria-live="polite">
        <span>{words.fee}</span> <strong>{yuan(price.fee)}</strong> <span>{words.feeUnit}</span>
      </p>
      <p className="bidding-quiet">{words.feeNote(decimalOf(price.payingArea))}</p>
      <p className="bidding-quiet">
        {words.people(
          decimalOf(price.people),
          density(price.people, millionths(estimate.area) ?? 0n),
        )}
      </p>
      {margin && (
        <p className={margin.profit < 0n ? "bidding-bad" : undefined}>
          <strong>{words.margin}</strong>{" "}
          {margin.profit < 0n
            ? words.loses(yuan(-margin.profit), yuan(-margin.rate))
            : words.gains(yuan(margin.profit), yuan(margin.rate))}
        </p>
      )}
      <dl className="estimate-sums">
        {parts.map((part) => (
          <div key={part} data-sum={part === "direct" || part === "total" || undefined}>
            <dt>{words.parts[part]}</dt>
            <dd>{yuan(price[part])}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.byService}</h3>
      <ul className="estimate-bars">
        {serviceLineNames
          .filter((service) => price.services[service] > 0n)
          .map((service) => (
            <li key={service}>
              <span>{words.services[service]}</span>
              <span>{perSquareMeter(price.services[service], price)}</span>
              <span className="estimate-bar" aria-hidden>
                <span style={{ width: `${share(price.services[service], price.direct)}%` }} />
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** A bar for each factor, from the lowest fee to the highest around the one that is estimated. */
export function SensitivityView({ estimate, price }: Shown) {
  const { t } = useWords();
  const words = t.bidOffer;
  const told = sensitivityOf(estimate);
  const widest = told.reduce(
    (most, { difference }) => (abs(difference) > most ? abs(difference) : most),
    1n,
  );
  const at = (difference: bigint) => 50 + share(difference, widest) / 2;
  return (
    <section className="estimate-card" aria-labelledby="estimate-sensitivity">
      <h2 id="estimate-sensitivity">{words.sensitivity}</h2>
      <p className="bidding-quiet">{words.sensitivityLead}</p>
      <ul className="estimate-bars">
        {(["WAGE", "AREA", "VACANCY"] as const).map((factor) => {
          const steps = told.filter((one) => one.factor === factor);
          const ends = steps.map(({ difference }) => at(difference));
          const [left, right] = [Math.min(50, ...ends), Math.max(50, ...ends)];
          return (
            <li key={factor}>
              <span>{words.factors[factor]}</span>
              <span>{yuan(price.fee)}</span>
              <span className="estimate-bar estimate-tornado" aria-hidden>
                <span style={{ left: `${left}%`, width: `${right - left}%` }} />
              </span>
              <span className="estimate-steps">
                {steps.map(({ step, fee }) => (
                  <span key={step}>
                    {words.step(step, factor === "VACANCY")} <b>{yuan(fee)}</b>
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const abs = (value: bigint) => (value < 0n ? -value : value);

export const PastBids_estimate = graphql(/* GraphQL */ `
  fragment PastBids_estimate on BidEstimate {
    id
    fee
    offeredFee
    area
    people
    price {
      services {
        service
        perSquareMeter
      }
    }
    project {
      id
      status
      estate {
        id
        name
      }
      buildings {
        id
        number
      }
    }
  }
`);

/** What the company's other bids came to, beside this one. */
export function PastBids({
  others,
  price,
}: {
  others: readonly FragmentType<typeof PastBids_estimate>[];
  price: Price;
}) {
  const { fee } = price;
  const { t } = useWords();
  const words = t.bidOffer;
  return (
    <section className="estimate-card" aria-labelledby="estimate-past">
      <header className="estimate-head">
        <h2 id="estimate-past">{words.past}</h2>
        <ExportMenu iconOnly list="bid-estimates" args={{ orderBy: "NEWEST" }} />
      </header>
      {others.length === 0 && <p className="bidding-quiet">{words.pastNone}</p>}
      <ul className="estimate-past">
        {others.map((one) => {
          const past = readFragment(PastBids_estimate, one);
          const by = fee - (millionths(past.fee) ?? 0n) / 10_000n;
          const { estate, buildings, status } = past.project;
          return (
            <li key={past.id}>
              <Link to={`/biddings/${past.project.id}?view=estimate`}>
                {[estate.name, buildings.map(({ number }) => number).join("、")]
                  .filter(Boolean)
                  .join(" ")}
              </Link>
              <Badge tone={statusTones[status]}>{t.bidding.statuses[status]}</Badge>
              <span className="bidding-quiet">
                {[
                  words.pastFee(past.fee),
                  past.offeredFee && words.pastOffered(past.offeredFee),
                  words.pastPeople(
                    density(millionths(past.people) ?? 0n, millionths(past.area) ?? 0n),
                  ),
                  by === 0n
                    ? words.same
                    : by > 0n
                      ? words.dearer(yuan(by))
                      : words.cheaper(yuan(-by)),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <ServicesBeside price={price} past={past.price.services} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What each part of the service came to per m² and month then, beside now: where the difference lies. */
function ServicesBeside({
  price,
  past,
}: {
  price: Price;
  past: readonly { service: (typeof serviceLineNames)[number]; perSquareMeter: string }[];
}) {
  const { t } = useWords();
  const words = t.bidOffer;
  const then = new Map(past.map((one) => [one.service, one.perSquareMeter]));
  const rows = serviceLineNames.flatMap((service) => {
    const now = price.services[service] > 0n ? perSquareMeter(price.services[service], price) : "0";
    const before = then.get(service) ?? "0";
    const by = ((millionths(now) ?? 0n) - (millionths(before) ?? 0n)) / 100n;
    return now === "0" && before === "0" ? [] : [{ service, now, before, by }];
  });
  return (
    <details className="estimate-beside">
      <summary>{words.beside}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.fields["service"]}</th>
            <th scope="col">{words.besideNow}</th>
            <th scope="col">{words.besideThen}</th>
            <th scope="col">{words.besideBy}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ service, now, before, by }) => (
            <tr key={service}>
              <th scope="row">{words.services[service]}</th>
              <td>{now === "0" ? "–" : now}</td>
              <td>{before === "0" ? "–" : before}</td>
              <td>{signed(by)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Ten-thousandths of a yuan with their sign. */
function signed(by: bigint): string {
  const digits = abs(by).toString().padStart(5, "0");
  return `${by > 0n ? "+" : by < 0n ? "−" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
