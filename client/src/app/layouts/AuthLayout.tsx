import { Languages } from "lucide-react";
import { Outlet } from "react-router";
import { useTranslation } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { Brand } from "../Brand";
import styles from "./AuthLayout.module.css";
import { Main } from "./Main";

/** Login and its like: nothing but the form. */
export default function AuthLayout() {
  const { i18n } = useTranslation();
  const other = i18n.language === "ru" ? "en" : "ru";
  return (
    <div className={styles.layout}>
      <header className={styles.top}>
        <Brand />
        <Button
          variant="quiet"
          size="small"
          lang={other}
          icon={<Languages aria-hidden="true" />}
          onClick={() => void i18n.changeLanguage(other)}
        >
          {other === "en" ? "English" : "Русский"}
        </Button>
      </header>
      <Main className={styles.main}>
        <Outlet />
      </Main>
    </div>
  );
}
