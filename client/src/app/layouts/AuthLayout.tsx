import { Outlet } from "react-router";
import { Brand } from "../Brand";
import styles from "./AuthLayout.module.css";
import { Main } from "./Main";

/** Login and its like: nothing but the form. */
export default function AuthLayout() {
  return (
    <div className={styles.layout}>
      <header className={styles.top}>
        <Brand />
      </header>
      <Main className={styles.main}>
        <Outlet />
      </Main>
    </div>
  );
}
