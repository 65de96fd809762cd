import type { MouseEvent, ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./Icon.tsx";
import "./Nav.css";

export interface NavItem {
  key: string;
  label: string;
  href: string;
  icon?: IconName;
  /** A count that wants attention, e.g. today's open work. */
  count?: number;
}

export interface NavProps {
  label: string;
  items: readonly NavItem[];
  /** Key of the page shown now. */
  current?: string;
  /** COLUMN for a side bar, BAR for a phone's foot. */
  form?: "COLUMN" | "BAR";
  /** The router's way to go; plain clicks only, so that a new tab still opens by the browser. */
  onNavigate?: (href: string) => void;
}

/** The ways into the product. */
export function Nav({ label, items, current, form = "COLUMN", onNavigate }: NavProps) {
  return (
    <nav className={`ui-nav ui-nav-${form.toLowerCase()}`} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <a
              href={item.href}
              aria-current={item.key === current ? "page" : undefined}
              onClick={(event) => followPlainClick(event, item.href, onNavigate)}
            >
              {item.icon && <Icon name={item.icon} size={form === "BAR" ? 20 : 16} />}
              <span>{item.label}</span>
              {item.count ? <span className="ui-nav-count">{item.count}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Hands a plain left click to the router and leaves every other one to the browser. */
export function followPlainClick(
  event: MouseEvent,
  href: string,
  onNavigate: ((href: string) => void) | undefined,
) {
  const plain =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!onNavigate || !plain) return;
  event.preventDefault();
  onNavigate(href);
}

/** The way from the company down to this page. */
export function Breadcrumb({
  label,
  items,
  onNavigate,
}: {
  label: string;
  items: readonly { key: string; label: ReactNode; href?: string }[];
  onNavigate?: (href: string) => void;
}) {
  return (
    <nav className="ui-breadcrumb" aria-label={label}>
      <ol>
        {items.map(({ key, label: words, href }) => (
          <li key={key}>
            {href ? (
              <a href={href} onClick={(event) => followPlainClick(event, href, onNavigate)}>
                {words}
              </a>
            ) : (
              <span aria-current="page">{words}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
