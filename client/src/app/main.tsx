import "@/styles/fonts.css";
import "@/styles/tokens.css";
import "@/styles/global.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { chooseTheme, currentTheme } from "@/shared/ui/theme";
import { startI18n } from "./i18n";
import { Providers } from "./providers";
import { Routes } from "./router";

const root = document.getElementById("root");
if (root) {
  chooseTheme(currentTheme());
  await startI18n();
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <Routes />
      </Providers>
    </StrictMode>,
  );
  if (import.meta.env.PROD) {
    const { startUpdates } = await import("./updates");
    startUpdates();
  }
}
