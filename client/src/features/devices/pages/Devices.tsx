import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus, WashingMachine } from "lucide-react";
import { itemsOf } from "@/shared/api/page";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, EmptyState, ListStates, Loading, PageHeader, Skeleton } from "@/shared/ui";
import { DeviceCard } from "@/widgets/device";
import { devicesQuery } from "../api/devices";
import styles from "../components/Devices.module.css";

export default function DevicesPage() {
  const { t } = useTranslation("devices");
  const query = useInfiniteQuery(devicesQuery);
  const devices = itemsOf(query.data);
  const add = (
    <ButtonLink to="/devices/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t("list.add")}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t("list.title")} actions={devices.length > 0 && add} />
      <ListStates
        query={query}
        skeleton={
          <Loading className={styles.cards}>
            <Skeleton shape="block" height="6.6rem" />
            <Skeleton shape="block" height="6.6rem" />
            <Skeleton shape="block" height="6.6rem" />
          </Loading>
        }
        isEmpty={devices.length === 0}
        empty={
          <EmptyState icon={<WashingMachine />} title={t("list.emptyTitle")} action={add}>
            {t("list.emptyText")}
          </EmptyState>
        }
      >
        <ul className={styles.cards}>
          {devices.map((device) => (
            <li key={device.id}>
              <DeviceCard device={device} />
            </li>
          ))}
        </ul>
      </ListStates>
    </>
  );
}
