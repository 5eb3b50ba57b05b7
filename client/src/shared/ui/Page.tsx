import clsx from "clsx";
import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useId } from "react";
import { Link } from "react-router";
import { useTranslation } from "@/shared/i18n";
import styles from "./Page.module.css";

export interface PageHeaderProps {
  title: string;
  /** What the browser's tab says, when it is not the title. */
  documentTitle?: string;
  /** Where 'back' leads: the list that this page is from. */
  back?: string;
  /** One quiet line below the title. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** The page's one h1; it names the tab, too. */
export function PageHeader({ title, documentTitle, back, children, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  useDocumentTitle(documentTitle ?? title);
  return (
    <header className={styles.header}>
      {back !== undefined && (
        <Link to={back} className={styles.back} aria-label={t("back")}>
          <ArrowLeft aria-hidden="true" />
        </Link>
      )}
      <div className={styles.heading}>
        <h1 className={styles.title}>{title}</h1>
        {children && <div className={styles.lead}>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

export function useDocumentTitle(title: string) {
  const { t } = useTranslation();
  const name = t("appName");
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}

export interface SectionProps {
  title: string;
  /** A link or button at the right of the heading. */
  action?: ReactNode;
  hideTitle?: boolean;
  className?: string;
  children: ReactNode;
}

export function Section({ title, action, hideTitle, className, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={clsx(styles.section, className)}>
      <div className={hideTitle ? "visually-hidden" : styles.sectionHead}>
        <h2 id={id} className={styles.sectionTitle}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Things below each other with the same space between. */
export function Stack({
  gap = 16,
  className,
  children,
}: {
  gap?: 4 | 8 | 12 | 16 | 24 | 32;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className={clsx(styles.stack, className)} data-gap={gap}>
      {children}
    </div>
  );
}

/** The padding of a staff page that has no panes. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}
