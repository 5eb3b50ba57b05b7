import { useQuery } from "@tanstack/react-query";
import { MessageSquareWarning } from "lucide-react";
import { useParams } from "react-router";
import { toProblem } from "@/shared/api/problem";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { ButtonLink, Card, Link, Loading, PageHeader, ProblemState, Skeleton } from "@/shared/ui";
import { DevicePhoto, WarrantyRing, WarrantyWords } from "@/widgets/device";
import { deviceQuery } from "../api/devices";
import styles from "../components/Devices.module.css";
import { Specs } from "../components/Specs";

/** What a label opens, for whoever stands before the device. */
export default function PublicDevicePage() {
  const { t } = useTranslation("devices");
  const { id = "" } = useParams();
  const { status, user } = useSession();
  const { data: device, error, refetch, isFetching } = useQuery(deviceQuery(id));
  if (!device) {
    const isGone = error && toProblem(error).status === 404;
    return (
      <>
        <PageHeader title={t("public.title")} />
        {error ? (
          <ProblemState
            error={error}
            onRetry={isGone ? undefined : () => refetch()}
            retrying={isFetching}
          />
        ) : (
          <Loading className={styles.public}>
            <Skeleton shape="block" height="15rem" />
            <Skeleton shape="block" height="3.25rem" />
          </Loading>
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader title={device.title}>
        {device.brand} {device.model}
      </PageHeader>
      <div className={styles.public}>
        {device.photos[0] && <DevicePhoto photo={device.photos[0]} large />}
        <ButtonLink
          wide
          size="large"
          variant="primary"
          to={`/tickets/new?device=${device.id}`}
          icon={<MessageSquareWarning aria-hidden="true" />}
        >
          {t("detail.report")}
        </ButtonLink>
        {status === "anonymous" && <p className={styles.muted}>{t("public.signIn")}</p>}
        <Card className={styles.warranty}>
          <WarrantyRing device={device} />
          <span className={styles.strong}>
            <WarrantyWords device={device} />
          </span>
        </Card>
        <Specs device={device} />
        {user?.id === device.user_id && (
          <p>
            <Link to={`/devices/${device.id}`}>{t("public.mine")}</Link>
          </p>
        )}
      </div>
    </>
  );
}
