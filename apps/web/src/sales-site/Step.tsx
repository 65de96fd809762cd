import { Icon } from "@threshold/ui/Icon";
import { type ReactNode, useId } from "react";

/** A step of the day: its mark says whether it is done. */
export function Step({
  title,
  done,
  aside,
  children,
}: {
  title: string;
  done?: boolean;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={done ? "site-step site-step-done" : "site-step"} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {done && <Icon name="check" />}
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
