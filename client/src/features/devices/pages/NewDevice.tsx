import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useSession } from "@/shared/api/session";
import { useTranslation } from "@/shared/i18n";
import { useDraft } from "@/shared/lib/drafts";
import { uuid } from "@/shared/lib/uuid";
import { PageHeader, toast } from "@/shared/ui";
import { useCreateDevice } from "../api/devices";
import { DeviceForm, NO_DEVICE } from "../components/DeviceForm";

export default function NewDevicePage() {
  const { t } = useTranslation("devices");
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const isForTicket = params.get("next") === "/tickets/new";
  const { user } = useSession();
  const draft = useDraft("new-device", NO_DEVICE);
  const create = useCreateDevice();
  const [keys] = useState(() => new Map<string, string>());
  return (
    <>
      <PageHeader title={t("new.title")} back={isForTicket ? "/tickets/new" : "/devices"}>
        {t("new.lead")}
      </PageHeader>
      <DeviceForm
        defaultValues={NO_DEVICE}
        draft={draft}
        submitLabel={t("new.submit")}
        onSubmit={async (fields) => {
          if (!user) return;
          // The same words are the same device, however often the button is pressed.
          const words = JSON.stringify(fields);
          const idempotencyKey = keys.get(words) ?? uuid();
          keys.set(words, idempotencyKey);
          const device = await create.mutateAsync({ user_id: user.id, ...fields, idempotencyKey });
          if (isForTicket) return navigate(`/tickets/new?device=${device.id}`, { replace: true });
          toast.success(t("new.done"));
          await navigate(`/devices/${device.id}`, { replace: true });
        }}
      />
    </>
  );
}
