import type { ReactNode } from "react";
import { useWords } from "../../i18n/Words.tsx";
import { Brand } from "../../shell/Brand.tsx";
import { LanguageChoice } from "../../shell/LanguageChoice.tsx";
import "../tender.css";

/** The frame of a tender's pages for somebody without an account: wider than a door, for there is much to read. */
export function GuestFrame({
  title,
  lead,
  mark,
  aside,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  mark?: ReactNode;
  /** Stays in view: the deadline and where one stands. */
  aside?: ReactNode;
  /** For what needs all of a desk's width, such as a sheet of many bids. */
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className="tender-guest">
      <title>{`${title} · ${t.shell.product}`}</title>
      <header className="tender-guest-head">
        <Brand />
        <LanguageChoice />
      </header>
      <main
        className={[
          "tender-guest-main",
          aside ? "tender-guest-two" : "",
          wide ? "tender-guest-wide" : "",
        ].join(" ")}
      >
        <div className="tender-guest-title">
          <h1>
            {title} {mark}
          </h1>
          {lead && <p className="tender-quiet">{lead}</p>}
        </div>
        {aside && <aside className="tender-guest-aside">{aside}</aside>}
        <div className="tender-guest-body">{children}</div>
      </main>
    </div>
  );
}
