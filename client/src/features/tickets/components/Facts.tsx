import { CalendarDays, ChevronRight, UserRound, WashingMachine } from "lucide-react";
import type { TicketDetail } from "@/shared/api/generated/model";
import { useFormat, useTranslation } from "@/shared/i18n";
import { Avatar, Button, List, ListRow } from "@/shared/ui";
import styles from "./DayField.module.css";

/** The device, the day that was asked for, and who does the work. */
export function Facts({
  ticket,
  onChangeDate,
}: {
  ticket: TicketDetail;
  /** Absent when the day can no longer be changed. */
  onChangeDate?: () => void;
}) {
  const { t } = useTranslation("tickets");
  const format = useFormat();
  const { device, assignee, preferred_date: day } = ticket;
  if (!device && !assignee && !day && !onChangeDate) return null;
  return (
    <List aria-label={t("detail.facts")}>
      {device && (
        <ListRow
          to={`/devices/${device.id}`}
          leading={<WashingMachine aria-hidden="true" />}
          title={device.title ?? t("detail.device")}
          trailing={<ChevronRight aria-hidden="true" />}
        >
          {[device.brand, device.model].filter(Boolean).join(" ")}
        </ListRow>
      )}
      {(day || onChangeDate) && (
        <ListRow
          leading={<CalendarDays aria-hidden="true" />}
          title={<span className={styles.day}>{day ? format.day(day) : t("detail.anyDay")}</span>}
          trailing={
            onChangeDate && (
              <Button size="small" variant="quiet" onClick={onChangeDate}>
                {t(day ? "detail.changeDay" : "detail.chooseDay")}
              </Button>
            )
          }
        >
          {t("detail.wantedDay")}
        </ListRow>
      )}
      {assignee && (
        <ListRow
          leading={
            assignee.name ? (
              <Avatar name={assignee.name} size="small" />
            ) : (
              <UserRound aria-hidden="true" />
            )
          }
          title={assignee.name ?? t("detail.technician")}
        >
          {t("detail.assignee")}
        </ListRow>
      )}
    </List>
  );
}
