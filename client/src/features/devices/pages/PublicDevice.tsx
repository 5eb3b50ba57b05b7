import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { Link, Skeleton } from "@/shared/ui";
import { DevicePhoto } from "@/widgets/device";
import { ReportButton, WarrantyCard } from "../components/DeviceSummary";
import styles from "../components/Devices.module.css";
import { Specs } from "../components/Specs";
import { WithDevice } from "../components/WithDevice";

/** What a label opens, for whoever stands before the device. */
export default function PublicDevicePage() {
  const { t } = useTranslation("devices");
  const { status, user } = useSession();
  return (
    <WithDevice
      title={t("public.title")}
      className={styles.public}
      skeleton={
        <>
          <Skeleton shape="block" height="15rem" />
          <Skeleton shape="block" height="3.25rem" />
        </>
      }
    >
      {(device) => (
        <div className={styles.public}>
          {device.photos[0] && <DevicePhoto photo={device.photos[0]} large />}
          <ReportButton device={device} />
          {status === "anonymous" && <p className={styles.muted}>{t("public.signIn")}</p>}
          <WarrantyCard device={device} />
          <Specs device={device} />
          {user?.id === device.user_id && (
            <p>
              <Link to={`/devices/${device.id}`}>{t("public.mine")}</Link>
            </p>
          )}
        </div>
      )}
    </WithDevice>
  );
}
