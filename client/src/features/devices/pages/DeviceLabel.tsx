import { useQuery } from "@tanstack/react-query";
import { Download, Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { getDeviceLabel } from "@/shared/api/generated/endpoints/devices/devices";
import { keys } from "@/shared/api/keys";
import { useTranslation } from "@/shared/i18n";
import { Button, Loading, PageHeader, ProblemState, Skeleton } from "@/shared/ui";
import { deviceQuery } from "../api/devices";
import styles from "../components/Devices.module.css";

export default function DeviceLabelPage() {
  const { t } = useTranslation("devices");
  const { id = "" } = useParams();
  const { data: device } = useQuery(deviceQuery(id));
  const label = useQuery({
    queryKey: [...keys.devices.detail(id), "label"],
    queryFn: ({ signal }) => getDeviceLabel(id, { scale: 6 }, { signal }),
    meta: { persist: false },
  });
  const url = useObjectUrl(label.data);
  return (
    <>
      <div className={styles.screenOnly}>
        <PageHeader title={t("label.title")} back={`/devices/${id}`}>
          {t("label.lead")}
        </PageHeader>
      </div>
      {label.isError && <ProblemState error={label.error} onRetry={() => label.refetch()} />}
      {!label.isError && (
        <div className={styles.label}>
          {url ? (
            <img src={url} alt={t("label.alt", { title: device?.title ?? "" })} />
          ) : (
            <Loading>
              <Skeleton shape="block" width="16rem" height="16rem" />
            </Loading>
          )}
        </div>
      )}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          icon={<Printer aria-hidden="true" />}
          onClick={() => window.print()}
          disabled={!url}
        >
          {t("label.print")}
        </Button>
        <Button
          icon={<Download aria-hidden="true" />}
          disabled={!url}
          onClick={() => {
            if (url) save(url, `${device?.serial_number ?? id}.svg`);
          }}
        >
          {t("label.download")}
        </Button>
      </div>
    </>
  );
}

function useObjectUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}

function save(url: string, name: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
