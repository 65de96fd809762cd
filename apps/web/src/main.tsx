import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Provider } from "urql";
import { RouterProvider } from "react-router/dom";
import { ThemeProvider } from "@threshold/ui/theme";
import "@threshold/ui/base.css";
import "./shell/shell.css";
import { preferredLanguage } from "./i18n/language.ts";
import { loadMessages, WordsProvider } from "./i18n/Words.tsx";
import { makeRouter } from "./routes.tsx";
import { client } from "./urql.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const language = preferredLanguage();
const messages = await loadMessages(language);

createRoot(root).render(
  <StrictMode>
    <ThemeProvider>
      <WordsProvider first={{ language, messages }}>
        <Provider value={client}>
          <RouterProvider router={makeRouter()} />
        </Provider>
      </WordsProvider>
    </ThemeProvider>
  </StrictMode>,
);
