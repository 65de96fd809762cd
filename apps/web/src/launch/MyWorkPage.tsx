import { useWords } from "../i18n/Words.tsx";
import { Page } from "../shell/Page.tsx";

/** Today's work (今日待办): the open tasks the viewer answers for. */
export function MyWorkPage() {
  const { t } = useWords();
  return <Page title={t.shell.pages.work}>{null}</Page>;
}
