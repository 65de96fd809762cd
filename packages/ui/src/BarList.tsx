import { type ReactNode, useId } from "react";
import "./BarList.css";

export interface BarListItem {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  /** Part of it, drawn first and darker. */
  readonly open: number;
  readonly href?: string | undefined;
  /** Said to those who do not see the bar. */
  readonly said: string;
}

export interface BarListProps {
  title: string;
  items: readonly BarListItem[];
  /** How a way to the records is drawn: the page's own link. */
  link: (href: string, bar: ReactNode) => ReactNode;
}

/** Numbers as bars below each other, each a way to what it counts. */
export function BarList({ title, items, link }: BarListProps) {
  const id = useId();
  const most = Math.max(1, ...items.map(({ count }) => count));
  if (items.length === 0) return null;
  return (
    <section className="ui-bars" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {items.map((item) => {
          const bar = (
            <>
              <span className="ui-bars-name">{item.name}</span>
              <svg
                className="ui-bars-bar"
                viewBox="0 0 100 10"
                preserveAspectRatio="none"
                aria-hidden
              >
                <rect className="ui-bars-open" width={(100 * item.open) / most} height="10" />
                <rect
                  className="ui-bars-over"
                  x={(100 * item.open) / most}
                  width={(100 * (item.count - item.open)) / most}
                  height="10"
                />
              </svg>
              <span className="ui-bars-count" aria-hidden>
                {item.open < item.count ? `${item.open} / ${item.count}` : item.count}
              </span>
              <span className="visually-hidden">{item.said}</span>
            </>
          );
          return <li key={item.key}>{item.href ? link(item.href, bar) : <span>{bar}</span>}</li>;
        })}
      </ul>
    </section>
  );
}
