import { useInfiniteQuery } from "@tanstack/react-query";
import type { ChangeRead } from "@/shared/api/generated/model";
import { itemsOf } from "@/shared/api/page";
import { useFormat, useTranslation } from "@/shared/i18n";
import { DateTime, ListSkeleton, ListStates } from "@/shared/ui";
import { historyQuery } from "../api/devices";
import { isBirth, told } from "../lib/history";
import styles from "./Devices.module.css";

const FIELDS = ["title", "brand", "model", "serial_number", "purchase_date", "warranty_until"];

/** Who changed what and when. */
export function History({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation("devices");
  const query = useInfiniteQuery(historyQuery(deviceId));
  const changes = told(itemsOf(query.data));
  return (
    <ListStates
      query={query}
      skeleton={<ListSkeleton rows={2} />}
      isEmpty={changes.length === 0}
      empty={<p className={styles.muted}>{t("history.none")}</p>}
    >
      <ul className={styles.history}>
        {changes.map((change) => (
          <Change key={change.id} change={change} />
        ))}
      </ul>
    </ListStates>
  );
}

function Change({ change }: { change: ChangeRead }) {
  const { t } = useTranslation("devices");
  const format = useFormat();
  const isDay = change.field.endsWith("_date") || change.field.endsWith("_until");
  const isKnown = FIELDS.includes(change.field);
  const value = (text: string) => (isDay ? format.day(text) : text);
  return (
    <li>
      <p>
        {isBirth(change)
          ? t("history.added")
          : t([`history.field.${change.field}`, "history.changed"])}
        {isKnown && (change.from || change.to) && (
          <>
            {": "}
            {change.from && <del>{value(change.from)}</del>}
            {change.from && change.to && " → "}
            {change.to && <ins>{value(change.to)}</ins>}
          </>
        )}
      </p>
      <p className={styles.muted}>
        <DateTime value={change.at} /> · {t(`history.by.${change.by_role}`)}
      </p>
    </li>
  );
}
