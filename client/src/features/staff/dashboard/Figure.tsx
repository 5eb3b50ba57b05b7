import { ChartColumn, Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "@/shared/i18n";
import { Button, Card, Table } from "@/shared/ui";
import styles from "./Figure.module.css";

/** A chart with its words and, for whoever wants figures, the table that says the same. */
export function Figure({
  title,
  hint,
  columns,
  rows,
  children,
}: {
  title: string;
  hint?: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
  children: ReactNode;
}) {
  const { t } = useTranslation("dashboard");
  const [isTable, setIsTable] = useState(false);
  const id = useId();
  return (
    <Card className={styles.card}>
      <figure aria-labelledby={id} className={styles.figure}>
        <figcaption className={styles.caption}>
          <div>
            <h3 id={id} className={styles.title}>
              {title}
            </h3>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          <Button
            variant="quiet"
            size="small"
            className={styles.toggle}
            aria-label={`${t(isTable ? "asChart" : "asTable")}: ${title}`}
            icon={isTable ? <ChartColumn aria-hidden="true" /> : <Table2 aria-hidden="true" />}
            onClick={() => setIsTable(!isTable)}
          >
            <span className={styles.toggleWords}>{t(isTable ? "asChart" : "asTable")}</span>
          </Button>
        </figcaption>
        {!isTable && <div aria-hidden="true">{children}</div>}
        <div className={isTable ? styles.table : "visually-hidden"}>
          <Figures title={title} columns={columns} rows={rows} scrolls={isTable} />
        </div>
      </figure>
    </Card>
  );
}

function Figures({
  title,
  columns,
  rows,
  scrolls,
}: {
  title: string;
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly string[] }[];
  scrolls: boolean;
}) {
  const content = (
    <>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [name, ...values] }) => (
          <tr key={key}>
            <th scope="row" className={styles.rowHead}>
              {name}
            </th>
            {values.map((value, at) => (
              <td key={columns[at + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
  // The scrolling frame of a table takes the focus: there is none where nothing is seen.
  return scrolls ? (
    <Table label={title}>{content}</Table>
  ) : (
    <table>
      <caption>{title}</caption>
      {content}
    </table>
  );
}
