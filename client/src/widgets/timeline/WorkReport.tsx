import { ClipboardCheck } from "lucide-react";
import type { WorkReportRead } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Card } from "@/shared/ui";
import { Attachments, fromPhoto } from "../photos";
import styles from "./WorkReport.module.css";

/** What was done, with what, and how long it took. */
export function WorkReport({ report }: { report: WorkReportRead }) {
  const { t } = useTranslation("chat");
  const format = useFormat();
  return (
    <Card className={styles.report}>
      <p className={styles.title}>
        <ClipboardCheck aria-hidden="true" />
        {t("report.title")}
        {report.author_name && <span className={styles.quiet}>{report.author_name}</span>}
      </p>
      <p className={styles.words}>{report.summary}</p>
      {report.actions && <p className={styles.words}>{report.actions}</p>}
      {(report.parts.length > 0 || report.labour_minutes !== null) && (
        <dl className={styles.facts}>
          {report.parts.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same part may stand there twice
            <div key={at}>
              <dt>
                {part.name}
                {part.quantity > 1 && ` × ${format.number(part.quantity)}`}
              </dt>
              <dd>
                {part.price !== null &&
                  format.number(Number(part.price), { style: "currency", currency: "RUB" })}
              </dd>
            </div>
          ))}
          {report.labour_minutes !== null && (
            <div>
              <dt>{t("report.labour")}</dt>
              <dd>{format.duration(report.labour_minutes * 60)}</dd>
            </div>
          )}
        </dl>
      )}
      <Attachments items={report.photos.map(fromPhoto)} />
    </Card>
  );
}
