import { Breadcrumb } from "@threshold/ui/Nav";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { useWords } from "../i18n/Words.tsx";

export interface PageProps {
  title: string;
  /** Shown beside the title, e.g. a status. */
  mark?: ReactNode;
  /** One quiet line under the title. */
  subtitle?: ReactNode;
  /** The way from the top down to the page above this one. */
  trail?: readonly { label: string; href: string }[];
  /** Buttons on the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page inside the shell: window title, way back, heading, actions, content. */
export function Page({ title, mark, subtitle, trail, actions, children }: PageProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const steps = [
    ...(trail ?? []).map((step) => ({ key: step.href, ...step })),
    { key: "here", label: title },
  ];
  return (
    <div className="page">
      <title>{`${title} · ${t.shell.product}`}</title>
      <header className="page-head">
        <div className="page-heading">
          {trail && (
            <Breadcrumb
              label={t.shell.breadcrumb}
              items={steps}
              onNavigate={(href) => void navigate(href)}
            />
          )}
          <div className="page-title">
            <h1>{title}</h1>
            {mark}
          </div>
          {subtitle && <div className="page-subtitle">{subtitle}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
