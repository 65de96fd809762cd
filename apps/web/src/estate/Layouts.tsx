import { graphql } from "../gql/gql.ts";
import type { FragmentType } from "../gql/fragment-masking.ts";
import { readFragment } from "../gql/fragment-masking.ts";
import { useWords } from "../i18n/Words.tsx";
import { useListParams } from "../list/use-list.ts";

export const Layouts_estate = graphql(/* GraphQL */ `
  fragment Layouts_estate on Estate {
    id
    layouts {
      layoutType
      count
    }
  }
`);

/** How many units of each layout (户型); pressing a bar narrows the list of units to it. */
export function Layouts({ estate: masked }: { estate: FragmentType<typeof Layouts_estate> }) {
  const { layouts } = readFragment(Layouts_estate, masked);
  const { t, format } = useWords();
  const words = t.organization.estate;
  const { params, change } = useListParams();
  if (layouts.length === 0) return null;
  const most = Math.max(...layouts.map(({ count }) => count));
  const chosen = params.get("layout");
  return (
    <section className="panel">
      <h2>{words.layouts}</h2>
      <ul className="layouts">
        {layouts.map(({ layoutType, count }) => (
          <li key={layoutType ?? ""}>
            <button
              type="button"
              disabled={!layoutType}
              aria-pressed={layoutType ? chosen === layoutType : undefined}
              onClick={() => change({ layout: chosen === layoutType ? "" : (layoutType ?? "") })}
            >
              <span>{layoutType ?? words.noLayout}</span>
              <span className="layouts-count">{format.number(count)}</span>
              <span className="layouts-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(count / most) * 100}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
